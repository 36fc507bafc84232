"""When slots come round, by rule, zone and the life of a commune."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest

from radio.domain.calendar import SpecialDay
from radio.domain.errors import Refused
from radio.domain.occurrences import occurrences as all_occurrences
from radio.domain.slot import Slot
from radio.domain.station import Station, StationId
from tests.builders import MONDAY, a_slot, a_station, some_schedules

WEEK = timedelta(days=6)


def occurrences(
    slot: Slot, station: Station, first: date, last: date, calendar: Sequence[SpecialDay] = ()
) -> tuple[tuple[date, datetime], ...]:
    """Local date and start of each time one slot comes round at one station."""
    schedules = some_schedules(slots=(slot,), stations=(station,), calendar=tuple(calendar))
    return tuple((one.on, one.starts_at) for one in all_occurrences(schedules, first, last))


def days(found: tuple[tuple[date, datetime], ...]) -> list[date]:
    return [day for day, _ in found]


def test_a_daily_slot_comes_every_day_at_its_local_time() -> None:
    found = occurrences(a_slot(), a_station(), MONDAY, MONDAY + WEEK)
    assert len(found) == 7
    assert found[0] == (MONDAY, datetime(2022, 10, 2, 22, tzinfo=UTC))


def test_a_rule_chooses_the_days_of_the_week() -> None:
    slot = a_slot(repeat="FREQ=WEEKLY;BYDAY=MO,WE,FR")
    found = days(occurrences(slot, a_station(), MONDAY, MONDAY + WEEK))
    assert [day.isoweekday() for day in found] == [1, 3, 5]


def test_every_other_day_is_counted_from_the_first_day_of_the_slot() -> None:
    slot = a_slot(repeat="FREQ=DAILY;INTERVAL=2", valid_from=MONDAY + timedelta(days=1))
    found = days(occurrences(slot, a_station(), MONDAY, MONDAY + WEEK))
    assert [(day - MONDAY).days for day in found] == [1, 3, 5]


def test_the_slots_own_first_and_last_day_are_kept() -> None:
    slot = a_slot(valid_from=date(2022, 10, 4), valid_to=date(2022, 10, 5))
    found = days(occurrences(slot, a_station(), MONDAY, MONDAY + WEEK))
    assert found == [date(2022, 10, 4), date(2022, 10, 5)]


def test_the_29th_of_february_comes_in_leap_years_only() -> None:
    slot = a_slot(repeat="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    station = a_station(valid_to=None)
    found = days(occurrences(slot, station, date(2022, 1, 1), date(2028, 12, 31)))
    assert found == [date(2024, 2, 29), date(2028, 2, 29)]


def test_the_last_day_of_each_month_is_found() -> None:
    slot = a_slot(repeat="FREQ=MONTHLY;BYMONTHDAY=-1")
    found = days(occurrences(slot, a_station(), date(2024, 1, 1), date(2024, 4, 30)))
    assert [day.day for day in found] == [31, 29, 31, 30]


def test_on_a_silent_day_nothing_comes_round() -> None:
    tet = SpecialDay(date(2023, 1, 22), "Mùng 1 Tết Quý Mão", "tet", silent=True)
    eve = SpecialDay(date(2023, 1, 21), "30 Tết", "tet")
    found = occurrences(
        a_slot(), a_station(), date(2023, 1, 21), date(2023, 1, 23), calendar=[tet, eve]
    )
    assert days(found) == [date(2023, 1, 21), date(2023, 1, 23)]


def test_a_merged_commune_falls_silent_on_its_last_day_and_its_successor_takes_over() -> None:
    old = a_station()
    new = a_station("phu-thong-2025", valid_from=date(2025, 7, 1), valid_to=None, successor=None)
    eve, after = date(2025, 6, 29), date(2025, 7, 2)
    assert days(occurrences(a_slot(), old, eve, after)) == [eve, date(2025, 6, 30)]
    assert days(occurrences(a_slot(), new, eve, after)) == [date(2025, 7, 1), after]


def test_a_slot_of_other_stations_is_not_ours() -> None:
    slot = a_slot(stations=(StationId("don-phong"),))
    assert occurrences(slot, a_station(), MONDAY, MONDAY + WEEK) == ()


def test_a_slot_before_midnight_belongs_to_the_day_it_begins_on() -> None:
    found = occurrences(a_slot(starts=time(23, 45)), a_station(), MONDAY, MONDAY)
    assert found == ((MONDAY, datetime(2022, 10, 3, 16, 45, tzinfo=UTC)),)


def test_a_zone_with_summer_time_keeps_its_wall_clock() -> None:
    station = a_station(zone="Europe/Prague", valid_to=None)
    found = occurrences(a_slot(), station, date(2026, 3, 28), date(2026, 3, 29))
    assert [moment.hour for _, moment in found] == [4, 3]


@pytest.mark.parametrize("rule", ["every day", "FREQ=SOMETIMES", "", "FREQ=DAILY;BYDAY=XX"])
def test_what_is_no_rule_is_refused_by_name(rule: str) -> None:
    with pytest.raises(Refused, match="is not a recurrence rule"):
        occurrences(a_slot(repeat=rule), a_station(), MONDAY, MONDAY)
