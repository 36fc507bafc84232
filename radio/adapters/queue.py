"""Carries job ids to worker threads with huey, from a SQLite file of its own.

The file stands apart from the database because huey locks the whole of it to take an id. It may be
lost with everything in it: the ledger sends again what is still to be done.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from huey import SqliteHuey

from radio.domain.errors import Unavailable
from radio.domain.job import JobId

TASK = "job"
"""Name under which ids travel; fixed, because huey drops what it cannot name."""
LONGEST_NAP = 1.0
"""Seconds at most until a waiting id is seen."""

_log = logging.getLogger(__name__)


class HueyQueue:
    """A queue in a file; opened at the first use."""

    def __init__(self, file: Path, *, workers: int = 1) -> None:
        """`workers` threads take ids in this process once it is started."""
        self._file = file
        self._workers = workers
        self._run: Callable[[JobId], object] | None = None
        self._carry: Any = None
        self._consumer: Any = None

    def send(self, job: JobId, priority: int) -> None:
        """Put an id into the file; when that fails the ledger will send it again."""
        try:
            self._carrier()(job, priority=priority)
        except sqlite3.Error as error:
            _log.warning("job %s is not in the queue yet: %s", job, error)

    def start(self, run: Callable[[JobId], object]) -> None:
        """Call `run` with each id, in threads of this process.

        Raises `Unavailable` when the file cannot be opened.
        """
        self._run = run
        try:
            huey = self._carrier().huey
        except sqlite3.Error as error:
            raise Unavailable("The queue file does not open: %(reason)s", reason=error) from error
        consumer = huey.create_consumer(
            workers=self._workers, periodic=False, max_delay=LONGEST_NAP, check_worker_health=False
        )
        consumer._set_signal_handlers = lambda: None  # signals belong to the process, not to us
        consumer.start()
        self._consumer = consumer

    def stop(self) -> None:
        """Finish what is being done and take no more."""
        if self._consumer is not None:
            self._consumer.stop(graceful=True)
            self._consumer = None
        if self._carry is not None:
            self._carry.huey.storage.close()

    def _carrier(self) -> Any:
        """The huey task that carries an id."""
        if self._carry is None:
            self._carry = self._opened().task(name=TASK)(self._take)
        return self._carry

    def _opened(self) -> Any:
        """The file as huey has it; a damaged one is thrown away, for the ledger has it all."""
        try:
            return SqliteHuey("radio", filename=str(self._file), results=False, fsync=False)
        except sqlite3.DatabaseError as error:
            if type(error) is not sqlite3.DatabaseError:
                raise  # locked, or no place on the disk: the file itself may be sound
            _log.warning("the queue file is damaged and made anew: %s", error)
        for ending in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + ending).unlink(missing_ok=True)
        return SqliteHuey("radio", filename=str(self._file), results=False, fsync=False)

    def _take(self, job: str) -> None:
        if self._run is not None:
            self._run(JobId(job))
