"""A clock behind what was written, and zones nobody knows."""

from __future__ import annotations

from datetime import timedelta

from radio.domain.timetable.clock_check import clock_warnings
from tests.builders import EVE, a_station


def test_a_clock_that_runs_on_is_right() -> None:
    assert clock_warnings(EVE, EVE - timedelta(seconds=1), [a_station()]) == []
    assert clock_warnings(EVE, None, []) == []


def test_a_clock_set_right_by_seconds_is_let_pass() -> None:
    assert clock_warnings(EVE, EVE + timedelta(seconds=90), []) == []


def test_a_clock_before_what_was_written_is_named_with_both_times() -> None:
    (found,) = clock_warnings(EVE, EVE + timedelta(days=400), [])
    assert "it shows 2022-10-02 03:00 UTC" in str(found)
    assert "written at 2023-11-06 03:00 UTC already" in str(found)


def test_stations_in_a_zone_that_is_not_known_are_named() -> None:
    lost = a_station(zone="Asia/Hanoi")
    (found,) = clock_warnings(EVE, None, [a_station("khac"), lost])
    assert str(found) == "xã Vi Hương: This machine knows no time zone Asia/Hanoi."
