"""The lunar date of a day, as every calendar on a Vietnamese wall shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lunar_vn import SUPPORTED_YEAR_RANGE, solar_to_lunar


@dataclass(frozen=True)
class LunarDay:
    """A day and a month by the moon."""

    day: int
    month: int
    leap: bool
    """Whether it is the second month of its number in the year."""


def lunar_day(on: date) -> LunarDay | None:
    """The day by the moon; None for a year beyond the reckoning."""
    first, last = SUPPORTED_YEAR_RANGE
    if not first < on.year < last:
        return None
    found = solar_to_lunar(on)
    return LunarDay(found.day, found.month, bool(found.leap))
