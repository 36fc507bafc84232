"""The coverage page: the map, what is behind it, gaps with what to do, and what if."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from radio.domain.coverage.coverage import Target, Theme, ThemeId
from radio.domain.coverage.coverage_view import View
from tests.admin_house import PLAN, THEME, House, a_day, words
from tests.builders import HANH, LAN, MINH, MONDAY

DATE = "date=2022-10-03"
OTHER = Theme(ThemeId("khac"), "Thi đua", "III.2")
CELL = f"/coverage/{THEME.id}/vi-huong?{DATE}"


def want(house: House, *targets: Target) -> None:
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        records.schedules.save(replace(schedules, plan=replace(PLAN, targets=targets)))


@pytest.fixture
def wanting(house: House) -> House:
    """Four items a month are wanted; two are planned for Monday."""
    want(house, Target(THEME.id, 4, "month"))
    house.approved(title="Họp thôn", body="Mời bà con dự họp thôn.")
    house.approved(title="Làm đường", body="Bà con góp công làm đường.")
    house.radio.planning.plan(MONDAY)
    return house


def test_the_map_names_target_planned_aired_and_owed_in_words(wanting: House) -> None:
    page = words(wanting.at_desk(LAN).get(f"/coverage?{DATE}"))
    assert "4 lượt tin mỗi tháng" in page
    assert page.count('<td role="cell" class="cover-cell short shade-2">') == 2
    assert '<th role="columnheader" scope="col" lang="vi">Vi Hương</th>' in page
    for line in ("phát 0", "chờ 2", "thiếu 2"):
        assert f'<span class="cover-line">{line}</span>' in page


def test_a_gap_stands_on_top_with_what_to_do(wanting: House) -> None:
    page = words(wanting.at_desk(LAN).get(f"/coverage?{DATE}"))
    gaps = page[page.index('id="gaps"') : page.index('id="map"')]
    assert "đến hết 31/10/2022" in gaps
    assert "còn 28 lượt phát trống" in gaps
    assert "máy sẽ xếp khi lập lịch" in gaps


def test_what_nobody_wrote_yet_leads_to_the_form_with_its_theme(house: House) -> None:
    want(house, Target(THEME.id, 4, "month"))
    client = house.at_desk(LAN)
    page = words(client.get(f"/coverage?{DATE}"))
    assert "hãy soạn một bản tin" in page
    form = f"/bulletins/new?theme={THEME.id}"
    assert f'href="{form}"' in page
    assert f'<option value="{THEME.id}" selected>' in words(client.get(form))
    approver = words(house.at_desk(MINH).get(f"/coverage?{DATE}"))
    assert f'href="{form}"' not in approver


def test_the_proof_that_commune_radio_is_first_stands_on_the_page(wanting: House) -> None:
    page = words(wanting.at_desk(LAN).get(f"/coverage?{DATE}"))
    assert "Trang thông tin huyện: 0 bản tin, tất cả đều có trên đài truyền thanh xã trước" in page


def test_a_cell_leads_to_its_broadcasts_and_bulletins(wanting: House) -> None:
    client = wanting.at_desk(LAN)
    address = CELL.replace("?", "?period=month&")
    assert f'href="{address}"' in words(client.get(f"/coverage?{DATE}"))
    page = words(client.get(address))
    assert 'href="/bulletins/hop-thon"' in page
    assert "trong 1 lượt phát" in page
    assert 'href="/programmes?station=vi-huong&date=2022-10-03"' in page
    assert "Thứ Hai, 03/10/2022, 05:00" in page


def test_an_operator_sees_their_own_commune_alone_and_supposes_nothing(wanting: House) -> None:
    client = wanting.at_desk(HANH)
    page = words(client.get(f"/coverage?{DATE}"))
    assert "Vi Hương" in page
    assert "Đôn Phong" not in page
    assert 'id="what-if"' not in page
    assert client.get(f"/coverage/what-if?{DATE}&if-theme={THEME.id}").status_code == 403
    supposed = words(client.get(f"/coverage?{DATE}&if-theme={THEME.id}"))
    assert "Chỉ là giả định" not in supposed
    assert client.get(CELL).status_code == 200
    assert 'href="/bulletins/' not in words(client.get(CELL))
    assert client.get(CELL.replace("vi-huong", "don-phong")).status_code == 403


def test_what_if_shows_the_map_with_it_and_keeps_nothing(wanting: House) -> None:
    asked = f"/coverage/what-if?{DATE}&if-theme={THEME.id}&if-minutes=2&if-at=vi-huong"
    before = everything(wanting)
    answer = words(wanting.at_desk(LAN).get(asked))
    assert "Chỉ là giả định, không lưu gì." in answer
    assert "Bản tin sẽ có trong 29 lượt phát." in answer
    assert "chờ 87 <" in answer
    assert "(nay 58)" in answer
    assert "Đôn Phong" not in answer
    assert everything(wanting) == before


def test_what_if_of_a_slot_plans_it_on_its_days(wanting: House) -> None:
    asked = (
        f"/coverage?{DATE}&if-programme=buoi-sang&if-starts=19:30"
        "&if-slot_minutes=15&if-repeat=weekly"
    )
    page = words(wanting.at_desk(LAN).get(asked))
    assert "chờ 66 <" in page
    assert "(nay 58)" in page


def everything(house: House) -> object:
    with house.radio.store.reading() as records:
        view = View("year", MONDAY)
        planned = records.broadcasts.between(view.first, view.last)
        return planned, records.bulletins.all(), records.schedules.load(), records.audit.recent()


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("if-minutes=viel", "Độ dài: hãy ghi số phút, nhiều nhất 60."),
        ("if-minutes=nan", "Độ dài: hãy ghi số phút, nhiều nhất 60."),
        ("if-minutes=1e999", "Độ dài: hãy ghi số phút, nhiều nhất 60."),
        ("if-kind=opera", "Hãy chọn thể loại của bản tin."),
        ("if-theme=gibt-es-nicht", "Không có nội dung tuyên truyền gibt-es-nicht."),
        ("if-first=2022-02-31", "2022-02-31"),
        ("if-first=2022-10-20&if-last=2022-10-10", "Ngày cuối đứng trước ngày đầu."),
        ("if-at=nirgends", "nirgends"),
        ("if-programme=nichts", "nichts"),
        ("if-programme=buoi-sang&if-starts=25:99", "ví dụ 17:00"),
        ("if-programme=buoi-sang&if-repeat=never", "Hãy chọn các ngày của khung giờ."),
        ("if-programme=buoi-sang&if-slot_minutes=0", "nhiều nhất 240."),
        ("if-programme=buoi-sang&if-slot_minutes=", "nhiều nhất 240."),
    ],
)
def test_what_cannot_be_supposed_is_said_in_a_sentence(
    day: House, field: str, sentence: str
) -> None:
    theme = "" if "if-theme" in field else f"&if-theme={THEME.id}"
    answer = day.at_desk(LAN).get(f"/coverage?{DATE}&{field}{theme}")
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert "Chỉ là giả định, không lưu gì." not in words(answer)


def test_a_period_that_is_over_offers_no_what_if(day: House) -> None:
    client = day.at_desk(LAN)
    assert 'id="what-if"' not in words(client.get("/coverage?date=2022-09-01"))
    refused = words(client.get(f"/coverage/what-if?date=2022-09-01&if-theme={THEME.id}"))
    assert "Kỳ này đã qua" in refused


@pytest.mark.parametrize(
    "url",
    [
        "/coverage?period=decade",
        "/coverage?date=2022-02-31",
        "/coverage?date=0001-01-01",
        "/coverage?date=9999-12-31&period=year",
        f"/coverage/nichts/vi-huong?{DATE}",
        f"/coverage/{THEME.id}/nirgends?{DATE}",
    ],
)
def test_what_there_is_none_of_is_a_page_that_is_none(day: House, url: str) -> None:
    assert day.at_desk(LAN).get(url).status_code == 404


def test_the_map_is_seen_as_an_audience_and_in_a_language(house: House) -> None:
    want(house, Target(THEME.id, 4, "month"))
    a_day(house)
    client = house.at_desk(LAN)
    assert "chờ 0" in words(client.get(f"/coverage?{DATE}&language=tyz"))
    assert "chờ 2" in words(client.get(f"/coverage?{DATE}&language=vie"))
    assert '<option value="nguoi-dan" lang="vi" selected>' in words(
        client.get(f"/coverage?{DATE}&audience=nguoi-dan")
    )


def test_the_map_is_taken_along_as_a_table_that_holds_no_formula(house: House) -> None:
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        plan = replace(
            PLAN,
            themes=(replace(THEME, name="=1+1"), OTHER),
            targets=(Target(THEME.id, 4, "month"),),
        )
        records.schedules.save(replace(schedules, plan=plan))
    a_day(house)
    answer = house.at_desk(HANH).get(f"/coverage/export.xlsx?{DATE}")
    assert "muc-do-phu-2022-10-01-month.xlsx" in answer.headers["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(answer.data)).active
    heads, first, other = sheet.iter_rows()
    assert [cell.value for cell in heads][:3] == [
        "Nội dung tuyên truyền",
        "Chỗ trong Kế hoạch",
        "Đài",
    ]
    assert (first[0].value, first[0].data_type) == ("=1+1", "s")
    assert first[2].value == "xã Vi Hương"
    assert [cell.value for cell in first][8:14] == [4, 0, 2, 2, 0, 28]
    assert [cell.value for cell in other][8:11] == [None, 0, 0]


def test_before_schedules_are_imported_the_page_says_so(house: House) -> None:
    with house.radio.store.begin() as records:
        empty = replace(records.schedules.load(), stations=(), slots=())
        records.schedules.save(empty)
    assert "không có đài nào" in words(house.at_desk(LAN).get(f"/coverage?{DATE}"))
