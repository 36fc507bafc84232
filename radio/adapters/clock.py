"""Where `now` comes from: the machine, or the machine shifted to another day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's clock, in UTC."""

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)


@dataclass(frozen=True)
class ShiftedClock:
    """A clock that runs at the usual pace from another moment (the demo, a rehearsal)."""

    by: timedelta

    @classmethod
    def from_moment(cls, moment: datetime) -> ShiftedClock:
        """A clock that shows `moment` (aware) now and runs on."""
        return cls(moment - datetime.now(UTC))

    def now(self) -> datetime:
        """The shifted moment."""
        return datetime.now(UTC) + self.by
