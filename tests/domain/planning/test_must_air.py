"""What must be aired by a date has room before anything optional, and in an order if it has one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.message import message
from radio.domain.planning.planner import plan
from radio.domain.programme import Items, Segment, SegmentKind
from radio.domain.schedule import Schedules
from radio.domain.script import Kind, Priority
from radio.domain.station import Station
from tests.builders import MONDAY, a_programme, a_slot, an_approved, some_schedules
from tests.planning import ask, items, news, reasons
from tests.planning import lengths as usual

TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
MINUTES = {"long": 6, "middle": 4, "short": 3}


def lengths(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
    if segment.bulletin and not segment.text:
        return timedelta(minutes=MINUTES.get(segment.bulletin.split("-")[0], 4))
    return timedelta()


def plain(minutes: float, *kinds: Kind, at_most: int = 9) -> Schedules:
    """A programme that is nothing but its items, in a slot of so many minutes."""
    parts = (Items(kinds or (Kind.NEWS,), at_most),)
    slot = a_slot(length=timedelta(minutes=minutes))
    return some_schedules(programmes=(a_programme(parts=parts),), slots=(slot,))


def by(day: date, slug: str, **script: object) -> Bulletin:
    return an_approved(slug, must_air_by=day, **script)


def heard(*bulletins: Bulletin, days: int, **changes: object) -> list[list[str]]:
    made = plan(ask(*bulletins, days=days, **changes), lengths)
    return [items(one) for one in made.broadcasts]


def test_the_nearest_date_comes_before_what_is_only_fresh() -> None:
    fresh = news("a", "b")
    made = plan(ask(*fresh, by(MONDAY, "z"), schedules=plain(8)), lengths).broadcasts
    assert items(made[0]) == ["z", "a"]
    assert reasons(made[0])["z"] == "It must be aired by 03/10/2022."


def test_another_way_is_found_where_the_first_leaves_somebody_out() -> None:
    """Monday 6+3 and Tuesday 4+4 fit into 9; by their names 4+4 would go first and 6+3 stay out."""
    due = [by(TUESDAY, name) for name in ("middle-a", "middle-b", "long", "short")]
    found = heard(*due, days=2, schedules=plain(9))
    assert sorted(one for day in found for one in day) == ["long", "middle-a", "middle-b", "short"]


def test_room_is_looked_for_beyond_the_days_that_are_planned() -> None:
    """Planned one day at a time, two that must both be aired still find a place each."""
    early, late = by(MONDAY, "z-early"), by(TUESDAY, "a-late")
    first = plan(ask(early, late, schedules=plain(4)), lengths).broadcasts
    assert items(first[0]) == ["z-early"]
    assert reasons(first[0])["a-late"] == "Its place is kept in a broadcast of 04/10/2022."


def test_once_aired_it_is_like_any_other() -> None:
    found = heard(by(WEDNESDAY, "z"), *news("a", "b"), days=3, schedules=plain(4))
    assert found == [["z"], ["a"], ["b"]]


def test_what_finds_no_room_by_its_date_says_so() -> None:
    due = [by(MONDAY, "a"), by(MONDAY, "b")]
    (broadcast,) = plan(ask(*due, schedules=plain(4)), lengths).broadcasts
    assert items(broadcast) == ["a"]
    assert "No time left" in reasons(broadcast)["b"]


def test_priority_goes_before_a_date_and_its_repeat_after_it() -> None:
    must = an_approved("must", priority=Priority.PRIORITY)
    found = heard(must, by(TUESDAY, "z"), days=2, schedules=plain(4))
    assert found == [["must"], ["z"]]


def test_a_series_is_heard_in_its_order() -> None:
    series = [an_approved("a-second", follows="b-first"), an_approved("b-first")]
    (broadcast,) = plan(ask(*series), usual).broadcasts
    assert items(broadcast) == ["b-first", "a-second"]


def test_what_follows_waits_until_the_first_was_heard_here() -> None:
    first = an_approved("b-first", kind=Kind.ANSWERS)
    (broadcast,) = plan(ask(an_approved("a-second", follows="b-first"), first), usual).broadcasts
    assert items(broadcast) == []
    assert "which is not heard here yet" in reasons(broadcast)["a-second"]


def test_what_follows_in_an_earlier_part_waits_for_the_next_broadcast() -> None:
    warning = an_approved("a-second", kind=Kind.WARNING, follows="b-first")
    found = heard(warning, an_approved("b-first"), days=2)
    assert found == [["b-first"], ["a-second", "b-first"]]


def test_nobody_waits_for_what_never_comes() -> None:
    gone = replace(an_approved("b-first"), state=State.WITHDRAWN)
    follower = an_approved("a-second", follows="b-first")
    unknown = an_approved("c-third", follows="no-such")
    (broadcast,) = plan(ask(follower, gone, unknown), usual).broadcasts
    assert items(broadcast) == ["a-second", "c-third"]


def test_a_date_holds_for_whatever_must_be_heard_before() -> None:
    follower = by(TUESDAY, "a-second", follows="z-first")
    found = heard(follower, an_approved("z-first"), *news("b", "c"), days=2, schedules=plain(4))
    assert found == [["z-first"], ["a-second"]]


def test_two_that_follow_each_other_wait_and_say_why() -> None:
    (broadcast,) = plan(
        ask(an_approved("a", follows="b"), an_approved("b", follows="a")), usual
    ).broadcasts
    assert items(broadcast) == []
    assert {"a", "b"} <= set(reasons(broadcast))


def test_a_barred_bulletin_is_not_placed_for_its_date() -> None:
    barred = {BulletinId("z"): message("Its recording is lost.")}
    found = heard(by(MONDAY, "z"), *news("a"), days=1, schedules=plain(4), barred=barred)
    assert found == [["a"]]


def test_one_with_priority_that_waits_for_its_leader_and_its_date_is_decided_once() -> None:
    soon = an_approved("b", priority=Priority.PRIORITY, follows="a", must_air_by=MONDAY)
    for leader in news("a"):
        (one,) = plan(ask(soon, leader), usual).broadcasts
        decided = sorted(about for choice in one.choices for about in choice.about if about)
        assert decided == ["a", "b"]
    late = replace(soon, script=replace(soon.script, must_air_by=MONDAY + timedelta(days=1)))
    two = plan(ask(late, *news("a", kind=Kind.EXAMPLE), days=2), usual).broadcasts
    for one in two:
        assert sorted(about for choice in one.choices for about in choice.about if about) == [
            "a",
            "b",
        ]
