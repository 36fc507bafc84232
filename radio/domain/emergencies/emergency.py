"""An emergency: words that go out at once, over everything, until they are cancelled or expire.

Whoever airs one approves it by that very act, under their name; another approver looks at it
afterwards. What is heard in one airing: the alert tone, `Thông báo khẩn`, who warns and since when,
the words, and the words again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from radio.domain.bulletin import Approval, Bulletin, BulletinId
from radio.domain.errors import Refused
from radio.domain.people import PersonId
from radio.domain.programme import Rundown, Segment, SegmentKind
from radio.domain.station import Station, StationId
from radio.domain.version import best_language
from radio.domain.vietnamese_dates import clock_time, long_date

EmergencyId = NewType("EmergencyId", str)
"""`khan-2022-10-03-1`: the local date at the centre and a running number."""

ALERT = "alert"
"""The house sound in front."""
OPENING = "Thông báo khẩn."
AGAIN = "Xin nhắc lại thông báo khẩn."
LONGEST = timedelta(minutes=15)
"""One airing is never longer."""
LONGEST_LIFE = timedelta(hours=72)
"""It expires at the latest so long after it was sent; then somebody has to decide anew."""
SHORTEST_INTERVAL = timedelta(minutes=1)


class Level(StrEnum):
    """How grave it is, from low to high."""

    MINOR = "minor"
    MODERATE = "moderate"
    SEVERE = "severe"
    EXTREME = "extreme"

    @property
    def rank(self) -> int:
        """0 to 3: higher is graver."""
        return list(Level).index(self)


class Verdict(StrEnum):
    """What the approver said who looked at it afterwards."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"


@dataclass(frozen=True)
class Review:
    """The look that another approver takes at it afterwards."""

    by: PersonId
    at: datetime
    verdict: Verdict
    remark: str = ""
    """What was wrong; always there with `corrected`."""


@dataclass(frozen=True)
class Cancel:
    """That it was stopped."""

    at: datetime
    by: PersonId | None
    """None: a cancel or an update of those who warn."""
    reason: str


@dataclass(frozen=True)
class Emergency:
    """One emergency with all that was decided about it."""

    id: EmergencyId
    bulletin: BulletinId
    """Whose words are heard."""
    written_for_it: bool
    """Whether the bulletin was written for it and has no place in programmes."""
    level: Level
    stations: tuple[StationId, ...]
    source: str
    """Who warns, as it is said: `Ban Chỉ huy phòng, chống thiên tai huyện`."""
    issued_at: datetime
    """When they warned; it is said."""
    approval: Approval
    """Who aired it, when, and the `seal` of all that is heard."""
    every: timedelta
    """From one airing to the next; never less than an airing lasts."""
    expires_at: datetime
    times: int | None = None
    """Airings in all; None: as many as there is time for."""
    readings: int = 2
    """How often the words are read in one airing."""
    length: timedelta = timedelta()
    """Playing time of one airing, where it is longest."""
    advisory: str = ""
    """Key of the CAP message it came from; empty when staff wrote it."""
    cancel: Cancel | None = None
    review: Review | None = None
    version: int = 1
    """Rises with each change."""

    @property
    def over_at(self) -> datetime:
        """When it is cancelled or expires: no airing begins after that."""
        return min(self.cancel.at, self.expires_at) if self.cancel else self.expires_at

    def cancelled(self, cancel: Cancel) -> Emergency:
        """The emergency stopped at once; raises `Refused` when it is over already."""
        if self.over_at <= cancel.at:
            raise Refused("%(emergency)s is over already.", emergency=self.id)
        if not cancel.reason.strip():
            raise Refused("Say why it is cancelled.")
        return replace(self, cancel=cancel, version=self.version + 1)

    def reviewed(self, review: Review) -> Emergency:
        """The emergency with its review, which its sender may not give."""
        if self.review is not None:
            raise Refused("%(emergency)s was reviewed already.", emergency=self.id)
        if review.by == self.approval.by:
            raise Refused("Whoever aired an emergency does not review it; another approver does.")
        if review.verdict is Verdict.CORRECTED and not review.remark.strip():
            raise Refused("Say what was wrong.")
        return replace(self, review=review, version=self.version + 1)


@dataclass(frozen=True)
class Airing:
    """One time that it is due on the air."""

    number: int
    """From 1."""
    starts_at: datetime
    ends_at: datetime


def airings(emergency: Emergency, now: datetime) -> tuple[Airing, ...]:
    """The airings that are on or still to come at `now`, by the emergency's own rule.

    One that has begun is heard to its end when the emergency expires, and breaks off when it is
    cancelled. What another emergency does to them is told by `on_air`.
    """
    return tuple(one for one in all_airings(emergency) if one.ends_at > now)


def all_airings(emergency: Emergency) -> Iterator[Airing]:
    """Every airing from the first, that of the moment it was sent."""
    starts, number = emergency.approval.at, 1
    step = max(emergency.every, emergency.length, SHORTEST_INTERVAL)
    while starts < emergency.over_at and number <= (emergency.times or number):
        ends = starts + emergency.length
        if emergency.cancel is not None:
            ends = min(ends, emergency.cancel.at)
        yield Airing(number, starts, ends)
        starts, number = starts + step, number + 1


def lines(emergency: Emergency, station: Station) -> tuple[str, str, str]:
    """What the station says around the words: opening, who warns and since when, and again."""
    local = emergency.issued_at.astimezone(ZoneInfo(station.zone))
    said = f"{clock_time(local.time())}, {long_date(local.date())}"
    return OPENING, f"{emergency.source} thông báo lúc {said}.", AGAIN


def segments(emergency: Emergency, bulletin: Bulletin, station: Station) -> Rundown:
    """What one airing is at a station, in the language it likes best of those there are."""
    opening, source, again = lines(emergency, station)
    script = bulletin.script
    best = best_language(script, bulletin.versions, station.languages)
    language = None if best in {None, script.language} else best
    words = Segment(SegmentKind.SPEECH, script.title, bulletin=bulletin.id, language=language)
    repeated = [_line("Nhắc lại", again), words] * (emergency.readings - 1)
    alert = Segment(SegmentKind.JINGLE, "Tín hiệu khẩn", sound=ALERT)
    opened = (alert, _line("Thông báo khẩn", opening), _line("Nguồn tin", source), words)
    return Rundown((*opened, *repeated))


def seal(heard: str, voice: str, said: Mapping[StationId, Sequence[str]]) -> str:
    """SHA-256 (hex) of all that is heard: hash of the words, and each station's spoken lines."""
    all_heard = [heard, voice, [[station, list(said[station])] for station in sorted(said)]]
    return hashlib.sha256(json.dumps(all_heard, ensure_ascii=False).encode()).hexdigest()


def _line(title: str, text: str) -> Segment:
    return Segment(SegmentKind.SPEECH, title, text=text)
