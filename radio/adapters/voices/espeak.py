"""The offline voice: eSpeak NG, carried by a wheel, one engine in each of a few processes.

Its vibrato runs on from phrase to phrase, so that no two readings of the same words are the same
to the sample; the clip that is kept makes them so.
"""

from __future__ import annotations

import os
import queue
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

import espeakng_loader

from radio.adapters.voices._espeak_process import Asked, Engine, EspeakProcess
from radio.adapters.voices._in_order import in_order
from radio.domain.sound import Sound
from radio.ports import VoiceError, VoiceSettings

PACE = 160
"""eSpeak's words a minute at speed 1: 196 Vietnamese syllables, a calm newsreader."""
OWN_PITCH = 50
SLOWEST, FASTEST = 80, 450
"""What the engine can do, in its words a minute."""
LONGEST_ANSWER = 30.0
"""Seconds after which a process is taken for hung; a phrase takes milliseconds."""
AHEAD = 8
"""Phrases begun for each process before they are wanted."""
WATCH_EVERY = 1.0
"""Seconds between looks for a process that hangs."""


def carried_engine() -> Engine:
    """The library and data that the installed wheel carries."""
    return Engine(Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path()))


class EspeakPool:
    """A few engines that speak at the same time; each starts when it is first needed."""

    def __init__(
        self,
        engine: Engine,
        processes: int | None = None,
        longest_answer: float = LONGEST_ANSWER,
    ) -> None:
        """`processes` engines, by default one for each processor.

        One that owes an answer for `longest_answer` seconds hangs, and is replaced.
        """
        self.installed = engine.library.is_file() and engine.data.is_dir()
        self.processes = tuple(
            EspeakProcess(engine) for _ in range(processes or os.cpu_count() or 1)
        )
        self._idle: queue.SimpleQueue[EspeakProcess] = queue.SimpleQueue()
        for process in self.processes:
            self._idle.put(process)
        self._executor = ThreadPoolExecutor(len(self.processes), "espeak")
        self._closing = threading.Event()
        self._watch: threading.Thread | None = None
        self._longest_answer = longest_answer
        self._finish = weakref.finalize(
            self, _finish, self._closing, self._executor, self.processes
        )

    def speak(self, asked: Sequence[Asked]) -> Iterator[Sound]:
        """The sound of each phrase, in order; raises `VoiceError`."""
        self._start_watch()
        speak = partial(_speak, self._idle)
        try:
            yield from in_order(self._executor, speak, asked, AHEAD * len(self.processes))
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
                target=_watch,
                args=(self._closing, self.processes, self._longest_answer),
                daemon=True,
            )
            self._watch.start()


def _speak(idle: queue.SimpleQueue[EspeakProcess], asked: Asked) -> Sound:
    process = idle.get()
    try:
        return process.speak(asked)
    finally:
        idle.put(process)


def _watch(closing: threading.Event, processes: Sequence[EspeakProcess], longest: float) -> None:
    while not closing.wait(min(WATCH_EVERY, longest)):
        for process in processes:
            if process.waited(time.monotonic()) > longest:
                process.kill()


def _finish(
    closing: threading.Event, executor: ThreadPoolExecutor, processes: Sequence[EspeakProcess]
) -> None:
    """Waits for no thread: the garbage collector may call this in one of the executor's."""
    closing.set()
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.close()


@cache
def _version() -> str:
    return f"{version('espeakng-loader')}/{PACE}"


@dataclass(frozen=True)
class EspeakVoice:
    """One of eSpeak NG's Vietnamese voices."""

    pool: EspeakPool
    id: str
    name: str
    engine_voice: str
    """What eSpeak calls it: `vi`, `vi-vn-x-south`."""
    language: str = "vie"

    @property
    def version(self) -> str:
        """Of the carried library and of how it is driven."""
        return _version()

    def available(self) -> bool:
        """Whether the library is there; it is carried by the installation and needs no network."""
        return self.pool.installed

    def speak(self, phrases: Sequence[str], settings: VoiceSettings) -> Iterator[Sound]:
        """The sound of each phrase at the engine's own 22,050 Hz; raises `VoiceError`."""
        rate = min(FASTEST, max(SLOWEST, round(PACE * settings.speed)))
        pitch = min(99, max(0, round(OWN_PITCH * settings.pitch)))
        return self.pool.speak(
            [Asked(phrase, self.engine_voice, rate, pitch) for phrase in phrases]
        )


def espeak_voices(pool: EspeakPool | None = None) -> tuple[EspeakVoice, ...]:
    """The northern voice, whose six tones are the clearest, and the southern one."""
    pool = pool or EspeakPool(carried_engine())
    return (
        EspeakVoice(pool, "espeak:vi", "eSpeak NG, giọng Bắc", "vi"),
        EspeakVoice(pool, "espeak:vi-south", "eSpeak NG, giọng Nam", "vi-vn-x-south"),
    )
