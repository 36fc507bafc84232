"""Long work: queued in the ledger together with what asks for it, done once, never lost.

The ledger in the database is the truth. The queue only carries a job's id to a worker, which takes
the job by one conditional update and holds it by a lease; a worker that dies loses its lease and
the work is begun again. Times here are the machine's own, also in a rehearsal on a shifted clock:
a lease must run out whatever day is rehearsed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import count
from threading import Event
from typing import Protocol
from uuid import uuid4

from radio.domain.errors import Refused
from radio.domain.job import Job, JobId, JobKind, JobState
from radio.domain.message import message
from radio.domain.people import PersonId, Role
from radio.ports import AuditEntry, Clock, Progress, Records, Store
from radio.services.attempt import Act, Attempt

LEASE = timedelta(seconds=60)
"""How long a job stays with a worker that tells no progress."""
RESEND_AFTER = timedelta(seconds=15)
"""When a job that nobody took is given to the queue again."""
TRY_AGAIN_AFTER = timedelta(minutes=10)
"""When work that is owed once and failed is begun again: a network or a disk may be back."""
LOOK_AGAIN = 0.2
"""Seconds between looks at work that others do or that waits for its repeat."""

_STAGES = {
    JobKind.VOICE: message("Reading aloud"),
    JobKind.BUILD: message("Building"),
    JobKind.PLAN: message("Planning"),
}


class Queue(Protocol):
    """What carries ids to workers; it may lose some, the ledger sends them again."""

    def send(self, job: JobId, priority: int) -> None:
        """Carry the id to some worker; never an exception."""

    def start(self, run: Callable[[JobId], object]) -> None:
        """Begin to call `run` with each id that comes, in threads of this process."""

    def stop(self) -> None:
        """Finish what is being done and take no more."""


class Workers(Protocol):
    """Who works on this machine."""

    @property
    def name(self) -> str:
        """This process, unlike any other."""

    def gone(self, name: str) -> bool:
        """Whether the process of that name surely does not live any more."""


class Work:
    """Queues, does, repeats and cancels jobs."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        handlers: Mapping[JobKind, Act],
        queue: Queue,
        workers: Workers,
        hands: int = 1,
    ) -> None:
        """`clock` is the machine's; `handlers` says how each kind of work is done.

        `hands` is how many jobs `drain` does at the same time.
        """
        self._store = store
        self._clock = clock
        self._handlers = handlers
        self._queue = queue
        self._workers = workers
        self._hands = hands
        self._stopping = Event()

    def enqueue(
        self,
        records: Records,
        kind: JobKind,
        payload: Mapping[str, str],
        *,
        dedupe: str,
        priority: int = 0,
        once: bool = False,
        afresh: bool = False,
    ) -> JobId | None:
        """Queue work in the caller's transaction; workers hear of it when that is committed.

        None when the same work (`dedupe`) is queued or running already, with `once` also when it
        was done or cancelled before. What is owed `once` and failed is begun again as the same job,
        a while after it failed. With `afresh` what runs already does not count: it may have begun
        before what this transaction changes.
        """
        if afresh:
            dedupe = _not_running(records, dedupe)
        failed = records.jobs.failed(dedupe) if once else None
        if failed is not None:
            return self._begin_again(records, failed)
        job = Job(
            id=_new_id(),
            kind=kind,
            payload=payload,
            state=JobState.QUEUED,
            created_at=self._clock.now(),
            dedupe=dedupe,
            priority=priority,
        )
        if not records.jobs.add(job, once=once):
            return None
        self._send_afterwards(records, job)
        return job.id

    def _begin_again(self, records: Records, failed: Job) -> JobId | None:
        if failed.finished_at and self._clock.now() < failed.finished_at + TRY_AGAIN_AFTER:
            return None
        again = records.jobs.revive(failed.id)
        if again is not None:
            self._send_afterwards(records, again)
        return again.id if again else None

    def run(self, job: JobId) -> JobState | None:
        """Do one job now, if nobody else holds it; how it ended, None when it was not ours."""
        now = self._clock.now()
        with self._store.begin() as records:
            held = records.jobs.claim(job, self._workers.name, now, now + LEASE)
        if held is None:
            return None
        trying = Attempt(held, self._store, self._clock, LEASE, self._stopping.is_set)
        return trying.make(self._handlers[held.kind])

    def drain(self, progress: Progress) -> Sequence[Job]:
        """Do all there is before returning, also what failed before; the jobs that failed now."""
        self._stopping.clear()
        with self._store.begin() as records:
            records.jobs.revive_failed()
        seen: dict[JobId, None] = {}
        while waiting := self._bury_and_look():
            seen.update(dict.fromkeys(job.id for job in waiting))
            if not self._do(waiting, len(seen), progress):
                time.sleep(LOOK_AGAIN)
        with self._store.reading() as records:
            jobs = [records.jobs.get(job) for job in seen]
        return [job for job in jobs if job.state is JobState.FAILED]

    def _do(self, jobs: Sequence[Job], total: int, progress: Progress) -> bool:
        """Do these, a few at the same time; whether any of them was ours to do."""
        ours = False
        with ThreadPoolExecutor(self._hands, "work") as hands:
            try:
                endings = hands.map(self.run, [job.id for job in jobs])
                for at, job in enumerate(jobs, start=total - len(jobs)):
                    progress.step(at, total, _STAGES[job.kind])
                    ours = next(endings) is not None or ours
            except KeyboardInterrupt:
                self._stopping.set()  # the others break off at their next step
                raise
        return ours

    def reconcile(self) -> int:
        """Send again what the queue lost and what dead workers left; how many jobs were sent."""
        self._bury_and_look()
        return self._send_unless_sent_since(self._clock.now() - RESEND_AFTER)

    def cancel(self, job: JobId, by: PersonId) -> None:
        """Cancel a queued job; a running one stops at its next step."""
        with self._store.begin() as records:
            self._note(records, by, "job.cancel", job)
            records.jobs.cancel(job, self._clock.now())

    def retry(self, job: JobId, by: PersonId) -> None:
        """Queue a failed or cancelled job again; raises `Refused` when it is neither."""
        with self._store.begin() as records:
            self._note(records, by, "job.retry", job)
            again = records.jobs.revive(job)
            if again is None:
                raise Refused("Only work that failed or was cancelled can be done again.")
            self._send_afterwards(records, again)

    def start(self) -> None:
        """Work in threads of this process until `stop`, first what is there already.

        The queue is given everything once more: nobody knows what it lost. What it has twice is
        done once.
        """
        self._stopping.clear()
        self._queue.start(self.run)
        self._bury_and_look()
        self._send_unless_sent_since(self._clock.now())

    def stop(self) -> None:
        """Break off at the next step; what was begun goes back to the ledger as it was."""
        self._stopping.set()
        self._queue.stop()

    def _bury_and_look(self) -> Sequence[Job]:
        """Take their jobs from workers that died; what is still to be done."""
        now = self._clock.now()
        with self._store.reading() as records:
            live = records.jobs.live()
        dead = {job.owner for job in live if job.owner and self._workers.gone(job.owner)}
        with self._store.begin() as records:
            for owner in dead:
                records.jobs.expire(owner, now)
            records.jobs.give_up(now)
            return records.jobs.live()

    def _send_unless_sent_since(self, moment: datetime) -> int:
        now = self._clock.now()
        with self._store.begin() as records:
            due = records.jobs.to_send(now, moment)
            for job in due:
                self._send_afterwards(records, job)
        return len(due)

    def _send_afterwards(self, records: Records, job: Job) -> None:
        records.jobs.sent(job.id, self._clock.now())
        records.afterwards(lambda: self._queue.send(job.id, job.priority))

    def _note(self, records: Records, by: PersonId, act: str, job: JobId) -> None:
        records.people.get(by).require(Role.EDITOR, Role.APPROVER, Role.ADMIN)
        records.audit.append(AuditEntry(self._clock.now(), by, act, job))


def _not_running(records: Records, dedupe: str) -> str:
    """The key itself, or the first of those made from it, under which nothing runs."""
    keys = (f"{dedupe}{'/again' * times}" for times in count())
    return next(key for key in keys if not records.jobs.runs(key))


def _new_id() -> JobId:
    """An id of its own that sorts by age, so that what is asked first is done first."""
    return JobId(f"{time.time_ns():016x}{uuid4().hex[:8]}")
