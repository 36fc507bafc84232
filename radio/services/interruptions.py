"""What emergencies took of programmes: noted when a slot is over, and its airtime given again.

It is worked out from what was due, for stations do not report yet what they really played.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from radio.domain.broadcast import Broadcast
from radio.domain.bulletin import BulletinId
from radio.domain.emergencies.emergency import Emergency
from radio.domain.emergencies.emergency_turns import First, on_air
from radio.domain.emergencies.interruption import Heard, Taken, after_emergency, cut, heard
from radio.domain.message import Message, message
from radio.domain.schedule import Schedules
from radio.domain.station import StationId
from radio.ports import AuditEntry, Clock, Records, Store
from radio.services.builds import build_again
from radio.services.urgent import REMEMBERED
from radio.services.work import Work

PLANNED_AHEAD = timedelta(days=31)
"""How far plans may reach that are made anew."""


@dataclass(frozen=True)
class Interruptions:
    """Settles broadcasts that emergencies interrupted."""

    store: Store
    clock: Clock
    work: Work
    first: First

    def settle(self) -> int:
        """Mark what was cut in slots that are over, and plan anew; how many broadcasts were cut.

        Safe to repeat and for several processes: a broadcast is marked once.
        """
        now = self.clock.now()
        with self.store.reading() as records:
            if not records.emergencies.ending_after(now - REMEMBERED):
                return 0
        with self.store.begin() as records:
            recent = records.emergencies.ending_after(now - REMEMBERED)
            schedules = records.schedules.load()
            stations = sorted({station for one in recent for station in one.stations})
            return sum(self._settle(records, schedules, recent, one, now) for one in stations)

    def foreseen(self, station: StationId, emergencies: Sequence[Emergency]) -> Sequence[Broadcast]:
        """The broadcasts of a station that would be cut by these emergencies as they are now."""
        with self.store.reading() as records:
            schedules = records.schedules.load()
            taken = _taken(emergencies, station, self.first)
            return [cut(one, what) for one, what in _cuts(records, schedules, station, taken)]

    def _settle(
        self,
        records: Records,
        schedules: Schedules,
        recent: Sequence[Emergency],
        station: StationId,
        now: datetime,
    ) -> int:
        taken = _taken(recent, station, self.first)
        done = [
            cut(one, what)
            for one, what in _cuts(records, schedules, station, taken)
            if one.starts_at + one.slot_length <= now
        ]
        for one in done:
            day = records.broadcasts.between(one.on, one.on, station)
            changed = [one if other.id == one.id else other for other in day]
            records.broadcasts.replace(one.on, one.on, changed, station)
            records.audit.append(
                AuditEntry(now, None, "broadcast.cut", one.id, reasons=(_lost(one.lost),))
            )
        if any(one.lost for one in done):
            self._plan_anew(records, station, now)
        return len(done)

    def _plan_anew(self, records: Records, station: StationId, now: datetime) -> None:
        """Build the dates that are planned already again, so that what was lost gets airtime."""
        first = (now - timedelta(days=1)).date()
        coming = records.broadcasts.between(first, first + PLANNED_AHEAD, station)
        for on in sorted({one.on for one in coming if one.starts_at > now}):
            build_again(self.work, records, on, station)


def _lost(bulletins: Sequence[BulletinId]) -> Message:
    """What an emergency took of a programme, for the audit log."""
    if not bulletins:
        return message("No bulletin was lost.")
    return message("Not heard: %(bulletins)s", bulletins=", ".join(bulletins))


def _taken(emergencies: Iterable[Emergency], station: StationId, first: First) -> Sequence[Taken]:
    """The stretches of air that emergencies have at a station."""
    here = [one for one in emergencies if station in one.stations and one.length]
    return [(span.starts_at, span.ends_at) for span in on_air(here, first)]


def _cuts(
    records: Records, schedules: Schedules, station: StationId, taken: Sequence[Taken]
) -> Iterable[tuple[Broadcast, Heard]]:
    """The built broadcasts of a station that lose something, with what is heard of them."""
    if not taken:
        return
    first = (min(begins for begins, _ in taken) - timedelta(days=2)).date()
    last = (max(ends for _, ends in taken) + timedelta(days=2)).date()
    for one in records.broadcasts.between(first, last, station):
        edition = records.broadcasts.edition(one.id)
        if one.over or edition is None:
            continue
        if len(edition.cues.cues) != len(one.rundown.segments):
            continue  # built from another plan: it is not what would be heard
        after = after_emergency(one, schedules.programmes, schedules.slots)
        what = heard(one, edition, taken, after)
        if what.cut:
            yield one, what
