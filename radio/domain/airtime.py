"""Gives out the airtime of one broadcast, never more than the slot has.

Trim rule: bulletins come in their turn; one that does not fit any more is dropped and the page
says by how much; a shorter one after it may still find room. So the lowest are dropped first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from radio.domain.broadcast import Broadcast, BroadcastId, Choice, broadcast_id
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.message import Message, message
from radio.domain.programme import Items, Programme, Rundown, Segment
from radio.domain.rundown import Chosen, places_of, rundown
from radio.domain.schedule import Slot
from radio.domain.station import Station
from radio.domain.turns import Turn

Lengths = Callable[[Station, Sequence[Segment]], timedelta]
"""Playing time of segments in a row at a station, silences between them included; from takes."""

SILENCE = Rundown(())


@dataclass(frozen=True)
class Opening:
    """A slot that comes round at a station on a date, still empty."""

    station: Station
    slot: Slot
    programme: Programme
    on: date
    starts_at: datetime
    """UTC."""

    @property
    def broadcast(self) -> BroadcastId:
        """The key of the broadcast this becomes."""
        return broadcast_id(self.station.id, self.on, self.slot.id)

    def becomes(self, rundown: Rundown, choices: Sequence[Choice] = ()) -> Broadcast:
        """The broadcast of this opening with a rundown and why it is that."""
        return Broadcast(
            id=self.broadcast,
            station=self.station.id,
            slot=self.slot.id,
            programme=self.programme.id,
            title=self.programme.title,
            on=self.on,
            starts_at=self.starts_at,
            slot_length=self.slot.length,
            rundown=rundown,
            choices=tuple(choices),
        )

    @property
    def places(self) -> Mapping[str, str]:
        """What fills the places of the station's lines."""
        return places_of(self.station, self.starts_at)


def give_out(
    opening: Opening, turns: Sequence[Turn], lengths: Lengths
) -> tuple[Rundown, tuple[Choice, ...]]:
    """The rundown, and a choice with its reason for every bulletin in its turn.

    Measuring is dear, so the whole is measured first: when all of it fits, each part of it does.
    """
    chosen: Chosen = {}
    all_fits = _over(opening, _all_placed(opening.programme, turns), lengths) <= timedelta()
    over = timedelta() if all_fits else _over(opening, chosen, lengths)
    if over > timedelta():
        dropped = (not_taken(_no_time(over), turn.bulletin.id) for turn in turns)
        return SILENCE, (not_taken(_frame_too_long(over)), *dropped)
    choices = []
    for turn in turns:
        trial = _placed(opening.programme, chosen, turn.bulletin)
        if isinstance(trial, Message):
            choices.append(not_taken(trial, turn.bulletin.id))
            continue
        over = timedelta() if all_fits else _over(opening, trial, lengths)
        if over > timedelta():
            choices.append(not_taken(_no_time(over), turn.bulletin.id))
            continue
        chosen = trial
        choices.append(Choice(taken=True, reason=turn.reason, bulletin=turn.bulletin.id))
    if not chosen and any(isinstance(part, Items) for part in opening.programme.parts):
        return SILENCE, (not_taken(message("Nothing can be heard in this broadcast.")), *choices)
    return rundown(opening.programme, chosen, opening.places, opening.station.languages), tuple(
        choices
    )


def not_taken(reason: Message, bulletin: BulletinId | None = None) -> Choice:
    """The choice against a bulletin, or against the whole broadcast."""
    return Choice(taken=False, reason=reason, bulletin=bulletin)


def _over(opening: Opening, chosen: Chosen, lengths: Lengths) -> timedelta:
    """How much longer than the slot the programme would be; negative while there is room."""
    segments = rundown(
        opening.programme, chosen, opening.places, opening.station.languages
    ).segments
    return lengths(opening.station, segments) - opening.slot.length


def _placed(programme: Programme, chosen: Chosen, bulletin: Bulletin) -> Chosen | Message:
    """`chosen` with the bulletin in the first part with room for its kind; else why not."""
    fitting = {
        index: part.at_most
        for index, part in enumerate(programme.parts)
        if isinstance(part, Items) and bulletin.script.kind in part.kinds
    }
    for index, at_most in fitting.items():
        before = chosen.get(index, ())
        if len(before) < at_most:
            return {**chosen, index: (*before, bulletin)}
    if not fitting:
        return message("This programme has no place for its kind.")
    return message(
        "Its kind has %(places)s places in this programme; those before it have them.",
        places=sum(fitting.values()),
    )


def _all_placed(programme: Programme, turns: Sequence[Turn]) -> Chosen:
    """What would be chosen if time were no matter."""
    chosen: Chosen = {}
    for turn in turns:
        trial = _placed(programme, chosen, turn.bulletin)
        chosen = chosen if isinstance(trial, Message) else trial
    return chosen


def _no_time(over: timedelta) -> Message:
    return message(
        "No time left: the programme would be %(seconds)s s longer than its slot.",
        seconds=ceil(over.total_seconds()),
    )


def _frame_too_long(over: timedelta) -> Message:
    return message(
        "The programme's own lines and tunes alone are %(seconds)s s longer than the slot.",
        seconds=ceil(over.total_seconds()),
    )
