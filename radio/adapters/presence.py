"""Which processes of this machine live: each holds a lock that the system frees at its death."""

from __future__ import annotations

import socket
import zlib
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout


class Presence:
    """This process among those that share a folder on this machine.

    Names hold the machine and the folder, because a lock tells nothing about a process elsewhere.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        here = zlib.crc32(str(folder.resolve()).encode())
        self._here = f"{socket.gethostname()}-{here:08x}-"
        self._lock: FileLock | None = None
        self._name = f"{self._here}{uuid4().hex[:12]}"

    @property
    def name(self) -> str:
        """The name of this process; from the first asking on it is known to live."""
        if self._lock is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._tidy()
            lock = FileLock(self._file(self._name), thread_local=False)
            lock.acquire(timeout=0)
            self._lock = lock
        return self._name

    def gone(self, name: str) -> bool:
        """Whether the process of that name was on this machine and lives no more."""
        if name == self._name or not name.startswith(self._here):
            return False
        try:
            with FileLock(self._file(name), timeout=0):
                pass
        except Timeout:
            return False
        self._file(name).unlink(missing_ok=True)
        return True

    def leave(self) -> None:
        """End as a process that dies would, without waiting for it."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _tidy(self) -> None:
        """Remove what processes of this folder left that live no more."""
        for file in self._folder.glob(f"worker-{self._here}*.lock"):
            self.gone(file.stem.removeprefix("worker-"))

    def _file(self, name: str) -> Path:
        return self._folder / f"worker-{name}.lock"
