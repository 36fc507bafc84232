"""Times of day and lengths of time written with h, g, : or giờ."""

from __future__ import annotations

import re

from radio.domain.spoken.cardinals import cardinal
from radio.domain.spoken.model import Kind, Style
from radio.domain.spoken.rule import DIGIT, Found, Reading, Rule, ends

_MINUTES = r"(?:\s?(?:phút|pút|ph|p|')(?![^\W_]))?"
_SECONDS = r"(?:['’](?P<s5>\d{2})(?:[\"”″]|['’]{2}))"
_CLOCK = re.compile(
    rf"(?P<h>\d{{1,2}})\s?(?:h|g)[:.]?(?P<m>\d{{2}})(?:m(?P<s2>\d{{2}})|{_SECONDS}|{_MINUTES})(?![^\W_])"
    rf"|(?P<h2>\d{{1,2}}):(?P<m2>\d{{2}})(?::(?P<s>\d{{2}}))?(?:\s?(?:h|phút|giây))?"
    r"(?:[ ]?[+-]0\d:00)?(?![\d:]|[^\W_])"
    r"|(?P<h3>\d{1,2})\s?giờ(?!\w)(?:\s?(?P<m3>\d{1,2})(?!\d)(?![.,/-]\d)(?:\s?(?:phút|pút|ph|['’])(?!\w)"
    r"(?:\s(?P<s3>\d{1,2})\s?giây)?|(?<=00)(?![^\W_])"
    r"|(?=\s*(?:[-–—,.;)]|đến|tới|ngày|sáng|trưa|chiều|tối|đêm|cùng|hàng|hằng|tại|ở|thứ|hôm|và|$))))?"
    r"|(?P<h4>\d{1,2})\s?h(?![^\W_])(?:\s?(?P<m4>\d{2})\s?(?:phút|ph|p|['’])(?!\w))?"
)
_G_CLOCK = re.compile(r"(?P<h4>\d{1,2})(?P<g>g)(?=\s(?:sáng|trưa|chiều|tối|đêm|ngày|thứ|hôm|kém))")
_TO = re.compile(r"[ ]?[-–—][ ]?(?=\d)")
_HOURS = re.compile(r"(\d{1,2})[ ]?([-–—/])[ ]?(\d{1,2})\s?(?:h|giờ)(?![^\W_])")
_LENGTH = re.compile(
    r"(?P<m>\d{1,3})p(?:(?P<s>\d{2})s)?(?:[ ]?[-–][ ]?(?P<m2>\d{1,3})p)?(?![^\W_])"
    r"|(?P<o>\d{1,3})['’](?![\w'’])"
)
_RATIO = ends(r"tỷ lệ(?: \w+)?|tỉ lệ(?: \w+)?|tỷ số(?: \w+)?|tỉ số|tỷ lệ bản đồ")


def _clock(text: str, place: int, style: Style) -> tuple[str, int] | None:
    """The words for a time of day at `place` and where it ends."""
    found = _CLOCK.match(text, place) or _G_CLOCK.match(text, place)
    if found is None:
        return None
    parts = found.groupdict()
    hour = next(int(value) for key, value in parts.items() if key[0] == "h" and value)
    minute = next((int(value) for key, value in parts.items() if key[0] == "m" and value), 0)
    second = next((int(value) for key, value in parts.items() if key[0] == "s" and value), 0)
    if minute > 59 or second > 59:
        return None
    if hour > 24:
        return _race(hour, minute, style, found) if parts.get("h2") else None
    if hour <= 12 and (half := _HALF.match(text, found.end())):
        return f"{_said(hour, minute, second, style)} {_HALVES[half[1]]}", half.end()
    return _said(hour, minute, second, style), found.end()


_HALF = re.compile(r"[ ]?(SA|CH|AM|PM)(?![^\W_])")
_HALVES = {"SA": "sáng", "AM": "sáng", "CH": "chiều", "PM": "chiều"}
"""Half of the day, as computers print it behind the time."""


def _said(hour: int, minute: int, second: int, style: Style) -> str:
    words = f"{cardinal(hour, style)} giờ"
    if minute:
        zero = "không " if not hour and minute < 10 else ""
        words += f" {zero}{cardinal(minute, style)} phút"
    if second:
        words += f" {cardinal(second, style)} giây"
    return words


def _race(minutes: int, seconds: int, style: Style, found: re.Match[str]) -> tuple[str, int]:
    """27:45 is no hour of the day: minutes and seconds."""
    return f"{cardinal(minutes, style)} phút {cardinal(seconds, style)} giây", found.end()


def _time(found: Found) -> Reading | None:
    if ":" in found.text[found.start : found.start + 3] and found.said_before(_RATIO):
        return None
    known = _clock(found.text, found.start, found.style)
    if known is None:
        return None
    words, end = known
    dash = _TO.match(found.text, end)
    later = _clock(found.text, dash.end(), found.style) if dash else None
    if later is None:
        return Reading(words, end)
    return Reading(f"{words} đến {later[0]}", later[1])


def _hours(found: Found) -> str:
    link = "trên" if found[2] == "/" else "đến"
    first, last = cardinal(int(found[1]), found.style), cardinal(int(found[3]), found.style)
    return f"{first} {link} {last} giờ"


def _length(found: Found) -> str:
    words = f"{cardinal(int(found['m'] or found['o']), found.style)} phút"
    if found["s"] and int(found["s"]):
        words += f" {cardinal(int(found['s']), found.style)} giây"
    if found["m2"]:
        words += f" đến {cardinal(int(found['m2']), found.style)} phút"
    return words


RULES = (
    Rule(
        "time.hours", Kind.TIME, "Cấp phát quà trong khoảng 8-10h.", "tám đến mười giờ", DIGIT,
        _HOURS, _hours,
    ),
    Rule(
        "time.clock", Kind.TIME, "Lịch tiếp dân từ 7h30-11h00.",
        "bảy giờ ba mươi phút đến mười một giờ", DIGIT, re.compile(r"\d{1,2}(?=\s?[hg:])"), _time,
        "h, g, : or giờ; full hours have no minutes; phút is said once.",
    ),
    Rule(
        "time.length", Kind.TIME, "Mỗi tiết dài 45'.", "bốn mươi lăm phút", DIGIT, _LENGTH, _length,
    ),
)  # fmt: skip
