"""Abbreviations in small letters: đ/c, v/v, v.v., tp."""

from __future__ import annotations

import re

from radio.domain.message import message
from radio.domain.spoken.abbreviations import behind_dot, spaced
from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import LETTER, Doubt, Found, Reading, Rule, ends
from radio.domain.spoken.sense import fits
from radio.domain.spoken.syllables import LOWER, UPPER

_SMALL = {
    "đ/c": "đồng chí", "Đ/c": "Đồng chí", "Đ/C": "Đồng chí", "đ/b": "đại biểu", "b/c": "báo cáo",
    "t/h": "thực hiện", "v/v": "về việc", "V/v": "Về việc", "V/V": "Về việc", "đ/v": "đối với",
    "v.v": "vân vân", "v.v.": "vân vân", "v.v…": "vân vân", "v.v...": "vân vân", "vv": "vân vân",
    "k/g": "kính gửi", "K/g": "Kính gửi",
    "tp": "thành phố", "Tp": "thành phố", "tx": "thị xã", "Tx": "thị xã",
    "cty": "công ty", "sđt": "số điện thoại", "vnđ": "đồng", "vnd": "đồng", "usd": "đô la",
    "đ/k": "đăng ký", "n/v": "nhiệm vụ", "T/M": "Thay mặt", "K/T": "Ký thay", "h/s": "học sinh",
    "q/lý": "quản lý", "p/h": "phối hợp", "đ/vị": "đơn vị", "x/d": "xây dựng", "t/c": "tổ chức",
    "c/b": "cán bộ", "đ/chỉ": "địa chỉ", "s/x": "sản xuất", "c/ty": "công ty", "C/ty": "công ty",
    "gđ": "gia đình", "T.Ư": "Trung ương",
    "tr": "triệu", "P.V": "phóng viên", "sp": "sản phẩm", "SP": "sản phẩm", "sn": "sinh năm",
    "N/A": "không có", "stt": "số thứ tự", "Stt": "số thứ tự",
    "Mr.": "ông", "Mr": "ông", "Ms.": "bà", "Ms": "bà", "Mrs.": "bà", "Mrs": "bà",
    "tr.đ": "triệu đồng", "Tr.đ": "triệu đồng", "trđ": "triệu đồng", "Trđ": "triệu đồng",
    "ngđ": "nghìn đồng", "ng.đ": "nghìn đồng",
}  # fmt: skip
_SMALL_FORM = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, _SMALL), key=lambda form: -len(form)))})"
    r"(?![^\W_]|/|\.[A-ZĐ])"
)
_ADDRESS = re.compile(r"\s*:|\s+(?:số|thôn|xã|nhận|liên hệ|nhà|email|trang|tại)", re.IGNORECASE)
_ADDRESS_SAID = fits(r"(?:theo|tại|về|qua|ghi rõ|họ tên,|tên,)", before=True)
_NAME = re.compile(
    r"\.?[ ]?(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Hà|Nông|Ma|"
    rf"Triệu|Lường|Đinh|Mai|Lương|Trương|Đoàn|Đàm|Lục|Bàn|Hứa|Cao|Lưu|Tạ|Chu|La|Vi)[ ][{UPPER}]"
)
"""A family name and another name: a person, whatever stands in front."""
_GIVEN_NAME = re.compile(rf"\.?[ ]?[{UPPER}][{LOWER}]+(?=\s?[,;)]|\s[-–])")
"""One name alone, closed by a mark: (qua đ/c Tùng, …)."""
_PEOPLE_SAID = ends(
    r"các|những|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|lăm|mươi|mời|cùng|và|có|gồm|của|số"
)


def _school(found: Found) -> Reading:
    """Tr.THCS, Tr. TH: a school."""
    return Reading("trường ", found.end)


def _small(found: Found) -> Reading | None:
    written = found[0]
    if written in {"đ/c", "Đ/c", "Đ/C"}:
        return _comrade(found)
    if written in {"Tp", "tp", "Tx", "tx"}:
        return Reading(_SMALL[written], behind_dot(found.text, found.end, written.title()))
    return Reading(_SMALL[written], found.end)


def _comrade(found: Found) -> Reading:
    """đ/c is an address before ":" or a place, a comrade before a person or a title."""
    end = found.end
    address = _ADDRESS.match(found.after) or _ADDRESS_SAID.search(found.said)
    people = (
        found.said_before(_PEOPLE_SAID)
        or _NAME.match(found.after)
        or _GIVEN_NAME.match(found.after)
    )
    words = "địa chỉ" if address and not people else "đồng chí"
    person = people or re.match(
        rf"\.?[ ]?[{UPPER}]|\s+(?:bí thư|chủ tịch|phó|trưởng|đại diện)", found.after
    )
    if address or person:
        return Reading(words, end)
    choices = ("đồng chí", "địa chỉ")
    return Reading(words, end, Doubt(message("This abbreviation has several readings."), choices))


RULES = (
    Rule(
        "abbreviation.school", Kind.ABBREVIATION, "Khai giảng tại Tr. THCS Phủ Thông.", "trường ",
        LETTER, re.compile(r"[Tt]r\.[ ]?(?=(?:THCS|THPT|TH|MN|PTDT|PTDTBT|PTDTNT|TH&THCS)\b)"),
        _school,
    ),
    Rule(
        "abbreviation.small", Kind.ABBREVIATION, "Kính mời đ/c Bí thư Đảng ủy v/v họp xã.",
        "đồng chí", LETTER, _SMALL_FORM,
        spaced(_small),
        "Forms in small letters; đ/c is đồng chí before a person, else địa chỉ, else flagged.",
    ),
)  # fmt: skip
