"""Long work as a record: what is to be done, how far it is, who holds it until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


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
    owner: str | None = None
    lease_until: datetime | None = None
    progress: float = 0.0
    """0 to 1."""
    note: Message | None = None
    """What is being done now, for people."""
    error: Message | None = None
    cancel_requested: bool = False
    finished_at: datetime | None = None
    marks: Mapping[str, str] = field(default_factory=dict)
