"""The heat map of coverage: each theme at each commune in a month, quarter or year of the plan.

A target is counted in its own periods. Of one with a shorter period than the map's, every period
that begins in the map's is added up, and what is too much in one mends nothing in another; one with
a longer period is shown whole. A map may be looked at as somebody of one audience, or who
understands one language: then only what is for them, or for everybody, counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from radio.domain.broadcast import Broadcast
from radio.domain.coverage.coverage import Target, Theme
from radio.domain.coverage.coverage_table import Line, Play, coverage
from radio.domain.coverage.coverage_view import View
from radio.domain.coverage.period import period_of
from radio.domain.schedule import Schedules
from radio.domain.station import Station, StationId, existing_on
from radio.domain.timetable.succession import lineage, parts


class Grade(StrEnum):
    """How a cell stands; the worst of its targets."""

    NONE = "none"
    """Nothing of it is planned or aired."""
    SHORT = "short"
    """Something is still owed."""
    PLANNED = "planned"
    """All is planned, some of it still to come."""
    AIRED = "aired"
    """All was aired."""
    FREE = "free"
    """The plan wants nothing here."""


@dataclass(frozen=True)
class Part:
    """One target at one station in the periods of the map."""

    target: Target
    first: date
    last: date
    until: date | None
    """When the first of the periods ends in which something can still be given; None: none."""
    wanted: float
    """Items or minutes; so all that follow."""
    planned: float
    aired: float
    owed: float
    """What nothing is planned for, too late or not."""
    late: float
    """What is owed from periods that are over."""
    openings: int
    """Broadcasts left, with nothing planned yet, in the periods that lack something."""

    @property
    def given(self) -> float:
        """Planned and aired."""
        return self.planned + self.aired

    @property
    def met(self) -> float:
        """So much of what is wanted is planned or aired, period by period."""
        return self.wanted - self.owed

    @property
    def missing(self) -> float:
        """What is owed and can still be given."""
        return self.owed - self.late

    @property
    def grade(self) -> Grade:
        """How it stands."""
        if self.owed:
            return Grade.SHORT if self.given else Grade.NONE
        return Grade.PLANNED if self.aired < self.wanted else Grade.AIRED


@dataclass(frozen=True)
class Cell:
    """One theme at one station."""

    theme: Theme
    station: Station
    parts: tuple[Part, ...]
    """One for each target of the theme there."""
    planned: int
    """Items of the theme that are still to come in the map's period, target or not."""
    aired: int

    @property
    def grade(self) -> Grade:
        """The worst of its targets."""
        grades = [one.grade for one in self.parts]
        return min(grades, key=list(Grade).index, default=Grade.FREE)

    @property
    def shade(self) -> int:
        """0 to 4: the share of its targets that is planned or aired."""
        shares = [one.met / one.wanted if one.wanted else 1.0 for one in self.parts]
        return int(min(shares, default=0.0) * 4)


@dataclass(frozen=True)
class Row:
    """One theme at all stations, in their order."""

    theme: Theme
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Gap:
    """What one target lacks while there is still time, at each station that lacks it."""

    theme: Theme
    target: Target
    until: date
    """When the first of its periods ends."""
    owed: tuple[tuple[Station, float], ...]
    """The station that lacks most first."""
    openings: int
    """Broadcasts left with nothing planned yet, at the station that has fewest."""

    @property
    def all(self) -> float:
        """At all of them together."""
        return sum(owed for _, owed in self.owed)


@dataclass(frozen=True)
class CoverageMap:
    """All of it."""

    view: View
    stations: tuple[Station, ...]
    rows: tuple[Row, ...]

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What can still be mended, the nearest date first, then what lacks most."""
        lacking: dict[tuple[int, Target], list[tuple[Cell, Part]]] = {}
        for number, row in enumerate(self.rows):
            for cell in row.cells:
                for part in cell.parts:
                    if part.missing > 0:
                        lacking.setdefault((number, part.target), []).append((cell, part))
        found = (_gap(self.rows[number].theme, those) for (number, _), those in lacking.items())
        return tuple(sorted(found, key=lambda one: (one.until, -one.all)))

    @property
    def late(self) -> int:
        """How many cells lack something that cannot be mended any more."""
        return sum(any(part.late > 0 for part in cell.parts) for cell in self.cells)

    @property
    def cells(self) -> Iterator[Cell]:
        """Theme by theme."""
        return (cell for row in self.rows for cell in row.cells)

    def count(self, grade: Grade) -> int:
        """How many cells stand so."""
        return sum(cell.grade == grade for cell in self.cells)


def coverage_map(
    schedules: Schedules,
    plays: Iterable[Play],
    broadcasts: Iterable[Broadcast],
    view: View,
    today: date,
    stations: frozenset[StationId] | None = None,
) -> CoverageMap:
    """The map of the stations that exist on its day nearest to today; `stations` None: all.

    `broadcasts` are those that exist already; `plays` what they give.
    """
    shown = tuple(play for play in plays if view.shows(play))
    columns = tuple(
        one
        for one in existing_on(schedules.stations, view.nearest(today))
        if stations is None or one.id in stations
    )
    counted = _Columns(schedules, view, today, columns)
    sums = counted.sums(shown, tuple(broadcasts))
    items = counted.items(shown)
    return CoverageMap(
        view,
        columns,
        tuple(
            Row(theme, tuple(_cell(theme, station, sums, items) for station in columns))
            for theme in schedules.plan.themes
        ),
    )


_Lines = Mapping[tuple[Target, StationId], Line]
_Sums = Mapping[StationId, Sequence[Part]]
_Items = Mapping[tuple[str, StationId], tuple[int, int]]


class _Columns:
    """Adds up the periods of the targets for the stations of a map."""

    def __init__(
        self, schedules: Schedules, view: View, today: date, columns: tuple[Station, ...]
    ) -> None:
        self._schedules = schedules
        self._view = view
        self._today = today
        self._columns = columns
        self._before = parts(schedules.stations)

    def sums(self, plays: Sequence[Play], broadcasts: Sequence[Broadcast]) -> _Sums:
        """The parts of each column, in the order of the plan's targets."""
        found: dict[StationId, list[Part]] = {}
        periods = list(self._periods(plays, broadcasts))
        for target in self._schedules.plan.targets:
            for station in self._columns:
                lines = [one for by in periods if (one := self._line(target, station, by))]
                if lines:
                    found.setdefault(station.id, []).append(self._part(lines))
        return found

    def items(self, plays: Iterable[Play]) -> _Items:
        """Items planned and aired in the map's period, by theme and column."""
        of: dict[StationId, list[StationId]] = {}
        for column in self._columns:
            for one in lineage(column.id, self._schedules.stations):
                of.setdefault(one, []).append(column.id)
        found: dict[tuple[str, StationId], tuple[int, int]] = {}
        for play in plays:
            if self._view.first <= play.on <= self._view.last:
                for column_id in of.get(play.station, ()):
                    planned, aired = found.get((play.theme, column_id), (0, 0))
                    heard = int(play.aired)
                    found[play.theme, column_id] = planned + 1 - heard, aired + heard
        return found

    def _periods(self, plays: Sequence[Play], broadcasts: Sequence[Broadcast]) -> Iterator[_Lines]:
        """The lines of every period of every kind of target."""
        plan = self._schedules.plan
        wanted = [one for one in plan.targets if self._view.wants(one)]
        for kind in dict.fromkeys(one.period for one in wanted):
            targets = tuple(one for one in wanted if one.period == kind)
            asked = replace(self._schedules, plan=replace(plan, targets=targets))
            for day in self._view.days(kind, plan, self._today):
                first, last = period_of(day, kind)
                within = [play for play in plays if first <= play.on <= last]
                lines = coverage(asked, within, day, broadcasts)
                yield {(one.target, one.station): one for one in lines}

    def _line(self, target: Target, station: Station, lines: _Lines) -> Line | None:
        """The line of a station; before it was there, that of its part that heard least."""
        own = lines.get((target, station.id))
        if own is not None:
            return own
        before = (self._line(target, one, lines) for one in self._before.get(station.id, ()))
        found = [one for one in before if one is not None]
        return min(found, key=lambda one: one.planned + one.aired, default=None)

    def _part(self, lines: Sequence[Line]) -> Part:
        over = [line for line in lines if line.last < self._today]
        to_come = [line for line in lines if line.last >= self._today]
        return Part(
            lines[0].target,
            min(line.first for line in lines),
            max(line.last for line in lines),
            min((line.last for line in to_come if line.gap), default=None),
            sum(line.target.wanted for line in lines),
            sum(line.planned for line in lines),
            sum(line.aired for line in lines),
            sum(line.owed for line in lines),
            sum(line.owed for line in over),
            sum(line.openings for line in to_come if line.gap),
        )


def _cell(theme: Theme, station: Station, sums: _Sums, items: _Items) -> Cell:
    here = tuple(one for one in sums.get(station.id, ()) if one.target.theme == theme.id)
    return Cell(theme, station, here, *items.get((theme.id, station.id), (0, 0)))


def _gap(theme: Theme, lacking: Sequence[tuple[Cell, Part]]) -> Gap:
    owed = sorted(
        ((cell.station, part.missing) for cell, part in lacking), key=lambda pair: -pair[1]
    )
    return Gap(
        theme,
        lacking[0][1].target,
        min(part.until or part.last for _, part in lacking),
        tuple(owed),
        min(part.openings for _, part in lacking),
    )
