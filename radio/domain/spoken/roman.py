"""Roman numerals, told from letters by the word before them."""

from __future__ import annotations

import re

from radio.domain.spoken.cardinals import cardinal, ordinal
from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import LETTER, Found, Rule, ends

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
ROMAN = re.compile(
    r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w)"
)
_LETTERS = frozenset("LCDM")
_SURE = re.compile(r"[IVX]{2,}(?!\w)")
_ORDINAL = ends(r"thứ|lần thứ|hạng")
_NUMBERED = ends(
    r"khóa|khoá|quý|loại|giai đoạn|chương|phần|mục|kỳ|kì|thế kỷ|thế kỉ|cấp|hạng|vùng|khu vực|nhóm|"
    r"bậc|phụ lục|điều|số|tập|quyển|đoạn|thứ|hồi|bảng|mẫu|quân khu|nhiệm kỳ|kỳ họp|đợt|lần|"
    r"khoản|năm|đại hội|trung ương|biểu|tuần|học kỳ|khu|bước|mức|hội nghị|lớp|dạng|thời kỳ|"
    r"tiết|đại đoàn|sư đoàn|quân đoàn|cụm|tháp|bài|dự án|hiệp|tháng|quỹ|pha"
)
_NUMBER_WORDS = r"(?:không|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|nhất|trăm|linh)"
_ANOTHER = ends(
    rf"(?:khóa|quý|loại|giai đoạn|chương|phần(?! (?:trăm|nghìn))|mục|kỳ|vùng|khu vực|nhóm|"
    r"phụ lục|cấp|hạng|đợt|thứ)"
    rf"(?: {_NUMBER_WORDS}| và| hoặc| đến|,)*(?: và| hoặc| đến|,)"
)


def value(numeral: str) -> int:
    """The number a Roman numeral stands for."""
    total = 0
    for char, following in zip(numeral, [*numeral[1:], ""], strict=True):
        step = _VALUES[char]
        total += -step if step < _VALUES.get(following, 0) else step
    return total


def _is_abbreviation(numeral: str) -> bool:
    """DV, CM, CD, MV, LL: two letters of which one is larger than ten are rarely a number."""
    return len(numeral) < 3 and not _LETTERS.isdisjoint(numeral)


def _numeral(found: Found) -> str | None:
    numeral = found[0]
    if numeral in _LETTERS or _is_abbreviation(numeral):
        return None
    if found.said_before(_ORDINAL):
        return ordinal(value(numeral), found.style)
    if found.said_before(_NUMBERED) or found.said_before(_ANOTHER) or _SURE.match(numeral):
        return cardinal(value(numeral), found.style)
    return None


def _range(found: Found) -> str | None:
    first, last = re.split(r"[ ]?[-–—][ ]?", found[0])
    if not (found.said_before(_NUMBERED) or found.said_before(_ANOTHER)):
        return None
    words = (cardinal(value(numeral), found.style) for numeral in (first, last))
    return " đến ".join(words)


_ONE = ROMAN.pattern

RULES = (
    Rule(
        "roman.range", Kind.ROMAN, "Xã thuộc khu vực I-III được hỗ trợ.", "một đến ba", LETTER,
        re.compile(rf"{_ONE}[ ]?[-–—][ ]?{_ONE}"), _range,
    ),
    Rule(
        "roman.numeral", Kind.ROMAN, "Đại hội Đảng bộ huyện lần thứ XXII.", "hai mươi hai", LETTER,
        ROMAN, _numeral,
        "After khóa, quý, chương, lần thứ …; II, IV, XV … anywhere; thứ I is nhất.",
    ),
)  # fmt: skip
