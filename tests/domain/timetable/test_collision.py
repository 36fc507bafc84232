"""When one item of a date meets another: after it, or in its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from radio.domain.checks.schedule_checks import check
from radio.domain.errors import Refused
from radio.domain.programme import ProgrammeId
from radio.domain.schedule import Schedules
from radio.domain.slot import SlotId
from radio.domain.station import StationId
from radio.domain.timetable.collision import OnCollision, Settlement, settled
from radio.domain.timetable.override import Change, Override, in_order
from tests.builders import MONDAY, a_slot, a_station, some_schedules

HERE = StationId("vi-huong")
HALF = timedelta(minutes=30)
NEW = Override(
    SlotId("hop-dan"),
    MONDAY,
    Change.ADD,
    "Họp dân đột xuất",
    station=HERE,
    starts=time(17, 10),
    programme=ProgrammeId("buoi-sang"),
    length=timedelta(minutes=15),
)
EVENING = a_slot(id=SlotId("chieu"), starts=time(17))


def schedules(*overrides: Override, **changes: object) -> Schedules:
    there = a_station("don-phong", code="01984", name="Đôn Phong", successor=None)
    stations = (a_station(successor=None), there)
    given = {"stations": stations, "slots": (a_slot(), EVENING), **changes}
    return some_schedules(overrides=in_order(overrides), **given)


def done(given: Schedules, todo: Settlement) -> Schedules:
    """The schedules once it is settled."""
    keys = {one.key for one in todo.make}
    kept = (one for one in given.overrides if one.key not in keys)
    return replace(given, overrides=in_order((*kept, *todo.make)))


def test_chained_it_begins_when_the_other_is_over() -> None:
    todo = settled(schedules(), NEW, OnCollision.CHAIN)
    assert todo == Settlement((replace(NEW, starts=time(17, 30)),))
    assert check(done(schedules(), todo), MONDAY) == []


def test_chained_behind_one_it_goes_on_behind_the_next() -> None:
    next_one = a_slot(id=SlotId("toi"), starts=time(17, 40), length=timedelta(seconds=601))
    given = schedules(slots=(EVENING, next_one))
    (made,) = settled(given, NEW, OnCollision.CHAIN).make
    assert made.starts == time(17, 51)


def test_chained_past_midnight_there_is_no_time_left() -> None:
    late = a_slot(id=SlotId("khuya"), starts=time(23, 40))
    new = replace(NEW, starts=time(23, 50))
    with pytest.raises(Refused, match="no time left on 2022-10-03 after khuya"):
        settled(schedules(slots=(late,)), new, OnCollision.CHAIN)


def test_overwriting_leaves_the_other_out_at_that_station_on_that_date() -> None:
    todo = settled(schedules(), NEW, OnCollision.OVERWRITE)
    cancelled = Override(EVENING.id, MONDAY, Change.CANCEL, NEW.reason, station=HERE)
    assert todo == Settlement((cancelled, NEW))
    assert check(done(schedules(), todo), MONDAY) == []


def test_overwriting_for_all_stations_leaves_the_other_out_at_each() -> None:
    todo = settled(schedules(), replace(NEW, station=None), OnCollision.OVERWRITE)
    assert [one.station for one in todo.make] == ["don-phong", "vi-huong", None]
    assert check(done(schedules(), todo), MONDAY) == []


def test_overwriting_drops_an_addition_of_the_station() -> None:
    old = replace(NEW, slot=SlotId("hop-cu"), starts=time(12))
    new = replace(NEW, starts=time(12, 5))
    todo = settled(schedules(old), new, OnCollision.OVERWRITE)
    dropped = Override(old.slot, MONDAY, Change.DROP, NEW.reason, station=HERE)
    assert todo == Settlement((dropped, new))
    assert dropped.key == old.key
    assert check(done(schedules(old), todo), MONDAY) == []


def test_overwriting_an_addition_for_all_leaves_it_out_at_the_station() -> None:
    old = replace(NEW, slot=SlotId("hop-cu"), station=None, starts=time(12))
    new = replace(NEW, starts=time(12, 5))
    todo = settled(schedules(old), new, OnCollision.OVERWRITE)
    assert [(one.slot, one.does, one.station) for one in todo.make] == [
        ("hop-cu", Change.CANCEL, HERE),
        ("hop-dan", Change.ADD, HERE),
    ]
    assert check(done(schedules(old), todo), MONDAY) == []


def test_overwriting_one_that_was_moved_there_leaves_out_its_own_slot_and_date() -> None:
    moved = Override(
        SlotId("buoi-sang"), MONDAY, Change.CHANGE, "Mất điện", station=HERE, starts=time(12)
    )
    new = replace(NEW, starts=time(12, 5))
    todo = settled(schedules(moved), new, OnCollision.OVERWRITE)
    assert todo.make[0].key == moved.key
    assert todo.make[0].does is Change.CANCEL
    assert check(done(schedules(moved), todo), MONDAY) == []


@pytest.mark.parametrize("choice", OnCollision)
def test_without_a_collision_it_stays_as_it_is(choice: OnCollision) -> None:
    free = replace(NEW, starts=time(12))
    assert settled(schedules(), free, choice) == Settlement((free,))
