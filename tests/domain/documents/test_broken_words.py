"""Lines that the margin parted are joined as their writer meant them."""

from __future__ import annotations

import pytest

from radio.domain.documents.broken_words import joined


@pytest.mark.parametrize(
    ("line", "rest", "whole"),
    [
        ("Bà con", "trong thôn", "Bà con trong thôn"),
        ("phát triển kinh tế -", "xã hội", "phát triển kinh tế - xã hội"),
        ("giai đoạn 2021-", "2025", "giai đoạn 2021-2025"),
        ("phòng dịch Covid-", "19", "phòng dịch Covid-19"),
        ("ngành LĐTB-", "XH huyện", "ngành LĐTB-XH huyện"),
        ("tuyên tru-", "yền viên", "tuyên truyền viên"),
        ("hộ ngh-", "èo", "hộ nghèo"),
        ("chương trình ca-", "ra-ô-kê", "chương trình ca-ra-ô-kê"),
        ("từ 7 giờ –", "9 giờ", "từ 7 giờ – 9 giờ"),
    ],
)
def test_each_kind_of_line_end(line: str, rest: str, whole: str) -> None:
    assert joined(line, rest) == whole
