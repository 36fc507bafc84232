"""A server of one file on this machine that answers well or misbehaves, over a real socket."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler

from tests.local_server import serving


@dataclass
class Offer:
    """The file, and what happens to the coming requests; good answers when the list is used up."""

    content: bytes
    coming: list[str] = field(default_factory=list)
    always: str | None = None
    ranges: list[str | None] = field(default_factory=list)
    """The `Range` of each request, in the order of arrival."""
    release: threading.Event = field(default_factory=threading.Event)
    """Set at the end, so that nothing hangs on."""

    @property
    def tag(self) -> str:
        return f'"{sha256(self.content).hexdigest()[:16]}"'

    def next(self) -> str:
        return self.always or (self.coming.pop(0) if self.coming else "good")


class _Answering(BaseHTTPRequestHandler):
    offer: Offer

    def do_GET(self) -> None:
        offer = self.offer
        offer.ranges.append(self.headers["Range"])
        begin = self._begin()
        rest = offer.content[begin:]
        match offer.next().split():
            case ["good"]:
                self._send(begin, rest)
            case ["cut", count]:
                self._send(begin, rest[: int(count)])
            case ["whole", *count]:  # knows no ranges
                self._send(0, offer.content[: int(count[0]) if count else None])
            case ["untagged", count]:
                self._send(0, offer.content[: int(count)], tag=None)
            case ["other-part"]:
                self._send(begin + 1, rest[1:])
            case ["wrong"]:
                self._send(begin, bytes(len(rest)))
            case ["more"]:
                self._send(begin, rest + b"and more", announced=None)
            case ["longer"]:
                self._send(begin, rest + b"and more", announced=len(rest) + 8)
            case ["page"]:  # of a hotel that wants its guests to sign in
                self._head(200, 13)
                self.wfile.write(b"<html></html>")
            case ["drip"]:
                self._head(200, len(rest))
                while not offer.release.wait(0.02):
                    self.wfile.write(b"x")
            case ["hang"]:
                offer.release.wait(30)
            case ["reset"]:
                self.connection.close()
            case ["status", code]:
                self._head(int(code), 0)
            case ["redirect", url]:
                self._head(302, 0, {"Location": url})

    def _begin(self) -> int:
        """The first byte asked for, when the asker still means the same file."""
        asked, meant = self.headers["Range"], self.headers["If-Range"]
        if not asked or meant not in {None, self.offer.tag}:
            return 0
        return int(asked.removeprefix("bytes=").removesuffix("-"))

    def _send(
        self, begin: int, content: bytes, announced: int | None = -1, tag: str | None = ""
    ) -> None:
        whole = len(self.offer.content)
        head = {} if tag is None else {"ETag": self.offer.tag}
        if begin:
            head["Content-Range"] = f"bytes {begin}-{whole - 1}/{whole}"
        self._head(206 if begin else 200, whole - begin if announced == -1 else announced, head)
        self.wfile.write(content)

    def _head(self, status: int, length: int | None, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def file_server(offer: Offer) -> Iterator[str]:
    """The address of the file."""
    handler = type("Answering", (_Answering,), {"offer": offer})
    with serving(handler, offer.release) as address:
        yield f"{address}/voice.onnx"
