"""Whether the slots of all stations keep the limits, found once for stations that are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from radio.domain.calendar import Calendar, DayType, calendar_of, later
from radio.domain.checks.broken_rule import BrokenRule, last_before_first, unknown_names
from radio.domain.message import Message, message
from radio.domain.near_name import near_name
from radio.domain.schedule import Schedules
from radio.domain.slot import Slot, SlotId
from radio.domain.station import Station, named
from radio.domain.timetable.limit import Limit
from radio.domain.timetable.limits import Breach, breaches, holding, sentence
from radio.domain.timetable.occurrences import Occurrence, Serving, start_of
from radio.domain.timetable.recurrence import slot_days

LOOKED_AHEAD = timedelta(days=400)
"""How long after the last change of slots, limits or calendar the days are looked at."""
LONGEST_LOOK = timedelta(days=20 * 366)
"""However far ahead something is dated."""

Served = Sequence[tuple[Slot, date]]


@dataclass(frozen=True)
class Broken:
    """A limit that some slots break in the same way at one or more stations."""

    breach: Breach
    stations: tuple[Station, ...]

    @property
    def message(self) -> Message:
        """The sentence for a person."""
        return sentence(self.breach, named(self.stations))


def broken_limits(schedules: Schedules, *, since: date) -> Iterator[BrokenRule]:
    """One for each limit and each set of slots that break it; slots with a reason may."""
    places = {slot.id: at for at, slot in enumerate(schedules.slots)}
    for broken in limits_broken(without_excused(schedules), since=since):
        if not broken.breach.warns:
            last = max(broken.breach.slots, key=lambda slot: places[slot.id])
            yield BrokenRule(("slots", places[last.id], "starts"), last.id, broken.message)


def limit_warnings(schedules: Schedules, *, since: date) -> Iterator[Message]:
    """What is allowed but shown: noise by night, and limits that are broken for a reason given."""
    for broken in limits_broken(schedules, since=since):
        reasons = [slot.despite_limits for slot in broken.breach.slots if slot.despite_limits]
        if broken.breach.warns:
            yield broken.message
        elif reasons:
            yield message(
                "%(breach)s; allowed: %(reason)s", breach=broken.message, reason=reasons[-1]
            )


def without_excused(schedules: Schedules) -> Schedules:
    """Without the slots that may break limits: they do not count against the others either."""
    kept = tuple(slot for slot in schedules.slots if not slot.despite_limits)
    return replace(schedules, slots=kept)


def limits_broken(schedules: Schedules, *, since: date) -> Sequence[Broken]:
    """Each limit with each set of slots that breaks it, on the first day it does."""
    if not schedules.limits:
        return []
    found: defaultdict[tuple[Limit, tuple[SlotId, ...]], list[Breach]] = defaultdict(list)
    serving = Serving(schedules.slots, schedules.stations)
    days = _Days(schedules, since)
    for station in schedules.stations:
        for breach in days.breaches_at(station, serving.at(station.id)):
            found[breach.limit, tuple(slot.id for slot in breach.slots)].append(breach)
    return [Broken(same[0], tuple(breach.station for breach in same)) for same in found.values()]


class _Days:
    """The days that are looked at, and what comes round on them."""

    def __init__(self, schedules: Schedules, since: date) -> None:
        self._calendar: Calendar = calendar_of(schedules.calendar)
        self._since = since
        self._last = min(
            later(max(since, *_turns(schedules)), LOOKED_AHEAD), later(since, LONGEST_LOOK)
        )
        self._limits = schedules.limits
        self._alike: dict[tuple[object, ...], tuple[Breach, ...]] = {}

    def breaches_at(self, station: Station, served: Served) -> Iterator[Breach]:
        """The breaches of a station; looked for once for all that broadcast at the same times."""
        limits = tuple(one for one in self._limits if one.nearness(station) is not None)
        key = (
            tuple((slot.recurrence, slot.starts, slot.length, first) for slot, first in served),
            limits,
            station.area,
            station.zone,
            station.valid_from,
            station.valid_to,
        )
        if key not in self._alike:
            numbered = [
                (replace(slot, id=SlotId(str(at))), first)
                for at, (slot, first) in enumerate(served)
            ]
            self._alike[key] = tuple(self._breaches(station, numbered, limits))
        for breach in self._alike[key]:
            due = tuple(
                replace(one, station=station, slot=served[int(one.slot.id)][0])
                for one in breach.due
            )
            yield replace(breach, station=station, due=due)

    def _breaches(
        self, station: Station, served: Served, limits: Sequence[Limit]
    ) -> Iterator[Breach]:
        """The first breach of each limit by each set of slots at a station."""
        seen = set()
        for day, slots in self._kinds_of_days(station, served, limits):
            types = self._calendar.types(day)
            due = sorted(
                (
                    Occurrence(station, slot, day, start_of(day, slot.starts, station.zone))
                    for slot in slots
                ),
                key=lambda one: one.starts_at,
            )
            for breach in breaches(holding(limits, station, day, types), station, day, due):
                key = (breach.limit, breach.slots)
                if key not in seen:
                    seen.add(key)
                    yield breach

    def _kinds_of_days(
        self, station: Station, served: Served, limits: Sequence[Limit]
    ) -> Iterator[tuple[date, tuple[Slot, ...]]]:
        """The first day of each kind: other slots, other kinds of days, other limits in force."""
        known: set[tuple[frozenset[SlotId], frozenset[DayType], tuple[bool, ...]]] = set()
        by_day: defaultdict[date, list[Slot]] = defaultdict(list)
        for slot, first in served:
            for day in self._of(slot):
                if day >= first and station.exists_on(day):
                    by_day[day].append(slot)
        for day in sorted(by_day):
            slots = tuple(by_day[day])
            key = (
                frozenset(slot.id for slot in slots),
                self._calendar.types(day),
                tuple(limit.in_force(day) for limit in limits),
            )
            if key not in known:
                known.add(key)
                yield day, slots

    def _of(self, slot: Slot) -> Sequence[date]:
        return slot_days(slot, self._calendar, self._since, self._last)


def _turns(schedules: Schedules) -> Iterator[date]:
    """Days after which something may be otherwise than before."""
    yield date.min
    for slot in schedules.slots:
        yield from (day for day in (slot.valid_from, *slot.also_on) if day)
    yield from (limit.valid_from for limit in schedules.limits if limit.valid_from)
    yield from (station.valid_from for station in schedules.stations if station.valid_from)
    yield from (special.last for special in schedules.calendar)


def limit_entries(schedules: Schedules) -> Iterator[BrokenRule]:
    """What is wrong with the limits themselves: places, times, two of a kind."""
    stations = {station.id: None for station in schedules.stations}
    areas = _areas(schedules.stations)
    seen: dict[tuple[object, ...], int] = {}
    for at, limit in enumerate(schedules.limits):
        here, name = ("limits", at), limit.kind.value
        yield from unknown_names(here, name, "stations", limit.stations or (), stations)
        yield from last_before_first(here, name, limit.valid_from, limit.valid_to)
        for field, wrong in _wrong_limit(limit, areas):
            yield BrokenRule((*here, field), name, wrong)
        key = (
            limit.kind,
            limit.area,
            limit.stations,
            limit.on_types,
            limit.valid_from,
            limit.valid_to,
        )
        if key in seen:
            yield BrokenRule(here, name, message("this limit is given twice for the same places"))
        seen[key] = at


def _wrong_limit(limit: Limit, areas: Mapping[str, str]) -> Iterator[tuple[str, Message]]:
    if not limit.source.strip():
        yield "source", message("say where the limit comes from; it is named when it refuses")
    if limit.area and limit.stations is not None:
        yield "area", message("a limit is for an area or for stations, not for both")
    if limit.area and limit.area.casefold() not in areas:
        yield "area", near_name(limit.area, sorted(areas.values()))
    if limit.begins is not None and limit.begins == limit.ends:
        yield "until", message("the times are the same")


def _areas(stations: Sequence[Station]) -> Mapping[str, str]:
    """Every end of a station's area that begins at a comma."""
    found = {}
    for station in stations:
        parts = [part.strip() for part in station.area.split(",")]
        for at in range(len(parts)):
            name = ", ".join(parts[at:])
            found[name.casefold()] = name
    return found
