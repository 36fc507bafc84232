"""Every setting of the house style is kept wherever it applies."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radio.domain.spoken import Style, to_spoken
from tests.domain.spoken.test_properties import TEXTS, UNSPEAKABLE, spliced

CHOICES: dict[str, list[Any]] = {
    "zero_ten": ["linh", "lẻ"],
    "thousand": ["nghìn", "ngàn"],
    "four": ["tư", "bốn"],
    "first_days": ["", "mùng", "mồng"],
    "document_issuer": ["when unnamed", "always", "never"],
    "document_year": ["năm", "trên"],
    "list_marks": ["read", "pause", "là"],
    "spell_unknown": [False, True],
}
STYLES = st.fixed_dictionaries({name: st.sampled_from(some) for name, some in CHOICES.items()}).map(
    lambda chosen: Style(**chosen)
)


def said(written: str, **chosen: Any) -> str:
    return to_spoken(written.replace("⏎", "\n"), style=Style(**chosen)).text.replace("\n", "⏎")


@pytest.mark.parametrize(
    ("written", "linh", "other"),
    [
        ("Có 105 hộ.", "một trăm linh năm", "một trăm lẻ năm"),
        ("Giá 1.005.000đ.", "linh năm nghìn", "lẻ năm nghìn"),
        ("Tăng 203,5%.", "hai trăm linh ba", "hai trăm lẻ ba"),
        ("Năm 1905.", "linh năm", "lẻ năm"),
        ("Kế hoạch 107/KH-UBND.", "linh bảy", "lẻ bảy"),
        ("Km 12+205 trên QL3.", "hai trăm linh năm", "hai trăm lẻ năm"),
    ],
)
def test_the_zero_before_ones(written: str, linh: str, other: str) -> None:
    assert linh in said(written)
    assert other in said(written, zero_ten="lẻ")
    assert "linh" not in said(written, zero_ten="lẻ")


@pytest.mark.parametrize(
    "written",
    [
        "Có 2.200 hộ.", "Giá 50k một vé.", "Hỗ trợ 1tr2 mỗi hộ.", "Độ mặn 4‰.", "Thu 350ng.đ.",
        "Từ 800.000đ-900.000đ.", "Giai đoạn 2021-2025.", "Ngày 5/10/2022.", "Mức 5 nghìn m3.",
    ],
)  # fmt: skip
def test_the_word_for_a_thousand(written: str) -> None:
    assert "nghìn" in said(written)
    assert "ngàn" in said(written.replace("nghìn", "ngàn"), thousand="ngàn")
    assert "nghìn" not in said(written.replace("nghìn", "ngàn"), thousand="ngàn")


@pytest.mark.parametrize("written", ["Có 24 hộ.", "Tăng 0,84%.", "Lúc 14h54.", "Giá 44.000đ."])
def test_the_four_behind_tens(written: str) -> None:
    assert "mươi tư" in said(written)
    assert "mươi bốn" in said(written, four="bốn")


@pytest.mark.parametrize("written", ["Họp ngày 5/4.", "Gặt 3/4 diện tích.", "Họp thứ 4."])
def test_the_fourth_is_tu_in_every_style(written: str) -> None:
    assert said(written, four="bốn") == said(written)
    assert "tư" in said(written)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Họp ngày 5/9.", "ngày mùng năm tháng chín"),
        ("Họp ngày 5/9/2022.", "ngày mùng năm tháng chín năm"),
        ("Họp ngày 05 tháng 9.", "ngày mùng năm tháng chín"),
        ("Từ 5/9 đến 8/9.", "ngày mùng năm tháng chín đến ngày mùng tám tháng chín"),
        ("Tiêm từ ngày 5-8/9.", "ngày mùng năm đến ngày mùng tám tháng chín"),
        ("Họp mùng 5/9.", "Họp mùng năm tháng chín"),
        ("Trả vào ngày 5 hằng tháng.", "ngày mùng năm hằng tháng"),
        ("Họp ngày 12/9.", "ngày mười hai tháng chín"),
        ("Trực 5 ngày 3 đêm.", "năm ngày ba đêm"),
    ],
)
def test_the_first_days_of_a_month(written: str, words: str) -> None:
    assert words in said(written, first_days="mùng")
    assert words.replace("mùng ", "") in said(written).replace("mùng ", "")


@pytest.mark.parametrize(
    ("written", "unnamed", "always", "never"),
    [
        (
            "Kế hoạch số 543/KH-UBND của UBND tỉnh.", "ba của Ủy ban nhân dân tỉnh",
            "ba của Ủy ban nhân dân của Ủy ban", "ba của Ủy ban nhân dân tỉnh",
        ),
        (
            "Nghị định 28/2022/NĐ-CP có hiệu lực.", "hai của Chính phủ có hiệu lực",
            "hai của Chính phủ có hiệu lực", "hai có hiệu lực",
        ),
        (
            "Nước đạt QCVN 01-1:2018/BYT.", "tám của Bộ Y tế.", "tám của Bộ Y tế.", "mười tám.",
        ),
        (
            "Nước đạt QCVN 01-1:2018/BYT do Bộ Y tế ban hành.", "mười tám do Bộ Y tế",
            "tám của Bộ Y tế do", "mười tám do Bộ Y tế",
        ),
    ],
)  # fmt: skip
def test_the_issuer_of_a_document(written: str, unnamed: str, always: str, never: str) -> None:
    assert unnamed in said(written)
    assert always in said(written, document_issuer="always")
    assert never in said(written, document_issuer="never")


@pytest.mark.parametrize(
    "written",
    ["Nghị định 28/2022/NĐ-CP.", "Nghị định 28/2022.", "QCVN 01-1:2018/BYT.", "Mẫu 2C-BNV/2008."],
)
def test_the_word_before_the_year_of_a_document(written: str) -> None:
    assert " năm hai nghìn" in said(written)
    assert " trên hai nghìn" in said(written, document_year="trên")


@pytest.mark.parametrize(
    ("written", "read", "pause", "la"),
    [
        ("1. Mục đích", "Một, Mục đích", "Mục đích", "Một là, Mục đích"),
        ("2.1. Phạm vi", "Hai chấm một, Phạm vi", "Phạm vi", "Hai chấm một là, Phạm vi"),
        ("II. Đối tượng", "Phần hai: Đối tượng", "Đối tượng", "Phần hai: Đối tượng"),
        ("b) Hộ nghèo", "Bê, Hộ nghèo", "Hộ nghèo", "Bê, Hộ nghèo"),
        ("a) Hộ nghèo", "a, Hộ nghèo", "Hộ nghèo", "a, Hộ nghèo"),
        ("i) Một;⏎ii) Hai.", "Một, Một;⏎Hai, Hai.", "Một;⏎Hai.", "Một là, Một;⏎Hai là, Hai."),
        ("- Tăng cường", "Tăng cường", "Tăng cường", "Tăng cường"),
    ],
)
def test_the_marks_of_lists(written: str, read: str, pause: str, la: str) -> None:
    assert said(written) == read
    assert said(written, list_marks="pause") == pause
    assert said(written, list_marks="là") == la


def test_unknown_capitals() -> None:
    assert said("Đoàn XQKD họp.") == "Đoàn XQKD họp."
    assert said("Đoàn XQKD họp.", spell_unknown=True) == "Đoàn ích quy ca đê họp."


def test_the_settings_do_not_disturb_each_other() -> None:
    written = "1. Nghị định 105/2024/NĐ-CP ngày 4/4/2024 cấp 24.105.000đ cho XQKD."
    for chosen in product(*CHOICES.values()):
        style = Style(**dict(zip(CHOICES, chosen, strict=True)))
        once = to_spoken(written, style=style).text

        assert to_spoken(once, style=style).text == once
        assert not UNSPEAKABLE.search(once)


@settings(max_examples=500, deadline=None)
@given(TEXTS, STYLES)
def test_in_every_style_reading_again_changes_nothing(text: str, style: Style) -> None:
    spoken = to_spoken(text, style=style)

    assert to_spoken(spoken.text, style=style).text == spoken.text
    assert spliced(spoken) == spoken.text
    assert not UNSPEAKABLE.search(spoken.text)
