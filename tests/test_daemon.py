"""Real processes: each day is built once however many work, and a killed worker loses nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from radio.adapters.store import SqlStore
from radio.daemon import Daemon
from radio.domain.job import JobKind, JobState
from tests.builders import some_schedules
from tests.worker_process import Diary, installation

DAYS = ["2022-10-02", "2022-10-03", "2022-10-04", "2022-10-05"]
"""What a nightly run with a horizon of four days owes on the eve."""
PATIENCE = 60.0
"""Seconds after which a test gives up."""


def until(condition: Callable[[], bool]) -> None:
    """Wait for what other processes do."""
    give_up = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < give_up, "it never happened"
        time.sleep(0.02)


@contextmanager
def worker(url: str, folder: Path, seconds: float) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.worker_process", url, str(folder), str(seconds)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE)
    try:
        yield process
    finally:
        process.communicate(timeout=PATIENCE)


def all_done(store: SqlStore) -> bool:
    with store.reading() as records:
        jobs = records.jobs.recent()
    return bool(jobs) and all(job.state is JobState.DONE for job in jobs)


@pytest.fixture
def store_with_schedules(store: SqlStore) -> SqlStore:
    with store.begin() as records:
        records.schedules.save(some_schedules())
    return store


def test_two_processes_build_each_day_once(
    store_with_schedules: SqlStore, database_url: str, tmp_path: Path
) -> None:
    diary = Diary(tmp_path / "acts")
    with worker(database_url, tmp_path, 0.3), worker(database_url, tmp_path, 0.3):
        until(lambda: all_done(store_with_schedules))
    assert sorted(date for date, _ in diary.read("begin")) == DAYS
    assert sorted(date for date, _ in diary.read("end")) == DAYS
    with store_with_schedules.reading() as records:
        assert len(records.jobs.recent()) == len(DAYS)


def test_a_restart_builds_nothing_again(
    store_with_schedules: SqlStore, database_url: str, tmp_path: Path
) -> None:
    diary = Diary(tmp_path / "acts")
    for _ in range(2):
        with worker(database_url, tmp_path, 0.1):
            until(lambda: all_done(store_with_schedules))
    assert sorted(date for date, _ in diary.read("begin")) == DAYS


def test_what_a_killed_worker_held_is_done_once_by_the_next(
    store_with_schedules: SqlStore, database_url: str, tmp_path: Path
) -> None:
    diary = Diary(tmp_path / "acts")
    with worker(database_url, tmp_path, 3.0) as first:
        until(lambda: len(diary.read("begin")) == 1)
        first.send_signal(signal.SIGKILL)
    assert diary.read("end") == []
    with worker(database_url, tmp_path, 0.1) as second:
        until(lambda: all_done(store_with_schedules))
    assert sorted(diary.read("end")) == [(day, second.pid) for day in DAYS]
    assert len(diary.read("begin")) == len(DAYS) + 1


def test_however_often_workers_are_killed_every_job_is_done_once(
    store_with_schedules: SqlStore, database_url: str, tmp_path: Path
) -> None:
    diary = Diary(tmp_path / "acts")
    queueing = installation(store_with_schedules, tmp_path, 0)
    with store_with_schedules.begin() as records:
        for number in range(12):
            queueing.work.enqueue(
                records, JobKind.BUILD, {"date": f"extra-{number}"}, dedupe=f"extra/{number}"
            )
    for kill in range(3):
        with worker(database_url, tmp_path, 0.2) as victim:
            until(lambda so_far=kill: len(diary.read("begin")) >= 3 * (so_far + 1))
            victim.send_signal(signal.SIGKILL)
    for file in tmp_path.glob("queue.db*"):
        file.unlink()
    with worker(database_url, tmp_path, 0.02), worker(database_url, tmp_path, 0.02):
        until(lambda: all_done(store_with_schedules))
    wanted = sorted([*DAYS, *(f"extra-{number}" for number in range(12))])
    ended = [date for date, _ in diary.read("end")]
    assert sorted(set(ended)) == wanted
    assert len(ended) <= len(wanted) + 3, "only what was cut off may be done twice"


def test_stopping_in_the_middle_gives_the_job_back(
    store_with_schedules: SqlStore, tmp_path: Path
) -> None:
    diary = Diary(tmp_path / "acts")
    with Daemon(installation(store_with_schedules, tmp_path, 20.0)):
        until(lambda: len(diary.read("begin")) == 1)
        stopped = time.monotonic()
    assert time.monotonic() - stopped < 10
    with store_with_schedules.reading() as records:
        assert {job.state for job in records.jobs.recent()} == {JobState.QUEUED}
        assert {job.attempt for job in records.jobs.recent()} == {0}
