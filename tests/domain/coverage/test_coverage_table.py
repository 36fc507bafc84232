"""Targets against what was planned and aired, while there is still time, and what if."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from radio.domain.broadcast import Broadcast, BroadcastState
from radio.domain.coverage.coverage import AudienceId, Target, ThemeId
from radio.domain.coverage.coverage_table import Line
from radio.domain.coverage.foresight import foresee, lines_of, with_bulletin, with_slot
from radio.domain.coverage.period import period_of
from radio.domain.planning.planner import Request, plan
from radio.domain.schedule import SlotId
from radio.domain.station import StationId
from tests.builders import MONDAY, a_slot, a_station, an_approved, some_schedules
from tests.planning import ask, lengths, news

THEME = ThemeId("t")


def wanting(*targets: Target, **changes: object) -> object:
    plan_of = replace(some_schedules().plan, targets=targets)
    return some_schedules(plan=plan_of, **changes)


def counted(request: Request, *broadcasts: Broadcast, on: date = MONDAY) -> list[Line]:
    return list(lines_of(request, broadcasts, lengths, on))


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("week", date(2024, 2, 26), date(2024, 3, 3)),
        ("month", date(2024, 2, 1), date(2024, 2, 29)),
        ("quarter", date(2024, 1, 1), date(2024, 3, 31)),
        ("year", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_the_29th_of_february_lies_in_its_periods(period: str, first: date, last: date) -> None:
    assert period_of(date(2024, 2, 29), period) == (first, last)


def test_december_ends_with_its_last_day() -> None:
    assert period_of(date(2022, 12, 31), "month")[1] == date(2022, 12, 31)
    assert period_of(date(2022, 12, 31), "quarter") == (date(2022, 10, 1), date(2022, 12, 31))


def test_planned_and_aired_are_counted_apart_and_the_rest_is_owed() -> None:
    schedules = wanting(Target(THEME, items=3, period="month"))
    request = ask(*news("a", theme="t"), schedules=schedules, days=2)
    first, second = plan(request, lengths).broadcasts
    (line,) = counted(request, replace(first, state=BroadcastState.AIRED), second)
    assert (line.aired, line.planned, line.owed) == (1, 1, 1)
    assert (line.first, line.last) == (date(2022, 10, 1), date(2022, 10, 31))
    assert line.openings == 29 - 2
    assert line.in_time


def test_what_was_missed_or_cut_off_counts_for_nothing() -> None:
    schedules = wanting(Target(THEME, items=2, period="month"))
    request = ask(*news("a", theme="t"), schedules=schedules, days=2)
    first, second = plan(request, lengths).broadcasts
    missed = replace(first, state=BroadcastState.MISSED)
    cut = replace(second, state=BroadcastState.CUT, lost=second.rundown.bulletins)
    (line,) = counted(request, missed, cut)
    assert line.owed == 2


def test_silence_of_a_station_is_planned_and_not_aired() -> None:
    schedules = wanting(Target(THEME, items=1, period="month"))
    request = ask(*news("a", theme="t"), schedules=schedules)
    (one,) = plan(request, lengths).broadcasts
    (line,) = counted(request, replace(one, state=BroadcastState.UNCONFIRMED))
    assert (line.planned, line.aired, line.gap) == (1, 0, False)


def test_a_gap_with_no_broadcast_left_is_past_mending() -> None:
    schedules = wanting(Target(THEME, items=9, period="month"))
    request = ask(*news("a", theme="t"), schedules=schedules, first=date(2022, 10, 31))
    made = plan(request, lengths).broadcasts
    (line,) = counted(request, *made, on=date(2022, 10, 31))
    assert line.gap
    assert not line.in_time


def test_targets_are_told_by_audience_station_and_language() -> None:
    stations = (a_station(), a_station("don-phong", languages=("tyz", "vie")))
    targets = (
        Target(THEME, items=1, period="month", audience=AudienceId("poor")),
        Target(THEME, items=1, period="month", stations=(StationId("don-phong"),)),
        Target(THEME, items=1, period="month", language="tyz"),
    )
    request = ask(
        an_approved("a", theme="t", audience=("staff",)),
        schedules=wanting(*targets, stations=stations),
    )
    made = plan(request, lengths).broadcasts
    found = {(one.target, one.station): one.owed for one in counted(request, *made)}
    assert found == {
        (targets[0], "vi-huong"): 1,
        (targets[0], "don-phong"): 1,
        (targets[1], "don-phong"): 0,
        (targets[2], "vi-huong"): 1,
        (targets[2], "don-phong"): 1,
    }


def test_minutes_are_those_of_one_reading() -> None:
    schedules = wanting(Target(THEME, items=None, minutes=10.0, period="week"))
    request = ask(*news("a", "b", theme="t"), schedules=schedules)
    made = plan(request, lengths).broadcasts
    (line,) = counted(request, *made)
    assert (line.planned, line.owed) == (8.0, 2.0)


def test_what_if_tells_what_a_slot_would_change_and_keeps_nothing() -> None:
    schedules = wanting(Target(THEME, items=9, period="month"))
    request = ask(*news("a", theme="t"), schedules=schedules, days=2)
    evening = a_slot(id=SlotId("toi"), starts=time(19, 30))
    found = foresee(request, with_slot(request, evening), lengths)
    ((was, then),) = found.changed
    assert (was.planned, then.planned) == (2, 4)
    assert len(found.broadcasts) == 4
    assert request.schedules.slots == (a_slot(),)


def test_what_if_tells_what_a_bulletin_would_change() -> None:
    schedules = wanting(Target(THEME, items=3, period="month"))
    request = ask(*news("b", theme="other"), schedules=schedules)
    found = foresee(request, with_bulletin(request, an_approved("a", theme="t")), lengths)
    ((was, then),) = found.changed
    assert (was.owed, then.owed) == (3, 2)


def test_nothing_is_wanted_outside_the_plan() -> None:
    schedules = wanting(Target(THEME, items=3, period="month"))
    request = ask(*news("a", theme="t"), schedules=schedules)
    assert counted(request, on=date(2026, 1, 1)) == []
    assert counted(request, on=date(2022, 6, 30) - timedelta(days=1)) == []
