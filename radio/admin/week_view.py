"""What the page of the schedule is asked for, and what it shows of a week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from flask import request

from radio.admin.context import day_from, me, the_radio
from radio.admin.names import all_stations
from radio.domain.calendar import DAY
from radio.domain.station import Station, StationId
from radio.domain.text import unaccented
from radio.domain.timetable.override import Override
from radio.domain.timetable.week import Block, DayAtStation, Row, Week

PAGE = 20
"""Stations on one page."""
ZOOMS = {"week": 7, "day": 1}
"""How many days each view has."""
TROUBLE = "trouble"
"""Stands among the states for everything that somebody should look at."""
FIRST_HOUR, LAST_HOUR = 5, 19
"""Hours that are shown whether something begins in them or not."""


@dataclass(frozen=True)
class Wanted:
    """What the address asks for."""

    on: date
    zoom: str = "week"
    words: str = ""
    programme: str = ""
    state: str = ""
    page: int = 1

    @property
    def days(self) -> int:
        """How many days are shown."""
        return ZOOMS[self.zoom]

    @property
    def first(self) -> date:
        """The first of them: a week begins on Monday."""
        return monday(self.on) if self.zoom == "week" else self.on

    @property
    def last(self) -> date:
        """The last of them."""
        return self.first + (self.days - 1) * DAY

    def address(self, **changes: object) -> Mapping[str, object]:
        """The arguments of the address of this view with some things changed."""
        other = replace(self, **changes)  # type: ignore[arg-type]
        given = {
            "date": other.on.isoformat(),
            "zoom": other.zoom,
            "words": other.words,
            "programme": other.programme,
            "state": other.state,
            "page": other.page if other.page > 1 else "",
        }
        return {name: value for name, value in given.items() if value}

    def stepped(self, steps: int) -> Mapping[str, object]:
        """The same view so many steps later."""
        return self.address(on=self.on + steps * self.days * DAY)

    def wants(self, block: Block) -> bool:
        """Whether a block passes programme and state."""
        if self.programme and block.programme != self.programme:
            return False
        if self.state == TROUBLE:
            return block.troubled
        return not self.state or block.standing == self.state

    @property
    def filters(self) -> bool:
        """Whether blocks are left out."""
        return bool(self.programme or self.state)


@dataclass(frozen=True)
class Shown:
    """One page of the schedule."""

    week: Week
    pages: int
    stations: int
    """How many there are on all pages."""
    trouble: Trouble
    changes: Sequence[Override]
    """Overrides of these days that concern the stations of the page."""

    @property
    def hours(self) -> range:
        """From the first to the last hour in which something begins."""
        return hours_of(self.week.blocks)


@dataclass(frozen=True)
class Trouble:
    """How much of the page somebody should look at."""

    meetings: int
    silent: int
    unplanned: int
    gaps: int
    breaches: int

    def __bool__(self) -> bool:
        return any(vars(self).values())


def wanted() -> Wanted:
    """What this request asks for; what makes no sense is as if it were not there."""
    asked = request.args
    zoom = asked.get("zoom", "week")
    page = asked.get("page", "1")
    return Wanted(
        day_from(asked.get("date")),
        zoom if zoom in ZOOMS else "week",
        asked.get("words", "").strip()[:80],
        asked.get("programme", ""),
        asked.get("state", ""),
        max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
    )


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def shown(asked: Wanted) -> Shown:
    """The page that was asked for, for the person of this request."""
    weeks = the_radio().weeks
    found = _named(asked.words)
    if asked.filters:
        rows = _filtered(weeks.of(asked.first, asked.days, _ids(found)), asked)
        ids = {row.station.id for row in rows}
        found = [one for one in found if one.id in ids]
    else:
        found = [one for one in found if _there(one, asked)]
    pages = max(1, ceil(len(found) / PAGE))
    page = min(asked.page, pages)
    part = found[(page - 1) * PAGE : page * PAGE]
    week = weeks.of(asked.first, asked.days, _ids(part))
    trouble = trouble_of(week)
    week = weeks.measured(replace(week, rows=_filtered(week, asked)))
    return Shown(week, pages, len(found), trouble, changes_in(week))


def changes_in(week: Week) -> Sequence[Override]:
    """What is different on the days of a week at its stations, the last made first."""
    days = {head.on for head in week.heads}
    stations = {row.station.id for row in week.rows}
    found = [
        one
        for one in the_radio().timetable.load().overrides
        if days & {one.on, one.lands_on} and (one.station is None or one.station in stations)
    ]
    return sorted(found, key=lambda one: str(one.made_at), reverse=True)


def hours_of(blocks: Sequence[Block]) -> range:
    """The hours that a view by hours has."""
    begin = [block.starts.hour for block in blocks]
    return range(min([FIRST_HOUR, *begin]), max([LAST_HOUR, *begin]) + 1)


def trouble_of(week: Week) -> Trouble:
    """What somebody should look at, counted."""
    days = [day for row in week.rows for day in row.days]
    standings = [str(block.standing) for block in week.blocks]
    return Trouble(
        meetings=sum(bool(block.meets) for block in week.blocks),
        silent=standings.count("silent"),
        unplanned=standings.count("unplanned"),
        gaps=sum(day.without_slot for day in days),
        breaches=sum(len(day.refused) for day in days),
    )


def _filtered(week: Week, asked: Wanted) -> tuple[Row, ...]:
    if not asked.filters:
        return week.rows
    rows = (
        replace(row, days=tuple(_only(day, asked) for day in row.days))
        for row in week.rows
        if any(_matters(day, asked) for day in row.days)
    )
    return tuple(rows)


def _matters(day: DayAtStation, asked: Wanted) -> bool:
    if asked.state == TROUBLE and not asked.programme and day.troubled:
        return True
    return any(asked.wants(block) for block in day.blocks)


def _only(day: DayAtStation, asked: Wanted) -> DayAtStation:
    return replace(day, blocks=tuple(block for block in day.blocks if asked.wants(block)))


def _named(words: str) -> list[Station]:
    """The person's stations whose name or area has every word, with or without its marks."""
    asked = unaccented(words).lower().split()
    return [
        one
        for one in all_stations()
        if me().serves(one.id)
        and all(word in unaccented(f"{one.full_name} {one.area}").lower() for word in asked)
    ]


def _there(station: Station, asked: Wanted) -> bool:
    first, last = station.valid_from or date.min, station.valid_to or date.max
    return first <= asked.last and asked.first <= last


def _ids(stations: Sequence[Station]) -> frozenset[StationId]:
    return frozenset(one.id for one in stations)
