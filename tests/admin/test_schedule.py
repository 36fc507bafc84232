"""The schedule as people see it: weeks, days, reasons, files; only their own stations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from radio.domain.broadcast import BroadcastId
from radio.domain.calendar import SpecialDay
from radio.domain.emergencies.emergency_order import Order
from radio.domain.schedule import Schedules
from radio.domain.slot import SlotId
from radio.domain.timetable.limit import Limit, LimitKind
from tests.admin_house import House, words
from tests.builders import HANH, LAN, MINH, MONDAY, QUAN, a_slot, a_station

WEEK = "/schedule?date=2022-10-03"
HERE = "/schedule/at/vi-huong"
MORNING = f"{HERE}/2022-10-03/buoi-sang"
TABLE = "/schedule/export.xlsx?date=2022-10-03&days=7"


def change(house: House, **parts: object) -> None:
    """Other schedules, whether sound or not."""
    with house.radio.store.begin() as records:
        schedules: Schedules = records.schedules.load()
        records.schedules.save(replace(schedules, **parts))  # type: ignore[arg-type]


def test_a_week_shows_each_broadcast_with_state_and_fill(day: House) -> None:
    page = words(day.at_desk(LAN).get(WEEK))
    assert page.count('<div class="block ') == 14
    assert page.count('<div class="block delivered') == 2
    assert page.count('<div class="block unplanned') == 12
    assert "/30:00" in page
    assert 'aria-label="đã xếp ' in page
    assert "8/9 âm lịch" in page
    assert "Cần xem lại:" in page


def test_a_day_of_all_stations_stands_by_hours(day: House) -> None:
    page = words(day.at_desk(LAN).get(f"{WEEK}&zoom=day"))
    assert page.count('<div class="block delivered') == 2
    assert page.count('data-hour="5"') == 2
    assert 'data-hour="19"' in page


def test_people_of_a_station_see_their_own_and_move_nothing(day: House) -> None:
    client = day.at_desk(HANH)
    page = words(client.get(WEEK))
    assert "xã Vi Hương" in page
    assert "Đôn Phong" not in page
    assert "data-block" not in page
    assert client.get(HERE).status_code == 200
    for path in ("", "/sheet", "/2022-10-03", "/2022-10-03/buoi-sang"):
        assert client.get(f"/schedule/at/don-phong{path}").status_code == 403
    assert client.get(f"{TABLE}&station=don-phong").status_code == 403
    moved = client.post(f"{MORNING}/move", data={"starts": "06:00", "reason": "Họp"})
    assert moved.status_code == 403
    assert client.post("/schedule/undo").status_code == 403


def test_approvers_look_and_do_not_move(day: House) -> None:
    client = day.at_desk(MINH)
    assert "data-block" not in words(client.get(WEEK))
    assert client.post(f"{MORNING}/move", data={}).status_code == 403


@pytest.mark.parametrize(
    ("asked", "blocks"),
    [
        ("words=don phong", 7),
        ("words=bac kan", 14),
        ("words=khong co", 0),
        ("programme=buoi-sang", 14),
        ("programme=khac", 0),
        ("state=delivered", 2),
        ("state=unplanned&words=vi huong", 6),
        ("state=trouble", 12),
        ("state=nonsense", 0),
        ("page=99", 14),
        ("page=-1&zoom=year", 14),
    ],
)
def test_stations_programmes_and_states_can_be_picked_out(
    day: House, asked: str, blocks: int
) -> None:
    page = words(day.at_desk(LAN).get(f"{WEEK}&{asked}"))
    assert page.count('<div class="block ') == blocks


def test_many_stations_come_by_pages(house: House) -> None:
    many = tuple(
        a_station(f"dai-{number}", name=f"Số {number}", code=f"{number:05}") for number in range(45)
    )
    change(house, stations=many)
    client = house.at_desk(LAN)
    first = words(client.get(WEEK))
    assert first.count('<th scope="row">') == 20
    assert "Trang 1 trên 3, 45 đài" in first
    assert words(client.get(f"{WEEK}&page=3")).count('<th scope="row">') == 5


def test_what_is_wrong_is_said_in_words(house: House) -> None:
    noon = a_slot(id=SlotId("trua"), starts=time(5, 10))
    weekly = a_slot(id=SlotId("tuan"), starts=time(15), repeat="FREQ=WEEKLY;BYDAY=TU")
    limit = Limit(LimitKind.QUIET_HOURS, "Quy chế của xã", begins=time(14), ends=time(16))
    holiday = SpecialDay(MONDAY, "Ngày thử", "holiday")
    slots = tuple(replace(one, repeat="FREQ=WEEKLY;BYDAY=MO") for one in (a_slot(), noon))
    change(house, slots=(*slots, weekly), limits=(limit,), calendar=(holiday,))
    page = words(house.at_desk(LAN).get(WEEK))
    assert "Trùng giờ với: Chương trình buổi sáng" in page
    assert "không có khung giờ" in page
    assert "trong giờ yên tĩnh" in page
    assert "(Quy chế của xã)" in page
    assert "Ngày thử" in page
    assert "4 lượt trùng giờ" in page
    assert "2 lần vượt giới hạn" in page
    assert "10 ngày có đài không có khung giờ" in page


def test_a_day_of_a_station_tells_what_is_heard_at_which_second(day: House) -> None:
    page = words(day.at_desk(HANH).get(f"{HERE}/2022-10-03"))
    assert "Buổi 1" in page
    assert "05:00:00" in page
    assert "Cảnh báo mưa lớn" in page
    assert "/stations/vi-huong?date=2022-10-03" in page
    assert "/programmes?station=vi-huong&date=2022-10-03" in page
    assert "Chưa xếp lịch" in words(day.at_desk(HANH).get(f"{HERE}/2022-10-04"))


def test_a_day_tells_the_emergencies_that_were_on_the_air(house: House) -> None:
    order = Order(("vi-huong",), "Ban Chỉ huy phòng, chống thiên tai", text="Nước dâng nhanh.")
    house.radio.emergencies.air(order, MINH.id)
    here = words(house.at_desk(HANH).get(f"{HERE}/2022-10-02"))
    assert "Thông báo khẩn trong ngày" in here
    assert "10:00:00" in here
    assert "Thông báo khẩn trong ngày" not in words(house.at_desk(HANH).get(f"{HERE}/2022-10-04"))
    there = house.at_desk(LAN).get("/schedule/at/don-phong/2022-10-02")
    assert "Thông báo khẩn trong ngày" not in words(there)


def test_a_broadcast_gives_every_reason(day: House) -> None:
    page = words(day.at_desk(LAN).get(MORNING))
    with day.radio.store.reading() as records:
        planned = records.broadcasts.get(BroadcastId("vi-huong/2022-10-03/buoi-sang"))
    assert page.count("</span> được chọn</span>") == sum(one.taken for one in planned.choices)
    assert "/bulletins/lich-tiem-phong/broadcasts?date=2022-10-03" in page
    only = words(day.at_desk(LAN).get(f"{MORNING}?bulletin=lich-tiem-phong"))
    assert "/bulletins/canh-bao-mua-lon/broadcasts" not in only


def test_operators_are_told_reasons_of_approved_bulletins_alone(house: House) -> None:
    house.approved(title="Đã duyệt", body="Mời bà con dự họp.")
    house.draft(title="Còn nháp", body="Mời bà con dự họp.")
    house.radio.planning.plan(MONDAY)
    assert "Còn nháp" in words(house.at_desk(LAN).get(MORNING))
    page = words(house.at_desk(HANH).get(MORNING))
    assert "Còn nháp" not in page
    assert "Đã duyệt" in page


def test_a_bulletin_tells_where_it_is_heard_and_why(day: House) -> None:
    client = day.at_desk(LAN)
    assert "/bulletins/lich-tiem-phong/broadcasts" in words(
        client.get("/bulletins/lich-tiem-phong")
    )
    page = words(client.get("/bulletins/lich-tiem-phong/broadcasts?date=2022-10-03"))
    assert "xã Vi Hương" in page
    assert "xã Đôn Phong" in page
    one = words(
        client.get("/bulletins/lich-tiem-phong/broadcasts?date=2022-10-01&station=vi-huong")
    )
    assert "/schedule/at/vi-huong/2022-10-03/buoi-sang?bulletin=lich-tiem-phong" in one
    assert "/schedule/at/don-phong" not in one
    assert day.at_desk(HANH).get("/bulletins/lich-tiem-phong/broadcasts").status_code == 403


def test_the_sheet_has_days_hours_programmes_items_and_lengths(day: House) -> None:
    page = words(day.at_desk(HANH).get(f"{HERE}/sheet?date=2022-10-05"))
    for heading in ("Ngày", "Giờ", "Chương trình", "Nội dung", "Thời lượng", "Ghi chú"):
        assert f'<th scope="col">{heading}</th>' in page
    assert "<li>Cảnh báo mưa lớn</li>" in page
    assert page.count('<th scope="rowgroup"') == 7


def test_the_week_can_be_taken_along_as_table_and_calendar(day: House) -> None:
    client = day.at_desk(LAN)
    table = client.get(TABLE)
    assert "filename=lich-phat-2022-10-03.xlsx" in table.headers["Content-Disposition"]
    sheet = load_workbook(BytesIO(table.data)).active
    assert sheet is not None
    assert sheet.max_row == 15
    own = load_workbook(BytesIO(day.at_desk(HANH).get(TABLE).data)).active
    assert own is not None
    assert own.max_row == 8
    answer = client.get("/schedule/export.ics?date=2022-10-03&days=1&station=vi-huong")
    assert len(Calendar.from_ical(answer.data).walk("VEVENT")) == 1
    assert answer.mimetype == "text/calendar"


@pytest.mark.parametrize(
    "path",
    [
        "/schedule?date=nonsense",
        "/schedule/at/nowhere",
        f"{HERE}/2022-13-01",
        f"{HERE}/2022-10-03/nothing",
        "/schedule/export.ics?station=nowhere",
        "/bulletins/nothing/broadcasts",
    ],
)
def test_what_there_is_not_is_not_found(day: House, path: str) -> None:
    assert day.at_desk(QUAN).get(path).status_code == 404


@pytest.mark.parametrize("on", [date.min, date.max])
def test_the_ends_of_all_dates_are_not_found(day: House, on: date) -> None:
    client = day.at_desk(LAN)
    for path in (
        f"/schedule?date={on}",
        f"{HERE}?date={on}",
        f"{HERE}/{on}",
        f"{HERE}/sheet?date={on}",
    ):
        assert client.get(path).status_code == 404


def test_a_station_that_is_no_more_has_an_empty_week(house: House) -> None:
    page = words(house.at_desk(LAN).get(f"{HERE}?date=2030-01-01"))
    assert "<table" not in page
    assert "Ngày này không có đài nào." in page
