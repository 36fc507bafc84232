"""Asks an online speech service for the sound of a few words, and survives every answer it gives.

Limits of time, size and attempts are here; what a good answer looks like is the caller's to say.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from random import SystemRandom
from typing import NoReturn, TypeVar
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import OpenerDirector, Request

from radio.adapters.voices._circuit import Circuit
from radio.domain.message import Message, message
from radio.ports import VoiceError

BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""HTTP answers after which the same question may be asked again."""
_CHUNK = 65_536

Heard = TypeVar("Heard")


@dataclass(frozen=True)
class Limits:
    """How long and how often a service is asked."""

    silence: float = 8.0
    """Seconds without a byte."""
    whole: float = 20.0
    """Seconds for a whole answer, however it drips."""
    size: int = 2_000_000
    """Bytes of an answer; a hundred letters are about forty thousand."""
    attempts: int = 4
    first_pause: float = 1.0
    """Seconds before the second attempt; doubled for each further one."""
    longest_pause: float = 8.0
    """Seconds; a service that asks for more patience is given up."""
    reach: float = 2.0
    """Seconds in which the service must be found to be worth asking."""
    remembered: float = 60.0
    """Seconds for which a service that was found counts as there."""
    left_alone: float = 300.0
    """Seconds before a service that failed is tried again."""


@dataclass(frozen=True)
class Timing:
    """The seconds that pass here."""

    now: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep


class TryAgain(Exception):
    """This answer is no good, another may be; the reason, and seconds the service asks for."""

    def __init__(self, reason: Message, after: float = 0.0) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.after = after


class OnlineSpeech:
    """One service on one host; when it fails it is left alone until the circuit closes."""

    def __init__(
        self,
        url: str,
        headers: Mapping[str, str],
        opener: OpenerDirector,
        limits: Limits,
        timing: Timing,
    ) -> None:
        """`url` takes the questions; raises `ValueError` unless it is http or https."""
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ValueError(f"{url} is not an address on the web")
        self._url = url
        self._headers = dict(headers)
        self._opener = opener
        self._limits = limits
        self._timing = timing
        self._circuit = Circuit(limits.left_alone, timing.now)
        self._looking = threading.Lock()
        self._found_at: float | None = None

    def reachable(self) -> bool:
        """Whether the service answers at all; remembered, and never longer than `Limits.reach`."""
        with self._looking:
            if self._circuit.open or self._just_found():
                return not self._circuit.open
            answered = threading.Event()
            look = threading.Thread(target=self._look, args=(answered,), daemon=True)
            look.start()
            look.join(self._limits.reach)  # looking up a name knows no time limit of its own
            if not answered.is_set():
                self._circuit.broke()
                return False
            self._found_at = self._timing.now()
            return True

    def ask(self, question: bytes, understand: Callable[[bytes], Heard]) -> Heard:
        """What `understand` makes of the answer; it raises `TryAgain` when that is no good.

        Raises `VoiceError` when the attempts are used up, and at once while the circuit is open.
        """
        attempt = 0
        while not self._circuit.open:
            attempt += 1
            try:
                heard = understand(self._answer(question))
            except TryAgain as error:
                if attempt >= self._limits.attempts or error.after > self._limits.longest_pause:
                    self._give_up(error.reason, permanent=False)
                self._timing.pause(self._before_next(attempt, error.after))
            else:
                self._circuit.mended()
                return heard
        raise VoiceError("The online voice does not answer; it is left alone for a while.")

    def _answer(self, question: bytes) -> bytes:
        request = Request(self._url, question, self._headers)  # noqa: S310 - see the constructor
        try:
            with self._opener.open(request, timeout=self._limits.silence) as answer:
                return self._read(answer)
        except HTTPError as error:
            with error:
                refusal = message("it answered with status %(status)s", status=error.code)
                if error.code not in BUSY:
                    self._give_up(refusal, permanent=True)
                after = error.headers.get("Retry-After", "")
                raise TryAgain(refusal, float(after) if after.isdecimal() else 0.0) from error
        except (OSError, HTTPException) as error:
            raise TryAgain(message("no connection (%(error)s)", error=error)) from error

    def _read(self, answer: HTTPResponse) -> bytes:
        """The whole answer, unless it is too large or takes too long."""
        end = self._timing.now() + self._limits.whole
        content = bytearray()
        while chunk := answer.read1(_CHUNK):
            content += chunk
            if len(content) > self._limits.size:
                raise TryAgain(message("its answer is too large"))
            if self._timing.now() > end:
                raise TryAgain(message("its answer takes too long"))
        return bytes(content)

    def _before_next(self, attempt: int, asked_for: float) -> float:
        """Seconds to the next attempt: twice as long each time, never in step with others."""
        doubled: float = self._limits.first_pause * 2 ** (attempt - 1)
        backoff = doubled * SystemRandom().uniform(0.5, 1.5)
        return min(self._limits.longest_pause, max(backoff, asked_for))

    def _give_up(self, reason: Message, *, permanent: bool) -> NoReturn:
        self._circuit.broke()
        raise VoiceError("The online voice failed: %(reason)s.", permanent=permanent, reason=reason)

    def _just_found(self) -> bool:
        found_at = self._found_at
        return found_at is not None and self._timing.now() < found_at + self._limits.remembered

    def _look(self, answered: threading.Event) -> None:
        """Any answer is one, even a refusal; the service itself is not troubled."""
        request = Request(self._url, headers=self._headers, method="HEAD")  # noqa: S310
        try:
            with self._opener.open(request, timeout=self._limits.reach):
                answered.set()
        except HTTPError as error:
            error.close()
            answered.set()
        except (OSError, HTTPException):
            return
