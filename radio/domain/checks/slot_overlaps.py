"""Whether two slots are ever on the air at once at a station."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import combinations

from radio.domain.calendar import DAY, Calendar, calendar_of, later
from radio.domain.schedule import Schedules
from radio.domain.slot import COUNTED_FROM, Recurrence, Slot
from radio.domain.station import Station
from radio.domain.timetable.occurrences import Serving, by_station, effective, start_of
from radio.domain.timetable.recurrence import recurrence_days

LOOKED_AHEAD = timedelta(days=400)
"""Slots that meet at all meet within this time: every day of a week, a month and a year."""
CLOCK_CHANGE = timedelta(hours=3)
"""More than clocks are ever put forward or back in one night."""


@dataclass(frozen=True)
class Meeting:
    """Two slots that overlap, and the stations at which they do."""

    one: Slot
    other: Slot
    stations: tuple[Station, ...]


@dataclass(frozen=True)
class _Shape:
    """All of a slot that says when it is on the air: slots of one shape are compared once."""

    when: Recurrence
    starts: time
    length: timedelta


def meetings(schedules: Schedules, *, since: date) -> Sequence[Meeting]:
    """Every two slots that overlap on some day from `since` on, in the order of the slots.

    A slot lasts a day at most; one that runs past midnight meets those of the next day. Dates on
    which one of the two is changed by an override are left to the check of overrides.
    """
    order = {slot.id: at for at, slot in enumerate(schedules.slots)}
    found: dict[tuple[int, int], list[Station]] = {}
    for station, *slots in _meeting(schedules, since):
        one, other = sorted(order[slot.id] for slot in slots)
        found.setdefault((one, other), []).append(station)
    return [
        Meeting(schedules.slots[one], schedules.slots[other], tuple(stations))
        for (one, other), stations in sorted(found.items())
    ]


def _meeting(schedules: Schedules, since: date) -> Iterator[tuple[Station, Slot, Slot]]:
    serving = Serving(schedules.slots, schedules.stations)
    overrides = by_station(schedules.overrides)
    compared = _Compared(calendar_of(schedules.calendar), schedules.slots)
    for station in schedules.stations:
        changed = effective(overrides, station.id) if overrides else {}
        for (one, from_one), (other, from_other) in combinations(serving.at(station.id), 2):
            begin = max(since, from_one, from_other, station.valid_from or since)
            if any(
                station.exists_on(mine)
                and station.exists_on(yours)
                and (one.id, mine) not in changed
                and (other.id, yours) not in changed
                for mine, yours in compared.days(one, other, station.zone, begin)
            ):
                yield station, one, other


class _Compared:
    """Days on which two slots meet; found once for each two shapes, not for each station."""

    def __init__(self, calendar: Calendar, slots: Iterable[Slot]) -> None:
        self._calendar = calendar
        self._shapes = {
            slot.id: _Shape(slot.recurrence, slot.starts, slot.length) for slot in slots
        }
        alike = {shape: at for at, shape in enumerate(dict.fromkeys(self._shapes.values()))}
        self._number = {slot: alike[shape] for slot, shape in self._shapes.items()}
        self._found: dict[tuple[int, int, str, date], Sequence[tuple[date, date]]] = {}

    def days(self, one: Slot, other: Slot, zone: str, since: date) -> Sequence[tuple[date, date]]:
        """The days of both on which they are on the air at once, in one zone."""
        key = (self._number[one.id], self._number[other.id], zone, since)
        if key not in self._found:
            shapes = self._shapes[one.id], self._shapes[other.id]
            self._found[key] = _pairs(*shapes, self._calendar, zone, since)
        return self._found[key]


def _pairs(
    one: _Shape, other: _Shape, calendar: Calendar, zone: str, since: date
) -> Sequence[tuple[date, date]]:
    """The days of both on which they are on the air at once, in one zone."""
    near = [step for step in (-DAY, timedelta(), DAY) if _may_meet(one, other, step)]
    if not near:
        return ()
    begin = max(since, COUNTED_FROM, one.when.valid_from or since, other.when.valid_from or since)
    spans = _spans(one.when, other.when, calendar, begin)
    theirs = _days(other, calendar, spans)
    return tuple(
        (day, other_day)
        for day in sorted(_days(one, calendar, spans))
        for step in near
        if (other_day := later(day, step)) in theirs and _meet(one, day, other, other_day, zone)
    )


def _may_meet(one: _Shape, other: _Shape, step: timedelta) -> bool:
    """Whether the times come near each other when the other's day is `step` later."""
    begins, other_begins = since_midnight(one.starts), step + since_midnight(other.starts)
    return (
        begins - CLOCK_CHANGE < other_begins + other.length
        and other_begins < begins + one.length + CLOCK_CHANGE
    )


def _meet(one: _Shape, day: date, other: _Shape, other_day: date, zone: str) -> bool:
    """Whether they are on the air at once, by the real time of the zone."""
    begins = start_of(day, one.starts, zone)
    other_begins = start_of(other_day, other.starts, zone)
    return begins < other_begins + other.length and other_begins < begins + one.length


def _spans(
    one: Recurrence, other: Recurrence, calendar: Calendar, begin: date
) -> Sequence[tuple[date, date]]:
    """First and last days of the times looked at: long enough for rules, days and extra days."""
    end = later(begin, LOOKED_AHEAD)
    if calendar.last and (one.names_types or other.names_types):
        end = max(end, calendar.last)
    extra = {day for day in (*one.also_on, *other.also_on) if day > end}
    return [(begin, end), *((day - DAY, later(day, DAY)) for day in sorted(extra))]


def _days(shape: _Shape, calendar: Calendar, spans: Iterable[tuple[date, date]]) -> set[date]:
    return {
        day for first, last in spans for day in recurrence_days(shape.when, calendar, first, last)
    }


def since_midnight(clock: time) -> timedelta:
    """How long after midnight a clock shows a time."""
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
