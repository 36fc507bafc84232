"""What would be: the plan, and the coverage it leaves, if a slot or a bulletin were added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from radio.domain.broadcast import Broadcast
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.coverage.coverage_table import Line, Measure, coverage, differences, plays
from radio.domain.planning.planner import Request, plan
from radio.domain.planning.reception import Lengths
from radio.domain.programme import Segment
from radio.domain.schedule import Schedules
from radio.domain.slot import Slot
from radio.domain.station import StationId


@dataclass(frozen=True)
class Foreseen:
    """What a change would do to the coverage."""

    before: tuple[Line, ...]
    after: tuple[Line, ...]
    broadcasts: tuple[Broadcast, ...]
    """The broadcasts as they would be."""

    @property
    def changed(self) -> tuple[tuple[Line, Line], ...]:
        """The lines it changes, as they are and as they would be."""
        return differences(self.before, self.after)


def with_slot(request: Request, slot: Slot) -> Request:
    """The same with one more slot."""
    slots = (*request.schedules.slots, slot)
    return replace(request, schedules=replace(request.schedules, slots=slots))


def with_bulletin(request: Request, bulletin: Bulletin) -> Request:
    """The same with one more bulletin, or another in the place of the one with its id."""
    others = tuple(one for one in request.bulletins if one.id != bulletin.id)
    return replace(request, bulletins=(*others, bulletin))


def foresee(before: Request, after: Request, lengths: Lengths) -> Foreseen:
    """Plan both and compare what they leave of the targets on the last date that is planned.

    Changes nothing; the same input gives the same answer.
    """
    on = before.first + timedelta(days=before.days - 1)
    made = plan(after, lengths).broadcasts
    return Foreseen(
        lines_of(before, plan(before, lengths).broadcasts, lengths, on),
        lines_of(after, made, lengths, on),
        made,
    )


def lines_of(
    request: Request, planned: tuple[Broadcast, ...], lengths: Lengths, on: date
) -> tuple[Line, ...]:
    """The coverage on a day with what stands and what is planned."""
    both = {one.id: one for one in (*request.standing, *planned)}
    known: Mapping[BulletinId, Bulletin] = {one.id: one for one in request.bulletins}
    found = plays(both.values(), known, measured(request.schedules, lengths))
    return coverage(request.schedules, found, on, both.values(), request.stations)


def measured(schedules: Schedules, lengths: Lengths) -> Measure:
    """How long a bulletin is at a station; nobody asks unless a target is in minutes."""
    stations = {one.id: one for one in schedules.stations}
    minutes = any(target.minutes is not None for target in schedules.plan.targets)

    def length(station: StationId, segment: Segment) -> timedelta:
        known_here = minutes and station in stations
        return lengths(stations[station], segment, None) if known_here else timedelta()

    return length
