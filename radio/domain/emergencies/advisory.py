"""A message of those who warn, as the house keeps it: what it said and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from radio.domain.message import Message


class Outcome(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    """It warns of a danger here, and somebody has to air it or put it aside."""
    AIRED = "aired"
    NOT_AIRED = "not aired"
    """There was nothing in it for the air; the reason says why."""
    ENDED = "ended"
    """It waited until it was cancelled, replaced or put aside."""


@dataclass(frozen=True)
class Advisory:
    """One message."""

    key: str
    """Sender, identifier and time of sending: what makes it itself."""
    received_at: datetime
    expires_at: datetime
    """When the last of what it warns of ends."""
    title: str
    content: bytes
    """The message as it came."""
    outcome: Outcome
    reason: Message
    stops: tuple[str, ...] = ()
    """Keys of the messages that it cancels or replaces."""
