"""CAP 1.2 messages as those who warn send them, and a server of one message that may misbehave."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from xml.sax.saxutils import escape

from tests.local_server import serving

SENDER = "kttv@backan.example.vn"
INFO = {
    "language": "vi-VN",
    "category": "Met",
    "event": "Lũ quét",
    "urgency": "Immediate",
    "severity": "Severe",
    "certainty": "Observed",
    "expires": "2022-10-02T12:00:00+07:00",
    "senderName": "Đài Khí tượng thủy văn tỉnh Bắc Kạn",
    "headline": "Cảnh báo lũ quét",
    "description": "Mưa to trong ba giờ tới.",
    "instruction": "Bà con ven suối sơ tán ngay.",
}
AREA = "<areaDesc>xã Vi Hương, huyện Bạch Thông</areaDesc>"


def info(area: str = AREA, **changes: str) -> str:
    """One info block; an element changed to nothing is left out."""
    fields = "".join(
        f"<{name}>{escape(value)}</{name}>" for name, value in (INFO | changes).items() if value
    )
    return f"<info>{fields}<area>{area}</area></info>"


def cap(*infos: str, identifier: str = "lu-1", **changes: str) -> bytes:
    """A message; `cap()` warns Vi Hương of a flash flood at ten on the eve."""
    given = {
        "identifier": identifier,
        "sender": SENDER,
        "sent": "2022-10-02T09:55:00+07:00",
        "status": "Actual",
        "msgType": "Alert",
        "scope": "Public",
    } | changes
    fields = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in given.items() if value)
    body = "".join(infos or (info(),))
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return (
        f'{head}<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">{fields}{body}</alert>'.encode()
    )


def reference(identifier: str = "lu-1", sent: str = "2022-10-02T02:55:00-00:00") -> str:
    """The way a later message names an earlier one; the same moment in another zone."""
    return f"{SENDER},{identifier},{sent}"


@dataclass
class CapOffer:
    """The message at an address, and how its server behaves."""

    content: bytes
    way: str = "good"
    asked: list[str | None] = field(default_factory=list)
    """The `If-None-Match` of each request."""
    release: threading.Event = field(default_factory=threading.Event)

    @property
    def tag(self) -> str:
        return f'"{sha256(self.content).hexdigest()[:12]}"'


class _Answering(BaseHTTPRequestHandler):
    offer: CapOffer

    def do_GET(self) -> None:
        offer = self.offer
        offer.asked.append(self.headers["If-None-Match"])
        if self.headers["If-None-Match"] == offer.tag:
            self._head(304, None)
            return
        match offer.way.split():
            case ["good"]:
                self._head(200, len(offer.content), ETag=offer.tag)
                self.wfile.write(offer.content)
            case ["cut"]:
                self._head(200, len(offer.content) + 10)
                self.wfile.write(offer.content)
            case ["endless"]:
                self._head(200, None)
                while not offer.release.is_set():
                    self.wfile.write(b" " * 65_536)
            case ["drip"]:
                self._head(200, None)
                while not offer.release.wait(0.02):
                    self.wfile.write(b" ")
            case ["hang"]:
                offer.release.wait(30)
            case ["status", code]:
                self._head(int(code), 0)
            case ["redirect", url]:
                self._head(302, 0, Location=url)
            case ["moved"]:
                if self.path == "/moved":
                    self._head(200, len(offer.content))
                    self.wfile.write(offer.content)
                else:
                    self._head(301, 0, Location="/moved")

    def _head(self, status: int, length: int | None, **more: str) -> None:
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def cap_server(offer: CapOffer) -> Iterator[str]:
    """The address of the message."""
    handler = type("Answering", (_Answering,), {"offer": offer})
    with serving(handler, offer.release) as address:
        yield f"{address}/cap.xml"
