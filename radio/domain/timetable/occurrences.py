"""When the slots come round at the stations: rules, days, zones, successors and overrides.

Days are found once for all slots that come round alike and moments once for each zone, so that
ten thousand stations cost little more than one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from radio.domain.calendar import calendar_of
from radio.domain.errors import Refused
from radio.domain.schedule import Schedules
from radio.domain.slot import Slot, SlotId
from radio.domain.station import Station, StationId
from radio.domain.timetable.override import Change, Override
from radio.domain.timetable.recurrence import slot_days
from radio.domain.timetable.succession import Takers, takers

Moments = Mapping[date, datetime]
"""The start (UTC) of each local date on which a slot comes round."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One slot on one date at one station."""

    station: Station
    slot: Slot
    """As it is on this date: an override may have changed programme, start and length."""
    on: date
    """Local date at the station on which it begins."""
    starts_at: datetime
    """UTC."""
    override: Override | None = None
    """What made it different from its slot."""

    @property
    def ends_at(self) -> datetime:
        """When its airtime is over, UTC."""
        return self.starts_at + self.slot.length


def occurrences(
    schedules: Schedules, first: date, last: date, stations: Collection[StationId] | None = None
) -> Iterator[Occurrence]:
    """Everything that comes round from `first` to `last`, both included, by station, then time.

    The order of stations is that of the schedules; `stations` are those asked for, None: all. Days
    on which a station's unit does not exist, days outside a slot's own dates, silent days and what
    was cancelled are left out; what was moved counts on the day it was moved to. Raises `Refused`
    for a rule or a zone that is none.
    """
    rounds = Rounds(schedules)
    for station in schedules.stations:
        if stations is None or station.id in stations:
            yield from rounds.at(station, first, last)


def start_of(day: date, clock: time, zone: str) -> datetime:
    """The moment (UTC) of a wall-clock time in a zone.

    A time that summer time leaps over comes as much later as the clocks go forward, one that comes
    twice is the first (RFC 5545, 3.3.5). Raises `Refused` for a zone that is none.
    """
    return datetime.combine(day, clock, zone_of(zone)).astimezone(UTC)


def zone_of(name: str) -> ZoneInfo:
    """The zone of a name; raises `Refused` when this machine knows none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused("This machine knows no time zone %(zone)s.", zone=name) from None


class Rounds:
    """The slots of some schedules, ready to be asked for again and again."""

    def __init__(self, schedules: Schedules) -> None:
        self._calendar = calendar_of(schedules.calendar)
        self._serving = Serving(schedules.slots, schedules.stations)
        self._overrides = by_station(schedules.overrides)
        self._moments: dict[tuple[SlotId, str, date, date], Moments] = {}

    def at(self, station: Station, first: date, last: date) -> list[Occurrence]:
        """What comes round at one station from `first` to `last`, in order of start."""
        found = list(self._unchanged(station, first, last))
        if self._overrides:
            changed = effective(self._overrides, station.id)
            found = [one for one in found if (one.slot.id, one.on) not in changed]
            due = (one for one in changed.values() if first <= one.lands_on <= last)
            found += (made for one in due if (made := self._changed(station, one)) is not None)
        found.sort(key=lambda one: (one.starts_at, one.slot.id))
        return found

    def comes(self, station: Station, slot: SlotId, on: date) -> Slot | None:
        """The slot when its rule brings it to the station on a date, overrides apart."""
        for one, since in self._serving.at(station.id):
            if one.id == slot and on >= since and station.exists_on(on):
                return one if slot_days(one, self._calendar, on, on) else None
        return None

    def _unchanged(self, station: Station, first: date, last: date) -> Iterator[Occurrence]:
        for slot, since in self._serving.at(station.id):
            for day, starts_at in self._starts(slot, station.zone, first, last).items():
                if day >= since and station.exists_on(day):
                    yield Occurrence(station, slot, day, starts_at)

    def _starts(self, slot: Slot, zone: str, first: date, last: date) -> Moments:
        key = (slot.id, zone, first, last)
        if key not in self._moments:
            days = slot_days(slot, self._calendar, first, last)
            self._moments[key] = {day: start_of(day, slot.starts, zone) for day in days}
        return self._moments[key]

    def _changed(self, station: Station, override: Override) -> Occurrence | None:
        """What goes out because of an override; None when nothing does."""
        day = override.lands_on
        slot = self._as_changed(station, override)
        if slot is None or not station.exists_on(day):
            return None
        return Occurrence(station, slot, day, start_of(day, slot.starts, station.zone), override)

    def _as_changed(self, station: Station, override: Override) -> Slot | None:
        if override.does in {Change.CANCEL, Change.DROP}:
            return None
        if override.does is Change.ADD:
            return added(override)
        slot = self.comes(station, override.slot, override.on)
        return changed(slot, override) if slot else None


def added(override: Override) -> Slot | None:
    """The slot of a single addition; None when it does not say what, when and how long."""
    if override.programme is None or override.starts is None or override.length is None:
        return None
    return Slot(override.slot, override.programme, override.starts, override.length)


def changed(slot: Slot, override: Override) -> Slot:
    """The slot as it is on the date of the override.

    One that was moved to another day has a name of its own there, as the slot itself may come
    round on that day too.
    """
    return replace(
        slot,
        id=override.lands_as,
        programme=override.programme or slot.programme,
        starts=override.starts or slot.starts,
        length=override.length or slot.length,
    )


class Serving:
    """Which slots are meant for which stations, and from which day on."""

    def __init__(self, slots: Iterable[Slot], stations: Iterable[Station]) -> None:
        known = {station.id: station for station in stations}
        self._everywhere: list[tuple[Slot, date]] = []
        self._listed: defaultdict[StationId, list[tuple[Slot, date]]] = defaultdict(list)
        for slot in slots:
            if slot.stations is None:
                self._everywhere.append((slot, date.min))
                continue
            for station, since in _served_by(slot, slot.stations, known).items():
                self._listed[station].append((slot, since))

    def at(self, station: StationId) -> Sequence[tuple[Slot, date]]:
        """The slots of a station, each with the first day on which it is the station's."""
        listed = self._listed.get(station)
        return [*self._everywhere, *listed] if listed else self._everywhere


def _served_by(
    slot: Slot, listed: Iterable[StationId], stations: Mapping[StationId, Station]
) -> Takers:
    return takers(listed, stations) if slot.handed_over else dict.fromkeys(listed, date.min)


OverridesByStation = Mapping[StationId | None, Sequence[Override]]


def by_station(overrides: Iterable[Override]) -> OverridesByStation:
    """Overrides by the station they name; None has those for every station."""
    found: defaultdict[StationId | None, list[Override]] = defaultdict(list)
    for override in overrides:
        found[override.station].append(override)
    return dict(found)


def effective(
    overrides: OverridesByStation, station: StationId
) -> Mapping[tuple[SlotId, date], Override]:
    """What holds at a station for each slot and date: its own goes before that of all."""
    both = (*overrides.get(None, ()), *overrides.get(station, ()))
    return {(one.slot, one.on): one for one in both}
