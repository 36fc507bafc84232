"""What emergencies do to a broadcast: when it is heard all the same, and what is lost of it.

Its programme, or its slot, says what comes after an interruption: `resume` goes on with the item
that was broken off, from that item's beginning; `restart` begins the programme again; `drop`
leaves the rest out. Nothing goes on past the end of the slot. A broadcast that begins while an
emergency is heard begins when the emergency ends. What was not heard to its end is lost: the
broadcast is `cut`, and its lost bulletins count as not aired, so that they get airtime again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from radio.domain.audio.cuesheet import Cue, CueSheet
from radio.domain.broadcast import Broadcast, BroadcastState, Choice, Edition
from radio.domain.bulletin import BulletinId
from radio.domain.message import message
from radio.domain.programme import AfterEmergency, Programme, ProgrammeId
from radio.domain.schedule import Slot, SlotId

Taken = tuple[datetime, datetime]
"""A stretch of air that emergencies have: first moment and end."""


@dataclass(frozen=True)
class Stretch:
    """A part of an edition that is heard without a break."""

    starts_at: datetime
    first: timedelta
    """Offset in the edition at which it begins."""
    last: timedelta
    """Offset at which it ends."""


@dataclass(frozen=True)
class Heard:
    """What is heard of one broadcast."""

    stretches: tuple[Stretch, ...]
    lost: tuple[BulletinId, ...]
    """Bulletins of which no reading was heard to its end."""
    lost_time: timedelta
    """Playing time of all items that were not heard to their end."""

    @property
    def cut(self) -> bool:
        """Whether anything is lost."""
        return self.lost_time > timedelta()


def heard(
    broadcast: Broadcast, edition: Edition, taken: Iterable[Taken], after: AfterEmergency
) -> Heard:
    """What is heard of the broadcast when emergencies have the air at these times."""
    stretches = tuple(_stretches(broadcast, edition, _joined(taken), after))
    readings: dict[BulletinId, bool] = {}
    lost_time = timedelta()
    for segment, cue in zip(broadcast.rundown.segments, edition.cues.cues, strict=True):
        whole = any(
            one.first <= cue.starts and cue.starts + cue.length <= one.last for one in stretches
        )
        lost_time += timedelta() if whole else cue.length
        if segment.bulletin is not None and segment.text is None:
            readings[segment.bulletin] = readings.get(segment.bulletin, False) or whole
    lost = tuple(bulletin for bulletin, whole in readings.items() if not whole)
    return Heard(stretches, lost, lost_time)


def after_emergency(
    broadcast: Broadcast, programmes: Iterable[Programme], slots: Iterable[Slot]
) -> AfterEmergency:
    """The broadcast's own rule: its slot's, else its programme's, else `resume`."""
    slot_rules: dict[SlotId, AfterEmergency | None] = {one.id: one.after_emergency for one in slots}
    rules: dict[ProgrammeId, AfterEmergency] = {one.id: one.after_emergency for one in programmes}
    of_programme = rules.get(broadcast.programme, AfterEmergency.RESUME)
    return slot_rules.get(broadcast.slot) or of_programme


def cut(broadcast: Broadcast, what: Heard) -> Broadcast:
    """The broadcast as history has it, with a reason at each bulletin it lost."""
    reason = message("An emergency cut it off here; it gets airtime again.")
    lost = (Choice(taken=False, reason=reason, bulletins=what.lost),) if what.lost else ()
    kept = (_without(one, what.lost) for one in broadcast.choices)
    choices = (*(one for one in kept if one is not None), *lost)
    return replace(broadcast, state=BroadcastState.CUT, lost=what.lost, choices=choices)


def _without(choice: Choice, lost: Sequence[BulletinId]) -> Choice | None:
    """The choice as it holds for those that were heard; None when it holds for nobody."""
    left = tuple(one for one in choice.bulletins if one not in lost)
    return replace(choice, bulletins=left) if left or not choice.bulletins else None


def _stretches(
    broadcast: Broadcast, edition: Edition, taken: Sequence[Taken], after: AfterEmergency
) -> Iterator[Stretch]:
    end = broadcast.starts_at + broadcast.slot_length
    now, offset = broadcast.starts_at, timedelta()
    for begins, ends in (*taken, (end, end)):
        if ends < now:
            continue
        stop = min(begins, end)
        if stop > now:
            last = min(offset + (stop - now), edition.length)
            if last > offset:
                yield Stretch(now, offset, last)
            if last == edition.length or after is AfterEmergency.DROP:
                return
            offset = _again_from(last, edition.cues, after)
        now = max(now, ends)


def _again_from(broken: timedelta, cues: CueSheet, after: AfterEmergency) -> timedelta:
    if after is AfterEmergency.RESTART:
        return timedelta()
    begun: list[Cue] = [one for one in cues.cues if one.starts <= broken < one.starts + one.length]
    return begun[-1].starts if begun else broken


def _joined(taken: Iterable[Taken]) -> Sequence[Taken]:
    """Without overlaps, in order of time."""
    joined: list[Taken] = []
    for begins, ends in sorted(taken):
        if joined and begins <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(ends, joined[-1][1])
        else:
            joined.append((begins, ends))
    return joined
