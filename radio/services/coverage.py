"""The coverage desk: what the communication plan wants, what is planned and aired, and what if."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from radio.domain.bulletin import Approval, Bulletin, BulletinId, State
from radio.domain.commune_first import Kept, kept
from radio.domain.coverage_table import Line
from radio.domain.errors import NotFound, Refused
from radio.domain.foresight import Foreseen, foresee, lines_of, with_bulletin, with_slot
from radio.domain.people import PersonId
from radio.domain.period import period_of
from radio.domain.planner import Request
from radio.domain.reception import Lengths
from radio.domain.slot import Slot
from radio.domain.station import StationId
from radio.ports import Clock, Store
from radio.services.planning import Planning


@dataclass(frozen=True)
class Coverage:
    """Counts targets; changes nothing."""

    store: Store
    clock: Clock
    planning: Planning
    lengths: Callable[[Mapping[BulletinId, Bulletin]], Lengths]
    """Measures segments that name these bulletins, from finished takes."""

    def on(self, day: date, station: StationId | None = None) -> tuple[Line, ...]:
        """Every target in the period that the day lies in; raises `NotFound` for a station."""
        first, last = period_of(day, "year")
        with self.store.reading() as records:
            schedules = records.schedules.load()
            if station is not None and all(one.id != station for one in schedules.stations):
                raise NotFound("There is no station %(station)s.", station=station)
            bulletins = tuple(records.bulletins.all())
            planned = tuple(records.broadcasts.between(first, last, station))
        only = None if station is None else frozenset({station})
        request = Request(schedules, bulletins, day, 1, self.clock.now(), only)
        lengths = self.lengths({one.id: one for one in bulletins})
        return lines_of(request, planned, lengths, day)

    def commune_first(self, first: date, last: date) -> tuple[Kept, ...]:
        """How each lower channel kept behind commune radio from one date to another."""
        with self.store.reading() as records:
            schedules = records.schedules.load()
            planned = records.broadcasts.between(first, last)
        return kept(schedules.stations, schedules.channels, planned)

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
