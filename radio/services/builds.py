"""Which days are built ahead, and the request of a person to build one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from radio.domain.errors import NotFound
from radio.domain.job import JobId, JobKind
from radio.domain.people import PersonId, Role
from radio.domain.planning.nightly import coming_days, last_run
from radio.domain.station import StationId
from radio.ports import AuditEntry, Clock, Records, Store
from radio.services.work import Work


@dataclass(frozen=True)
class Builds:
    """Queues BUILD jobs."""

    store: Store
    work: Work
    clock: Clock
    zone: str
    """Zone of the centre, in which `plan_at` is meant."""
    plan_at: time
    horizon_days: int

    def queue_coming_days(self) -> int:
        """Queue the days that the last nightly run owes; how many were queued now.

        Whoever asks first queues a run, once: a second process, a restart or a tick more finds it
        done. A machine that slept through the hour owes the run when it wakes.
        """
        run = last_run(self.clock.now(), self.plan_at, ZoneInfo(self.zone))
        days = coming_days(run, self.horizon_days)
        with self.store.begin() as records:
            try:
                records.schedules.load()
            except NotFound:
                return 0
            queued = [
                self.work.enqueue(
                    records,
                    JobKind.BUILD,
                    {"date": day.isoformat()},
                    dedupe=nightly(day, run),
                    once=True,
                )
                for day in days
            ]
        return sum(job is not None for job in queued)

    def order(self, day: date, by: PersonId, station: StationId | None = None) -> JobId | None:
        """Build a date because a person asks; None when that is queued or running already."""
        payload = {"date": day.isoformat()} | ({"station": station} if station else {})
        with self.store.begin() as records:
            records.people.get(by).require(Role.EDITOR, Role.APPROVER, Role.ADMIN)
            subject = "/".join(payload.values())
            records.audit.append(AuditEntry(self.clock.now(), by, "build.order", subject))
            return self.work.enqueue(
                records, JobKind.BUILD, payload, dedupe=f"build/{subject}", priority=1
            )


def build_again(
    work: Work, records: Records, day: date, station: StationId | None = None
) -> JobId | None:
    """Queue a build of a date, at one station or all, for what this transaction changes.

    None when one waits already: it begins after this. One that runs began before, so it is no help.
    """
    payload = {"date": day.isoformat()} | ({"station": station} if station else {})
    dedupe = f"build/{'/'.join(payload.values())}"
    return work.enqueue(records, JobKind.BUILD, payload, dedupe=dedupe, priority=1, afresh=True)


def nightly(day: date, run: datetime) -> str:
    """The key of the building of a day that a nightly run owes."""
    return f"build/{day.isoformat()}/{run.isoformat()}"
