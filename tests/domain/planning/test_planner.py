"""Which broadcasts a date has, and what planning leaves alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from radio.domain.calendar import SpecialDay
from radio.domain.errors import Refused
from radio.domain.planning.planner import plan
from radio.domain.programme import ProgrammeId
from radio.domain.slot import SlotId
from radio.domain.station import ChannelId
from radio.domain.timetable.override import Change, Override
from tests.builders import (
    MONDAY,
    a_slot,
    a_station,
    an_approved,
    some_schedules,
)
from tests.planning import ask, items, lengths, news

ZONES = {"bac": "Europe/Prague", "nam": "Australia/Sydney"}


def test_nothing_is_planned_on_a_silent_day_of_tet() -> None:
    tet = SpecialDay(date(2023, 1, 22), "Mùng 1 Tết Quý Mão", "tet", silent=True)
    schedules = some_schedules(calendar=(tet,))
    made = plan(ask(an_approved(), schedules=schedules, first=tet.on, days=2), lengths)
    assert [one.on for one in made.broadcasts] == [date(2023, 1, 23)]


def test_a_slot_across_midnight_belongs_to_the_evening_it_begins_on() -> None:
    slot = a_slot(starts=time(23, 45), length=timedelta(hours=1))
    bulletin = an_approved(valid_until=MONDAY)
    made = plan(ask(bulletin, schedules=some_schedules(slots=(slot,)), days=2), lengths)
    assert [bool(one.rundown.bulletins) for one in made.broadcasts] == [True, False]
    assert made.broadcasts[0].id == "vi-huong/2022-10-03/buoi-sang"


def test_from_the_first_of_july_2025_the_successor_is_planned() -> None:
    new = a_station("phu-thong-2025", valid_from=date(2025, 7, 1), valid_to=None)
    schedules = some_schedules(stations=(new, a_station()))
    request = ask(an_approved(), schedules=schedules, first=date(2025, 6, 30), days=2)
    made = plan(request, lengths).broadcasts
    assert [(one.on.day, one.station) for one in made] == [(30, "vi-huong"), (1, "phu-thong-2025")]


def test_two_zones_keep_each_its_wall_clock_over_the_change_of_summer_time() -> None:
    north = a_station("bac", zone="Europe/Prague", valid_to=None, successor=None)
    south = a_station("nam", zone="Australia/Sydney", valid_to=None, successor=None)
    schedules = some_schedules(stations=(north, south))
    request = ask(an_approved(), schedules=schedules, first=date(2025, 3, 29), days=9)
    made = plan(request, lengths).broadcasts
    utc = {name: [one.starts_at.hour for one in made if one.station == name] for name in ZONES}
    assert utc == {"bac": [4, *[3] * 8], "nam": [*[18] * 8, 19]}
    for one in made:
        local = one.starts_at.astimezone(ZoneInfo(ZONES[one.station]))
        assert (local.date(), local.hour, items(one)) == (one.on, 5, ["giam-ngheo"])


def test_the_29th_of_february_is_a_day_like_any_other() -> None:
    request = ask(an_approved(), first=date(2024, 2, 28), days=3)
    made = plan(request, lengths).broadcasts
    assert [one.on for one in made] == [
        date(2024, 2, 28),
        date(2024, 2, 29),
        date(2024, 3, 1),
    ]


def test_an_override_of_one_date_is_planned_as_it_says() -> None:
    tuesday = MONDAY + timedelta(days=1)
    moved = Override(
        SlotId("buoi-sang"),
        tuesday,
        Change.CHANGE,
        "Mất điện",
        starts=time(9),
        length=timedelta(minutes=10),
    )
    cancelled = Override(SlotId("buoi-sang"), MONDAY, Change.CANCEL, "Quốc tang")
    schedules = some_schedules(overrides=(cancelled, moved))
    (only,) = plan(ask(an_approved(), schedules=schedules, days=2), lengths).broadcasts
    assert only.on == tuesday
    assert only.starts_at == datetime(2022, 10, 4, 2, tzinfo=UTC)
    assert only.slot_length == timedelta(minutes=10)


def test_one_moved_to_another_day_is_a_broadcast_beside_the_one_of_that_day() -> None:
    tuesday = MONDAY + timedelta(days=1)
    moved = Override(
        SlotId("buoi-sang"),
        MONDAY,
        Change.CHANGE,
        "Mất điện",
        moved_to=tuesday,
        starts=time(9),
    )
    schedules = some_schedules(overrides=(moved,))
    made = plan(ask(an_approved(), schedules=schedules, days=2), lengths).broadcasts
    assert [one.id for one in made] == [
        "vi-huong/2022-10-04/buoi-sang",
        "vi-huong/2022-10-04/buoi-sang-2022-10-03",
    ]


def test_what_stands_is_left_as_it_is_and_counts_as_heard() -> None:
    first, _ = plan(ask(*news("a", "b", "c", "d"), days=2), lengths).broadcasts
    request = ask(*news("a", "b", "c", "d"), days=2, standing=(first,))
    again = plan(request, lengths).broadcasts
    assert again[0] is first
    assert items(again[1])[0] == "d"


def test_a_station_on_no_channel_and_a_slot_without_programme_are_named() -> None:
    lost = some_schedules(stations=(a_station(channel=ChannelId("fm")),))
    with pytest.raises(Refused, match="no channel fm"):
        plan(ask(schedules=lost), lengths)
    empty = some_schedules(slots=(a_slot(programme=ProgrammeId("chieu")),))
    with pytest.raises(Refused, match="no programme chieu"):
        plan(ask(schedules=empty), lengths)
