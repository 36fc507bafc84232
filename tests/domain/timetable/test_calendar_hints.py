"""Days off worked out from the law and the moon, held against what was decided."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import holidays
import pytest

from radio.adapters.schedule_files import load_schedules
from radio.domain.calendar import calendar_of
from radio.domain.errors import Refused
from radio.domain.timetable.calendar_hints import hints

SHIPPED = Path(__file__).parents[3] / "schedules"


@pytest.mark.parametrize("year", range(2022, 2027))
def test_every_hint_of_a_decided_year_was_decided_so(year: int) -> None:
    decided = {day.on: day.kind for day in load_schedules(SHIPPED).calendar}
    assert {day.on: day.kind for day in hints(year)}.items() <= decided.items()


@pytest.mark.parametrize("year", range(2027, 2040))
def test_every_hint_of_a_coming_year_is_a_day_off_by_another_reckoning(year: int) -> None:
    assert {day.on for day in hints(year)} <= set(holidays.country_holidays("VN", years=year))


def test_tet_of_2028_is_five_days_from_its_eve() -> None:
    tet = [day.on for day in hints(2028) if day.kind == "tet"]
    assert tet == [date(2028, 1, day) for day in range(25, 30)]


def test_a_hint_says_that_it_waits_for_a_decision() -> None:
    assert all("chờ quyết định" in day.source for day in hints(2030))


def test_hints_make_no_day_off_before_they_are_accepted() -> None:
    table = load_schedules(SHIPPED).calendar
    assert not calendar_of(table).types(date(2028, 1, 26)) & {"tet", "holiday"}
    accepted = calendar_of((*table, *hints(2028)))
    assert {"tet", "holiday"} <= accepted.types(date(2028, 1, 26))


@pytest.mark.parametrize("year", [1900, 2101])
def test_a_year_beyond_the_reckoning_is_refused(year: int) -> None:
    with pytest.raises(Refused, match="reckoned for 1901 to 2100"):
        hints(year)
