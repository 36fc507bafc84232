"""The desk that moves one broadcast to another time, plans its days anew and takes moves back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from radio.domain.broadcast import BroadcastState
from radio.domain.errors import NotFound, Refused
from radio.domain.people import PersonId
from radio.domain.planning.plan_version import Why
from radio.domain.slot import SlotId
from radio.domain.station import StationId
from radio.domain.timetable.collision import OnCollision
from radio.domain.timetable.moving import moved
from radio.domain.timetable.occurrences import Occurrence, Rounds, start_of
from radio.domain.timetable.override import OverrideKey
from radio.ports import Clock, Store
from radio.services.builds import build_again
from radio.services.planning import Planning
from radio.services.timetable import Overridden, Timetable
from radio.services.work import Work


@dataclass(frozen=True)
class Wish:
    """Which broadcast should go out when, and why."""

    station: StationId
    slot: SlotId
    on: date
    """The local date on which it goes out now."""
    to: date
    starts: time
    """Wall-clock time at the station."""
    reason: str
    choice: OnCollision | None = None
    """What becomes of what it would meet; None: then it is not moved."""
    despite_limits: bool = False


@dataclass(frozen=True)
class Rescheduling:
    """Moves broadcasts that are still to come."""

    store: Store
    clock: Clock
    timetable: Timetable
    planning: Planning
    work: Work

    def move(self, wish: Wish, by: PersonId) -> Overridden:
        """Move it and plan the days again; what was made for it, and what is worth a word.

        Raises `Refused` for what has begun and for a time that is over, `BadInput` naming what it
        would meet and which limits it would break, `Forbidden`, `NotFound`.
        """
        due = self.due(wish.station, wish.slot, wish.on)
        self._require_to_come(due, wish)
        override = moved(due, wish.to, wish.starts, wish.reason, despite_limits=wish.despite_limits)
        done = self.timetable.override(override, by, wish.choice)
        left_out = {one.on for one in done.made}
        self._plan_again(wish.station, {wish.on, wish.to} | left_out, by)
        return done

    def undo(self, keys: Sequence[OverrideKey], by: PersonId) -> None:
        """Take back overrides, the last made first, all or none, and plan their days again.

        Raises `NotFound` when one is gone, `BadInput` when what would come back meets something.
        """
        undone = self.timetable.undo_overrides(keys, by)
        both = [one for one in (*undone.gone, *undone.instead) if one is not None]
        for place in {one.station for one in both}:
            own = [one for one in both if one.station == place]
            self._plan_again(place, {day for one in own for day in (one.on, one.lands_on)}, by)

    def due(self, station: StationId, slot: SlotId, on: date) -> Occurrence:
        """The slot as it comes round at the station on the date; raises `NotFound`."""
        schedules = self.timetable.load()
        place = next((one for one in schedules.stations if one.id == station), None)
        if place is not None:
            for one in Rounds(schedules).at(place, on, on):
                if one.slot.id == slot:
                    return one
        raise NotFound("%(slot)s does not come round on %(day)s.", slot=slot, day=on.isoformat())

    def _require_to_come(self, due: Occurrence, wish: Wish) -> None:
        now = self.clock.now()
        if due.starts_at <= now:
            raise Refused("This broadcast has begun; it cannot be moved any more.")
        if start_of(wish.to, wish.starts, due.station.zone) <= now:
            raise Refused("This time is over; choose one that is still to come.")

    def _plan_again(self, station: StationId | None, days: set[date], by: PersonId) -> None:
        """Plan the days; have their packs built again where stations may have them."""
        for day in sorted(days):
            with self.store.reading() as records:
                packed = any(
                    one.state is BroadcastState.DELIVERED
                    for one in records.broadcasts.between(day, day, station)
                )
            self.planning.plan(day, 1, station, why=Why.CHANGE, by=by)
            if packed:
                with self.store.begin() as records:
                    build_again(self.work, records, day, station)


def key_of(written: str) -> OverrideKey:
    """`slot/YYYY-MM-DD` or `slot/YYYY-MM-DD/station`; raises `NotFound` for anything else."""
    slot, _, rest = written.partition("/")
    day, _, station = rest.partition("/")
    try:
        return SlotId(slot), date.fromisoformat(day), StationId(station) if station else None
    except ValueError:
        raise NotFound("There is no change %(name)s.", name=written) from None
