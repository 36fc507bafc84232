"""What holds for every text, however odd."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radio.domain.spoken import SpokenText, to_spoken

UNSPEAKABLE = re.compile(r"[\d/&%@+=<>#~^_*|\\$€£¥₫°²³×÷≥≤±]")
PIECES = st.sampled_from(
    [
        "UBND", "TT", "kế hoạch", "số", "ngày", "tháng", "543/KH-UBND", "25/8/2022", "2/9", "7h30",
        "-", " - ", "–", "/", "./.", "\n", "\n\n", "1.", "a)", "I.", "II", "V", "100.000đ", "%",
        "26,31", "QL3", "Covid-19", "km/h", "(sau đây gọi tắt là X)", "Nơi nhận:", "XQKD", "đ/c",
        "0912345678", "một", "năm", "đồng", "ha", "m2", "°C", "…", "..", ",", "+", "*", "&", "TP.",
        "H.", "www.vov.vn", "a@b.vn", "ô\u0323", "\u200b", "①", "m²", "A/H5N1", "[pause 2s]", "x",
        "thứ", "lần thứ", "TM. UBND", "(ATNĐ)", "Áp thấp nhiệt đới", "1/2kg", "20-11", "$5",
        "~7.9B", "0912.xxx.345", "Km 1+200", "22°08'N", "(i)", "ii)", "i)", "*101#", "3t", "10T",
        "Mẫu 2C-BNV/2008", "mã hồ sơ", "H03.15-22", "2 tr.đ", "+/-3", "BA.5", "a.nv@b.vn", "Ø10",
        "chiều", "13-10", "số", "AA 0123456", "HĐ 05/2022/HĐXD", "TT.HĐND", "UNG HO BAO LU", "o",
        "2N1Đ", "17,5-21,0N", "1.2 triệu m3", "nhóm máu", "A-", "15p-20p", "<", ">=", "a", "e",
        "T7", "CN", "T9/2022", "(ba)", "ba", "1:2:3", "250#", "mác", ".apk", "3:16:17 CH",
        "(0209) 3850 123", "01.003", "15,0°–19,0°N", "12V-30Ah", "A/H5N1", "thứ bảy", "đường",
    ]
)  # fmt: skip
OFFICIAL = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  ", "\n"])), max_size=14).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
TEXTS = st.one_of(st.text(max_size=60), OFFICIAL)


def spliced(spoken: SpokenText) -> str:
    parts, at = [], 0
    for span in spoken.spans:
        assert at <= span.start <= span.end <= len(spoken.source)
        parts += [spoken.source[at : span.start], span.reading]
        at = span.end
    return "".join([*parts, spoken.source[at:]])


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_the_source_with_its_readings_is_the_spoken_text(text: str) -> None:
    spoken = to_spoken(text)

    assert spliced(spoken) == spoken.text


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_reading_the_spoken_text_again_changes_nothing(text: str) -> None:
    once = to_spoken(text).text

    assert to_spoken(once).text == once


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_no_digit_and_no_sign_is_left(text: str) -> None:
    assert not UNSPEAKABLE.search(to_spoken(text).text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_every_flag_stands_in_the_source(text: str) -> None:
    spoken = to_spoken(text)

    assert all(0 <= flag.start <= flag.end <= len(text) for flag in spoken.flags)
    assert len(spoken.unread) == sum(flag.unread for flag in spoken.flags)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "\n",
        "1",
        "1/",
        "1-",
        "A-",
        "TT ",
        "I ",
        "(",
        "1/KH-",
        "(ABC) ",
        "- x\n",
        "a.",
        "1 ",
        "*1",
        "(i) ",
        "A.1",
        "x1",
        "12x",
        "12xx1",
        "H0-",
        "| ",
        "/ ",
        "BA NA ",
        "1,2/3",
        "Km 1-",
    ],
)
def test_the_same_sign_again_and_again_is_read_in_time_that_grows_with_its_length(
    unit: str,
) -> None:
    """Quadratic work on so many characters would take minutes."""
    text = (unit * 100_000)[:100_000] if len(unit) == 1 else unit * 8_000

    assert to_spoken(text).source == text
