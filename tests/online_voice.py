"""A speech service on this machine that answers well or misbehaves, as told, over a real socket."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs
from urllib.request import OpenerDirector, ProxyHandler, build_opener

import lameenc

from radio.domain.audio.sound import RATE, Sound
from tests.fakes import tone
from tests.local_server import serving


def mp3(sound: Sound) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(sound.rate)
    encoder.set_bit_rate(64)
    encoder.set_quality(7)
    encoder.silence()
    return bytes(encoder.encode(sound.samples) + encoder.flush())


def answer_with(sound: bytes) -> bytes:
    """The service's wrapping around its sound."""
    inner = json.dumps([base64.b64encode(sound).decode()])
    told = json.dumps([["wrb.fr", "jQ1olc", inner]], separators=(",", ":"))
    return f")]}}'\n\n{len(told)}\n{told}\n".encode()


SILENCE = Sound(bytes(RATE * 2))
NO_SOUND = b')]}\'\n\n[["wrb.fr","jQ1olc",null,null,null,[3],"generic"]]\n'
CAPTCHA = b"<html><body>Our systems have detected unusual traffic</body></html>"


@dataclass
class Behaviour:
    """What the service does with the coming questions; good answers when the list is used up."""

    coming: list[str] = field(default_factory=list)
    always: str | None = None
    texts: list[str] = field(default_factory=list)
    """Words asked for, in the order of arrival."""
    looks: int = 0
    """HEAD requests."""
    release: threading.Event = field(default_factory=threading.Event)
    """Set at the end, so that nothing hangs on."""

    def next(self) -> str:
        return self.always or (self.coming.pop(0) if self.coming else "good")


class _Answering(BaseHTTPRequestHandler):
    behaviour: Behaviour

    def do_HEAD(self) -> None:
        self.behaviour.looks += 1
        self._send(405, b"")

    def do_POST(self) -> None:
        asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        words = json.loads(json.loads(asked["f.req"][0])[0][0][1])[0]
        self.behaviour.texts.append(words)
        how = self.behaviour.next()
        good = answer_with(mp3(_read(words)))
        match how.split():
            case ["good"]:
                self._send(200, good)
            case ["status", code, *after]:
                self._send(int(code), CAPTCHA, after)
            case ["hang"]:
                self.behaviour.release.wait(30)
            case ["reset"]:
                self.connection.close()
            case ["cut"]:
                self._head(200, len(good), [])
                self.wfile.write(good[:100])
            case ["drip"]:
                self._head(200, len(good), [])
                for at in range(len(good)):
                    if self.behaviour.release.wait(0.02):
                        return
                    self.wfile.write(good[at : at + 1])
            case ["huge"]:
                self._send(200, b"x" * 3_000_000)
            case [content]:
                self._send(200, _CONTENTS[content])

    def _send(self, status: int, content: bytes, after: list[str] | None = None) -> None:
        self._head(status, len(content), after or [])
        self.wfile.write(content)

    def _head(self, status: int, length: int, after: list[str]) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(length))
        for seconds in after:
            self.send_header("Retry-After", seconds)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


_CONTENTS = {
    "empty": b"",
    "captcha": CAPTCHA,
    "no-sound": NO_SOUND,
    "garbage": answer_with(b"this is not a sound at all" * 20),
    "silence": answer_with(mp3(SILENCE)),
    "broken-base64": answer_with(b"abc").replace(b"YWJj", b"YWJ"),
}


def _read(words: str) -> Sound:
    """A tone as long as the words, silence around it as the real service has."""
    quiet = bytes(RATE)
    return Sound(quiet + tone(0.25 * len(words.split())).samples + quiet)


@contextmanager
def speech_service(behaviour: Behaviour) -> Iterator[str]:
    """The address of a running service."""
    handler = type("Answering", (_Answering,), {"behaviour": behaviour})
    with serving(handler, behaviour.release) as address:
        yield address


def without_proxy() -> OpenerDirector:
    return build_opener(ProxyHandler({}))


@dataclass
class ManualTime:
    """Seconds that pass only by pausing or when told."""

    seconds: float = 0.0
    pauses: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.seconds

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.seconds += seconds
