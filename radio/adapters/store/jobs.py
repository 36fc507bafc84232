"""The ledger of long work: every change of hands is one conditional update."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, or_, select, update

from radio.adapters.store.alone import alone
from radio.adapters.store.as_json import message_from, message_to
from radio.adapters.store.tables import job as table
from radio.domain.errors import NotFound
from radio.domain.job import LIVE, Job, JobId, JobKind, JobState
from radio.domain.message import Message, message

_IS_LIVE = table.c.state.in_(sorted(LIVE))
_IS_SETTLED = table.c.state.in_([JobState.DONE, JobState.CANCELLED])
_RUNS = table.c.state == JobState.RUNNING
_WAITS = table.c.state == JobState.QUEUED
_BROKEN = frozenset({JobState.FAILED, JobState.CANCELLED})
_IN_TURN = (table.c.priority.desc(), table.c.created_at, table.c.id)


class JobTable:
    """Jobs and who holds them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, job: Job, *, once: bool = False) -> bool:
        """Add a job; False when one with its dedupe key is queued or running.

        With `once` also when such a job was ever done, or cancelled by somebody.
        """
        self._alone()
        counts = or_(_IS_LIVE, _IS_SETTLED) if once else _IS_LIVE
        same = select(table.c.id).where(table.c.dedupe == job.dedupe, counts).limit(1)
        if self._connection.execute(same).first() is not None:
            return False
        values = {
            **vars(job),
            "payload": dict(job.payload),
            "note": message_to(job.note),
            "error": message_to(job.error),
        }
        self._connection.execute(insert(table).values(**values))
        return True

    def runs(self, dedupe: str) -> bool:
        """Whether a job with this key is running; no waiting one begins in this transaction."""
        self._alone()
        same = select(table.c.id).where(table.c.dedupe == dedupe)
        if self._connection.execute(same.where(_WAITS).with_for_update()).first() is not None:
            return False
        return self._connection.execute(same.where(_RUNS)).first() is not None

    def failed(self, dedupe: str) -> Job | None:
        """The last job with this key, if it failed."""
        query = select(table).where(table.c.dedupe == dedupe)
        newest = query.order_by(table.c.created_at.desc(), table.c.id.desc()).limit(1)
        row = self._connection.execute(newest).one_or_none()
        return _job(row) if row is not None and row.state == JobState.FAILED else None

    def settled(self, dedupe: str) -> bool:
        """Whether a job with this key was ever done, or cancelled by somebody."""
        same = and_(table.c.dedupe == dedupe, _IS_SETTLED)
        return self._connection.execute(select(table.c.id).where(same).limit(1)).first() is not None

    def get(self, job: JobId) -> Job:
        """Raises `NotFound`."""
        row = self._connection.execute(select(table).where(table.c.id == job)).one_or_none()
        if row is None:
            raise NotFound("There is no such job.")
        return _job(row)

    def live(self) -> Sequence[Job]:
        """Queued and running jobs, highest priority first, then oldest first."""
        return self._found(_IS_LIVE)

    def recent(self, limit: int = 50) -> Sequence[Job]:
        """Newest first."""
        query = select(table).order_by(table.c.created_at.desc(), table.c.id).limit(limit)
        return [_job(row) for row in self._connection.execute(query)]

    def claim(self, job: JobId, owner: str, now: datetime, lease_until: datetime) -> Job | None:
        """Take a job that is queued and due, or whose lease ran out; None when it is not."""
        return self._changed(
            and_(table.c.id == job, _free(now), table.c.attempt < table.c.max_attempts),
            state=JobState.RUNNING,
            owner=owner,
            lease_until=lease_until,
            attempt=table.c.attempt + 1,
            progress=0.0,
            note=None,
        )

    def extend(
        self, held: Job, lease_until: datetime, progress: float, note: Message
    ) -> Job | None:
        """Note how far it is and move the lease; None when `held` is lost."""
        return self._changed(
            _still(held), lease_until=lease_until, progress=progress, note=message_to(note)
        )

    def finish(self, held: Job, state: JobState, at: datetime, error: Message | None) -> bool:
        """End a job; False, and nothing changed, when `held` is lost."""
        done = {"progress": 1.0} if state is JobState.DONE else {}
        ended = self._changed(
            _still(held),
            state=state,
            lease_until=None,
            finished_at=at,
            error=message_to(error),
            **done,
        )
        return ended is not None

    def repeat(
        self, held: Job, not_before: datetime, error: Message, *, counted: bool = True
    ) -> bool:
        """Put a job back into the queue; False when `held` is lost.

        An attempt that is not `counted` leaves the job as many attempts as before.
        """
        again = self._changed(
            _still(held),
            state=JobState.QUEUED,
            lease_until=None,
            sent_at=None,
            attempt=held.attempt if counted else held.attempt - 1,
            not_before=not_before,
            error=message_to(error),
        )
        return again is not None

    def cancel(self, job: JobId, at: datetime) -> None:
        """Cancel a queued job, ask a running one to stop; an ended one stays as it is."""
        self.get(job)
        self._changed(and_(table.c.id == job, _RUNS), cancel_requested=True)
        self._changed(
            and_(table.c.id == job, _WAITS),
            state=JobState.CANCELLED,
            cancel_requested=True,
            finished_at=at,
        )

    def revive(self, job: JobId) -> Job | None:
        """Queue a failed or cancelled job as if it were new; None when it is neither.

        None also when the same work is queued or running again already.
        """
        dedupe = self.get(job).dedupe
        self._alone()
        again = select(table.c.id).where(table.c.dedupe == dedupe, _IS_LIVE)
        if self._connection.execute(again).first() is not None:
            return None
        return self._changed(
            and_(table.c.id == job, table.c.state.in_(sorted(_BROKEN))),
            state=JobState.QUEUED,
            attempt=0,
            not_before=None,
            sent_at=None,
            finished_at=None,
            cancel_requested=False,
        )

    def revive_failed(self) -> None:
        """The same for everything that failed, the newest first."""
        failed = select(table.c.id).where(table.c.state == JobState.FAILED)
        newest = failed.order_by(table.c.created_at.desc(), table.c.id)
        for job in self._connection.execute(newest).scalars().all():
            self.revive(job)

    def expire(self, owner: str, now: datetime) -> None:
        """End the leases of a worker that is gone."""
        gone = and_(_RUNS, table.c.owner == owner, table.c.lease_until > now)
        self._connection.execute(update(table).where(gone).values(lease_until=now, sent_at=None))

    def give_up(self, now: datetime) -> None:
        """Fail what was begun too often and whose lease ran out again."""
        spent = and_(_RUNS, table.c.lease_until <= now, table.c.attempt >= table.c.max_attempts)
        why = message("It was begun again and again and never came to an end.")
        change = update(table).where(spent)
        values = {"state": JobState.FAILED, "finished_at": now, "error": message_to(why)}
        self._connection.execute(change.values(**values))

    def to_send(self, now: datetime, sent_before: datetime) -> Sequence[Job]:
        """Jobs that may be claimed now and were not sent since `sent_before`."""
        self._alone()
        unsent = or_(table.c.sent_at.is_(None), table.c.sent_at <= sent_before)
        return self._found(and_(_free(now), unsent))

    def sent(self, job: JobId, at: datetime) -> None:
        """Remember that the queue was given this job."""
        self._connection.execute(update(table).where(table.c.id == job).values(sent_at=at))

    def _alone(self) -> None:
        """Let nobody else queue until this transaction ends.

        Whoever asks for work that is queued in a transaction not committed yet would not see it;
        and who holds several jobs in other orders would wait for each other for ever.
        """
        alone(self._connection, "jobs")

    def _found(self, which: ColumnElement[bool]) -> Sequence[Job]:
        query = select(table).where(which).order_by(*_IN_TURN)
        return [_job(row) for row in self._connection.execute(query)]

    def _changed(self, which: ColumnElement[bool], **values: object) -> Job | None:
        """The row after the change; None when no row met the condition."""
        change = update(table).where(which).values(**values).returning(table)
        row = self._connection.execute(change).one_or_none()
        return None if row is None else _job(row)


def _free(now: datetime) -> ColumnElement[bool]:
    """Nobody holds it and it is due."""
    due = or_(table.c.not_before.is_(None), table.c.not_before <= now)
    return or_(and_(_WAITS, due), and_(_RUNS, table.c.lease_until <= now))


def _still(held: Job) -> ColumnElement[bool]:
    """The fence: the same worker in the same attempt, and nobody since."""
    return and_(
        table.c.id == held.id,
        _RUNS,
        table.c.owner == held.owner,
        table.c.attempt == held.attempt,
    )


def _job(row: Row[Any]) -> Job:
    values = {name: value for name, value in row._mapping.items() if name != "sent_at"}
    return Job(
        **{
            **values,
            "kind": JobKind(row.kind),
            "state": JobState(row.state),
            "note": message_from(row.note),
            "error": message_from(row.error),
        }
    )
