"""Limits of stations: the nearest decides, and what breaks one is refused with its source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from radio.domain.calendar import DayType, SpecialDay
from radio.domain.checks.schedule_checks import check, warnings
from radio.domain.programme import ProgrammeId
from radio.domain.schedule import Schedules, Slot
from radio.domain.slot import SlotId
from radio.domain.station import StationId
from radio.domain.timetable.limit import Limit, LimitKind
from radio.domain.timetable.limits import holding
from radio.domain.timetable.override import Change, Override
from tests.builders import MONDAY, a_slot, a_station, some_schedules

HERE = a_station(successor=None)
SOURCE = "Quy chế của xã"
NO_TYPES: frozenset[DayType] = frozenset()
PROVINCE, DISTRICT = "tỉnh Bắc Kạn", "huyện Bạch Thông, tỉnh Bắc Kạn"


def sessions(at_most: int, **changes: object) -> Limit:
    return replace(
        Limit(LimitKind.SESSIONS_A_DAY, SOURCE, at_most=at_most),
        **changes,  # type: ignore[arg-type]
    )


def minutes_a_session(at_most: int) -> Limit:
    return Limit(LimitKind.MINUTES_A_SESSION, SOURCE, at_most=at_most)


def quiet(begins: time, ends: time) -> Limit:
    return Limit(LimitKind.QUIET_HOURS, SOURCE, begins=begins, ends=ends)


def a_second(starts: time, minutes: int = 30, **changes: object) -> Slot:
    length = timedelta(minutes=minutes)
    return a_slot(id=SlotId("khac"), starts=starts, length=length, **changes)


def schedules(*limits: Limit, slots: tuple[Slot, ...] = (a_slot(),), **more: object) -> Schedules:
    return some_schedules(**{"stations": (HERE,), "slots": slots, "limits": limits, **more})


def problems(given: Schedules) -> list[str]:
    return [str(problem) for problem in check(given, MONDAY)]


def test_a_slot_within_the_limits_is_no_problem() -> None:
    limits = (sessions(1), minutes_a_session(30), quiet(time(21), time(5)))
    assert problems(schedules(*limits)) == []


def test_a_session_too_long_is_refused_with_the_rule_and_its_source() -> None:
    assert problems(schedules(minutes_a_session(29))) == [
        "slots.yaml: buoi-sang.starts: buoi-sang at xã Vi Hương on 2022-07-01: 30 minutes a "
        "session, at most 29 (Quy chế của xã)"
    ]


def test_slots_without_a_pause_between_are_one_session() -> None:
    relay = a_second(time(5, 30), 16)
    assert problems(schedules(sessions(1), slots=(a_slot(), relay))) == []
    (found,) = problems(schedules(minutes_a_session(45), slots=(a_slot(), relay)))
    assert "buoi-sang, khac at xã Vi Hương on 2022-07-01: 46 minutes a session" in found
    apart = a_second(time(5, 31), 16)
    assert problems(schedules(minutes_a_session(45), slots=(a_slot(), apart))) == []


def test_more_sessions_than_a_day_may_have_are_refused() -> None:
    (found,) = problems(schedules(sessions(1), slots=(a_slot(), a_second(time(17)))))
    assert found.endswith("on 2022-07-01: 2 sessions a day, at most 1 (Quy chế của xã)")


def test_all_minutes_of_a_day_are_counted() -> None:
    limit = Limit(LimitKind.MINUTES_A_DAY, SOURCE, at_most=59)
    (found,) = problems(schedules(limit, slots=(a_slot(), a_second(time(17)))))
    assert "60 minutes a day, at most 59" in found


@pytest.mark.parametrize(
    ("starts", "minutes", "refused"),
    [
        (time(20, 30), 30, False),
        (time(20, 30), 31, True),
        (time(4, 59), 10, True),
        (time(5), 10, False),
        (time(23, 50), 20, True),
        (time(0, 10), 20, True),
    ],
)
def test_nothing_goes_out_in_quiet_hours_across_midnight(
    starts: time, minutes: int, *, refused: bool
) -> None:
    slot = a_slot(starts=starts, length=timedelta(minutes=minutes))
    found = problems(schedules(quiet(time(21), time(5)), slots=(slot,)))
    assert bool(found) is refused
    assert all("nothing goes out between 21:00 and 05:00 (Quy chế" in one for one in found)


def test_quiet_hours_at_noon_hold_too() -> None:
    slot = a_slot(starts=time(11, 45))
    assert problems(schedules(quiet(time(12), time(13)), slots=(slot,)))
    assert problems(schedules(quiet(time(12, 15), time(13)), slots=(slot,))) == []


def test_none_at_all_on_weekends_is_said_by_no_session() -> None:
    weekend = sessions(0, on_types=(DayType.WEEKEND,))
    (found,) = problems(schedules(weekend))
    assert "on 2022-07-02: 1 sessions a day, at most 0" in found
    assert problems(schedules(weekend, slots=(a_slot(on_types=(DayType.WEEKDAY,)),))) == []


def test_a_limit_of_tet_holds_on_tet_alone() -> None:
    tet = SpecialDay(date(2023, 1, 22), "Tết Nguyên Đán", "tet")
    limit = sessions(0, on_types=(DayType.TET,))
    (found,) = problems(schedules(limit, calendar=(tet,)))
    assert "on 2023-01-22" in found
    free = a_slot(not_on_types=(DayType.TET,))
    assert problems(schedules(limit, calendar=(tet,), slots=(free,))) == []


@pytest.mark.parametrize(
    ("limits", "holds"),
    [
        ((sessions(3), sessions(2, area=PROVINCE)), 2),
        ((sessions(2, area=PROVINCE), sessions(3, area=DISTRICT)), 3),
        ((sessions(3, area=DISTRICT), sessions(4, stations=(HERE.id,))), 4),
        ((sessions(3), sessions(1, area="tỉnh Thái Nguyên")), 3),
        ((sessions(3), sessions(1, stations=(StationId("don-phong"),))), 3),
        ((sessions(3), sessions(1, on_types=(DayType.WEEKEND,))), 3),
        ((sessions(3), sessions(1, valid_to=date(2022, 10, 2))), 3),
        ((sessions(3, area="tỉnh bắc kạn"), sessions(1)), 3),
    ],
)
def test_the_nearest_limit_that_holds_decides(limits: tuple[Limit, ...], holds: int) -> None:
    found = holding(limits, HERE, MONDAY, NO_TYPES)
    assert found[LimitKind.SESSIONS_A_DAY].at_most == holds
    assert holding(limits[::-1], HERE, MONDAY, NO_TYPES) == found


def test_of_two_as_near_the_one_for_kinds_of_days_decides() -> None:
    limits = (sessions(3), sessions(1, on_types=(DayType.WEEKEND,)))
    found = holding(limits, HERE, MONDAY, frozenset({DayType.WEEKEND}))
    assert found[LimitKind.SESSIONS_A_DAY].at_most == 1


def test_a_slot_with_a_reason_may_break_a_limit_and_is_shown_with_it() -> None:
    slot = a_slot(despite_limits="Công văn số 12 về phòng, chống dịch")
    given = schedules(minutes_a_session(20), slots=(slot,))
    assert problems(given) == []
    (shown,) = warnings(given, on=MONDAY)
    assert str(shown).endswith("(Quy chế của xã); allowed: Công văn số 12 về phòng, chống dịch")


def test_a_slot_with_a_reason_does_not_count_against_the_others() -> None:
    extra = a_second(time(17), despite_limits="Công văn số 12")
    assert problems(schedules(sessions(1), slots=(a_slot(), extra))) == []


def test_night_noise_warns_and_refuses_nothing() -> None:
    night = Limit(LimitKind.NIGHT_NOISE, "Thông tư 39/2010", begins=time(21), ends=time(6))
    given = schedules(night)
    assert problems(given) == []
    (shown,) = warnings(given, on=MONDAY)
    assert str(shown) == (
        "buoi-sang at xã Vi Hương: between 21:00 and 06:00 less noise is allowed; "
        "turn the loudspeakers down (Thông tư 39/2010)"
    )


def test_stations_that_break_a_limit_alike_are_named_together() -> None:
    there = a_station("don-phong", code="01984", name="Đôn Phong", successor=None)
    (found,) = problems(schedules(minutes_a_session(20), stations=(HERE, there)))
    assert "at xã Vi Hương, xã Đôn Phong on" in found


def test_stations_with_slots_of_their_own_are_named_each_with_its_slot() -> None:
    there = a_station("don-phong", code="01984", name="Đôn Phong", successor=None)
    own = tuple(a_slot(id=SlotId(f"sang-{one.id}"), stations=(one.id,)) for one in (HERE, there))
    found = problems(schedules(minutes_a_session(20), stations=(HERE, there), slots=own))
    assert [one.split(": ")[1] for one in found] == [
        "sang-vi-huong.starts",
        "sang-don-phong.starts",
    ]


def test_limits_follow_the_merger_of_provinces() -> None:
    new = a_station(
        "phu-thong-2025",
        name="Phủ Thông",
        area="tỉnh Thái Nguyên",
        valid_from=date(2025, 7, 1),
        valid_to=None,
        successor=None,
    )
    old = replace(HERE, successor=new.id)
    limits = (sessions(2, area=PROVINCE), sessions(1, area="tỉnh Thái Nguyên"))
    slots = (a_slot(), a_second(time(17)))
    (found,) = problems(schedules(*limits, stations=(old, new), slots=slots))
    assert "at xã Phủ Thông on 2025-07-01: 2 sessions a day, at most 1" in found


def an_override(**changes: object) -> Override:
    given = {
        "slot": SlotId("buoi-sang"),
        "on": MONDAY,
        "does": Change.CHANGE,
        "reason": "Lễ phát động",
        "length": timedelta(minutes=50),
        **changes,
    }
    return Override(**given)  # type: ignore[arg-type]


def test_an_override_that_breaks_a_limit_is_refused_with_the_rule_and_its_source() -> None:
    (found,) = problems(schedules(minutes_a_session(45), overrides=(an_override(),)))
    assert found == (
        "overrides.yaml: buoi-sang/2022-10-03.slot: buoi-sang at xã Vi Hương on 2022-10-03: "
        "50 minutes a session, at most 45 (Quy chế của xã)"
    )


def test_an_override_may_break_a_limit_for_its_reason_when_it_says_so() -> None:
    free = an_override(despite_limits=True)
    assert problems(schedules(minutes_a_session(45), overrides=(free,))) == []


def test_an_addition_too_many_for_the_day_is_refused() -> None:
    added = an_override(
        slot=SlotId("them"),
        does=Change.ADD,
        starts=time(12),
        programme=ProgrammeId("buoi-sang"),
        length=timedelta(minutes=5),
    )
    given = schedules(sessions(2), slots=(a_slot(), a_second(time(17))), overrides=(added,))
    (found,) = problems(given)
    assert "3 sessions a day, at most 2" in found


def test_an_addition_beside_one_with_leave_is_counted_without_it() -> None:
    first = an_override(
        slot=SlotId("mot"),
        does=Change.ADD,
        starts=time(9),
        programme=ProgrammeId("buoi-sang"),
        length=timedelta(minutes=5),
        despite_limits=True,
    )
    second = replace(first, slot=SlotId("hai"), starts=time(12), despite_limits=False)
    assert problems(schedules(sessions(2), overrides=(second, first))) == []


@pytest.mark.parametrize(
    ("limit", "problem"),
    [
        (sessions(1, source=" "), "source: say where the limit comes from"),
        (sessions(1, area="tỉnh Bắc Cạn"), "area: there is no tỉnh Bắc Cạn here; did you mean"),
        (sessions(1, stations=(StationId("vi-hung"),)), "stations: there is no vi-hung here"),
        (
            sessions(1, area=PROVINCE, stations=(HERE.id,)),
            "area: a limit is for an area or for stations, not for both",
        ),
        (quiet(time(5), time(5)), "until: the times are the same"),
    ],
)
def test_a_limit_that_leads_nowhere_is_named(limit: Limit, problem: str) -> None:
    (found,) = problems(schedules(limit, slots=()))
    assert found.startswith(f"limits.yaml: {limit.kind.value}.{problem}")


def test_a_limit_given_twice_is_named() -> None:
    (found,) = problems(schedules(sessions(1), sessions(2), slots=()))
    assert found.endswith("this limit is given twice for the same places")
