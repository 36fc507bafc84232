"""What has begun today is history; a date that is wholly over may be asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from radio.domain.planning.begun import begun, begun_today, without_slot
from radio.domain.planning.planner import plan
from tests.builders import EVE, MONDAY, a_broadcast, a_station
from tests.planning import ask, items, lengths, news, the_broadcast

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = EVE + timedelta(days=1)
"""Monday, five hours after the morning programme began."""


def test_it_is_begun_from_its_first_moment_until_its_day_is_over() -> None:
    starts = a_broadcast("a").starts_at
    midnight = starts + timedelta(hours=19)
    moment = timedelta(seconds=1)
    assert not begun_today(MONDAY, starts, starts - moment, ZONE)
    assert begun_today(MONDAY, starts, starts, ZONE)
    assert begun_today(MONDAY, starts, midnight - moment, ZONE)
    assert not begun_today(MONDAY, starts, midnight, ZONE)


def test_what_has_begun_and_was_never_planned_is_not_planned_any_more() -> None:
    request = ask(*news("a", "b"), days=2, now=NOON)
    assert [one.on for one in plan(request, lengths).broadcasts] == [MONDAY + timedelta(days=1)]


def test_what_was_planned_before_it_began_stands() -> None:
    before = the_broadcast(*news("a", "b"))
    request = ask(*news("c"), now=NOON, standing=(before,))
    assert plan(request, lengths).broadcasts == (before,)


def test_a_date_that_is_over_is_planned_for_whoever_asks_for_it() -> None:
    request = ask(*news("a"), now=NOON + timedelta(days=1))
    (broadcast,) = plan(request, lengths).broadcasts
    assert items(broadcast) == ["a"]


def test_what_has_begun_outlives_its_slot() -> None:
    morning = a_broadcast("a")
    elsewhere = replace(a_broadcast("a"), station=a_station("don-phong").id)
    has_begun = begun((a_station(),), NOON)
    assert list(without_slot((morning, elsewhere), (), has_begun)) == [morning]
    assert list(without_slot((morning,), (morning,), has_begun)) == []
