"""One slot on one date at one station, planned with its reasons, and the edition made for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from radio.domain.audio.cuesheet import CueSheet
from radio.domain.bulletin import BulletinId
from radio.domain.errors import Failure
from radio.domain.message import Message
from radio.domain.programme import ProgrammeId, Rundown, Segment, SegmentKind
from radio.domain.schedule import SlotId
from radio.domain.station import StationId

BroadcastId = NewType("BroadcastId", str)
"""`station/YYYY-MM-DD/slot`: the key that keeps anything from being done twice."""


class BroadcastState(StrEnum):
    """How far a broadcast has come; silence from a station is `unconfirmed`, never `missed`."""

    PLANNED = "planned"
    DELIVERED = "delivered"
    ON_AIR = "on_air"
    AIRED = "aired"
    CUT = "cut"
    MISSED = "missed"
    UNCONFIRMED = "unconfirmed"


OPEN = frozenset({BroadcastState.PLANNED, BroadcastState.DELIVERED})
"""States in which a broadcast may be planned anew; what was on the air is history."""


@dataclass(frozen=True)
class Choice:
    """One decision of the planner with its reason: about bulletins, or the whole broadcast."""

    taken: bool
    reason: Message
    bulletins: tuple[BulletinId, ...] = ()
    """Those for which it was decided, by the same reason; none: the broadcast as a whole."""

    @property
    def about(self) -> tuple[BulletinId | None, ...]:
        """Each of them; None once where it is the broadcast as a whole."""
        return self.bulletins or (None,)


@dataclass(frozen=True)
class Broadcast:
    """What goes out at one station in one slot on one date."""

    id: BroadcastId
    station: StationId
    slot: SlotId
    programme: ProgrammeId
    title: str
    on: date
    """Local date at the station."""
    starts_at: datetime
    """UTC."""
    slot_length: timedelta
    rundown: Rundown
    """Without segments when there is nothing to say: that broadcast is silence."""
    choices: tuple[Choice, ...] = ()
    state: BroadcastState = BroadcastState.PLANNED
    lost: tuple[BulletinId, ...] = ()
    """Bulletins that an emergency cut off; they count as not aired."""
    held: bool = False
    """A person restored it: planning leaves it as it is while all in it may be heard."""

    @property
    def over(self) -> bool:
        """Whether it is history: nothing is made for it any more."""
        return self.state in {BroadcastState.AIRED, BroadcastState.CUT, BroadcastState.MISSED}

    @property
    def given(self) -> tuple[BulletinId, ...]:
        """The bulletins that get airtime here, in playing order: all but those it lost."""
        return tuple(one for one in self.rundown.bulletins if one not in self.lost)

    @property
    def relay(self) -> Segment | None:
        """What is carried live, where this broadcast is a relay."""
        match self.rundown.segments:
            case (Segment(kind=SegmentKind.RELAY) as segment,):
                return segment
        return None

    @property
    def made_here(self) -> bool:
        """Whether it has audio of its own: silence and a relay have none."""
        return bool(self.rundown.segments) and self.relay is None


def broadcast_id(station: StationId, on: date, slot: SlotId) -> BroadcastId:
    """The key of a broadcast."""
    return BroadcastId(f"{station}/{on.isoformat()}/{slot}")


@dataclass(frozen=True)
class Edition:
    """The finished, measured audio of one broadcast."""

    broadcast: BroadcastId
    media: str
    """Key of the MP3 in the media store; named by content."""
    sha256: str
    bytes: int
    length: timedelta
    loudness: float
    """Integrated loudness of the whole, LUFS."""
    cues: CueSheet
    heard: tuple[tuple[BulletinId, str], ...] = ()
    """Each bulletin in it with the `heard_hash` its audio was made from, in playing order."""


@dataclass(frozen=True)
class Plan:
    """The planner's answer: broadcasts in order of time, each with its choices."""

    made_at: datetime
    broadcasts: tuple[Broadcast, ...]
    changed: tuple[BroadcastId, ...] = ()
    """Those that are heard otherwise than they were kept before, or not there any more."""
    failures: tuple[Failure, ...] = ()
    """Stations that could not be planned now; what was planned there before stays."""
    unspoken: tuple[Failure, ...] = ()
    """Bulletins that cannot be spoken now and were left out, each at one of the stations."""
