"""Asks one speech engine in a process of its own, and starts it anew when it has died or hangs."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

from radio.adapters.voices._engine_worker import ANSWERED, ASKED, SPOKEN
from radio.domain.sound import Sound
from radio.ports import VoiceError

WORKER = Path(__file__).with_name("_engine_worker.py")
BARE = ("-I", "-S")
"""For an engine that needs the standard library only: the process starts three times as fast."""
WITH_PACKAGES = ("-P",)
"""For one that needs installed packages. Without it the file `piper.py` beside the worker would
hide the package `piper`."""

Asked: TypeAlias = Mapping[str, str | int | float]
"""One phrase and how to say it: what the engine's `speak` takes."""


@dataclass(frozen=True)
class Program:
    """How the process of an engine is started."""

    engine: Path
    """File with `open_engine`."""
    arguments: tuple[str | Path, ...]
    """What `open_engine` takes."""
    folder: Path
    """Where the process works: paths may then be short ones from there."""
    flags: tuple[str, ...] = BARE
    """Of the interpreter."""


class Died(Exception):
    """The process ended before it answered."""


@dataclass(frozen=True)
class _Running:
    """A started process and its two pipes."""

    process: subprocess.Popen[bytes]
    asked: BinaryIO
    answers: BinaryIO

    def exchange(self, question: bytes) -> bytes:
        """What the process answers; raises `Died`, or `VoiceError` with the engine's reason."""
        try:
            self.asked.write(question)
            self.asked.flush()
            head = self.answers.read(ANSWERED.size)
            if len(head) < ANSWERED.size:
                raise Died
            status, length = ANSWERED.unpack(head)
            content = self.answers.read(length)
        except (OSError, ValueError) as error:  # ended, or its pipes closed by another thread
            raise Died from error
        if len(content) < length:
            raise Died
        if status != SPOKEN:
            raise VoiceError(
                "The offline voice cannot speak: %(reason)s.",
                permanent=True,
                reason=content.decode(errors="replace"),
            )
        return content

    def end(self) -> None:
        """End the process and let go of its pipes."""
        self.process.kill()
        with suppress(OSError):  # what was still to be written has nobody to read it
            self.asked.close()
        self.answers.close()
        self.process.wait()


class EngineProcess:
    """One engine, started when first asked; used by one thread at a time."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._running: _Running | None = None
        self._changing = threading.Lock()
        self._closed = False
        self._rate = 0
        self._asked_at: float | None = None
        self._answered_at = time.monotonic()

    def speak(self, asked: Asked) -> Sound:
        """The sound of one phrase; a process that dies over it is replaced, and asked once more.

        Raises `VoiceError`.
        """
        for _ in range(2):
            try:
                return Sound(self._answer(asked), self._rate)
            except Died:
                self._end()
        raise VoiceError("The offline voice broke down twice over the same words.")

    @property
    def pid(self) -> int | None:
        """The process, when it runs."""
        return self._running.process.pid if self._running else None

    def waited(self, now: float) -> float:
        """Seconds an answer has been owed at `now` (`time.monotonic`); 0 when none is."""
        asked_at = self._asked_at
        return 0.0 if asked_at is None else now - asked_at

    def rested(self, now: float) -> float:
        """Seconds since it was last asked at `now`; 0 while it speaks or when it does not run."""
        busy = self._asked_at is not None or self._running is None
        return 0.0 if busy else now - self._answered_at

    def kill(self) -> None:
        """End the process at once, from any thread; who waits for its answer learns it died.

        The next phrase starts another.
        """
        running = self._running
        if running is not None:
            running.process.kill()

    def close(self) -> None:
        """End the process for good, from any thread."""
        with self._changing:
            self._closed = True
        self._end()

    def _end(self) -> None:
        with self._changing:
            running, self._running = self._running, None
        if running is not None:
            running.end()

    def _answer(self, asked: Asked) -> bytes:
        question = json.dumps(asked).encode()
        self._asked_at = time.monotonic()
        try:
            running = self._running or self._start()
            return running.exchange(ASKED.pack(len(question)) + question)
        finally:
            self._answered_at = time.monotonic()
            self._asked_at = None

    def _start(self) -> _Running:
        with self._changing:
            if self._closed:
                raise VoiceError("The offline voice was closed.")
            self._running = running = _started(self.program)
        self._rate = int(running.exchange(b""))
        return running


def _started(program: Program) -> _Running:
    try:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, *program.flags, WORKER, program.engine, *program.arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=program.folder,
        )
    except OSError as error:
        raise VoiceError(
            "The offline voice cannot speak: %(reason)s.", reason=error.strerror or str(error)
        ) from error
    return _Running(process, cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout))
