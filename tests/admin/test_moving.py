"""A broadcast is moved on its page: done and undone, refused with the rule, settled by choice."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from radio.domain.job import JobKind
from radio.domain.programme import ProgrammeId
from radio.domain.slot import SlotId
from radio.domain.station import StationId
from radio.domain.timetable.limit import Limit, LimitKind
from radio.domain.timetable.override import Change, Override
from tests.admin_house import House, a_day, words
from tests.builders import LAN, MONDAY, QUAN, a_slot

PAGE = "/schedule/at/vi-huong/2022-10-03/buoi-sang"
EVENING = SlotId("chieu")
QUIET = Limit(LimitKind.QUIET_HOURS, "Quy chế của xã", begins=time(21), ends=time(5))


@pytest.fixture
def two(house: House) -> House:
    """A morning and an evening, quiet hours by night."""
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        slots = (a_slot(), a_slot(id=EVENING, starts=time(17)))
        records.schedules.save(replace(schedules, slots=slots, limits=(QUIET,)))
    return house


def move(client: FlaskClient, starts: str, url: str = PAGE, **more: str) -> TestResponse:
    return client.post(f"{url}/move", data={"starts": starts, "reason": "Mất điện", **more})


def hours(house: House, on: date = MONDAY, station: str = "vi-huong") -> list[str]:
    """When something begins at a station on a date."""
    week = house.radio.weeks.of(on, 1, {station})  # type: ignore[arg-type]
    return [f"{one.starts:%H:%M} {one.slot}" for one in week.blocks]


def acts(house: House) -> list[str]:
    with house.radio.store.reading() as records:
        return [one.act for one in records.audit.recent(5)]


def test_it_goes_out_at_the_new_time_at_this_station_alone_and_is_planned_there(two: House) -> None:
    two.approved(title="Họp thôn", body="Mời bà con dự họp.")
    two.radio.planning.plan(MONDAY)
    client = two.at_desk(LAN)
    answer = move(client, "06:15", back="/schedule?date=2022-10-03")
    assert answer.status_code == 302
    assert answer.location == "/schedule?date=2022-10-03#vi-huong.2022-10-03.buoi-sang"
    assert hours(two) == ["06:15 buoi-sang", "17:00 chieu"]
    assert hours(two, station="don-phong") == ["05:00 buoi-sang", "17:00 chieu"]
    (block, _) = two.radio.weeks.of(MONDAY, 1, {"vi-huong"}).blocks  # type: ignore[arg-type]
    assert block.items == ("Họp thôn",)
    assert "schedules.override" in acts(two)
    page = words(client.get(answer.location))
    assert "buoi-sang phát ngày 03/10/2022 lúc 06:15." in page
    assert "Thay đổi trong những ngày này" in page
    assert "Mất điện" in page


def test_a_move_is_taken_back_from_the_notice_and_from_the_list(two: House) -> None:
    client = two.at_desk(LAN)
    move(client, "06:15")
    client.post("/schedule/undo", data={"key": "buoi-sang/2022-10-03/vi-huong"})
    assert hours(two) == ["05:00 buoi-sang", "17:00 chieu"]
    assert "schedules.undo_override" in acts(two)
    again = client.post(
        "/schedule/undo",
        data={"key": "buoi-sang/2022-10-03/vi-huong"},
        headers={"Referer": "/schedule"},
    )
    assert again.status_code == 404


def test_it_may_go_to_another_day_and_back(two: House) -> None:
    client = two.at_desk(LAN)
    answer = move(client, "09:00", to="2022-10-04")
    assert answer.location.endswith("#vi-huong.2022-10-04.buoi-sang-2022-10-03")
    assert hours(two) == ["17:00 chieu"]
    tuesday = MONDAY + timedelta(days=1)
    assert "09:00 buoi-sang-2022-10-03" in hours(two, tuesday)
    there = "/schedule/at/vi-huong/2022-10-04/buoi-sang-2022-10-03"
    move(client, "05:00", there, to="2022-10-03")
    assert hours(two) == ["05:00 buoi-sang", "17:00 chieu"]


def test_a_broken_limit_refuses_with_rule_and_source_and_asks_for_a_reason(two: House) -> None:
    client = two.at_desk(LAN)
    answer = move(client, "21:30")
    assert answer.status_code == 400
    page = words(answer)
    assert "Quy chế của xã" in page
    assert "21:00" in page
    assert 'name="despite"' in page
    assert 'value="21:30"' in page
    assert 'value="Mất điện"' in page
    assert hours(two) == ["05:00 buoi-sang", "17:00 chieu"]
    assert move(client, "21:30", despite="1", reason="").status_code == 400
    done = move(client, "21:30", despite="1", reason="Lệnh của huyện")
    assert done.status_code == 302
    page = words(client.get(done.location))
    assert "Quy chế của xã" in page
    (held,) = two.radio.timetable.load().overrides
    assert (held.reason, held.despite_limits) == ("Lệnh của huyện", True)


def test_what_it_would_meet_is_named_and_the_operator_chooses(two: House) -> None:
    client = two.at_desk(LAN)
    refused = move(client, "17:10")
    assert refused.status_code == 400
    assert "chieu" in words(refused)
    move(client, "17:10", choice="chain")
    assert hours(two) == ["17:00 chieu", "17:30 buoi-sang"]


def test_overwriting_leaves_the_other_out_and_undoing_brings_both_back(two: House) -> None:
    client = two.at_desk(LAN)
    answer = move(client, "17:10", choice="overwrite")
    assert hours(two) == ["17:10 buoi-sang"]
    page = words(client.get(answer.location))
    assert "1 lượt khác không phát trong ngày này." in page
    keys = ["buoi-sang/2022-10-03/vi-huong", "chieu/2022-10-03/vi-huong"]
    assert all(f'name="key" value="{key}"' in page for key in keys)
    client.post("/schedule/undo", data={"key": keys})
    assert hours(two) == ["05:00 buoi-sang", "17:00 chieu"]


def test_what_an_overwrite_removed_from_another_day_comes_back_and_is_planned(two: House) -> None:
    two.approved(title="Họp thôn", body="Mời bà con dự họp.")
    client = two.at_desk(LAN)
    there = MONDAY + timedelta(days=1)
    added = Override(
        SlotId("hop"),
        there,
        Change.ADD,
        "Họp dân",
        station=StationId("vi-huong"),
        starts=time(9, 30),
        programme=ProgrammeId("buoi-sang"),
        length=timedelta(minutes=20),
    )
    two.radio.timetable.override(added, LAN.id)
    move(client, "09:00", to="2022-10-04")
    before = hours(two, there)
    evening = "/schedule/at/vi-huong/2022-10-04/chieu"
    page = words(client.get(move(client, "09:15", evening, choice="overwrite").location))
    keys = re.findall(r'name="key" value="([^"]+)"', page.split("2 lượt khác không phát")[1])
    assert hours(two, there) == ["05:00 buoi-sang", "09:15 chieu"]
    client.post("/schedule/undo", data={"key": keys[:3]})
    assert hours(two, there) == before
    with two.radio.store.reading() as records:
        planned = records.broadcasts.between(there, there, StationId("vi-huong"))
    assert {one.slot for one in planned} == {"buoi-sang", "buoi-sang-2022-10-03", "hop", "chieu"}


def test_undoing_what_would_collide_now_says_so_and_changes_nothing(two: House) -> None:
    client = two.at_desk(LAN)
    move(client, "06:15")
    evening = "/schedule/at/vi-huong/2022-10-03/chieu"
    move(client, "05:10", evening)
    answer = client.post(
        "/schedule/undo",
        data={"key": "buoi-sang/2022-10-03/vi-huong"},
        headers={"Referer": "/schedule?date=2022-10-03"},
        follow_redirects=True,
    )
    assert "chieu" in words(answer)
    assert hours(two) == ["05:10 chieu", "06:15 buoi-sang"]


def test_what_has_begun_and_times_that_are_over_are_refused(two: House) -> None:
    client = two.at_desk(LAN)
    over = move(client, "05:00", to="2022-10-01")
    assert over.status_code == 409
    assert "đã qua" in words(over)
    two.clock.pass_by(timedelta(hours=20))
    begun = move(client, "18:00")
    assert begun.status_code == 409
    assert "đã bắt đầu" in words(begun)
    assert 'name="starts"' not in words(client.get(PAGE))


def test_a_pack_that_stations_may_have_is_built_again(house: House) -> None:
    a_day(house)
    assert move(house.at_desk(QUAN), "06:00").status_code == 302
    with house.radio.store.reading() as records:
        builds = [one.payload for one in records.jobs.live() if one.kind is JobKind.BUILD]
    assert builds == [{"date": "2022-10-03", "station": "vi-huong"}]


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"starts": "late"},
        {"starts": "25:00"},
        {"starts": "06:00", "to": "someday"},
        {"starts": "06:00", "to": "9999-12-31"},
        {"starts": "06:00", "choice": "fly"},
        {"starts": "06:00", "reason": "  "},
    ],
)
def test_a_form_nobody_offered_changes_nothing(two: House, form: dict[str, str]) -> None:
    answer = two.at_desk(LAN).post(f"{PAGE}/move", data=form)
    assert 400 <= answer.status_code < 500
    assert not two.radio.timetable.load().overrides


@pytest.mark.parametrize("key", ["", "nothing", "a/b/c", "buoi-sang/2022-10-03", "x/2022-10-03/y"])
def test_undoing_what_is_not_there_is_not_found(two: House, key: str) -> None:
    assert two.at_desk(LAN).post("/schedule/undo", data={"key": key}).status_code == 404


def test_a_cancelled_broadcast_is_not_moved(two: House) -> None:
    client = two.at_desk(LAN)
    move(client, "17:10", choice="overwrite")
    assert two.radio.timetable.load().overrides[-1].does is Change.CANCEL
    gone = move(client, "18:00", "/schedule/at/vi-huong/2022-10-03/chieu")
    assert gone.status_code == 404
