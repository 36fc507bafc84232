"""The words of a date, and the words before it that tell it from a fraction."""

from __future__ import annotations

import re

from radio.domain.spoken.cardinals import cardinal
from radio.domain.spoken.model import Style
from radio.domain.spoken.rule import Found, ends

DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"

DAYS = ends(
    r"(?:ngày|mùng|mồng|hôm|rằm)|(?:ngày|mùng|mồng)(?: (?:không|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|"
    r"chín|mười|mươi|mốt|lăm|và|đến|tháng),?)+"
)
SAID_DAYS = ends(
    r"(?:ngày|mùng|mồng)(?: (?:không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|và),?)+"
)
SAID_DAY = ends(r"ngày|mùng|mồng|hôm|đường|phố|quảng trường|trường|nhà máy|xí nghiệp|công viên")
_DATED = ends(
    r"ngày|mùng|mồng|hôm|sáng|trưa|chiều|tối|đêm|từ|trước|sau|hết|lúc|vào|dịp|lễ|tết|đường|phố"
    r"|kể từ|tính đến|quốc khánh|hôm nay|hôm qua|ngày mai|sáng nay|chiều nay|tối nay|thứ \w+|"
    r"chủ nhật|hạn|thống nhất đất nước|giải phóng miền nam|quốc tế lao động|quốc tế phụ nữ|"
    r"liệt sĩ|việt nam|cùng ngày|phụ nữ|nhà giáo|đến ngày|\d|giờ|phút|nghỉ|tháng \w+,? "
    r"(?:và|đến)|phiên|đợt|khai mạc|bế mạc|thứ (?:hai|ba|tư|năm|sáu|bảy),"
)
_UNTIL = ends(r"(?:ngày|tháng)[^.;]{0,60} (?:đến|tới|và)|(?:^|\n)đến|từ [^.;]{0,40} đến|hạn đến")
MONTHS = ends(r"tháng|tháng [^.;\d]{1,30}(?: đến| và|,)")
WEEKDAY = ends(
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|hôm nay|hôm qua|ngày mai|sáng nay|"
    r"chiều nay|tối nay|(?:sáng|chiều|tối|đêm) (?:mai|qua|nay)|cùng ngày),? ?\(?"
)


def is_day_month(day: str, month: str) -> bool:
    """Whether two written numbers can be a day and a month."""
    return bool(re.fullmatch(DAY, day) and re.fullmatch(MONTH, month))


def day_words(day: str, style: Style, said: str = "") -> str:
    """The day of a month; with the house's mùng or mồng up to ten, unless it was `said`."""
    number = int(day)
    return f"{first_day(number, said, style)}{cardinal(number, style)}"


def month_words(month: str, style: Style) -> str:
    """`tháng tư`; April is tư in every style."""
    number = int(month)
    return f"tháng {'tư' if number == 4 else cardinal(number, style)}"


def first_day(number: int, said: str, style: Style) -> str:
    """The house's mùng or mồng before one of the first ten days, unless it was said."""
    if not style.first_days or number > 10 or said in {"mùng", "mồng"}:
        return ""
    return f"{style.first_days} "


def day_month(day: str, month: str, style: Style, *, named: bool = False, said: str = "") -> str:
    """`ngày hai tháng chín`; without ngày when it was said already (`named`)."""
    words = f"{day_words(day, style, said)} {month_words(month, style)}"
    return words if named else f"ngày {words}"


def year_words(year: str, style: Style) -> str:
    """`năm hai nghìn không trăm hai mươi hai`; two digits are of the century around 2000."""
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 50 else 1900
    return f"năm {cardinal(number, style)}"


def said_date_before(found: Found) -> bool:
    """Whether the words before speak of a date."""
    return found.said_before(_DATED) or found.said_before(DAYS) or found.said_before(_UNTIL)
