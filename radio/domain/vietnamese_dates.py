"""Dates and times as a Vietnamese announcer's text has them; how they are read is spoken's rule."""

from __future__ import annotations

from datetime import date, time

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday(day: date) -> str:
    """`thứ Hai` … `Chủ nhật`."""
    return _WEEKDAYS[day.weekday()]


def long_date(day: date) -> str:
    """`ngày 3 tháng 10 năm 2022`."""
    return f"ngày {day.day} tháng {day.month} năm {day.year}"


def short_date(day: date) -> str:
    """`03/10/2022`, as offices write it."""
    return f"{day:%d/%m/%Y}"


def clock_time(at: time) -> str:
    """`5 giờ`, `17 giờ 30 phút`."""
    return f"{at.hour} giờ {at.minute} phút" if at.minute else f"{at.hour} giờ"
