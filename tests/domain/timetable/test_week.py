"""The week as its pages show it: what comes round, what was planned, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from radio.domain.broadcast import Broadcast, BroadcastState
from radio.domain.calendar import SpecialDay
from radio.domain.planning.planner import Request, plan
from radio.domain.programme import Relay, Rundown, Say, Segment, SegmentKind
from radio.domain.schedule import Schedules
from radio.domain.slot import SlotId
from radio.domain.timetable.limit import Limit, LimitKind
from radio.domain.timetable.moon import lunar_day
from radio.domain.timetable.override import Change, Override
from radio.domain.timetable.week import Block, DayAtStation, Lack, Week, week_of
from tests.builders import EVE, MONDAY, a_broadcast, a_programme, a_slot, a_station, some_schedules

HERE = a_station(successor=None)
MORNING, EVENING = SlotId("buoi-sang"), SlotId("chieu")
ONE_HOUR = Limit(LimitKind.MINUTES_A_DAY, "Quy chế của xã", at_most=60)


def schedules(**changes: object) -> Schedules:
    evening = a_slot(id=EVENING, starts=time(17))
    given = {"stations": (HERE,), "slots": (a_slot(), evening), **changes}
    return some_schedules(**given)


def a_week(given: Schedules, *planned: Broadcast, days: int = 7, now: object = EVE) -> Week:
    return week_of(given, MONDAY, days, given.stations, {HERE.id: planned}, now)  # type: ignore[arg-type]


def monday(given: Schedules, *planned: Broadcast, now: object = EVE) -> DayAtStation:
    return a_week(given, *planned, now=now).rows[0].days[0]


def standings(blocks: Sequence[Block]) -> list[str]:
    return [str(one.standing) for one in blocks]


def test_every_slot_of_every_day_has_its_block_by_the_clock_of_the_station() -> None:
    week = a_week(schedules())
    assert [len(day.blocks) for day in week.rows[0].days] == [2] * 7
    assert [f"{one.starts:%H:%M}-{one.ends:%H:%M}" for one in week.blocks[:2]] == [
        "05:00-05:30",
        "17:00-17:30",
    ]
    assert standings(week.blocks[:2]) == ["unplanned", "unplanned"]


def test_what_nobody_planned_troubles_nobody_once_its_time_is_over() -> None:
    at_ten = EVE + timedelta(days=1)
    morning, evening = monday(schedules(), now=at_ten).blocks
    assert (morning.standing, morning.troubled) == (Lack.PASSED, False)
    assert (evening.standing, evening.troubled) == (Lack.UNPLANNED, True)


def test_a_plan_gives_its_state_and_silence_is_told_apart_from_no_plan() -> None:
    ready = a_broadcast("tin", state=BroadcastState.DELIVERED)
    assert standings(monday(schedules(), ready).blocks) == ["delivered", "unplanned"]
    nothing = a_broadcast(rundown=Rundown(()))
    (silent, _) = monday(schedules(), nothing).blocks
    assert silent.standing is Lack.SILENT
    assert silent.troubled


def test_a_plan_for_another_time_is_not_the_plan_for_this_one() -> None:
    moved = Override(MORNING, MONDAY, Change.CHANGE, "Mất điện", starts=time(6))
    (morning, _) = monday(schedules(overrides=(moved,)), a_broadcast("tin")).blocks
    assert (f"{morning.starts:%H:%M}", morning.standing) == ("06:00", Lack.UNPLANNED)
    assert morning.override == moved


def test_a_slot_with_relays_is_whole_until_it_is_planned_in_parts() -> None:
    parts = (Say("Chào"), Relay("VTV", timedelta(minutes=10), minute=15), Say("Hết"))
    given = schedules(programmes=(a_programme(parts=parts),), slots=(a_slot(),))
    (whole,) = monday(given).blocks
    assert (whole.standing, whole.cut, whole.length.seconds) == (Lack.UNPLANNED, False, 1800)
    planned = plan(Request(given, (), MONDAY, 1, EVE), lambda *_: timedelta(seconds=5)).broadcasts
    blocks = monday(given, *planned).blocks
    assert [f"{one.starts:%H:%M} {one.slot} {one.standing}" for one in blocks] == [
        "05:00 buoi-sang planned",
        "05:15 buoi-sang.2 planned",
        "05:25 buoi-sang.3 planned",
    ]
    assert all(one.cut and not one.meets for one in blocks)


def test_what_has_begun_stays_as_it_was_though_the_schedule_changed_since() -> None:
    begun = a_broadcast("tin", state=BroadcastState.UNCONFIRMED)
    gone = schedules(slots=(a_slot(id=EVENING, starts=time(17)),))
    assert standings(monday(gone, begun).blocks) == ["unconfirmed", "unplanned"]
    open_still = a_broadcast("tin")
    assert standings(monday(gone, open_still).blocks) == ["unplanned"]
    later = open_still.starts_at
    assert standings(monday(gone, open_still, now=later).blocks) == ["planned", "unplanned"]


def test_two_at_the_same_time_name_each_other_also_across_midnight() -> None:
    late = a_slot(id=EVENING, starts=time(23, 45), repeat="FREQ=WEEKLY;BYDAY=MO")
    early = a_slot(starts=time(0, 5))
    days = a_week(schedules(slots=(early, late)), days=2).rows[0].days
    assert not days[0].blocks[0].meets
    assert days[0].blocks[1].meets == ("Chương trình buổi sáng",)
    assert days[1].blocks[0].meets
    assert days[1].troubled


def test_a_day_without_a_slot_is_a_gap_unless_it_is_silent_or_the_unit_is_not_there() -> None:
    weekly = a_slot(repeat="FREQ=WEEKLY;BYDAY=TU")
    quiet = SpecialDay(MONDAY + timedelta(days=2), "Quốc tang", "mourning", silent=True)
    ended = replace(HERE, valid_to=MONDAY + timedelta(days=4))
    given = schedules(slots=(weekly,), calendar=(quiet,), stations=(ended,))
    days = a_week(given).rows[0].days
    assert [day.without_slot for day in days] == [True, False, False, True, True, False, False]
    assert [day.exists for day in days] == [True] * 5 + [False] * 2


def test_a_broken_limit_is_named_and_so_is_the_reason_that_allows_it() -> None:
    three = (
        a_slot(),
        a_slot(id=EVENING, starts=time(17)),
        a_slot(id=SlotId("trua"), starts=time(11)),
    )
    broken = monday(schedules(slots=three, limits=(ONE_HOUR,)))
    assert [one.limit for one in broken.refused] == [ONE_HOUR]
    assert broken.troubled
    assert broken.allowed(broken.breaches[0]) == ""
    excused = (*three[:2], replace(three[2], despite_limits="Theo lệnh huyện"))
    day = monday(schedules(slots=excused, limits=(ONE_HOUR,)))
    assert [one.limit for one in day.breaches] == [ONE_HOUR]
    assert not day.refused
    assert day.allowed(day.breaches[0]) == "Theo lệnh huyện"


def test_a_reason_for_one_broadcast_does_not_excuse_the_others() -> None:
    four = (
        a_slot(),
        a_slot(id=EVENING, starts=time(17)),
        a_slot(id=SlotId("trua"), starts=time(11)),
        a_slot(id=SlotId("toi"), starts=time(19), despite_limits="Theo lệnh huyện"),
    )
    day = monday(schedules(slots=four, limits=(ONE_HOUR,)))
    assert day.refused
    assert day.allowed(day.breaches[0]) == ""


def test_night_noise_is_worth_a_word_and_no_trouble() -> None:
    night = Limit(LimitKind.NIGHT_NOISE, "QCVN", begins=time(21), ends=time(6))
    day = monday(schedules(limits=(night,)), a_broadcast("tin"))
    assert [one.warns for one in day.breaches] == [True]
    assert not day.refused


def test_the_ribbon_knows_holidays_that_last_and_the_date_by_the_moon() -> None:
    tet = SpecialDay(MONDAY, "Tết", "tet", until=MONDAY + timedelta(days=1))
    heads = a_week(schedules(calendar=(tet,))).heads
    assert [bool(head.specials) for head in heads] == [
        True,
        True,
        False,
        False,
        False,
        False,
        False,
    ]
    lunar = heads[0].lunar
    assert lunar is not None
    assert (lunar.day, lunar.month, lunar.leap) == (8, 9, False)


def test_the_moon_has_leap_months_and_an_end_of_its_reckoning() -> None:
    new_year, leap = lunar_day(date(2023, 1, 22)), lunar_day(date(2023, 4, 1))
    assert new_year is not None
    assert (new_year.day, new_year.month) == (1, 1)
    assert leap is not None
    assert (leap.month, leap.leap) == (2, True)
    assert lunar_day(date.min) is None
    assert lunar_day(date.max) is None


def test_items_are_what_is_read_or_carried_each_once() -> None:
    headline = Segment(SegmentKind.SPEECH, "tin", text="Tin", bulletin=None)
    planned = a_broadcast("tin", "tin", "khac")
    segments = (headline, *planned.rundown.segments)
    planned = replace(planned, rundown=Rundown(segments))
    assert monday(schedules(), planned).blocks[0].items == ("tin", "khac")


def test_the_share_of_a_slot_is_never_more_than_the_whole() -> None:
    (block, *_) = a_week(schedules()).with_fill(lambda _: timedelta(minutes=45)).blocks
    assert block.share == 1.0
    (block, *_) = a_week(schedules()).with_fill(lambda _: timedelta(minutes=15)).blocks
    assert block.share == 0.5
    assert a_week(schedules()).blocks[0].share is None
