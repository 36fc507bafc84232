"""Plans the coming days by night and after every change that matters; once for each of them.

What matters is written in the audit log, so nothing need be told: whoever looks finds the last act
that changes what would be planned. What differs in packs that stations may have is built anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from zoneinfo import ZoneInfo

from radio.domain.broadcast import BroadcastId
from radio.domain.errors import NotFound, Partly
from radio.domain.job import JobId, JobKind
from radio.domain.planning.nightly import last_run
from radio.domain.planning.plan_version import Why
from radio.domain.station import StationId
from radio.ports import Clock, Progress, Records, Store
from radio.services.builds import build_again, nightly
from radio.services.delivery import Delivery
from radio.services.planning import Planning
from radio.services.work import Work

MATTERS = frozenset(
    {
        "bulletin.approve",
        "bulletin.withdraw",
        "bulletin.edit",
        "bulletin.read_again",
        "bulletin.version",
        "bulletin.unversion",
        "bulletin.record",
        "broadcast.cut",
        "lexicon.decide",
        "lexicon.forget",
        "order.give_back",
        "plan.release",
        "plan.restore",
        "schedules.override",
        "schedules.save",
        "schedules.undo_override",
    }
)
"""Acts of the audit log after which the plan may be another."""
PLAN_EVERY = 5
"""Seconds between looks for a night or a change after which the plan may be another."""
FIRST = 2
"""Priority of planning among jobs: before the building of what it plans."""


@dataclass(frozen=True)
class Replanning:
    """Queues PLAN jobs and does them."""

    store: Store
    clock: Clock
    planning: Planning
    delivery: Delivery
    zone: str
    """Zone of the centre."""
    plan_at: time
    horizon_days: int
    seen: set[str] = field(default_factory=set)
    """What this process knows to be settled: most looks find nothing new and write nothing."""

    def queue(self, work: Work) -> int:
        """Queue what the last night and the last change that matters owe; how many.

        Each is queued once, whoever asks and however often; what failed is begun again later.
        """
        run = last_run(self.clock.now(), self.plan_at, ZoneInfo(self.zone))
        owed = {f"plan/{Why.NIGHTLY}/{run.isoformat()}": Why.NIGHTLY}
        with self.store.reading() as records:
            newest = records.audit.newest(MATTERS)
        if newest is not None:
            owed[f"plan/{Why.CHANGE}/{newest[0]}"] = Why.CHANGE
        if self.seen.issuperset(owed):
            return 0
        with self.store.begin() as records:
            if not _has_schedules(records):
                return 0
            queued = [_enqueue(work, records, why, dedupe) for dedupe, why in owed.items()]
            self.seen.update(one for one in owed if records.jobs.settled(one))
        return sum(job is not None for job in queued)

    def run(self, work: Work, payload: Mapping[str, str], progress: Progress | None = None) -> None:
        """Plan from today to the horizon; queue the building of packs that are not so any more.

        Raises `Partly` when all that is done, to be tried again: for stations that could not be
        planned, and for bulletins that no voice could speak just now.
        """
        today = self.clock.now().astimezone(ZoneInfo(self.zone)).date()
        why = Why(payload.get("why", Why.CHANGE))
        made = self.planning.plan(today, self.horizon_days + 1, why=why, progress=progress)
        self.rebuild(work, made.changed)
        owed = (*made.failures, *(one for one in made.unspoken if one.passing))
        if owed:
            raise Partly(owed)

    def rebuild(self, work: Work, changed: Iterable[BroadcastId]) -> None:
        """Queue the building of the packs that a change of these broadcasts reaches.

        Those that stations may have, and those that the last nightly run was to build and had
        nothing for.
        """
        with self.store.begin() as records:
            for station, day in sorted({_station_day(one) for one in changed}):
                if self._built(records, station, day):
                    build_again(work, records, day, station)

    def _built(self, records: Records, station: StationId, day: date) -> bool:
        """Whether the building of the day is over at the station: else it plans by itself."""
        if self.delivery.known(station, day):
            return True
        run = last_run(self.clock.now(), self.plan_at, ZoneInfo(self.zone))
        return records.jobs.settled(nightly(day, run))


def _enqueue(work: Work, records: Records, why: Why, dedupe: str) -> JobId | None:
    payload = {"why": why.value}
    return work.enqueue(records, JobKind.PLAN, payload, dedupe=dedupe, priority=FIRST, once=True)


def _station_day(broadcast: BroadcastId) -> tuple[StationId, date]:
    station, day, _ = broadcast.split("/", 2)
    return StationId(station), date.fromisoformat(day)


def _has_schedules(records: Records) -> bool:
    try:
        records.schedules.load()
    except NotFound:
        return False
    return True
