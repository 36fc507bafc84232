"""One attempt at a job: its progress, its lease, and what each ending means for the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from radio.domain.errors import (
    Busy,
    Cancelled,
    Conflict,
    Partly,
    RadioError,
    Unavailable,
    of_the_machine,
    of_the_program,
)
from radio.domain.job import Job, JobState
from radio.domain.message import Message, message
from radio.ports import Clock, Progress, Store

Act = Callable[[Mapping[str, str], Progress], None]
"""How one kind of work is done: payload and progress in, nothing out, an error when it fails."""

FIRST_PAUSE = timedelta(seconds=2)
"""Pause before the first repeat; it doubles with each attempt."""
BUSY_PAUSE = timedelta(seconds=10)
"""Pause while somebody else does the same; such an attempt does not count."""
WRITE_EVERY = timedelta(milliseconds=500)
"""Progress is written no oftener, unless its note changes."""


@dataclass(frozen=True)
class Ending:
    """How an attempt ended."""

    state: JobState
    """`QUEUED`: to be begun again."""
    why: Message | None = None
    pause: timedelta = timedelta()
    """How long a repeat waits."""
    counted: bool = True
    """Whether this attempt is one of those a job has."""


_INTERRUPTED = Ending(JobState.QUEUED, message("It was interrupted."), counted=False)


def _failed(error: RadioError) -> Ending:
    return Ending(JobState.FAILED, error.message)


_FAULT = _failed(of_the_program())


class Interrupted(Cancelled):
    """This process is about to end; somebody else will do the work."""


@dataclass
class Attempt:
    """A job in this worker's hands; the work tells its progress here."""

    job: Job
    store: Store
    clock: Clock
    lease: timedelta
    stopping: Callable[[], bool]
    """Whether this process is about to end."""
    _written_at: datetime | None = field(default=None, init=False)
    _note: Message | None = field(default=None, init=False)

    def step(self, done: int, total: int, note: Message) -> None:
        """Write progress and move the lease on; raises `Cancelled` when the work is to stop."""
        if self.stopping():
            raise Interrupted("It was interrupted.")
        now = self.clock.now()
        if note == self._note and self._written_at and now - self._written_at < WRITE_EVERY:
            return
        self._written_at, self._note = now, note
        share = min(1.0, done / total) if total > 0 else 0.0
        with self.store.begin() as records:
            row = records.jobs.extend(self.job, now + self.lease, share, note)
        if row is None:
            raise Cancelled("This work was taken over by another worker.")
        if row.cancel_requested:
            raise Cancelled("This work was cancelled.")

    def make(self, act: Act) -> JobState:
        """Do the work and write down how it ended.

        A fault of the program (an error that is not for people) is written down too and goes on
        its way, so that the log shows it.
        """
        ending = _FAULT
        try:
            ending = self._ending(act)
        except KeyboardInterrupt:
            ending = _INTERRUPTED
            raise
        finally:
            self._write(ending)
        return ending.state

    def _ending(self, act: Act) -> Ending:
        try:
            act(self.job.payload, self)
        except Interrupted:
            return _INTERRUPTED
        except Cancelled:
            return Ending(JobState.CANCELLED)
        except Busy as error:
            return Ending(JobState.QUEUED, error.message, BUSY_PAUSE, counted=False)
        except Conflict as error:
            return self._again(error.message)
        except Unavailable as error:
            return _failed(error) if error.permanent else self._again(error.message)
        except Partly as error:
            return self._again(error.message) if error.passing else _failed(error)
        except RadioError as error:
            return _failed(error)
        except OSError as error:
            return self._again(of_the_machine(error).message)
        return Ending(JobState.DONE)

    def _again(self, why: Message) -> Ending:
        """Back to the queue, unless it was begun too often."""
        if self.job.attempt >= self.job.max_attempts:
            return Ending(JobState.FAILED, why)
        return Ending(JobState.QUEUED, why, FIRST_PAUSE * 2 ** (self.job.attempt - 1))

    def _write(self, ending: Ending) -> None:
        """Into the ledger; nothing is changed there when the job is lost to another worker."""
        now = self.clock.now()
        with self.store.begin() as records:
            if ending.state is JobState.QUEUED and ending.why is not None:
                due = now + ending.pause
                records.jobs.repeat(self.job, due, ending.why, counted=ending.counted)
            else:
                records.jobs.finish(self.job, ending.state, now, ending.why)
