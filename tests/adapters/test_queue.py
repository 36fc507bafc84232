"""Ids reach a worker thread, the urgent ones first, also those sent before anybody listened."""

from __future__ import annotations

import signal
import threading
from pathlib import Path

import pytest

from radio.adapters.queue import HueyQueue
from radio.domain.errors import Unavailable
from radio.domain.job import JobId


class Listener:
    """Notes the ids it is called with."""

    def __init__(self, expected: int) -> None:
        self.heard: list[JobId] = []
        self._missing = threading.Semaphore(0)
        self._expected = expected

    def __call__(self, job: JobId) -> None:
        self.heard.append(job)
        self._missing.release()

    def wait(self) -> None:
        for _ in range(self._expected):
            assert self._missing.acquire(timeout=30), "an id never came"


def test_ids_sent_by_another_process_s_queue_arrive_by_priority(tmp_path: Path) -> None:
    sender, receiver = (HueyQueue(tmp_path / "queue.db") for _ in range(2))
    for job, priority in (("low", 0), ("high", 2), ("middle", 1)):
        sender.send(JobId(job), priority)
    listener = Listener(3)
    receiver.start(listener)
    listener.wait()
    receiver.stop()
    sender.stop()
    assert listener.heard == ["high", "middle", "low"]


def test_a_failing_job_does_not_stop_the_worker(tmp_path: Path) -> None:
    queue = HueyQueue(tmp_path / "queue.db")
    listener = Listener(1)

    def run(job: JobId) -> None:
        if job == "bad":
            raise ZeroDivisionError
        listener(job)

    queue.start(run)
    queue.send(JobId("bad"), 1)
    queue.send(JobId("good"), 0)
    listener.wait()
    queue.stop()


def test_a_stopped_queue_hands_out_nothing_and_can_start_again(tmp_path: Path) -> None:
    queue = HueyQueue(tmp_path / "queue.db")
    listener = Listener(1)
    queue.start(listener)
    queue.stop()
    queue.send(JobId("later"), 0)
    assert listener.heard == []
    queue.start(listener)
    listener.wait()
    queue.stop()


def test_a_queue_that_cannot_be_written_never_fails_its_sender(tmp_path: Path) -> None:
    queue = HueyQueue(tmp_path / "no" / "such" / "folder.db")
    queue.send(JobId("one"), 0)
    with pytest.raises(Unavailable):
        queue.start(print)


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "queue.db"
    file.write_bytes(b"no database at all " * 100)
    queue = HueyQueue(file)
    queue.send(JobId("one"), 0)
    listener = Listener(1)
    queue.start(listener)
    listener.wait()
    queue.stop()


def test_signals_stay_with_the_process(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    queue = HueyQueue(tmp_path / "queue.db")
    queue.start(print)
    assert signal.getsignal(signal.SIGINT) is before
    queue.stop()
