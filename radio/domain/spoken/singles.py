"""Letters on their own: in citations, names, classes, and as the signs of units of place."""

from __future__ import annotations

import re

from radio.domain.spoken.letters import letter
from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import LETTER, Found, Rule, ends
from radio.domain.spoken.syllables import UPPER, toneless
from radio.domain.spoken.units import unit

_PLACES = {"H": "huyện", "T": "tỉnh", "X": "xã", "P": "phường", "Q": "quận", "N": "nhà"}
_PLACE = re.compile(rf"(?P<sign>[HTXPQ])\.[ ]?(?=[{UPPER}][^\W\d_{UPPER}]|\d)")
_NAME_SAID = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]* \Z")
_DEGREE = ends(r"độ")
_FACTOR = re.compile(r" \d{1,3}(?:,\d)? (?:lần|hệ số|tháng|ngày|năm|người|hộ)\b")
_NUMBER_SAID = re.compile(
    r"(?<!\w)(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|ngàn|triệu|"
    r"tỷ)(?: [^\W\d_]+){0,4}[ ]?\Z"
)
_UNITS = re.compile(
    r"(?:km/h|mmHg|mmol|m/s|mg/l|km2|m2|m3|cm2|cm|mm|dm|km|kg|mg|ml|kwh|kWh|kW|kV|MW|GB|MB|ha|hz)"
    r"(?![^\W_])|ha(?![^\W_])|m\s/\ss(?![^\W_])"
)


def _place(found: Found) -> str | None:
    """H. Bạch Thông is a district; Trần Thị H. is a person."""
    if _NAME_SAID.search(found.said):
        return None
    return f"{_PLACES[found['sign']]} "


def _initials(found: Found) -> str:
    names = [letter(initial) for initial in found[0].split(".") if initial]
    return " ".join(names)


def _letter(found: Found) -> str | None:
    written = found[0]
    if toneless(written) != written:  # ở, à, ý: a word, not a letter
        return None
    if written in {"C", "F"} and found.said_before(_DEGREE):
        return "xê" if written == "C" else "ép"
    if written == "d":
        return "dê"
    return letter(written) or None


def _times(found: Found) -> str | None:
    factor = found.before == " " and _FACTOR.match(found.after)
    return "nhân" if factor or _NUMBER_SAID.search(found.said) else None


def _unit(found: Found) -> str | None:
    written = found[0]
    if written == "ha" and not _NUMBER_SAID.search(found.said):
        return None
    if "/" in written:
        upper, lower = written.split("/")
        return f"{unit(upper.strip())} trên {unit(lower.strip())}"
    return unit(written) or None


RULES = (
    Rule(
        "letter.times", Kind.SYMBOL, "Pano kích thước 3 x 4 m.", "nhân", LETTER,
        re.compile(r"[xX](?=[ ]?(?:\d|hệ số|mức|lần|số|[A-Z][ ]?=)|[ ][^\W\d_]{2})"), _times,
    ),
    Rule(
        "letter.initials", Kind.LETTER, "Chị N.T.H. bị lừa qua mạng.", "nờ tê hát", LETTER,
        re.compile(rf"[{UPPER}](?:\.[{UPPER}])+\.?(?![^\W_])"), _initials,
        "The initials of a person whose name is not given.",
    ),
    Rule(
        "letter.head", Kind.ABBREVIATION, "Mời T.Phòng Nội vụ dự.", "Trưởng ", LETTER,
        re.compile(r"T\.[ ]?(?=(?:[Pp]hòng|[Bb]an|[Kk]hoa|[Tt]rạm|[Tt]hôn|[Đđ]oàn)\b)"),
        lambda found: "Trưởng ", "T. before an office is its head.",
    ),
    Rule(
        "letter.place", Kind.ABBREVIATION, "Người dân H. Bạch Thông, T. Bắc Kạn.", "huyện ", LETTER,
        _PLACE, _place, "H., T., X., P., Q. before a name; behind a name it is an initial.",
    ),
    Rule(
        "letter.unit", Kind.MEASURE, "Đơn vị tính là km/h.", "ki lô mét trên giờ", LETTER, _UNITS,
        _unit,
    ),
    Rule(
        "letter.single", Kind.LETTER, "Thực hiện điểm d khoản 2 Điều 5.", "dê", LETTER,
        re.compile(r"[^\W\d_](?![^\W_])"), _letter,
        "A consonant on its own is read by its name; vowels are their own names.",
    ),
)  # fmt: skip
