"""Dates, months, and ranges of them."""

from __future__ import annotations

import re

from radio.domain.message import message
from radio.domain.spoken.cardinals import cardinal
from radio.domain.spoken.model import Kind, Style
from radio.domain.spoken.rule import DIGIT, Doubt, Found, Reading, Rule, ends

_D = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_M = r"(?:1[0-2]|0?[1-9])(?!\d)"
_Y = r"(?:1[0-9]|20|21)\d{2}(?!\d)"
_TO = r"[ ]?[-–—][ ]?"
_END = r"(?![\d/]|[.-]\d)"

_DAYS = ends(
    r"(?:ngày|mùng|mồng|hôm|rằm)|(?:ngày|mùng|mồng)(?: (?:không|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|"
    r"chín|mười|mươi|mốt|lăm|và|đến|tháng),?)+"
)
_SAID_DAYS = ends(
    r"(?:ngày|mùng|mồng)(?: (?:không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|và),?)+"
)
_SAID_DAY = ends(r"ngày|mùng|mồng|hôm|đường|phố|quảng trường|trường|nhà máy|xí nghiệp|công viên")
_DATED = ends(
    r"ngày|mùng|mồng|hôm|sáng|trưa|chiều|tối|đêm|từ|trước|sau|hết|lúc|vào|dịp|lễ|tết|đường|phố"
    r"|kể từ|tính đến|quốc khánh|hôm nay|hôm qua|ngày mai|sáng nay|chiều nay|tối nay|thứ \w+|"
    r"chủ nhật|hạn|thống nhất đất nước|giải phóng miền nam|quốc tế lao động|quốc tế phụ nữ|"
    r"liệt sĩ|việt nam|cùng ngày|phụ nữ|nhà giáo|đến ngày|\d|giờ|phút|nghỉ|tháng \w+,? "
    r"(?:và|đến)|phiên|đợt|khai mạc|bế mạc|thứ (?:hai|ba|tư|năm|sáu|bảy),"
)
_UNTIL = ends(r"(?:ngày|tháng)[^.;]{0,60} (?:đến|tới|và)|(?:^|\n)đến|từ [^.;]{0,40} đến|hạn đến")
_MONTHS = ends(r"tháng|tháng [^.;\d]{1,30}(?: đến| và|,)")
_WEEKDAY = ends(
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|hôm nay|hôm qua|ngày mai|sáng nay|"
    r"chiều nay|tối nay|sáng mai|tối mai|đêm nay|cùng ngày),? ?\(?"
)


def is_day_month(day: str, month: str) -> bool:
    """Whether two written numbers can be a day and a month."""
    return bool(re.fullmatch(_D, day) and re.fullmatch(_M, month))


def day_words(day: str, style: Style) -> str:
    """The day of a month; with the house's mùng or mồng up to ten."""
    number = int(day)
    words = cardinal(number, style)
    return f"{style.first_days} {words}" if style.first_days and number <= 10 else words


def month_words(month: str, style: Style) -> str:
    """`tháng tư`; April is tư in every style."""
    number = int(month)
    return f"tháng {'tư' if number == 4 else cardinal(number, style)}"


def day_month(day: str, month: str, style: Style, *, named: bool = False) -> str:
    """`ngày hai tháng chín`; without ngày when it was said already (`named`)."""
    words = f"{day_words(day, style)} {month_words(month, style)}"
    return words if named else f"ngày {words}"


def year_words(year: str, style: Style) -> str:
    """`năm hai nghìn không trăm hai mươi hai`; two digits are of the century around 2000."""
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 50 else 1900
    return f"năm {cardinal(number, style)}"


def said_date_before(found: Found) -> bool:
    """Whether the words before speak of a date."""
    return found.said_before(_DATED) or found.said_before(_DAYS) or found.said_before(_UNTIL)


def _named(found: Found) -> bool:
    return found.before != "(" and (found.said_before(_SAID_DAY) or found.said_before(_SAID_DAYS))


def _date(found: Found, day: str, month: str, year: str = "", *, named: bool = False) -> str:
    words = day_month(found[day], found[month], found.style, named=named)
    if year and found[year]:
        words = f"{words} {year_words(found[year], found.style)}"
    return words


def _full(found: Found) -> str:
    return _date(found, "d", "m", "y", named=_named(found))


def _short_year(found: Found) -> str | None:
    return _full(found) if said_date_before(found) else None


def _full_range(found: Found) -> str:
    first = _date(found, "d", "m", "y", named=_named(found))
    return f"{first} đến {_date(found, 'd2', 'm2', 'y2')}"


def _days_range(found: Found) -> str | None:
    """1-3/5: the days of one month; with dots or dashes only after ngày."""
    if int(found["d"]) >= int(found["d2"]):
        return None
    first = day_words(found["d"], found.style)
    head = first if _named(found) else f"ngày {first}"
    return f"{head} đến {_date(found, 'd2', 'm2', 'y')}"


def _day_month(found: Found) -> str | Reading | None:
    day, month = found["d"], found["m"]
    if not (said_date_before(found) or found.said_before(_WEEKDAY) or _closes(found)):
        return None
    words = _date(found, "d", "m", named=_named(found))
    if found.said_before(_DAYS) or found.said_before(_WEEKDAY):
        return words
    if len(day) == 1 and len(month) == 1 and _COUNTABLE.match(found.after):
        return None
    return words


def _closes(found: Found) -> bool:
    """(3/10) in brackets on its own is a date, and so is 10/3 âm lịch."""
    alone = found.before == "(" and found.after[:1] == ")"
    return alone or found.after.startswith((" âm lịch", " dương lịch", " Âm lịch", " ÂL"))


_COUNTABLE = re.compile(r"\s(?:xã|thôn|hộ|người|đại biểu|tiêu chí|phường|huyện|số)\b")


def _day_month_after_day(found: Found) -> str | None:
    """ngày 12-4, sáng 8.11: other marks only after a word of time, and on the year's great days."""
    if found.last in {"ngày", "mùng", "mồng"}:
        return _date(found, "d", "m", named=True)
    if found.last in _PARTS_OF_DAY:
        return _date(found, "d", "m")
    great = (int(found["d"]), int(found["m"])) in _GREAT_DAYS
    return _date(found, "d", "m") if great and found.said_before(_CELEBRATED) else None


def _month_year(found: Found) -> str | None:
    named = found.said_before(_MONTHS)
    if not named and found.said_before(_ANY_NUMBERED):
        return None
    words = f"{month_words(found['m'], found.style)} {year_words(found['y'], found.style)}"
    return words.removeprefix("tháng ") if found.last == "tháng" else words


_ANY_NUMBERED = ends(r"số|nghị định|thông tư|quyết định|nghị quyết|chỉ thị|luật|pháp lệnh|kỳ \w+")


def _month_range(found: Found) -> str | None:
    """tháng 1-3/2024, tháng 10/2022-3/2023."""
    if found.last != "tháng":
        return None
    first = month_words(found["m"], found.style).removeprefix("tháng ")
    if found["y"]:
        first = f"{first} {year_words(found['y'], found.style)}"
    last = f"{month_words(found['m2'], found.style)} {year_words(found['y2'], found.style)}"
    return f"{first} đến {last}"


def _year_first(found: Found) -> str:
    words = f"{month_words(found['m'], found.style)} {year_words(found['y'], found.style)}"
    return words.removeprefix("tháng ") if found.last == "tháng" else words


def _bare_months(found: Found) -> str | None:
    """tháng 7-9: months without a year."""
    if found.last != "tháng":
        return None
    first, last = (month_words(found[name], found.style) for name in ("m", "m2"))
    return f"{first.removeprefix('tháng ')} đến {last}"


def _year_pair(found: Found) -> Reading | None:
    """năm học 2022/2023: flagged, since a slash between years is unusual."""
    words = " ".join(
        (cardinal(int(found[1]), found.style), "đến", cardinal(int(found[2]), found.style))
    )
    return Reading(words, doubt=Doubt(message("Two years with a slash between them."), (words,)))


_PARTS_OF_DAY = frozenset({"sáng", "trưa", "chiều", "tối", "đêm", "hôm"})
_GREAT_DAYS = frozenset(
    {(3, 2), (27, 2), (8, 3), (26, 3), (30, 4), (1, 5), (7, 5), (15, 5), (19, 5), (1, 6), (5, 6),
     (21, 6), (28, 6), (26, 7), (27, 7), (19, 8), (2, 9), (1, 10), (10, 10), (13, 10), (14, 10),
     (15, 10), (20, 10), (9, 11), (18, 11), (20, 11), (1, 12), (22, 12)}
)  # fmt: skip
_CELEBRATED = ends(
    r"(?:ngày|dịp|lễ|mừng|kỷ niệm|quốc khánh|quốc tế|giải phóng|thành lập)[^.;:\n\d]{0,60}"
)

_DMY = rf"(?P<d>{_D})[ ]?(?P<s>[/.-])[ ]?(?P<m>{_M})[ ]?(?P=s)[ ]?(?P<y>{_Y})"
_DMY2 = (
    _DMY.replace("<d>", "<d2>")
    .replace("<m>", "<m2>")
    .replace("<y>", "<y2>")
    .replace("<s>", "<s2>")
    .replace("(?P=s)", "(?P=s2)")
)

RULES = (
    Rule(
        "date.range", Kind.DATE, "Triển lãm mở từ 01/9/2022 - 05/12/2022.",
        "ngày một tháng chín năm hai nghìn không trăm hai mươi hai đến ngày năm tháng mười hai "
        "năm hai nghìn không trăm hai mươi hai",
        DIGIT,
        re.compile(rf"(?:{_DMY}|(?P<d3>{_D})/(?P<m3>{_M})){_TO}{_DMY2}{_END}"),
        lambda found: _full_range(found) if found["d"] else (
            f"{_date(found, 'd3', 'm3', named=_named(found))} đến {_date(found, 'd2', 'm2', 'y2')}"
        ),
    ),
    Rule(
        "date.range_in_year", Kind.DATE, "Tuần lễ tổ chức ngày 1/5-3/5.",
        "một tháng năm đến ngày ba tháng năm", DIGIT,
        re.compile(
            rf"(?P<d>{_D})(?P<s>[/.])(?P<m>{_M}){_TO}(?P<d2>{_D})(?P=s)(?P<m2>{_M})(?P<y>)(?P<y2>){_END}"
        ),
        lambda found: _full_range(found) if found["s"] == "/" or found.last == "ngày" else None,
    ),
    Rule(
        "date.full", Kind.DATE, "Kế hoạch ban hành ngày 25/8/2022.",
        "hai mươi lăm tháng tám năm hai nghìn không trăm hai mươi hai", DIGIT,
        re.compile(rf"{_DMY}{_END}"), _full,
        "With /, . or - between; ngày is said unless it was; no leading zero.",
    ),
    Rule(
        "date.year_first", Kind.DATE, "Cập nhật ngày 2022-10-03.",
        "ba tháng mười năm hai nghìn không trăm hai mươi hai", DIGIT,
        re.compile(rf"(?P<y>{_Y})(?P<s>[/.-])(?P<m>{_M})(?P=s)(?P<d>{_D}){_END}"), _full,
    ),
    Rule(
        "date.days_of_month", Kind.DATE, "Tiêm phòng từ ngày 10-12/10.",
        "mười đến ngày mười hai tháng mười", DIGIT,
        re.compile(
            rf"(?P<d>{_D}){_TO}(?P<d2>{_D})(?P<s>[/.])(?P<m2>{_M})(?:(?P=s)(?P<y>{_Y}))?{_END}"
        ),
        lambda found: _days_range(found) if found["s"] == "/" or found.last == "ngày" else None,
    ),
    Rule(
        "date.month_range", Kind.DATE, "Rà soát từ tháng 10/2022-3/2023.",
        "mười năm hai nghìn không trăm hai mươi hai đến tháng ba năm hai nghìn không trăm hai mươi "
        "ba",
        DIGIT,
        re.compile(rf"(?P<m>{_M})(?:/(?P<y>{_Y}))?{_TO}(?P<m2>{_M})/(?P<y2>{_Y}){_END}"),
        _month_range,
    ),
    Rule(
        "date.two_digit_year", Kind.DATE, "Hồ sơ nộp ngày 25/8/22.",
        "hai mươi lăm tháng tám năm hai nghìn không trăm hai mươi hai", DIGIT,
        re.compile(rf"(?P<d>{_D})/(?P<m>{_M})/(?P<y>\d\d){_END}"), _short_year,
    ),
    Rule(
        "date.month_of_year", Kind.DATE, "Báo cáo trong tháng 9/2022.",
        "chín năm hai nghìn không trăm hai mươi hai", DIGIT,
        re.compile(rf"(?P<m>{_M})[ ]?[/-][ ]?(?P<y>{_Y}){_END}"), _month_year,
    ),
    Rule(
        "date.year_month", Kind.DATE, "Số liệu 2022-11 đã công bố.",
        "tháng mười một năm hai nghìn không trăm hai mươi hai", DIGIT,
        re.compile(rf"(?P<y>{_Y})[/.-](?P<m>{_M}){_END}(?!\w)"), _year_first,
    ),
    Rule(
        "date.months", Kind.DATE, "Mùa mưa kéo dài tháng 7-9.", "bảy đến tháng chín", DIGIT,
        re.compile(rf"(?P<m>{_M}){_TO}(?P<m2>{_M}){_END}(?!\w)"), _bare_months,
    ),
    Rule(
        "date.years_with_slash", Kind.DATE, "Năm học 2022/2023 bắt đầu.",
        "hai nghìn không trăm hai mươi hai đến hai nghìn không trăm hai mươi ba", DIGIT,
        re.compile(rf"({_Y})/({_Y}){_END}"), _year_pair,
    ),
    Rule(
        "date.day_month", Kind.DATE, "Rà soát từ ngày 1/9 đến 5/12.",
        "một tháng chín", DIGIT,
        re.compile(rf"(?P<d>{_D})[ ]?/[ ]?(?P<m>{_M}){_END}(?![\w%])"), _day_month,
        "Where the words before it speak of time; else see fraction.pair.",
    ),
    Rule(
        "date.day_month_marked", Kind.DATE, "Họp vào ngày 12-4.", "mười hai tháng tư", DIGIT,
        re.compile(rf"(?P<d>{_D})[.-](?P<m>{_M}){_END}(?![\w%])"), _day_month_after_day,
    ),
)  # fmt: skip
