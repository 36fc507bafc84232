"""A real worker process: the ledger, the queue and the metronome over one database and folder.

`python -m tests.worker_process URL FOLDER SECONDS` writes each act into FOLDER/acts as one line
(`begin|end date pid`), a job taking SECONDS; it works until it is killed or its input ends.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from radio.adapters.clock import SystemClock
from radio.adapters.presence import Presence
from radio.adapters.queue import HueyQueue
from radio.adapters.store import SqlStore, open_store
from radio.daemon import Daemon
from radio.domain.job import JobKind
from radio.domain.message import message
from radio.ports import Progress
from radio.services.builds import Builds
from radio.services.ticks import Tick
from radio.services.work import Work
from tests.builders import EIGHT_IN_THE_EVENING
from tests.fakes import FrozenClock

STEPS = 10


@dataclass(frozen=True)
class Diary:
    """What was begun and ended, by whom; one write a line, so that lines never mix."""

    file: Path

    def write(self, act: str, date: str) -> None:
        handle = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(handle, f"{act} {date} {os.getpid()}\n".encode())
        os.close(handle)

    def read(self, act: str) -> list[tuple[str, int]]:
        """Date and process of each such line."""
        if not self.file.exists():
            return []
        lines = (line.split() for line in self.file.read_text().splitlines())
        return [(date, int(pid)) for done, date, pid in lines if done == act]


@dataclass(frozen=True)
class Installation:
    """What a daemon moves."""

    work: Work
    builds: Builds
    ticks: tuple[Tick, ...] = ()


def installation(store: SqlStore, folder: Path, seconds: float) -> Installation:
    """The parts of a radio whose builds only write into the diary."""
    diary = Diary(folder / "acts")

    def build(payload: Mapping[str, str], progress: Progress) -> None:
        diary.write("begin", payload["date"])
        for step in range(STEPS):
            progress.step(step, STEPS, message("Building"))
            time.sleep(seconds / STEPS)
        diary.write("end", payload["date"])

    work = Work(
        store,
        SystemClock(),
        {JobKind.BUILD: build},
        HueyQueue(folder / "queue.db"),
        Presence(folder / "locks"),
    )
    zone = "Asia/Ho_Chi_Minh"
    builds = Builds(store, work, FrozenClock(), zone, EIGHT_IN_THE_EVENING, horizon_days=4)
    return Installation(work, builds)


def main(url: str, folder: str, seconds: str) -> None:
    with Daemon(installation(open_store(url), Path(folder), float(seconds))):
        sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
