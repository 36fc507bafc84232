"""What the schedule brings and the plan makes of it, station by station and day by day.

What has begun is history: it is shown as it was planned. What is still to come is shown as the
schedule has it now, whatever was planned before the schedule changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from radio.domain.broadcast import OPEN, Broadcast, BroadcastId, BroadcastState
from radio.domain.calendar import DAY, DayType, SpecialDay, calendar_of, later
from radio.domain.planning.opening import Opening
from radio.domain.planning.relays import around_relays
from radio.domain.programme import ProgrammeId, SegmentKind
from radio.domain.schedule import Schedules
from radio.domain.slot import SlotId
from radio.domain.station import Station, StationId
from radio.domain.timetable.limits import Breach, breaches, holding
from radio.domain.timetable.moon import LunarDay, lunar_day
from radio.domain.timetable.occurrences import Occurrence, Rounds, zone_of
from radio.domain.timetable.override import Override


class Lack(StrEnum):
    """What stands in the place of a state where there is nothing to be in one."""

    UNPLANNED = "unplanned"
    """The slot comes round and nothing was planned for it since."""
    PASSED = "passed"
    """Nothing was planned for it, and its time is over: nobody can mend that any more."""
    SILENT = "silent"
    """It was planned, and there is nothing to say."""


@dataclass(frozen=True)
class Block:
    """One broadcast of the week."""

    station: Station
    on: date
    """Local date."""
    slot: SlotId
    programme: ProgrammeId
    title: str
    starts_at: datetime
    """UTC."""
    length: timedelta
    """Of the slot."""
    override: Override | None = None
    """What made it different from its slot."""
    broadcast: Broadcast | None = None
    meets: tuple[str, ...] = ()
    """Titles of what is on the air at the same time."""
    filled: timedelta | None = None
    """How long what was planned plays; None while that is not known."""
    over: bool = False
    """Whether its airtime is past."""
    cut: bool = False
    """Whether it is a part of a slot with relays, which is moved only as a whole."""

    @property
    def standing(self) -> BroadcastState | Lack:
        """How far it has come, or what it lacks."""
        if self.broadcast is None:
            return Lack.PASSED if self.over else Lack.UNPLANNED
        return self.broadcast.state if self.broadcast.rundown.segments else Lack.SILENT

    @property
    def starts(self) -> datetime:
        """By the clock of the station."""
        return self.starts_at.astimezone(zone_of(self.station.zone))

    @property
    def ends_at(self) -> datetime:
        """When its airtime is over, UTC."""
        return self.starts_at + self.length

    @property
    def ends(self) -> datetime:
        """By the clock of the station."""
        return self.ends_at.astimezone(zone_of(self.station.zone))

    @property
    def share(self) -> float | None:
        """How much of the slot is filled, 0 to 1; None while that is not known."""
        return None if self.filled is None else min(1.0, self.filled / self.length)

    @property
    def items(self) -> tuple[str, ...]:
        """Titles of what is read or carried in it, in playing order, each once."""
        if self.broadcast is None:
            return ()
        segments = self.broadcast.rundown.segments
        read = (
            one.title
            for one in segments
            if (one.bulletin and not one.text) or one.kind is SegmentKind.RELAY
        )
        return tuple(dict.fromkeys(read))

    @property
    def troubled(self) -> bool:
        """Whether somebody should look at it: nothing to air, or two things at once."""
        return bool(self.meets) or self.standing in (Lack.UNPLANNED, Lack.SILENT)


@dataclass(frozen=True)
class DayAtStation:
    """One day at one station."""

    station: Station
    on: date
    blocks: tuple[Block, ...]
    """In order of start."""
    breaches: tuple[Breach, ...] = ()
    """Limits the day does not keep; those that only warn among them."""
    exists: bool = True
    """Whether the station's unit exists on the day."""
    without_slot: bool = False
    """Whether the station should be heard and nothing comes round."""

    refused: tuple[Breach, ...] = ()
    """Those that are broken even without what may break them, and do not only warn."""

    def allowed(self, breach: Breach) -> str:
        """The reason for which one of the breaches is; empty when there is none."""
        if breach.limit in [one.limit for one in self.refused]:
            return ""
        return next(filter(None, map(_leave, breach.due)), "")

    @property
    def troubled(self) -> bool:
        """Whether somebody should look at the day."""
        return self.without_slot or bool(self.refused) or any(one.troubled for one in self.blocks)


@dataclass(frozen=True)
class DayHead:
    """What kind of day a date is, for the ribbon above it."""

    on: date
    types: frozenset[DayType]
    specials: tuple[SpecialDay, ...]
    silent: bool
    lunar: LunarDay | None


@dataclass(frozen=True)
class Row:
    """One station through all days of the week."""

    station: Station
    days: tuple[DayAtStation, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Everything of the week, in order."""
        return tuple(block for day in self.days for block in day.blocks)


@dataclass(frozen=True)
class Week:
    """Some days in a row at some stations."""

    heads: tuple[DayHead, ...]
    rows: tuple[Row, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Everything, by station and time."""
        return tuple(block for row in self.rows for block in row.blocks)

    def with_fill(self, measure: Callable[[Block], timedelta | None]) -> Week:
        """The same, each block measured."""

        def measured(day: DayAtStation) -> DayAtStation:
            blocks = (replace(one, filled=measure(one)) for one in day.blocks)
            return replace(day, blocks=tuple(blocks))

        rows = (replace(row, days=tuple(map(measured, row.days))) for row in self.rows)
        return replace(self, rows=tuple(rows))


def week_of(
    schedules: Schedules,
    first: date,
    days: int,
    stations: Iterable[Station],
    broadcasts: Mapping[StationId, Sequence[Broadcast]],
    now: datetime,
) -> Week:
    """The `days` dates from `first` at some stations; `broadcasts` are what was planned for them.

    Raises `Refused` for a rule or a zone that is none.
    """
    dates = [first + step * DAY for step in range(days)]
    laying = _Laying(schedules, now)
    rows = (laying.row(one, dates, broadcasts.get(one.id, ())) for one in stations)
    return Week(tuple(_head(schedules, day) for day in dates), tuple(rows))


def _leave(one: Occurrence) -> str:
    """Why it may break limits; empty when it may not."""
    if one.override is not None:
        return one.override.reason if one.override.despite_limits else ""
    return one.slot.despite_limits


def _head(schedules: Schedules, day: date) -> DayHead:
    calendar = calendar_of(schedules.calendar)
    specials = tuple(one for one in schedules.calendar if one.on <= day <= one.last)
    return DayHead(day, calendar.types(day), specials, calendar.is_silent(day), lunar_day(day))


class _Laying:
    """Lays out one station after the other with one look at the slots."""

    def __init__(self, schedules: Schedules, now: datetime) -> None:
        self._limits = schedules.limits
        self._calendar = calendar_of(schedules.calendar)
        self._rounds = Rounds(schedules)
        self._programmes = {one.id: one for one in schedules.programmes}
        self._now = now

    def row(self, station: Station, dates: Sequence[date], planned: Sequence[Broadcast]) -> Row:
        first, last = dates[0], dates[-1]
        due = self._rounds.at(station, max(first, date.min + DAY) - DAY, later(last, DAY))
        known = {one.id: one for one in planned}
        as_due = (block for one in due for block in self._blocks(one, known))
        as_it_was = (_as_it_was(station, one) for one in planned if self._is_history(one))
        found = (*as_due, *as_it_was)
        once = {(one.on, one.slot): one for one in found}
        blocks = sorted(once.values(), key=lambda one: (one.starts_at, one.slot))
        return Row(station, tuple(self._day(station, day, due, blocks) for day in dates))

    def _day(
        self, station: Station, day: date, due: Sequence[Occurrence], blocks: Sequence[Block]
    ) -> DayAtStation:
        limits = holding(self._limits, station, day, self._calendar.types(day))
        of_day = [one for one in due if one.on == day]
        here = tuple(_with_others(one, blocks) for one in blocks if one.on == day)
        bound = [one for one in of_day if not _leave(one)]
        exists = station.exists_on(day)
        return DayAtStation(
            station,
            day,
            here,
            tuple(breaches(limits, station, day, of_day)),
            exists,
            exists and not here and not self._calendar.is_silent(day),
            tuple(one for one in breaches(limits, station, day, bound) if not one.warns),
        )

    def _is_history(self, one: Broadcast) -> bool:
        return one.state not in OPEN or one.starts_at <= self._now

    def _blocks(self, due: Occurrence, known: Mapping[BroadcastId, Broadcast]) -> Iterator[Block]:
        """The slot as one, or as it was cut by its relays when it was planned."""
        programme = self._programmes.get(due.slot.programme)
        title = programme.title if programme else due.slot.programme
        whole = Block(
            due.station,
            due.on,
            due.slot.id,
            due.slot.programme,
            title,
            due.starts_at,
            due.slot.length,
            due.override,
            over=due.starts_at + due.slot.length <= self._now,
        )
        if programme is None:
            yield whole
            return
        opening = Opening(due.station, due.slot, programme, due.on, due.starts_at)
        found = [(one, _planned_for(one, known)) for one in around_relays(opening)]
        if not any(planned for _, planned in found):
            yield whole
            return
        for part, planned in found:
            yield replace(
                whole,
                slot=part.slot.id,
                starts_at=part.starts_at,
                length=part.slot.length,
                broadcast=planned,
                over=part.starts_at + part.slot.length <= self._now,
                cut=part.beside_relay,
            )


def _planned_for(opening: Opening, known: Mapping[BroadcastId, Broadcast]) -> Broadcast | None:
    """A broadcast that was planned for another time is not the plan for this one."""
    planned, wanted = known.get(opening.broadcast), (opening.starts_at, opening.slot.length)
    same = planned is not None and (planned.starts_at, planned.slot_length) == wanted
    return planned if same else None


def _as_it_was(station: Station, one: Broadcast) -> Block:
    return Block(
        station,
        one.on,
        one.slot,
        one.programme,
        one.title,
        one.starts_at,
        one.slot_length,
        broadcast=one,
    )


def _with_others(block: Block, all_of_them: Iterable[Block]) -> Block:
    others = tuple(
        one.title
        for one in all_of_them
        if one is not block and one.starts_at < block.ends_at and block.starts_at < one.ends_at
    )
    return replace(block, meets=others) if others else block
