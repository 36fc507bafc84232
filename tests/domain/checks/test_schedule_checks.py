"""Schedules as a whole: names lead somewhere, slots do not meet, commune radio comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from radio.domain.calendar import DayType, SpecialDay
from radio.domain.checks.schedule_checks import check, warnings
from radio.domain.coverage.coverage import Audience, AudienceId, Target, Theme, ThemeId
from radio.domain.programme import Fill, Headlines, Items, Part, Pause, ProgrammeId, Relay, Say
from radio.domain.schedule import Schedules, Slot, SlotId
from radio.domain.station import ChannelId, StationId
from tests.builders import (
    COMMUNE_RADIO,
    DISTRICT_PAGE,
    MONDAY,
    a_programme,
    a_slot,
    a_station,
    some_schedules,
)

HERE = a_station(successor=None)


HOUR = timedelta(hours=1)


def schedules(*slots: Slot, **changes: object) -> Schedules:
    return some_schedules(**{"stations": (HERE,), "slots": slots or (a_slot(),), **changes})


def problems(value: Schedules) -> list[str]:
    return [str(problem) for problem in check(value, MONDAY)]


def a_second_slot(**changes: object) -> Slot:
    return a_slot(**{"id": SlotId("tin-nhanh"), **changes})


def test_schedules_that_fit_together_have_no_problem() -> None:
    assert problems(schedules()) == []


def test_an_unknown_programme_is_named_with_its_slot_and_the_near_name() -> None:
    assert problems(schedules(a_slot(programme=ProgrammeId("buoi-sag")))) == [
        "slots.yaml: buoi-sang.programme: there is no buoi-sag here; did you mean buoi-sang?"
    ]


def test_an_unknown_station_of_a_slot_is_named_with_the_near_name() -> None:
    assert problems(schedules(a_slot(stations=(StationId("vi-hung"),)))) == [
        "slots.yaml: buoi-sang.stations: there is no vi-hung here; did you mean vi-huong?"
    ]


def test_an_unknown_successor_and_channel_are_named_with_their_station() -> None:
    lost = replace(HERE, successor=StationId("vi-huog"), channel=ChannelId("comune-radio"))
    assert problems(schedules(stations=(lost,))) == [
        "stations.yaml: vi-huong.successor: there is no vi-huog here; did you mean vi-huong?",
        "stations.yaml: vi-huong.channel: there is no comune-radio here; "
        "did you mean commune-radio?",
    ]


def test_an_unknown_theme_and_audience_of_a_target_are_named() -> None:
    plan = replace(
        some_schedules().plan,
        themes=(Theme(ThemeId("guong-dien-hinh"), "Gương điển hình", "III.1"),),
        audiences=(Audience(AudienceId("ho-ngheo"), "Người thuộc hộ nghèo"),),
        targets=(Target(ThemeId("guong-dien-hin"), 1, "month", AudienceId("ho-ngeo")),),
    )
    assert problems(schedules(plan=plan)) == [
        "plan.yaml: targets.theme: there is no guong-dien-hin here; did you mean guong-dien-hinh?",
        "plan.yaml: targets.audience: there is no ho-ngeo here; did you mean ho-ngheo?",
    ]


def test_overlapping_slots_are_named_with_their_station() -> None:
    assert problems(schedules(a_slot(), a_second_slot(starts=time(5, 29)))) == [
        "slots.yaml: tin-nhanh.starts: the slots buoi-sang and tin-nhanh overlap at xã Vi Hương"
    ]


@pytest.mark.parametrize(
    "second",
    [
        a_second_slot(starts=time(5, 30)),
        a_second_slot(stations=()),
        a_second_slot(valid_to=date(2022, 6, 30)),
    ],
    ids=["one after the other", "at other stations", "long ago"],
)
def test_slots_that_never_meet_are_no_problem(second: Slot) -> None:
    assert problems(schedules(a_slot(), second)) == []


def test_slots_of_different_days_of_the_week_do_not_meet() -> None:
    mondays = a_slot(repeat="FREQ=WEEKLY;BYDAY=MO")
    sundays = a_second_slot(repeat="FREQ=WEEKLY;BYDAY=SU")
    assert problems(schedules(mondays, sundays)) == []


def test_a_slot_that_runs_past_midnight_meets_the_first_of_the_next_day() -> None:
    late = a_slot(starts=time(23, 50))
    early = a_second_slot(starts=time(0, 10))
    assert len(problems(schedules(late, early))) == 1


def test_a_slot_once_a_month_is_seen_to_meet_a_weekly_one() -> None:
    monthly = a_slot(repeat="FREQ=MONTHLY;BYMONTHDAY=31")
    weekly = a_second_slot(repeat="FREQ=WEEKLY;BYDAY=SA")
    assert len(problems(schedules(monthly, weekly))) == 1


def test_slots_that_meet_only_where_a_unit_exists_no_more_are_no_problem() -> None:
    after = a_second_slot(valid_from=date(2025, 7, 1))
    assert problems(schedules(a_slot(), after)) == []


def test_a_rank_given_twice_is_a_problem_of_both_channels() -> None:
    doubled = (COMMUNE_RADIO, DISTRICT_PAGE, replace(DISTRICT_PAGE, id=ChannelId("web-feed")))
    assert problems(schedules(channels=doubled)) == [
        "channels.yaml: district-page.rank: the rank 2 is given twice",
        "channels.yaml: web-feed.rank: the rank 2 is given twice",
    ]


def test_commune_radio_has_rank_one() -> None:
    swapped = (replace(COMMUNE_RADIO, rank=2), replace(DISTRICT_PAGE, rank=1))
    assert problems(schedules(channels=swapped)) == [
        "channels.yaml: commune-radio.rank: commune radio has rank 1, it is served first"
    ]


def test_schedules_without_commune_radio_are_refused() -> None:
    elsewhere = replace(HERE, channel=DISTRICT_PAGE.id)
    assert problems(schedules(channels=(DISTRICT_PAGE,), stations=(elsewhere,))) == [
        "channels.yaml: the channel commune-radio is missing; it is served first"
    ]


def test_every_other_channel_says_what_it_waits_for_and_commune_radio_waits_for_none() -> None:
    wrong = (replace(COMMUNE_RADIO, after="aired"), replace(DISTRICT_PAGE, after=None))
    assert problems(schedules(channels=wrong)) == [
        "channels.yaml: commune-radio.after: commune radio waits for no other channel",
        "channels.yaml: district-page.after: "
        "say after what this channel may carry a bulletin: scheduled or aired",
    ]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"code": "1975"}, "code: write the unit's code as five digits"),
        (
            {"zone": "Asia/Hanoi"},
            "zone: there is no time zone Asia/Hanoi; write one such as Asia/Ho_Chi_Minh",
        ),
        ({"zone": "../../etc/passwd"}, "zone: there is no time zone ../../etc/passwd; "),
        ({"zone": ""}, "zone: there is no time zone ; write one such as Asia/Ho_Chi_Minh"),
        ({"languages": ("vi",)}, "languages: write a language as three letters, such as vie"),
        ({"successor": HERE.id}, "successor: a station cannot be its own successor"),
        ({"valid_from": date(2025, 7, 1)}, "valid-to: the last day is before the first day"),
    ],
)
def test_a_station_that_cannot_be_is_named(changes: dict[str, object], problem: str) -> None:
    (found,) = problems(schedules(stations=(replace(HERE, **changes),)))  # type: ignore[arg-type]
    assert found.startswith(f"stations.yaml: vi-huong.{problem}")


def test_a_code_belongs_to_one_unit_at_a_time() -> None:
    new = a_station("phu-thong-2025", valid_from=date(2025, 7, 1), valid_to=None, successor=None)
    assert problems(schedules(stations=(HERE, new))) == []
    assert problems(schedules(stations=(HERE, replace(new, valid_from=date(2025, 6, 30))))) == [
        "stations.yaml: phu-thong-2025.code: vi-huong has this code on the same days"
    ]


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        (Say("Đây là {staion}."), "say: there is no {staion} here; did you mean {station}?"),
        (Say("Kính chào.", title="{day}"), "title: there is no {day} here; did you mean {date}?"),
        (Headlines("Tin {wekday}:"), "headlines: there is no {wekday} here; did you mean"),
        (Items((), at_most=1), "items: name at least one kind of bulletin"),
        (Pause(timedelta()), "pause: a pause is longer than nothing"),
        (Relay("VOV", HOUR), "relay: say when the relay begins: at (minute) or after (minutes)"),
        (Relay("VOV", HOUR, 0, HOUR), "relay: say when the relay begins"),
    ],
)
def test_a_part_that_could_not_be_heard_is_named(part: Part, problem: str) -> None:
    (found,) = problems(schedules(programmes=(a_programme(parts=(part,)),)))
    assert found.startswith(f"programmes.yaml: buoi-sang.{problem}")


def test_between_relays_one_thing_fills_the_time() -> None:
    relay = Relay("VOV", timedelta(minutes=5), after=timedelta(minutes=5))
    right = (Fill(("bed",)), relay, Fill(("bed",)))
    assert problems(schedules(programmes=(a_programme(parts=right),))) == []
    (found,) = problems(schedules(programmes=(a_programme(parts=(*right, Fill(()))),)))
    assert "one fill is enough" in found


def test_a_programme_has_parts_and_a_slot_lasts_a_day_at_most() -> None:
    endless = a_slot(length=timedelta(hours=25))
    assert problems(schedules(endless, programmes=(a_programme(parts=()),))) == [
        "programmes.yaml: buoi-sang.rundown: this programme has no part",
        "slots.yaml: buoi-sang.minutes: a slot lasts a day at most",
    ]


def test_slots_at_a_station_of_later_years_are_seen_to_meet() -> None:
    later = a_station("phu-thong-2025", valid_from=date(2025, 7, 1), valid_to=None, successor=None)
    assert problems(schedules(a_slot(), a_second_slot(), stations=(later,))) == [
        "slots.yaml: tin-nhanh.starts: the slots buoi-sang and tin-nhanh overlap at xã Vi Hương"
    ]


def test_a_station_without_a_slot_is_worth_a_warning() -> None:
    silent = replace(HERE, id=StationId("don-phong"), name="Đôn Phong")
    given = schedules(a_slot(stations=(HERE.id,)), stations=(HERE, silent))
    assert [str(one) for one in warnings(given, on=MONDAY)] == [
        "xã Đôn Phong has no slot; it broadcasts nothing."
    ]


def test_a_station_whose_last_slot_has_ended_is_worth_a_warning() -> None:
    ended = schedules(a_slot(valid_to=MONDAY))
    assert warnings(ended, on=MONDAY) == []
    assert len(warnings(ended, on=MONDAY + timedelta(days=1))) == 1


def test_a_unit_that_exists_no_more_needs_no_slot() -> None:
    given = schedules(a_slot(stations=()), programmes=(a_programme(),))
    assert warnings(given, on=date(2025, 7, 1)) == []


def test_slots_of_kinds_of_days_that_never_fall_together_do_not_meet() -> None:
    tet = SpecialDay(date(2025, 1, 29), "Tết Nguyên Đán", "tet")
    usual = a_slot(not_on_types=(DayType.TET,))
    festive = a_second_slot(on_types=(DayType.TET,))
    assert problems(schedules(usual, festive, calendar=(tet,))) == []
    assert len(problems(schedules(a_slot(), festive, calendar=(tet,)))) == 1


def test_slots_that_meet_on_a_kind_of_day_years_ahead_are_seen() -> None:
    season = SpecialDay(date(2025, 6, 15), "Mùa lũ", "flood", until=date(2025, 6, 20))
    flood = a_second_slot(on_types=(DayType.FLOOD,))
    assert problems(schedules(a_slot(), flood)) == []
    assert len(problems(schedules(a_slot(), flood, calendar=(season,)))) == 1


def test_a_date_left_out_parts_two_slots() -> None:
    once = a_second_slot(valid_from=MONDAY, valid_to=MONDAY)
    assert len(problems(schedules(a_slot(), once))) == 1
    assert problems(schedules(a_slot(except_on=(MONDAY,)), once)) == []


def test_an_extra_date_years_ahead_is_seen_to_meet() -> None:
    sundays = a_slot(repeat="FREQ=WEEKLY;BYDAY=SU")
    extra = a_second_slot(repeat="FREQ=WEEKLY;BYDAY=MO", also_on=(date(2025, 6, 29),))
    assert len(problems(schedules(sundays, extra))) == 1


def test_slots_apart_on_the_clock_meet_in_the_night_summer_time_begins() -> None:
    prague = replace(HERE, zone="Europe/Prague")
    late = a_slot(starts=time(1, 30), length=timedelta(minutes=60))
    early = a_second_slot(starts=time(3), length=timedelta(minutes=10))
    assert problems(schedules(late, early)) == []
    assert len(problems(schedules(late, early, stations=(prague,)))) == 1


def test_slots_of_two_communes_meet_at_their_successor() -> None:
    new = a_station("phu-thong-2025", valid_from=date(2025, 7, 1), valid_to=None, successor=None)
    old = replace(a_station(), successor=new.id)
    other = replace(a_station("luc-binh", code="01990"), successor=new.id)
    one = a_slot(stations=(old.id,))
    two = a_second_slot(stations=(other.id,))
    (found,) = problems(schedules(one, two, stations=(old, other, new)))
    assert found.endswith("overlap at xã Vi Hương")
    apart = replace(two, handed_over=False)
    assert problems(schedules(one, apart, stations=(old, other, new))) == []


@pytest.mark.parametrize(
    ("slot", "problem"),
    [
        (a_slot(repeat="FREQ=DAILY;COUNT=3"), "repeat: a rule with COUNT is counted from"),
        (
            a_slot(also_on=(MONDAY,), except_on=(MONDAY,)),
            "also: 2022-10-03 stands under except, too",
        ),
        (
            a_slot(also_on=(MONDAY,), valid_to=date(2022, 10, 2)),
            "also: 2022-10-03 is outside the dates of the slot",
        ),
        (
            a_slot(on_types=(DayType.TET,), not_on_types=(DayType.TET,)),
            "not-on: tet stands under on, too",
        ),
    ],
)
def test_a_slot_that_contradicts_itself_is_named(slot: Slot, problem: str) -> None:
    found = problems(schedules(slot))
    assert any(one.startswith(f"slots.yaml: buoi-sang.{problem}") for one in found), found


@pytest.mark.parametrize(
    ("until", "problem"),
    [
        (date(2022, 6, 14), "the last day is before the first day"),
        (date(2023, 6, 16), "days in a row are a year at most"),
    ],
)
def test_days_in_a_row_are_a_season_in_order(until: date, problem: str) -> None:
    season = SpecialDay(date(2022, 6, 15), "Mùa lũ", "flood", until=until)
    assert problems(schedules(calendar=(season,))) == [
        f"calendar.yaml: 2022-06-15.until: {problem}"
    ]
