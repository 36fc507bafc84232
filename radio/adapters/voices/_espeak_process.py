"""Asks one eSpeak NG process, and starts it anew when it has died or hangs."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from radio.adapters.voices._espeak_worker import ANSWERED, ASKED, SPOKEN
from radio.domain.sound import Sound
from radio.ports import VoiceError

WORKER = Path(__file__).with_name("_espeak_worker.py")


@dataclass(frozen=True)
class Asked:
    """One phrase and how to say it."""

    text: str
    voice: str
    rate: int
    """Words a minute as eSpeak counts them; 160 is 196 Vietnamese syllables."""
    pitch: int
    """0 to 99; 50 is the voice's own."""


@dataclass(frozen=True)
class Engine:
    """Where the library and its data lie."""

    library: Path
    data: Path


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


class EspeakProcess:
    """One engine, started when first asked; used by one thread at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._running: _Running | None = None
        self._changing = threading.Lock()
        self._closed = False
        self._rate = 0
        self._asked_at: float | None = None

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

    def kill(self) -> None:
        """End the process at once, from any thread; who waits for its answer learns it died."""
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
        text, voice = asked.text.encode(), asked.voice.encode()
        head = ASKED.pack(len(text), asked.rate, asked.pitch, len(voice))
        self._asked_at = time.monotonic()
        try:
            running = self._running or self._start()
            return running.exchange(head + voice + text)
        finally:
            self._asked_at = None

    def _start(self) -> _Running:
        with self._changing:
            if self._closed:
                raise VoiceError("The offline voice was closed.")
            self._running = running = _started(self._engine)
        self._rate = int(running.exchange(b""))
        return running


def _started(engine: Engine) -> _Running:
    """A process in the folder of its data, whose path is then short enough for the library."""
    try:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-S", WORKER, engine.library, engine.data.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=engine.data.parent,
        )
    except OSError as error:
        raise VoiceError(
            "The offline voice cannot speak: %(reason)s.", reason=error.strerror or str(error)
        ) from error
    return _Running(process, cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout))
