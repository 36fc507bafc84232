"""The desk for looking at the schedule: weeks of stations, and how much of each slot is filled."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import chain

from radio.domain.broadcast import Broadcast, Edition
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.calendar import DAY, later
from radio.domain.emergencies.emergency_turns import First, Span, on_air
from radio.domain.errors import NotFound, RadioError
from radio.domain.packs.ics import week_ics
from radio.domain.packs.pack import fits_plan
from radio.domain.planning.reception import Lengths
from radio.domain.programme import SegmentKind
from radio.domain.sheet import Say, Table
from radio.domain.station import Station, StationId
from radio.domain.timetable.occurrences import start_of
from radio.domain.timetable.week import Block, Week, week_of
from radio.domain.timetable.week_table import week_table
from radio.ports import Clock, Records, Store


@dataclass(frozen=True)
class Weeks:
    """Reads weeks; changes nothing."""

    store: Store
    clock: Clock
    lengths: Callable[[Mapping[BulletinId, Bulletin]], Lengths]
    """Measures segments that name these bulletins, from finished takes."""
    as_workbook: Callable[[Table, Say], bytes]
    """Writes a table as XLSX."""
    first: First
    """Which of two emergencies goes first."""

    def of(self, first: date, days: int, stations: Collection[StationId] | None = None) -> Week:
        """The `days` dates from `first` at these stations (None: all) that exist on one of them.

        Broadcasts come without their choices, of which there are many for each.

        Raises `NotFound` before the first import and for a station that there is not.
        """
        last = later(first, timedelta(days=days - 1))
        with self.store.reading() as records:
            schedules = records.schedules.load()
            _require_known(stations, {one.id for one in schedules.stations})
            there = [
                one
                for one in schedules.stations
                if (stations is None or one.id in stations) and _exists(one, first, last)
            ]
            planned = {
                one.id: records.broadcasts.between(first, last, one.id, choices=False)
                for one in there
            }
            return week_of(schedules, first, days, there, planned, self.clock.now())

    def measured(self, week: Week) -> Week:
        """The same week, each block with how long what was planned for it plays.

        What was built is as long as it was built; the rest is added up from finished takes. What
        cannot be measured now stays unknown.
        """
        with self.store.reading() as records:
            known = _Measures(records, week, self.lengths)
            return week.with_fill(known.filled)

    def warnings(self, station: Station, on: date) -> Sequence[tuple[Span, Bulletin]]:
        """What of emergencies is on the air at a station on a local date, each with its words."""
        begins = start_of(on, time(), station.zone)
        ends = start_of(later(on, DAY), time(), station.zone)
        with self.store.reading() as records:
            lasting = records.emergencies.ending_after(begins)
            spans = on_air((one for one in lasting if station.id in one.stations), self.first)
            return [
                (one, records.bulletins.get(one.emergency.bulletin))
                for one in spans
                if one.ends_at > begins and one.starts_at < ends
            ]

    def workbook(self, week: Week, say: Say) -> bytes:
        """The week as an XLSX file, its words said by `say`."""
        return self.as_workbook(week_table(week), say)

    def calendar(self, week: Week) -> bytes:
        """The week as a calendar file (ICS)."""
        return week_ics(week, self.clock.now())


class _Measures:
    """Lengths of what was planned in one week."""

    def __init__(
        self,
        records: Records,
        week: Week,
        lengths: Callable[[Mapping[BulletinId, Bulletin]], Lengths],
    ) -> None:
        self._records = records
        planned = [one.broadcast for one in week.blocks if one.broadcast]
        named = set(chain.from_iterable(one.rundown.bulletins for one in planned))
        found = (records.bulletins.find(one) for one in sorted(named))
        self._lengths = lengths({one.id: one for one in found if one is not None})

    def filled(self, block: Block) -> timedelta | None:
        """The playing time of a block; None when it has none or it cannot be known now."""
        planned = block.broadcast
        if planned is None or not planned.rundown.segments:
            return None
        if planned.relay:
            return block.length
        edition = self._records.broadcasts.edition(planned.id)
        if edition is not None and fits_plan(planned, edition):
            return edition.length
        return self._added_up(block.station, planned)

    def _added_up(self, station: Station, planned: Broadcast) -> timedelta | None:
        segments = planned.rundown.segments
        if any(one.fill is not None for one in segments):
            return planned.slot_length
        afters: list[SegmentKind | None] = [*(one.kind for one in segments[1:]), None]
        try:
            return sum(
                (
                    self._lengths(station, segment, after)
                    for segment, after in zip(segments, afters, strict=True)
                ),
                timedelta(),
            )
        except (RadioError, KeyError):
            return None


def built(records: Records, broadcast: Broadcast) -> Edition | None:
    """What was built of this very plan; None when nothing was."""
    edition = records.broadcasts.edition(broadcast.id)
    return edition if edition is not None and fits_plan(broadcast, edition) else None


def _exists(station: Station, first: date, last: date) -> bool:
    return (station.valid_from or date.min) <= last and first <= (station.valid_to or date.max)


def _require_known(wanted: Collection[StationId] | None, known: Collection[StationId]) -> None:
    for one in wanted or ():
        if one not in known:
            raise NotFound("There is no station %(station)s.", station=one)
