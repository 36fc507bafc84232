"""One builder of a date at a time, also between processes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from radio.domain.errors import Busy
from radio.domain.vietnamese_dates import short_date


@dataclass(frozen=True)
class BuildLocks:
    """Locks in a folder of the workspace; the system lets go of them when a process dies."""

    folder: Path

    @contextmanager
    def hold(self, day: date) -> Iterator[None]:
        """Hold the right to build `day`; raises `Busy` at once when somebody else has it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / f"build-{day.isoformat()}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise Busy(
                "The programmes of %(day)s are being built already; wait until that is done.",
                day=short_date(day),
            ) from None
        try:
            yield
        finally:
            lock.release()
