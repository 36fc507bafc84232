"""Days off of a year that no decision has named yet, worked out from the law and the moon.

Labour Code 2019, article 112: New Year, Tết (five days), the founding kings (10th of the third
lunar month), 30 April, 1 May, National Day (2 September and the day before or after). Which five
days Tết has, which day stands beside 2 September and what is moved or made up for is decided anew
each year: a hint is for people to look at, and counts only once it stands in the calendar.
"""

from __future__ import annotations

from datetime import date, timedelta

from lunar_vn import SUPPORTED_YEAR_RANGE, LunarDate, lunar_to_solar

from radio.domain.calendar import DayType, SpecialDay
from radio.domain.errors import Refused

SOURCE = "Bộ luật Lao động 2019, Điều 112; tính trước, chờ quyết định của năm"
DAY = timedelta(days=1)
BEFORE_A_REST = frozenset({0, 3, 6})
"""2 September on these days of the week is followed by its second day off, so that days off stand
together, as was chosen from 2022 to 2026."""
CULTURE_DAY_SINCE = 2026
"""24 November is a day off in the calendar of this year and later."""


def hints(year: int) -> tuple[SpecialDay, ...]:
    """The days off of a year in their order.

    Raises `Refused` for a year beyond the reckoning of the lunar calendar.
    """
    first, last = SUPPORTED_YEAR_RANGE
    if not first < year <= last:
        raise Refused(
            "The lunar calendar is reckoned for %(first)d to %(last)d.", first=first + 1, last=last
        )
    found = [*_of_the_sun(year), *_of_the_moon(year)]
    return tuple(sorted(found, key=lambda day: (day.on, day.name)))


def _of_the_sun(year: int) -> list[SpecialDay]:
    named = [
        ((1, 1), "Tết Dương lịch"),
        ((4, 30), "Ngày Giải phóng miền Nam, thống nhất đất nước"),
        ((5, 1), "Ngày Quốc tế Lao động"),
        ((9, 2), "Quốc khánh"),
        ((9, 3 if date(year, 9, 2).weekday() in BEFORE_A_REST else 1), "Quốc khánh"),
    ]
    if year >= CULTURE_DAY_SINCE:
        named.append(((11, 24), "Ngày Văn hóa Việt Nam"))
    return [_off(date(year, *day), name) for day, name in named]


def _of_the_moon(year: int) -> list[SpecialDay]:
    new_year = lunar_to_solar(LunarDate(1, 1, year))
    names = (
        "Giao thừa Tết Nguyên Đán",
        "Tết Nguyên Đán",
        "Mùng hai Tết Nguyên Đán",
        "Mùng ba Tết Nguyên Đán",
        "Mùng bốn Tết Nguyên Đán",
    )
    tet = [_off(new_year + (at - 1) * DAY, name, DayType.TET) for at, name in enumerate(names)]
    kings = lunar_to_solar(LunarDate(10, 3, year))
    return [*tet, _off(kings, "Giỗ Tổ Hùng Vương")]


def _off(on: date, name: str, kind: DayType = DayType.HOLIDAY) -> SpecialDay:
    return SpecialDay(on, name, kind.value, source=SOURCE)
