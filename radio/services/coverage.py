"""The coverage desk: what the communication plan wants, what is planned and aired, and what if."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from radio.domain.broadcast import Broadcast
from radio.domain.bulletin import Approval, Bulletin, BulletinId, State
from radio.domain.coverage.coverage import ThemeId
from radio.domain.coverage.coverage_map import CoverageMap, Gap, coverage_map
from radio.domain.coverage.coverage_sheet import coverage_sheet
from radio.domain.coverage.coverage_table import Line, plays
from radio.domain.coverage.coverage_view import DAY, View
from radio.domain.coverage.foresight import (
    Foreseen,
    foresee,
    lines_of,
    measured,
    with_bulletin,
    with_slot,
)
from radio.domain.coverage.gap_advice import Advice, advice
from radio.domain.coverage.period import period_of
from radio.domain.coverage.supposition import Supposed, carrying
from radio.domain.errors import NotFound, Refused
from radio.domain.people import PersonId
from radio.domain.planning.commune_first import Kept, channel_of, kept
from radio.domain.planning.planner import Request, plan
from radio.domain.planning.reception import Lengths
from radio.domain.sheet import Say, Table
from radio.domain.slot import Slot
from radio.domain.station import Channel, Station, StationId
from radio.domain.timetable.succession import lineage
from radio.ports import Clock, Store
from radio.services.planning import Planning


@dataclass(frozen=True)
class Supposal:
    """What something supposed would change."""

    before: CoverageMap
    """If all until the end of the period is planned as things are."""
    after: CoverageMap
    carrying: int
    """Broadcasts that would have the supposed bulletin."""

    @property
    def changed(self) -> int:
        """How many cells it would change."""
        pairs = zip(self.before.cells, self.after.cells, strict=True)
        return sum(one.parts != other.parts for one, other in pairs)


@dataclass(frozen=True)
class Coverage:
    """Counts targets; changes nothing."""

    store: Store
    clock: Clock
    planning: Planning
    lengths: Callable[[Mapping[BulletinId, Bulletin]], Lengths]
    """Measures segments that name these bulletins, from finished takes."""
    as_workbook: Callable[[Table, Say], bytes]
    """Writes a table as a spreadsheet."""

    def on(self, day: date, station: StationId | None = None) -> tuple[Line, ...]:
        """Every target in the period that the day lies in; raises `NotFound` for a station."""
        first, last = period_of(day, "year")
        with self.store.reading() as records:
            schedules = records.schedules.load()
            if station is not None and all(one.id != station for one in schedules.stations):
                raise NotFound("There is no station %(station)s.", station=station)
            bulletins = tuple(records.bulletins.all())
            planned = tuple(records.broadcasts.between(first, last, choices=False))
        only = None if station is None else frozenset({station})
        request = Request(schedules, bulletins, day, 1, self.clock.now(), only)
        lengths = self.lengths({one.id: one for one in bulletins})
        return lines_of(request, planned, lengths, day)

    def commune_first(self, first: date, last: date) -> tuple[Kept, ...]:
        """How each lower channel kept behind commune radio from one date to another."""
        with self.store.reading() as records:
            schedules = records.schedules.load()
            lower = [one for one in schedules.stations if _follows(one, schedules.channels)]
            planned = [
                *records.broadcasts.between(first, last, choices=False),
                *(
                    broadcast
                    for one in lower
                    for broadcast in records.broadcasts.between(first, last, one.id)
                ),
            ]
        by_id = {one.id: one for one in planned}  # those of lower channels with their choices
        return kept(schedules.stations, schedules.channels, by_id.values())

    def map(self, view: View, today: date, stations: frozenset[StationId] | None) -> CoverageMap:
        """Every theme at the stations, None: all; raises `NotFound` before schedules are there."""
        with self.store.reading() as records:
            schedules = records.schedules.load()
            bulletins = {one.id: one for one in records.bulletins.all()}
            planned = tuple(records.broadcasts.between(*view.span(schedules.plan), choices=False))
        length = measured(schedules, self.lengths(bulletins))
        found = plays(planned, bulletins, length)
        return coverage_map(schedules, found, planned, view, today, stations)

    def sheet(self, found: CoverageMap, say: Say) -> bytes:
        """The map as a spreadsheet; raises `NotFound` before schedules are there."""
        with self.store.reading() as records:
            plan_in_force = records.schedules.load().plan
        return self.as_workbook(coverage_sheet(found, plan_in_force), say)

    def advice(self, found: CoverageMap, today: date) -> list[tuple[Gap, tuple[Advice, ...]]]:
        """Each gap of a map with what helps against it."""
        with self.store.reading() as records:
            bulletins = tuple(records.bulletins.all())
        return [(gap, advice(gap, bulletins, found.view, today)) for gap in found.gaps]

    def behind(
        self, view: View, theme: ThemeId, station: StationId
    ) -> tuple[tuple[Broadcast, tuple[Bulletin, ...]], ...]:
        """The broadcasts behind a cell, each with its bulletins of the theme, in order of time."""
        with self.store.reading() as records:
            schedules = records.schedules.load()
            bulletins = {one.id: one for one in records.bulletins.all()}
            planned = records.broadcasts.between(view.first, view.last, choices=False)
        ours = lineage(station, schedules.stations)
        found = (
            (one, _of_theme(one, bulletins, view, theme)) for one in planned if one.station in ours
        )
        return tuple((one, of_theme) for one, of_theme in found if of_theme)

    def suppose(self, view: View, today: date, supposed: Supposed, title: str) -> Supposal:
        """The map of the stations if all until its last day were planned, without and with it.

        Nothing is kept and nothing is read aloud. Raises `Refused` when the period is over, and
        for a slot that cannot be.
        """
        first = max(today, view.first)
        if first > view.last:
            raise Refused("This period is over; choose one that is not.")
        request, real = self.planning.asked(first, (view.last - first).days + 1)
        lengths, history = supposed.lengths(real), self._before(first, view, request)
        without, within = supposed.without(request), supposed.within(request, title)
        now, then = (plan(one, lengths).broadcasts for one in (without, within))
        return Supposal(
            _map(without, (*history, *now), lengths, view, today),
            _map(within, (*history, *then), lengths, view, today),
            carrying(then),
        )

    def _before(self, first: date, view: View, request: Request) -> Sequence[Broadcast]:
        """What counts for the map from before the dates that are planned."""
        begins, _ = view.span(request.schedules.plan)
        with self.store.reading() as records:
            return records.broadcasts.between(begins, first - DAY, choices=False)

    def what_if(
        self,
        first: date,
        days: int,
        *,
        slot: Slot | None = None,
        bulletin: BulletinId | None = None,
        station: StationId | None = None,
    ) -> Foreseen:
        """The coverage if a slot came round as well, or a bulletin were approved.

        Raises `NotFound`, and `Refused` for a bulletin that has not been read aloud yet.
        """
        request, lengths = self.planning.asked(first, days, station)
        after = request
        if slot is not None:
            after = with_slot(after, slot)
        if bulletin is not None:
            after = with_bulletin(after, self._as_if_approved(after, bulletin))
        return foresee(request, after, lengths)

    def _as_if_approved(self, request: Request, wanted: BulletinId) -> Bulletin:
        found = next((one for one in request.bulletins if one.id == wanted), None)
        if found is None:
            raise NotFound("There is no bulletin %(bulletin)s.", bulletin=wanted)
        if found.voice is None:
            raise Refused(
                "%(title)s has not been read aloud yet; wait until it can be heard.",
                title=found.script.title,
            )
        approval = Approval(PersonId(""), self.clock.now(), "", found.voice)
        return replace(found, state=State.APPROVED, approval=found.approval or approval)


def _follows(station: Station, channels: Iterable[Channel]) -> bool:
    """Whether its channel comes after commune radio."""
    return channel_of(station, channels).after is not None


def _map(
    request: Request,
    broadcasts: Iterable[Broadcast],
    lengths: Lengths,
    view: View,
    today: date,
) -> CoverageMap:
    both = {one.id: one for one in (*request.standing, *broadcasts)}
    bulletins = {one.id: one for one in request.bulletins}
    found = plays(both.values(), bulletins, measured(request.schedules, lengths))
    return coverage_map(request.schedules, found, both.values(), view, today, request.stations)


def _of_theme(
    broadcast: Broadcast, bulletins: Mapping[BulletinId, Bulletin], view: View, theme: ThemeId
) -> tuple[Bulletin, ...]:
    """The bulletins that a broadcast gives a cell."""
    given = plays((broadcast,), bulletins, lambda _, __: timedelta())
    return tuple(bulletins[one.bulletin] for one in given if one.theme == theme and view.shows(one))
