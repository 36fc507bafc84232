"""Asks an address on the web for a CAP message, again and again, and trusts nothing it answers."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from radio.adapters.cap_xml import LARGEST
from radio.domain.errors import Unavailable
from radio.domain.message import message

NOT_MODIFIED = 304
WEB = frozenset({"http", "https"})


@dataclass
class CapFeed:
    """One address; it remembers the last answer's ETag, so that an unchanged one is not sent."""

    url: str
    silence: float = 10.0
    """Seconds without a byte."""
    whole: float = 30.0
    """Seconds for one answer."""
    now: Callable[[], float] = time.monotonic
    _tag: str | None = field(default=None, init=False)

    def fetch(self) -> bytes | None:
        """What is there now; None when it is what was there before.

        Raises `Unavailable` when it does not answer, answers too slowly or too much, or leads away
        from its own host.
        """
        opener = build_opener(_SameHost(self.url), ProxyHandler())
        headers = {"User-Agent": "loa-xa", "Accept": "application/cap+xml, application/xml"}
        headers |= {"If-None-Match": self._tag} if self._tag else {}
        if urlsplit(self.url).scheme not in WEB:
            raise _no_answer(self.url, message("only http and https are asked"))
        request = Request(self.url, headers=headers)  # noqa: S310 - just checked
        try:
            with opener.open(request, timeout=self.silence) as answer:
                content = self._read(answer)
                self._tag = answer.headers.get("ETag")
                return content
        except HTTPError as error:
            with error:
                if error.code == NOT_MODIFIED:
                    return None
                wrong = message("it answered with status %(status)s", status=error.code)
                raise _no_answer(self.url, wrong) from error
        except (OSError, HTTPException, ValueError) as error:
            why = error.reason if isinstance(error, URLError) else error
            wrong = message("no connection (%(error)s)", error=why)
            raise _no_answer(self.url, wrong) from error

    def forget(self) -> None:
        """Ask for the whole message again: the last answer could not be used."""
        self._tag = None

    def _read(self, answer: HTTPResponse) -> bytes:
        end, parts, size = self.now() + self.whole, [], 0
        while chunk := answer.read1(65_536):
            parts.append(chunk)
            size += len(chunk)
            if size > LARGEST:
                raise _no_answer(self.url, message("it answers too much"))
            if self.now() > end:
                raise _no_answer(self.url, message("it takes too long"))
        announced = answer.headers.get("Content-Length")
        if announced is not None and size != int(announced):
            raise _no_answer(self.url, message("the connection broke off"))
        return b"".join(parts)


class _SameHost(HTTPRedirectHandler):
    """Follows a redirect only on the host that was named, and never from https to http."""

    def __init__(self, url: str) -> None:
        self._url = url

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The request for the new address; raises `Unavailable` when it leads away."""
        here, there = urlsplit(self._url), urlsplit(newurl)
        same = there.hostname == here.hostname and there.scheme in WEB
        if not same or (here.scheme, there.scheme) == ("https", "http"):
            raise _no_answer(self._url, message("it leads to another address"))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _no_answer(url: str, why: object) -> Unavailable:
    host = urlsplit(url).hostname or url
    return Unavailable("The warnings of %(host)s did not come: %(why)s.", host=host, why=why)
