"""Dashes between words, and the signs + and - where they are neither sums nor list marks."""

from __future__ import annotations

import re

from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import Found, Reading, Rule, ends
from radio.domain.spoken.symbols import NUMBERED

_PAIRS = re.compile(
    r"(?<!\w)(?:kinh tế|quốc phòng|lao động|chính trị|văn hóa|văn hoá|tài chính|phát thanh|"
    r"truyền thanh|dân số|an ninh|giáo dục|khoa học|kế hoạch|tuyên giáo|cải tạo|thương mại)[ ]?\Z",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    r"[ ]?(?:xã hội|an ninh|thương binh|văn hóa|thông tin|kế hoạch|truyền hình|đào tạo|quốc phòng|"
    r"thể thao|kỹ thuật|công nghệ|đầu tư|dân vận|dịch vụ|trật tự|chính trị|kinh tế)(?!\w)",
    re.IGNORECASE,
)
_WIND_SAID = re.compile(r"(?<!\w)(?:[ĐđTt]ông|[Tt]ây|[Bb]ắc|[Nn]am)[ ]?\Z")
_WIND_FOLLOWS = re.compile(r"(?:[Bb]ắc|[Nn]am|[Đđ]ông|[Tt]ây)(?!\w)(?! [A-ZĐ])")
_SAME_AGAIN = re.compile(
    r"(?<!\w)(thứ|tháng|ngày|tuần|quý|lớp|tổ|năm|khóa|điều|km|chủ)(?: [^\W\d_]+){1,4}[ ]?\Z",
    re.IGNORECASE,
)
_BOUND = re.compile(r"[<>≤≥]\s?\d|(?:dưới|trên|hơn|gần|khoảng|không quá|nay|hết)(?!\w)")
_SERIES_BEFORE = re.compile(r"(?<![^\W_])([A-ZĐ]{1,4})(\d{1,4})[ ]?\Z")
_SERIES_AFTER = re.compile(r"(?!QL|ĐT|TL|ĐH|HL)([A-ZĐ]{1,4})(\d{1,4})(?![^\W_])")
_BLOOD_SAID = ends(r"(?:nhóm máu|máu nhóm)[^.;:\n]{0,30}(?:ô|o|a|bê|a bê)")


def _dash(found: Found) -> Reading | str:
    before, after = found.said.rstrip(), found.after[:1]
    if "\n" in found.said[len(before) :]:
        return ""
    if not before or before[-1] in '.,;:!?…(“"' or not after or after in '.,;:!?…)\n”"':
        return Reading(" " if after.isalnum() and before else "", joined=True)
    again = _SAME_AGAIN.search(found.said)
    if again and re.match(
        rf"{again.group(1)} (?:\d|[IVX]|hai|ba|tư|năm|sáu|bảy|nhật)", found.after, re.I
    ):
        return Reading(" đến ", joined=True)
    if NUMBERED.search(found.said) and _BOUND.match(found.after):
        return Reading(" đến ", joined=True)
    if _same_series(found):
        return Reading(" đến ", joined=True)
    if not (found.before.isspace() or found[0][-1].isspace()):
        return " "
    if _WIND_SAID.search(found.said) and _WIND_FOLLOWS.match(found.after):
        return Reading(" ", joined=True)
    paired = _PAIRS.search(found.said) and _PAIRED.match(found.after)
    return Reading(" " if paired else ", ", joined=True)


def _same_series(found: Found) -> bool:
    """LK1-LK12, TDA1 - DA4: two numbers of one series."""
    first = _SERIES_BEFORE.search(found.text[max(0, found.start - 12) : found.start])
    last = _SERIES_AFTER.match(found.after)
    return bool(first and last and first[1].endswith(last[1]) and int(first[2]) < int(last[2]))


def _blood(found: Found) -> str | None:
    """O+, A-: only behind nhóm máu."""
    if not found.said_before(_BLOOD_SAID):
        return None
    return " cộng" if found[0] == "+" else " trừ"


RULES = (
    Rule(
        "symbol.plus_minus", Kind.SYMBOL, "Sai lệch cho phép +/- 3%.", "cộng trừ ", "+",
        re.compile(r"\+[ ]?/?[ ]?[-–−](?=[ ]?\d)[ ]?"), lambda found: "cộng trừ ",
    ),
    Rule(
        "symbol.blood_group", Kind.SYMBOL, "Cần gấp nhóm máu O-.", " trừ", "+-",
        re.compile(r"[-+](?![^\W_])"), _blood,
    ),
    Rule(
        "symbol.dash", Kind.SYMBOL, "Xã Dương Phong - nơi có nhiều cam quýt.", ", ", "-–—−",
        re.compile(r"[-–—−]+[ ]*"), _dash,
        "Between words with spaces a pause, in set pairs (kinh tế - xã hội) nothing, without "
        "spaces a space; never đến.",
    ),
)  # fmt: skip
