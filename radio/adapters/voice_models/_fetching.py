"""Fetches one large file whose every byte is known beforehand, over a line that may break.

What came stays, so that the next attempt, or the next day, goes on from there. The file appears
only when its size and SHA-256 are right.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    BaseHandler,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from radio.adapters.voice_models._known import Source
from radio.adapters.voice_models._part import Broken, Part
from radio.domain.errors import Refused, Unavailable
from radio.domain.message import Message, message
from radio.ports import Progress

BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""HTTP answers after which the same may be asked again."""
_NO_SUCH_RANGE = 416
_CHUNK = 262_144
_TO_SPARE = 16_000_000
"""Bytes that must stay free on the disk."""


@dataclass(frozen=True)
class Patience:
    """How long and how often a file is asked for."""

    silence: float = 30.0
    """Seconds without a byte."""
    whole: float = 7200.0
    """Seconds for one call: 63 MB come at 70 kbit/s. The next call goes on."""
    attempts: int = 5
    """In a row that bring nothing more."""
    pause: float = 2.0
    """Seconds between two attempts."""


@dataclass(frozen=True)
class Fetching:
    """Asks for files."""

    patience: Patience = Patience()
    schemes: frozenset[str] = frozenset({"https"})
    """What an address may begin with, after every redirect too."""
    handlers: Sequence[BaseHandler] = ()
    """Of the requests, beside Python's own, which use the proxy the system names."""
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    def fetch(self, source: Source, target: Path, progress: Progress | None = None) -> None:
        """Make `target` the file of `source`; `progress` counts kilobytes.

        Raises `Refused` when the disk is too full, `Unavailable` when the file does not come (the
        next call goes on) or is not the one we know (`permanent`).
        """
        target.parent.mkdir(parents=True, exist_ok=True)
        part = Part(source, target)
        free = shutil.disk_usage(target.parent).free
        if free < source.size - part.size + _TO_SPARE:
            raise Refused("The disk is too full for %(file)s.", file=target.name)
        opener = build_opener(_SafeRedirects(self.schemes), *self.handlers)
        end, fruitless = self.now() + self.patience.whole, 0
        while part.size != source.size:
            before = part.size
            try:
                self._attempt(part, opener, end, progress)
            except Broken as broken:
                fruitless = 0 if part.size > before else fruitless + 1
                if fruitless >= self.patience.attempts or self.now() > end:
                    raise _not_whole(part, broken.reason) from broken
                self.sleep(self.patience.pause)
        part.become_the_target()

    def _attempt(
        self, part: Part, opener: OpenerDirector, end: float, progress: Progress | None
    ) -> None:
        """Add to the part what comes in one go; raises `Broken` when that is not all."""
        request = _request(part.source.url, part.headers(), self.schemes)
        try:
            with opener.open(request, timeout=self.patience.silence) as answer:
                part.begin(answer)
                self._read(answer, part, end, progress)
        except HTTPError as error:
            with error:
                raise _refusal(part, error.code) from error
        except (OSError, HTTPException) as error:
            raise Broken(message("no connection (%(error)s)", error=_why(error))) from error
        if part.size < part.source.size:
            raise Broken(message("the connection broke off"))

    def _read(
        self, answer: HTTPResponse, part: Part, end: float, progress: Progress | None
    ) -> None:
        note = message("Fetching %(file)s (kB)", file=part.name)
        while chunk := answer.read1(_CHUNK):
            part.append(chunk)
            if progress is not None:
                progress.step(part.size // 1000, part.source.size // 1000, note)
            if self.now() > end:
                raise Broken(message("it takes too long"))


class _SafeRedirects(HTTPRedirectHandler):
    """Follows redirects, but never away from the allowed schemes."""

    def __init__(self, schemes: frozenset[str]) -> None:
        self._schemes = schemes

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The request for the new address; raises `Refused` when it is not a safe one."""
        _check(newurl, self._schemes)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _request(url: str, headers: dict[str, str], schemes: frozenset[str]) -> Request:
    _check(url, schemes)
    return Request(url, headers=headers | {"User-Agent": "loa-xa"})  # noqa: S310 - just checked


def _check(url: str, schemes: frozenset[str]) -> None:
    if urlsplit(url).scheme not in schemes:
        raise Refused("%(url)s is not a safe address; only https is fetched.", url=url)


def _refusal(part: Part, status: int) -> Broken | Unavailable:
    """What a refusal of the server means for the part."""
    if status == _NO_SUCH_RANGE and part.size:
        part.forget()
        return Broken(message("the server has another file"))
    if status in BUSY:
        return Broken(message("it answered with status %(status)s", status=status))
    return Unavailable(
        "%(url)s cannot be fetched: it answered with status %(status)s.",
        permanent=True,
        url=part.source.url,
        status=status,
    )


def _not_whole(part: Part, reason: Message) -> Unavailable:
    return Unavailable(
        "%(file)s did not come whole (%(reason)s); %(have)s of %(size)s kB are here. "
        "Run the command again: it goes on from there.",
        file=part.name,
        reason=reason,
        have=part.size // 1000,
        size=part.source.size // 1000,
    )


def _why(error: Exception) -> object:
    """What an error of `urllib` is about, without its wrapping."""
    return error.reason if isinstance(error, URLError) else error
