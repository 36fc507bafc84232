"""Dates, months, and ranges of them."""

from __future__ import annotations

import re

from radio.domain.message import message
from radio.domain.spoken.cardinals import cardinal
from radio.domain.spoken.date_words import (
    DAY,
    DAYS,
    MONTH,
    MONTHS,
    SAID_DAY,
    SAID_DAYS,
    WEEKDAY,
    day_month,
    day_words,
    month_words,
    said_date_before,
    year_words,
)
from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import DIGIT, Doubt, Found, Reading, Rule, ends

_Y = r"(?:1[0-9]|20|21)\d{2}(?!\d)"
_TO = r"[ ]?[-–—][ ]?"
_END = r"(?![\d/]|[.,-]\d)"


def _named(found: Found) -> bool:
    return found.before != "(" and (found.said_before(SAID_DAY) or found.said_before(SAID_DAYS))


def _date(found: Found, day: str, month: str, year: str = "", *, named: bool = False) -> str:
    said = found.last if day == "d" else ""
    words = day_month(found[day], found[month], found.style, named=named, said=said)
    if year and found[year]:
        words = f"{words} {year_words(found[year], found.style)}"
    return words


def _full(found: Found) -> str:
    words = _date(found, "d", "m", "y", named=_named(found))
    return f"{words}," if _HOUR_FOLLOWS.match(found.after) else words


def _short_year(found: Found) -> str | None:
    return _full(found) if said_date_before(found) else None


def _full_range(found: Found) -> str:
    first = _date(found, "d", "m", "y", named=_named(found))
    return f"{first} đến {_date(found, 'd2', 'm2', 'y2')}"


def _days_range(found: Found) -> str | None:
    """1-3/5: the days of one month; with dots or dashes only after ngày."""
    if int(found["d"]) >= int(found["d2"]):
        return None
    first = day_words(found["d"], found.style, found.last)
    head = first if _named(found) else f"ngày {first}"
    return f"{head} đến {_date(found, 'd2', 'm2', 'y')}"


def _day_month(found: Found) -> str | Reading | None:
    day, month = found["d"], found["m"]
    great = (int(day), int(month)) in _GREAT_DAYS and found.said_before(_CELEBRATED)
    if not (great or said_date_before(found) or found.said_before(WEEKDAY) or _closes(found)):
        return None
    words = _date(found, "d", "m", named=_named(found))
    if found.said_before(DAYS) or found.said_before(WEEKDAY):
        return words
    if int(day) <= int(month) and _COUNTABLE.match(found.after):
        return None
    return words


def _closes(found: Found) -> bool:
    """(3/10) in brackets on its own is a date, and so is 10/3 âm lịch."""
    alone = found.before == "(" and found.after[:1] == ")"
    return alone or found.after.startswith((" âm lịch", " dương lịch", " Âm lịch", " ÂL"))


_COUNTABLE = re.compile(
    r"\s(?:xã|thôn|hộ|người|đại biểu|tiêu chí|phường|huyện|số|chỉ số|chỉ tiêu|nhóm|lớp|trường)\b"
)


def _day_month_after_day(found: Found) -> str | None:
    """ngày 12-4, sáng 8.11: other marks only after a word of time, and on the year's great days."""
    if found.after.startswith(" tháng"):
        return None
    if found.last in {"ngày", "mùng", "mồng"}:
        return _date(found, "d", "m", named=True)
    if _COUNTS.match(found.after):
        return None
    falls = int(found["d"]) > max(12, int(found["m"])) and "-" in found[0]
    listed = "." in found[0] and found.said_before(DAYS)
    told = listed or found.said_before(_PART_OF_DAY) or found.said_before(WEEKDAY)
    if told or (falls and (found.said_before(_BOUND) or found.said_before(_HOUR_SAID))):
        return _date(found, "d", "m")
    great = (int(found["d"]), int(found["m"])) in _GREAT_DAYS
    return _date(found, "d", "m") if great and found.said_before(_CELEBRATED) else None


def _month_year(found: Found) -> str | None:
    named = found.said_before(MONTHS)
    if not named and found.said_before(_ANY_NUMBERED):
        return None
    if found.said_before(_ROUND):
        return f"{cardinal(int(found['m']), found.style)} {year_words(found['y'], found.style)}"
    words = f"{month_words(found['m'], found.style)} {year_words(found['y'], found.style)}"
    return words.removeprefix("tháng ") if found.last == "tháng" else words


_ANY_NUMBERED = ends(r"số|nghị định|thông tư|quyết định|nghị quyết|chỉ thị|luật|pháp lệnh|kỳ \w+")
_ROUND = ends(r"đợt|lần|quý|vòng|học kỳ|giai đoạn|khóa|tập|phiên|vụ")


def _month_range(found: Found) -> str | None:
    """tháng 1-3/2024, tháng 10/2022-3/2023."""
    if found.last != "tháng":
        return None
    first = month_words(found["m"], found.style).removeprefix("tháng ")
    if found["y"]:
        first = f"{first} {year_words(found['y'], found.style)}"
    last = f"{month_words(found['m2'], found.style)} {year_words(found['y2'], found.style)}"
    return f"{first} đến {last}"


def _listed(found: Found) -> str | None:
    """7,8,9/12: several days of one month without blanks between."""
    if found.last != "ngày":
        return None
    return "".join(f"{cardinal(int(day), found.style)}, " for day in found["days"].split(","))


def _year_first(found: Found) -> str:
    words = f"{month_words(found['m'], found.style)} {year_words(found['y'], found.style)}"
    return words.removeprefix("tháng ") if found.last == "tháng" else words


def _bare_months(found: Found) -> str | None:
    """tháng 7-9: months without a year."""
    if found.last != "tháng":
        return None
    first, last = (month_words(found[name], found.style) for name in ("m", "m2"))
    return f"{first.removeprefix('tháng ')} đến {last}"


def _days_each_month(found: Found) -> str:
    first, last = (cardinal(int(found[name]), found.style) for name in ("d", "d2"))
    head = first if found.last in {"ngày", "các"} else f"ngày {first}"
    return f"{head} đến ngày {last}"


def _year_pair(found: Found) -> Reading | None:
    """năm học 2022/2023: flagged, since a slash between years is unusual."""
    words = " ".join(
        (cardinal(int(found[1]), found.style), "đến", cardinal(int(found[2]), found.style))
    )
    return Reading(words, doubt=Doubt(message("Two years with a slash between them."), (words,)))


_PART_OF_DAY = ends(r"sáng|trưa|(?<!đa )(?<!một )(?<!hai )chiều|tối|đêm|hôm")
_GREAT_DAYS = frozenset(
    {(3, 2), (27, 2), (8, 3), (26, 3), (30, 4), (1, 5), (7, 5), (15, 5), (19, 5), (1, 6), (5, 6),
     (21, 6), (28, 6), (26, 7), (27, 7), (19, 8), (2, 9), (1, 10), (10, 10), (13, 10), (14, 10),
     (15, 10), (20, 10), (9, 11), (18, 11), (20, 11), (1, 12), (22, 12)}
)  # fmt: skip
_HOUR_SAID = ends(r"\w+ (?:giờ|phút)")
_BOUND = ends(r"đến|tính đến|hết|đến hết|trước|từ|sau|kể từ|vào|hạn")
_HOUR_FOLLOWS = re.compile(r" \d{1,2}[:hg]\d")
_COUNTS = re.compile(
    r"\s?(?:giờ|phút|lần|ngày|tháng|năm|người|hộ|con|cháu|suất|tuổi|đội|độ|triệu|nghìn|kg|km|ha|m)\b"
)
_CELEBRATED = ends(
    r"(?:ngày (?:lễ|hội|thành lập|truyền thống|quốc tế|gia đình|phụ nữ|nhà giáo|thương binh|"
    r"quốc khánh|giải phóng|báo chí|thầy thuốc|toàn dân|chiến thắng|sinh|cách mạng)|dịp|quà|nghỉ|"
    r"lễ|mừng|kỷ niệm|quốc khánh|quốc tế|giải phóng|thành lập)[^.;:\n\d]{0,60}"
)

_DMY = rf"(?P<d>{DAY})[ ]?(?P<s>[/.–-])[ ]?(?P<m>{MONTH})[ ]?(?P=s)[ ]?(?P<y>{_Y})"
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
        re.compile(rf"(?:{_DMY}|(?P<d3>{DAY})/(?P<m3>{MONTH})){_TO}{_DMY2}{_END}"),
        lambda found: _full_range(found) if found["d"] else (
            f"{_date(found, 'd3', 'm3', named=_named(found))} đến {_date(found, 'd2', 'm2', 'y2')}"
        ),
    ),
    Rule(
        "date.range_in_year", Kind.DATE, "Tuần lễ tổ chức ngày 1/5-3/5.",
        "một tháng năm đến ngày ba tháng năm", DIGIT,
        re.compile(
            rf"(?P<d>{DAY})(?P<s>[/.])(?P<m>{MONTH}){_TO}(?P<d2>{DAY})(?P=s)(?P<m2>{MONTH})(?P<y>)(?P<y2>){_END}"
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
        re.compile(rf"(?P<y>{_Y})(?P<s>[/.-])(?P<m>{MONTH})(?P=s)(?P<d>{DAY}){_END}"), _full,
    ),
    Rule(
        "date.days_of_month", Kind.DATE, "Tiêm phòng từ ngày 10-12/10.",
        "mười đến ngày mười hai tháng mười", DIGIT,
        re.compile(
            rf"(?P<d>{DAY}){_TO}(?P<d2>{DAY})(?P<s>[/.])(?P<m2>{MONTH})(?:(?P=s)(?P<y>{_Y}))?{_END}"
        ),
        lambda found: _days_range(found) if found["s"] == "/" or found.last == "ngày" else None,
    ),
    Rule(
        "date.month_range", Kind.DATE, "Rà soát từ tháng 10/2022-3/2023.",
        "mười năm hai nghìn không trăm hai mươi hai đến tháng ba năm hai nghìn không trăm hai mươi "
        "ba",
        DIGIT,
        re.compile(rf"(?P<m>{MONTH})(?:/(?P<y>{_Y}))?{_TO}(?P<m2>{MONTH})/(?P<y2>{_Y}){_END}"),
        _month_range,
    ),
    Rule(
        "date.two_digit_year", Kind.DATE, "Hồ sơ nộp ngày 25/8/22.",
        "hai mươi lăm tháng tám năm hai nghìn không trăm hai mươi hai", DIGIT,
        re.compile(rf"(?P<d>{DAY})/(?P<m>{MONTH})/(?P<y>\d\d){_END}"), _short_year,
    ),
    Rule(
        "date.month_of_year", Kind.DATE, "Báo cáo trong tháng 9/2022.",
        "chín năm hai nghìn không trăm hai mươi hai", DIGIT,
        re.compile(rf"(?P<m>{MONTH})[ ]?[/–-][ ]?(?P<y>{_Y}){_END}"), _month_year,
    ),
    Rule(
        "date.year_month", Kind.DATE, "Số liệu 2022-11 đã công bố.",
        "tháng mười một năm hai nghìn không trăm hai mươi hai", DIGIT,
        re.compile(rf"(?P<y>{_Y})[/.-](?P<m>{MONTH}){_END}(?!\w)"), _year_first,
    ),
    Rule(
        "date.months", Kind.DATE, "Mùa mưa kéo dài tháng 7-9.", "bảy đến tháng chín", DIGIT,
        re.compile(rf"(?P<m>{MONTH}){_TO}(?P<m2>{MONTH}){_END}(?!\w)"), _bare_months,
    ),
    Rule(
        "date.days_each_month", Kind.DATE, "Lương hưu chi trả từ 01-10 hằng tháng.",
        "ngày một đến ngày mười", DIGIT,
        re.compile(
            rf"(?P<d>{DAY}){_TO}(?P<d2>{DAY})"
            r"(?=\s(?:hằng|hàng) (?:tháng|quý)|\stháng (?:đầu|cuối|này|sau))"
        ),
        _days_each_month,
    ),
    Rule(
        "date.years_with_slash", Kind.DATE, "Năm học 2022/2023 bắt đầu.",
        "hai nghìn không trăm hai mươi hai đến hai nghìn không trăm hai mươi ba", DIGIT,
        re.compile(rf"({_Y})/({_Y}){_END}"), _year_pair,
    ),
    Rule(
        "date.days_listed", Kind.DATE, "Họp vào các ngày 7,8,9/12.", "bảy, tám, ", DIGIT,
        re.compile(rf"(?P<days>\d{{1,2}}(?:,\d{{1,2}}){{0,5}}),(?={DAY}/{MONTH}{_END})"), _listed,
    ),
    Rule(
        "date.day_month", Kind.DATE, "Rà soát từ ngày 1/9 đến 5/12.",
        "một tháng chín", DIGIT,
        re.compile(rf"(?P<d>{DAY})[ ]?/[ ]?(?P<m>{MONTH}){_END}(?![\w%])"), _day_month,
        "Where the words before it speak of time; else see fraction.pair.",
    ),
    Rule(
        "date.day_month_marked", Kind.DATE, "Họp vào ngày 12-4.", "mười hai tháng tư", DIGIT,
        re.compile(rf"(?P<d>{DAY})[.-](?P<m>{MONTH}){_END}(?![\w%])"), _day_month_after_day,
    ),
)  # fmt: skip
