"""Periods of the communication plan: the week, month, quarter or year that a date lies in."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from radio.domain.message import Message, message

PERIODS = ("week", "month", "quarter", "year")
SAID: dict[str, Message] = {
    "week": message("this week"),
    "month": message("this month"),
    "quarter": message("this quarter"),
    "year": message("this year"),
}
"""How each is said in a sentence."""


@lru_cache(maxsize=4096)
def period_of(day: date, period: str) -> tuple[date, date]:
    """First and last day of the period `day` lies in; weeks begin on Monday."""
    match period:
        case "week":
            first = day - timedelta(days=day.weekday())
            return first, first + timedelta(days=6)
        case "month":
            return _months(day.year, day.month, 1)
        case "quarter":
            return _months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    return _months(day.year, 1, 12)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """From the first of a month to the last day of `count` months."""
    after = month + count
    nxt = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1)
    return date(year, month, 1), nxt - timedelta(days=1)
