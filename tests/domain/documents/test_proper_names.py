"""Headings in capitals become titles that keep the capitals of names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from radio.domain.documents.official_text import drafts_from
from radio.domain.documents.proper_names import ALWAYS, ProperNames, texts_of_the_house
from tests.builders import a_station, some_schedules

WRITTEN = """
Hỗ trợ đồng bào Tày, Nùng và người Mông ở thôn Khuổi Slẳng, huyện Bạch Thông.
Thực hiện Chương trình mục tiêu quốc gia giảm nghèo; các chương trình OCOP khác.
KẾ HOẠCH CỦA XÃ
"""
NAMES = ProperNames((ALWAYS, *texts_of_the_house(some_schedules(stations=(a_station(),))), WRITTEN))


@pytest.mark.parametrize(
    ("capitals", "title"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", "Mục đích, yêu cầu"),
        ("GIẢM NGHÈO TRÊN ĐỊA BÀN HUYỆN BẠCH THÔNG", "Giảm nghèo trên địa bàn huyện Bạch Thông"),
        ("HỌP TẠI XÃ VI HƯƠNG", "Họp tại xã Vi Hương"),
        ("NGƯỜI MÔNG VÀ NGƯỜI TÀY", "Người Mông và người Tày"),
        ("ỦY BAN NHÂN DÂN CÁC XÃ", "Ủy ban nhân dân các xã"),
        ("CỦA MẶT TRẬN TỔ QUỐC VIỆT NAM", "Của Mặt trận Tổ quốc Việt Nam"),
        ("ĐẠI HỘI ĐẢNG BỘ LẦN THỨ VI", "Đại hội Đảng bộ lần thứ VI"),
        ("BẢO HIỂM Y TẾ (BHYT) NĂM 2022-2025", "Bảo hiểm y tế (BHYT) năm 2022-2025"),
        ("PCTT&TKCN CỦA UBND", "PCTT&TKCN của UBND"),
        ("THỰC HIỆN CHƯƠNG TRÌNH MỤC TIÊU", "Thực hiện chương trình mục tiêu"),
        ("", ""),
    ],
)
def test_names_and_abbreviations_keep_their_capitals(capitals: str, title: str) -> None:
    assert NAMES.in_small_letters(capitals) == title


def test_a_word_that_begins_a_sentence_is_no_name() -> None:
    names = ProperNames(["Trồng Rừng là việc chung. Rừng là vàng."])
    assert names.in_small_letters("TRỒNG RỪNG") == "Trồng rừng"


def test_what_is_written_small_more_often_is_no_name() -> None:
    names = ProperNames(["đến Nhà văn hóa họp", "ở nhà văn hóa", "ra nhà văn hóa"])
    assert names.in_small_letters("TẠI NHÀ VĂN HÓA") == "Tại nhà văn hóa"


def test_a_document_in_capitals_gets_titles_with_its_own_names() -> None:
    filler = "Bà con trong thôn cùng nhau giữ vệ sinh chung. " * 15
    text = (
        "KẾ HOẠCH\nGIẢM NGHÈO TẠI HUYỆN BẠCH THÔNG\nVÀ XÃ ĐÔN PHONG\n\n"
        f"Ủy ban nhân dân huyện Bạch Thông xây dựng kế hoạch.\n\nI. TÌNH HÌNH XÃ ĐÔN PHONG\n\n"
        f"{filler}\n\nII. NHIỆM VỤ CỦA HUYỆN BẠCH THÔNG\n\n{filler}\n"
    )
    known = ["ở xã Đôn Phong, huyện Bạch Thông"]
    titles = [one.title for one in drafts_from(text, theme="", file="a.txt", known=known)]
    assert titles == [
        "Kế hoạch giảm nghèo tại huyện Bạch Thông và xã Đôn Phong",
        "Nhiệm vụ của huyện Bạch Thông",
    ]


@given(st.text(), st.text())
@example("", "ß")
@example("", "µ")
@example("", "İ")
def test_nothing_but_the_size_of_letters_changes(written: str, capitals: str) -> None:
    made = ProperNames([written, capitals]).in_small_letters(capitals)
    assert made.casefold() == capitals.casefold()
