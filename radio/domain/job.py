"""Long work as a record: what is to be done, how far it is, who holds it until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from radio.domain.message import Message

JobId = NewType("JobId", str)


class JobKind(StrEnum):
    """The long acts of the house."""

    VOICE = "voice"
    """Make the take of one submitted bulletin: payload `{"bulletin": id}`."""
    BUILD = "build"
    """Plan, assemble and pack one date: payload `{"date": "YYYY-MM-DD", "station": id}`."""
    PLAN = "plan"
    """Plan the coming days, and have what stations have already made anew: payload `{"why": …}`."""


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


LIVE = frozenset({JobState.QUEUED, JobState.RUNNING})


@dataclass(frozen=True)
class Job:
    """One piece of long work; the table of these is the truth, the queue only delivers."""

    id: JobId
    kind: JobKind
    payload: Mapping[str, str]
    state: JobState
    created_at: datetime
    dedupe: str
    """While a job with this key is queued or running, the same work is not queued again."""
    priority: int = 0
    attempt: int = 0
    """How often it was begun."""
    owner: str | None = None
    """Worker that holds it."""
    lease_until: datetime | None = None
    """Until then nobody else may take it; progress moves it on."""
    progress: float = 0.0
    """0 to 1."""
    note: Message | None = None
    """What is being done now, for people."""
    error: Message | None = None
    """Why it failed, or why the last attempt did."""
    cancel_requested: bool = False
    finished_at: datetime | None = None
    max_attempts: int = 5
    """After so many beginnings without an end the work is failed, not begun again."""
    not_before: datetime | None = None
    """A repeat waits until then."""

    @property
    def live(self) -> bool:
        """Whether it is still to be done."""
        return self.state in LIVE
