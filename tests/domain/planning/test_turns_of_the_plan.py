"""Ties of priority, what the plan lacks, and how often and how close a bulletin is repeated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from radio.domain.broadcast import Broadcast, BroadcastId, BroadcastState
from radio.domain.bulletin import Bulletin
from radio.domain.coverage.coverage import AudienceId, CommunicationPlan, Target, ThemeId
from radio.domain.people import PersonId
from radio.domain.planning.planner import plan
from radio.domain.planning.planning_rules import PlanningRules, Ties
from radio.domain.schedule import Schedules, SlotId
from radio.domain.script import Priority
from radio.domain.station import StationId
from tests.builders import EVE, MONDAY, a_broadcast, a_slot, a_station, an_approved, some_schedules
from tests.planning import ask, items, lengths, news, reasons, the_broadcast

HERE, THERE = StationId("vi-huong"), StationId("don-phong")
HOMES = {PersonId("commune"): frozenset({HERE}), PersonId("neighbour"): frozenset({THERE})}


def a_plan(*targets: Target, **rules: object) -> CommunicationPlan:
    usual = some_schedules().plan
    return replace(usual, targets=targets, rules=PlanningRules(**rules))  # type: ignore[arg-type]


def planned(*targets: Target, **rules: object) -> Schedules:
    return some_schedules(plan=a_plan(*targets, **rules))


def must(slug: str, author: str, *, minutes: int) -> Bulletin:
    bulletin = an_approved(slug, priority=Priority.PRIORITY)
    received = EVE + timedelta(minutes=minutes)
    return replace(bulletin, author=PersonId(author), created_at=received)


@pytest.mark.parametrize(
    ("ties", "order"),
    [
        (Ties.COMMUNE, ["ours", "district", "theirs"]),
        (Ties.DISTRICT, ["district", "ours", "theirs"]),
        (Ties.RECEIVED, ["theirs", "district", "ours"]),
    ],
)
def test_equal_priority_is_decided_by_the_rule_of_the_centre(ties: Ties, order: list[str]) -> None:
    three = (
        must("theirs", "neighbour", minutes=0),
        must("district", "editor", minutes=1),
        must("ours", "commune", minutes=2),
    )
    broadcast = the_broadcast(*three, schedules=planned(ties=ties), homes=HOMES)
    assert items(broadcast) == order


def test_what_the_plan_lacks_most_comes_before_what_is_fresher() -> None:
    old, fresh = an_approved("z-old", theme="wanted"), an_approved("a-fresh", theme="other")
    assert fresh.approval is not None
    later = replace(fresh.approval, at=EVE + timedelta(days=1))
    schedules = planned(Target(ThemeId("wanted"), items=2, period="month"))
    broadcast = the_broadcast(old, replace(fresh, approval=later), schedules=schedules)
    assert items(broadcast) == ["z-old", "a-fresh"]
    assert reasons(broadcast)["z-old"] == (
        "The plan still lacks 2 items of its theme here this month."
    )


def test_each_item_given_changes_what_is_lacked() -> None:
    schedules = planned(
        Target(ThemeId("one"), items=4, period="month"),
        Target(ThemeId("two"), items=3, period="month"),
    )
    bulletins = [*news("a", "b", "c", theme="one"), *news("x", "y", "z", theme="two")]
    assert items(the_broadcast(*bulletins, schedules=schedules)) == ["a", "x", "b"]


def test_a_target_for_an_audience_counts_what_is_for_it_and_for_everybody() -> None:
    target = Target(ThemeId("t"), items=1, period="month", audience=AudienceId("poor"))
    bulletins = [
        an_approved("a-staff", theme="t", audience=("staff",)),
        an_approved("b-poor", theme="t", audience=("poor", "staff")),
    ]
    assert items(the_broadcast(*bulletins, schedules=planned(target))) == ["b-poor", "a-staff"]


def test_a_target_of_another_station_or_language_is_none_of_ours() -> None:
    elsewhere = Target(ThemeId("t"), items=9, period="year", stations=(THERE,))
    other = Target(ThemeId("t"), items=9, period="year", language="tyz")
    bulletins = [an_approved("z", theme="t"), an_approved("a", theme="u")]
    assert items(the_broadcast(*bulletins, schedules=planned(elsewhere, other))) == ["a", "z"]


def test_a_target_in_minutes_is_met_by_minutes() -> None:
    target = Target(ThemeId("t"), items=None, minutes=4.0, period="week")
    bulletins = [*news("y", "z", theme="t"), *news("a", theme="u")]
    broadcast = the_broadcast(*bulletins, schedules=planned(target))
    assert items(broadcast) == ["y", "a", "z"], "four minutes met the target"
    assert "4 minutes" in reasons(broadcast)["y"]


def test_a_new_month_owes_its_target_anew() -> None:
    target = Target(ThemeId("t"), items=1, period="month")
    bulletins = [*news("z", theme="t"), *news("a", theme="u")]
    request = ask(
        *bulletins, first=MONDAY.replace(day=30), days=3, schedules=planned(target, plays_a_day=1)
    )
    made = plan(request, lengths).broadcasts
    assert [items(one)[0] for one in made] == ["z", "a", "z"]


def test_what_was_aired_before_counts_for_its_target() -> None:
    target = Target(ThemeId("t"), items=1, period="month")
    bulletins = [*news("z", theme="t"), *news("a", theme="u")]
    first = plan(ask(*bulletins, schedules=planned(target)), lengths).broadcasts
    tuesday = ask(
        *bulletins, schedules=planned(target), first=MONDAY + timedelta(days=1), standing=first
    )
    (second,) = plan(tuesday, lengths).broadcasts
    assert items(second)[0] == "a"


ENDS, NEW = date(2025, 6, 30), StationId("phu-thong-2025")
MERGED = (
    a_station(valid_to=ENDS, successor=NEW),
    a_station(THERE, valid_to=ENDS, successor=NEW),
    a_station(NEW, valid_from=date(2025, 7, 1), valid_to=None, successor=None),
)


def heard_in_may(station: StationId, day: int) -> Broadcast:
    return a_broadcast(
        "z",
        id=BroadcastId(f"{station}/{day}"),
        station=station,
        on=date(2025, 5, day),
        state=BroadcastState.AIRED,
    )


@pytest.mark.parametrize(
    ("there", "first", "lacking"), [((), "z", "2 items"), ((5,), "z", "1 items"), ((5, 6), "a", "")]
)
def test_after_the_merger_the_plan_lacks_what_the_part_lacks_that_heard_least(
    there: tuple[int, ...], first: str, lacking: str
) -> None:
    target = Target(ThemeId("t"), items=2, period="year", stations=(HERE,))
    bulletins = [*news("z", theme="t"), *news("a", theme="u")]
    standing = [heard_in_may(HERE, day) for day in (5, 6, 7)]
    standing += [heard_in_may(THERE, day) for day in there]
    july = the_broadcast(
        *bulletins,
        schedules=replace(planned(target), stations=MERGED),
        first=date(2025, 7, 1),
        standing=tuple(standing),
    )
    assert july.station == NEW
    assert items(july)[0] == first
    assert lacking in reasons(july)["z"]


def test_what_a_part_that_ended_in_an_earlier_period_heard_counts_no_more() -> None:
    target = Target(ThemeId("t"), items=1, period="month")
    bulletins = [*news("z", theme="t"), *news("a", theme="u")]
    standing = tuple(heard_in_may(station, 5) for station in (HERE, THERE))
    july = the_broadcast(
        *bulletins,
        schedules=replace(planned(target), stations=MERGED),
        first=date(2025, 7, 1),
        standing=standing,
    )
    assert items(july)[0] == "z"


def test_a_bulletin_has_so_many_broadcasts_a_day() -> None:
    slots = (
        a_slot(),
        a_slot(id=SlotId("trua"), starts=time(11)),
        a_slot(id=SlotId("toi"), starts=time(17)),
    )
    made = plan(ask(*news("a"), schedules=some_schedules(slots=slots)), lengths).broadcasts
    assert [items(one) for one in made] == [["a"], ["a"], []]
    assert reasons(made[2])["a"] == "It has its 2 broadcasts of the day here."


def test_two_broadcasts_with_it_lie_so_far_apart() -> None:
    slots = (
        a_slot(),
        a_slot(id=SlotId("bay"), starts=time(7)),
        a_slot(id=SlotId("chin"), starts=time(9)),
    )
    made = plan(ask(*news("a"), schedules=some_schedules(slots=slots)), lengths).broadcasts
    assert [items(one) for one in made] == [["a"], [], ["a"]]
    assert reasons(made[1])["a"] == (
        "Less than 4 hours would lie between two broadcasts with it here."
    )


def test_an_emergency_is_repeated_as_often_as_there_is_a_broadcast() -> None:
    slots = tuple(a_slot(id=SlotId(f"s{hour}"), starts=time(hour)) for hour in (5, 6, 7))
    emergency = an_approved("a", priority=Priority.EMERGENCY)
    made = plan(ask(emergency, schedules=some_schedules(slots=slots)), lengths).broadcasts
    assert [items(one) for one in made] == [["a"]] * 3


def test_stations_planned_side_by_side_give_the_same_plan() -> None:
    stations = (a_station(), a_station("don-phong"))
    request = ask(*news("a", "b", "c", "d"), days=3, schedules=some_schedules(stations=stations))

    def backwards(work, things):  # type: ignore[no-untyped-def]
        return reversed([work(thing) for thing in reversed(things)])

    assert plan(request, lengths, backwards) == plan(request, lengths)
