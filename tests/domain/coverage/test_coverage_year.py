"""A year at fourteen stations: every target of the shipped plan is met, and the chart says so."""

from __future__ import annotations

import pytest

from radio.adapters.schedule_files import load_schedules
from tests.bench.coverage_year import CHART, CHECKOUT, Year, chart, scarce, year


@pytest.fixture(scope="module")
def little_airtime() -> Year:
    return year(scarce(load_schedules(CHECKOUT / "schedules")))


def test_every_target_is_met_every_month_with_little_airtime(little_airtime: Year) -> None:
    assert len(little_airtime.stations) == 14
    for target in little_airtime.schedules.plan.targets:
        for month in range(1, 13):
            assert little_airtime.fewest(target, month) >= target.wanted


def test_no_station_has_much_less_than_another(little_airtime: Year) -> None:
    for target in little_airtime.schedules.plan.targets:
        for month in range(1, 13):
            fewest, most = (
                one(target, month) for one in (little_airtime.fewest, little_airtime.most)
            )
            assert most - fewest <= 2


def test_the_chart_of_the_docs_is_what_is_drawn_now() -> None:
    assert CHART.read_text("utf-8") == chart(), "python -m tests.bench.coverage_year"
