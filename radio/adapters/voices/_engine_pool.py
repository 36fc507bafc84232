"""A few processes with the same engine, speaking at the same time and answering in order."""

from __future__ import annotations

import os
import queue
import threading
import time
import weakref
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from math import ceil

from radio.adapters.voices._engine_process import Asked, EngineProcess, Program
from radio.adapters.voices._in_order import in_order
from radio.domain.audio.sound import Sound
from radio.ports import VoiceError

AHEAD = 3
"""Times that a process is asked before the answers are wanted."""
WATCH_EVERY = 1.0
"""Seconds between looks for a process that hangs."""


@dataclass(frozen=True)
class Patience:
    """When a process is ended from outside; both in seconds."""

    longest_answer: float
    """One that owes an answer for so long hangs, and is replaced."""
    longest_rest: float = float("inf")
    """One that nobody asked for so long gives its memory back until it is needed again."""


class EnginePool:
    """Engines that speak at the same time; each starts when it is first needed."""

    def __init__(
        self,
        program: Program,
        patience: Patience,
        processes: int | None = None,
        at_once: int = 1,
    ) -> None:
        """`processes` engines, by default one for each processor.

        Each is asked for `at_once` phrases at most: several for an engine that needs less time for
        a phrase than the asking takes.
        """
        self.processes = tuple(
            EngineProcess(program) for _ in range(processes or os.cpu_count() or 1)
        )
        self._idle: queue.LifoQueue[EngineProcess] = queue.LifoQueue()
        for process in self.processes:
            self._idle.put(process)
        self._executor = ThreadPoolExecutor(len(self.processes), "voice")
        self._closing = threading.Event()
        self._watch: threading.Thread | None = None
        self._patience = patience
        self._at_once = at_once
        self._finish = weakref.finalize(
            self, _finish, self._closing, self._executor, self.processes
        )

    def speak(self, asked: Iterable[Asked]) -> Iterator[Sound]:
        """The sound of each phrase, in order; raises `VoiceError`."""
        self._start_watch()
        speak = partial(_speak, self._idle)
        engines = len(self.processes)
        try:
            shares = shared_out(list(asked), self._at_once, engines)
            for heard in in_order(self._executor, speak, shares, AHEAD * engines):
                yield from heard
        except (CancelledError, RuntimeError) as error:
            if self._closing.is_set():
                raise VoiceError("The offline voice was closed.") from error
            raise

    def close(self) -> None:
        """End every engine; the pool is of no use afterwards."""
        self._finish()

    def _start_watch(self) -> None:
        if self._watch is None:
            self._watch = threading.Thread(
                target=_watch, args=(self._closing, self.processes, self._patience), daemon=True
            )
            self._watch.start()


def shared_out(asked: Sequence[Asked], at_most: int, engines: int) -> Iterator[Sequence[Asked]]:
    """The phrases in shares that grow smaller towards the end, so that all engines end together.

    A bulletin is twenty phrases: in shares of eight, one of two engines would rest for a third of
    the time.
    """
    start = 0
    while start < len(asked):
        share = min(at_most, ceil((len(asked) - start) / (engines + 1)))
        yield asked[start : start + share]
        start += share


def _speak(idle: queue.LifoQueue[EngineProcess], asked: Sequence[Asked]) -> Sequence[Sound]:
    process = idle.get()
    try:
        return process.speak_all(asked)
    finally:
        idle.put(process)


def _watch(
    closing: threading.Event, processes: Sequence[EngineProcess], patience: Patience
) -> None:
    while not closing.wait(min(WATCH_EVERY, patience.longest_answer)):
        now = time.monotonic()
        for process in processes:
            hangs = process.waited(now) > patience.longest_answer
            if hangs or process.rested(now) > patience.longest_rest:
                process.kill()


def _finish(
    closing: threading.Event, executor: ThreadPoolExecutor, processes: Sequence[EngineProcess]
) -> None:
    """Waits for no thread: the garbage collector may call this in one of the executor's."""
    closing.set()
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.close()
