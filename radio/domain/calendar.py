"""What kind of day a date is: working day, weekend, holiday, Tết, mourning, flood season.

The table of special days decides (official days off are set anew each year); what it does not name
is a working day from Monday to Friday and a weekend on Saturday and Sunday.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

DAY = timedelta(days=1)
LONGEST = timedelta(days=366)
"""How long one entry of the calendar may last: a season, not an age."""


class DayType(StrEnum):
    """A kind of day that slots and limits can name; a day may be of several kinds."""

    WEEKDAY = "weekday"
    """Monday to Friday, neither holiday nor Tết."""
    WEEKEND = "weekend"
    """Saturday and Sunday, whatever else they are."""
    HOLIDAY = "holiday"
    """A day off for everybody, those of Tết included."""
    TET = "tet"
    MOURNING = "mourning"
    FLOOD = "flood"


SPECIAL = (DayType.HOLIDAY, DayType.TET, DayType.MOURNING, DayType.FLOOD)
"""The kinds that the table of special days gives."""


@dataclass(frozen=True)
class SpecialDay:
    """A day, or days in a row, of the calendar that staff should see and slots can name."""

    on: date
    name: str
    kind: str
    """`holiday`, `tet`, `mourning` or `flood`."""
    silent: bool = False
    """No ordinary broadcast on this day."""
    until: date | None = None
    """Last day of days in a row; None: one day."""
    source: str = ""
    """Where it is decided; for staff."""

    @property
    def last(self) -> date:
        """The last day."""
        return self.until or self.on

    @property
    def days(self) -> Iterable[date]:
        """Every day from the first to the last."""
        return (self.on + step * DAY for step in range((self.last - self.on).days + 1))


class Calendar:
    """Kinds of days, looked up by date; make it with `calendar_of`, which keeps it."""

    def __init__(self, days: Iterable[SpecialDay]) -> None:
        kinds: defaultdict[date, set[DayType]] = defaultdict(set)
        silent: set[date] = set()
        for special in days:
            for day in special.days:
                kinds[day].add(DayType(special.kind))
                if special.silent:
                    silent.add(day)
        self._special = {day: _whole(found) for day, found in kinds.items()}
        self._silent = frozenset(silent)
        self.last = max(self._special, default=None)
        """The last day the table names; None when it is empty."""

    def types(self, day: date) -> frozenset[DayType]:
        """Every kind the day is of."""
        special = self._special.get(day, frozenset())
        if day.weekday() > FRIDAY:
            return special | {DayType.WEEKEND}
        return special if DayType.HOLIDAY in special else special | {DayType.WEEKDAY}

    def is_silent(self, day: date) -> bool:
        """Whether no ordinary programme goes out on the day."""
        return day in self._silent

    def allows(self, day: date, on: Collection[DayType], not_on: Collection[DayType]) -> bool:
        """Whether the day is of a kind `on` (when empty: of any) and of no kind `not_on`."""
        if not on and not not_on:
            return True
        types = self.types(day)
        return (not on or not types.isdisjoint(on)) and types.isdisjoint(not_on)


FRIDAY = 4
"""As `date.weekday` counts."""


def _whole(found: set[DayType]) -> frozenset[DayType]:
    """A day of Tết is a holiday too."""
    return frozenset(found | {DayType.HOLIDAY} if DayType.TET in found else found)


def later(day: date, span: timedelta) -> date:
    """So much later, or the last day there is."""
    return day + min(span, date.max - day)


@lru_cache(maxsize=64)
def calendar_of(days: tuple[SpecialDay, ...]) -> Calendar:
    """The calendar of a table; the same table gives the same one, so days can be kept by it."""
    return Calendar(days)
