"""The week as a workbook: real dates and lengths, and no text that a spreadsheet would run."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from radio.adapters.catalogues import translator
from radio.adapters.spreadsheet import workbook
from radio.domain.message import Message, message
from radio.domain.sheet import Table, Value
from radio.domain.timetable.week import week_of
from radio.domain.timetable.week_table import COLUMNS, week_table
from tests.builders import EVE, MONDAY, a_broadcast, a_slot, a_station, some_schedules


def vietnamese(sentence: Message) -> str:
    return sentence.render(translator("vi"))


def read(table: Table) -> Worksheet:
    sheet = load_workbook(BytesIO(workbook(table, vietnamese))).active
    assert isinstance(sheet, Worksheet)
    return sheet


def one_row(*values: Value) -> Worksheet:
    return read(Table(message("Schedule"), COLUMNS, (values,)))


def test_a_week_has_a_line_for_each_broadcast_with_vietnamese_headings() -> None:
    given = some_schedules(stations=(a_station(),), slots=(a_slot(),))
    planned = {a_station().id: (a_broadcast("Tiêm phòng", "Họp thôn"),)}
    week = week_of(given, MONDAY, 2, given.stations, planned, EVE)
    sheet = read(week_table(week.with_fill(lambda _: timedelta(minutes=12, seconds=5))))
    assert sheet.title == "Lịch phát"
    headings = [cell.value for cell in sheet[1]]
    assert headings[:6] == ["Ngày", "Thứ", "Đài", "Giờ phát", "Chương trình", "Nội dung"]
    first = [cell.value for cell in sheet[2]]
    assert first[:6] == [
        datetime(2022, 10, 3),  # noqa: DTZ001 # a spreadsheet knows no zones
        "Thứ hai",
        "xã Vi Hương",
        time(5),
        "Chương trình buổi sáng",
        "Tiêm phòng\nHọp thôn",
    ]
    assert first[6:9] == [timedelta(minutes=12, seconds=5), timedelta(minutes=30), "Đã xếp lịch"]
    assert sheet.max_row == 3
    assert sheet["A2"].number_format == "dd/mm/yyyy"
    assert sheet["G2"].number_format == "[h]:mm:ss"
    assert sheet.column_dimensions["F"].width == 60


def test_no_text_is_ever_a_formula() -> None:
    nasty = ("=1+1", "+84 209", "-5", "@SUM(A1)", '=HYPERLINK("http://x.example")')
    sheet = one_row(*nasty)
    for cell, written in zip(sheet[2], nasty, strict=False):
        assert (cell.data_type, cell.value) == ("s", written)
        assert cell.quotePrefix


def test_what_a_workbook_cannot_hold_is_left_out_and_never_an_error() -> None:
    sheet = one_row("chuông\x07 kêu", "a" * 40_000, None, date(2022, 10, 3))
    assert sheet["A2"].value == "chuông kêu"
    assert len(str(sheet["B2"].value)) == 32_767
    assert sheet["C2"].value is None


def test_a_day_without_a_slot_has_a_line_that_says_so() -> None:
    given = some_schedules(stations=(a_station(),), slots=())
    week = week_of(given, MONDAY, 1, given.stations, {}, EVE)
    sheet = read(week_table(week))
    assert [cell.value for cell in sheet[2]][8] == "không có khung giờ"
