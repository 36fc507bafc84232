"""Occurrences and checks: how long a year of 14 stations and a week of a whole country take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from time import perf_counter
from tracemalloc import get_traced_memory, start, stop

from radio.domain.calendar import DayType
from radio.domain.checks.schedule_checks import check
from radio.domain.schedule import Schedules, Slot, SlotId
from radio.domain.station import StationId
from radio.domain.timetable.calendar_hints import hints
from radio.domain.timetable.limit import Limit, LimitKind
from radio.domain.timetable.occurrences import occurrences
from radio.domain.timetable.override import Change, Override
from radio.domain.timetable.recurrence import recurrence_days, recurring
from tests.builders import MONDAY, a_slot, a_station, some_schedules

WEEK, YEAR = timedelta(days=6), timedelta(days=364)
LIMITS = (
    Limit(LimitKind.SESSIONS_A_DAY, "bench", at_most=3),
    Limit(LimitKind.MINUTES_A_SESSION, "bench", at_most=45),
    Limit(LimitKind.QUIET_HOURS, "bench", begins=time(21), ends=time(5)),
)


def run(report: Callable[[str, float, str], None]) -> None:
    """Slots for all, then slots of each station's own, each with a hundred overrides."""
    for stations, span, named in ((14, YEAR, "a year"), (10_000, WEEK, "a week")):
        for own in (False, True):
            given = _country(stations, own=own)
            what = f"{named}, {stations} stations, {len(given.slots)} slots"
            report(f"occurrences of {what}", _spent(lambda g=given, s=span: _all(g, s)), "s")
            report(f"check of {what}", _spent(lambda g=given: check(g, MONDAY)), "s")
    given = _country(10_000, own=True)
    start()
    count = sum(1 for _ in occurrences(given, MONDAY, MONDAY + WEEK))
    report(f"memory for {count} occurrences one by one", get_traced_memory()[1] / 1e6, "MB")
    stop()


def _all(given: Schedules, span: timedelta) -> int:
    return sum(1 for _ in occurrences(given, MONDAY, MONDAY + span))


def _spent(act: Callable[[], object]) -> float:
    """Seconds of one call with nothing kept from before."""
    recurring.cache_clear()
    recurrence_days.cache_clear()
    began = perf_counter()
    act()
    return perf_counter() - began


def _country(count: int, *, own: bool) -> Schedules:
    stations = tuple(
        a_station(f"s{number}", code=f"{number:05}", successor=None) for number in range(count)
    )
    morning = a_slot(not_on_types=(DayType.TET,))
    evening = a_slot(id=SlotId("chieu"), starts=time(17), on_types=(DayType.WEEKDAY,))
    slots: tuple[Slot, ...] = (morning, evening)
    if own:
        slots = tuple(
            a_slot(
                id=SlotId(f"{slot.id}-{station.id}"),
                starts=time(slot.starts.hour, number % 4 * 10),
                stations=(station.id,),
                on_types=slot.on_types,
            )
            for number, station in enumerate(stations)
            for slot in (morning, evening)
        )
    overrides = tuple(
        Override(
            slots[0].id if not own else SlotId(f"buoi-sang-s{number}"),
            MONDAY + timedelta(days=1),
            Change.CHANGE,
            "bench",
            station=StationId(f"s{number}"),
            starts=time(6),
        )
        for number in range(min(count, 100))
    )
    calendar = tuple(day for year in range(2022, 2027) for day in hints(year))
    return some_schedules(
        stations=stations,
        slots=slots,
        calendar=calendar,
        limits=LIMITS,
        overrides=overrides,
        plan=some_schedules().plan,
    )
