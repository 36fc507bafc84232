"""Asks one speech engine in a process of its own, and starts it anew when it has died or hangs."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

from radio.adapters.voices._engine_worker import ANSWERED, ASKED, FAILED, SHARED
from radio.adapters.voices._shared_memory import SLOTS, SharedMemory
from radio.domain.audio.sound import Sound
from radio.ports import VoiceError

WORKER = Path(__file__).with_name("_engine_worker.py")
BARE = ("-I", "-S")
"""For an engine that needs the standard library only: the process starts three times as fast."""
WITH_PACKAGES = ("-P",)
"""For one that needs installed packages. Without it the file `piper.py` beside the worker would
hide the package `piper`."""

ROOM = 4096
"""Bytes of questions that any system's pipe takes while nobody reads it."""

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
    """A started process, its two pipes, and the memory shared with it."""

    process: subprocess.Popen[bytes]
    asked: BinaryIO
    answers: BinaryIO
    shared: SharedMemory

    def ask(self, questions: bytes) -> None:
        """Put questions; raises `Died`."""
        try:
            self.asked.write(questions)
            self.asked.flush()
        except (OSError, ValueError) as error:  # ended, or its pipes closed by another thread
            raise Died from error

    def answer(self, place: int = 0) -> bytes:
        """The next answer, to the question put with that place.

        Raises `Died`, or `VoiceError` with the engine's reason.
        """
        try:
            status, length = ANSWERED.unpack(_whole(self.answers, ANSWERED.size))
            if status == SHARED:
                return self.shared.answer(place, length)
            content = _whole(self.answers, length)
        except (OSError, ValueError) as error:  # as above
            raise Died from error
        if status == FAILED:
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
        self.shared.close()
        self.process.wait()


def _whole(answers: BinaryIO, length: int) -> bytes:
    content = answers.read(length)
    if len(content) < length:
        raise Died
    return content


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
        """The sound of one phrase; raises `VoiceError`."""
        (heard,) = self.speak_all([asked])
        return heard

    def speak_all(self, asked: Sequence[Asked]) -> list[Sound]:
        """The sound of each phrase; they are put together, so that the engine never waits.

        A process that dies is replaced, and asked once more for what it still owed; what it said
        before is not said again. Raises `VoiceError`.
        """
        heard: list[Sound] = []
        deaths = 0
        while len(heard) < len(asked):
            before = len(heard)
            try:
                heard.extend(self._heard(_fitting(asked[before : before + SLOTS])))
            except Died:
                self._end()
                deaths = deaths + 1 if len(heard) == before else 1
            if deaths > 1:
                raise VoiceError("The offline voice broke down twice over the same words.")
        return heard

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

    def _heard(self, questions: Sequence[bytes]) -> Iterator[Sound]:
        """The answer to each, as it comes; an engine that fails and still owes some is ended."""
        self._asked_at = time.monotonic()
        try:
            running = self._running or self._start()
            running.ask(b"".join(questions))
            for place in range(len(questions)):
                self._asked_at = time.monotonic()
                yield self._next(running, place, last=place + 1 == len(questions))
        finally:
            self._answered_at = time.monotonic()
            self._asked_at = None

    def _next(self, running: _Running, place: int, *, last: bool) -> Sound:
        try:
            return Sound(running.answer(place), self._rate)
        except VoiceError:
            if not last:
                self._end()
            raise

    def _start(self) -> _Running:
        with self._changing:
            if self._closed:
                raise VoiceError("The offline voice was closed.")
            self._running = running = _started(self.program)
        self._rate = int(running.answer())
        return running


def _question(asked: Asked, place: int) -> bytes:
    said = json.dumps(asked, ensure_ascii=False).encode()
    return ASKED.pack(len(said), place) + said


def _fitting(asked: Sequence[Asked]) -> Sequence[bytes]:
    """The questions from the front that can be put before any is answered; at least one."""
    questions = [_question(one, place) for place, one in enumerate(asked)]
    sizes = accumulate(map(len, questions))
    return questions[: max(1, sum(size <= ROOM for size in sizes))]


def _started(program: Program) -> _Running:
    shared = SharedMemory()
    options = [*program.flags, WORKER, str(shared.file), program.engine, *program.arguments]
    try:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=program.folder,
            pass_fds=shared.files,
        )
    except OSError as error:
        shared.close()
        raise VoiceError(
            "The offline voice cannot speak: %(reason)s.", reason=error.strerror or str(error)
        ) from error
    finally:
        shared.handed_over()
    asked, answers = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
    return _Running(process, asked, answers, shared)
