"""What is too large is refused over a real connection before it arrives, in words of the page."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

from radio.admin.room import LARGEST_FORM, LARGEST_REQUEST, ROOMS
from radio.cli import _receiving
from radio.cli._receiving import server_of
from radio.domain.people import Person
from tests.admin_house import House, a_house
from tests.builders import HANH, LAN
from tests.recordings import wav
from tests.sounds import speechlike

FORM = "Content-Type: application/x-www-form-urlencoded"
FILE = "Content-Type: multipart/form-data; boundary=x"
CHUNKS = "Transfer-Encoding: chunked"
MANY = 20_000_000
"""Bytes, more than the buffers of both sides take in."""


@dataclass
class Door:
    """The admin behind a real socket."""

    house: House
    port: int
    sockets: dict[int, wasyncore.dispatcher]

    @property
    def speaking(self) -> int:
        """Connections that are open."""
        return sum(isinstance(one, HTTPChannel) for one in list(self.sockets.values()))

    def opened(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def asks(self, *head: str, body: bytes = b"") -> str:
        """What is answered, to its end, to a request of which the body comes as it is."""
        with self.opened() as connection:
            connection.sendall("\r\n".join([*head, "Host: here", "", ""]).encode() + body)
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(1 << 16), b"")).decode()

    def cookie_of(self, person: Person) -> str:
        browser = self.house.at_desk(person)
        browser.get("/")
        found = browser.get_cookie("loa_xa")
        assert found is not None
        return f"Cookie: {found.key}={found.value}"


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    with a_house(tmp_path) as house:
        sockets: dict[int, wasyncore.dispatcher] = {}
        server = server_of(house.app, sockets, host="127.0.0.1", port=0)
        stop = threading.Event()

        def run() -> None:
            while not stop.is_set():
                wasyncore.loop(timeout=0.05, map=sockets, count=1)

        running = threading.Thread(target=run)
        running.start()
        assert isinstance(server, BaseWSGIServer)
        yield Door(house, int(server.effective_port), sockets)
        stop.set()
        running.join()
        server.task_dispatcher.shutdown()
        wasyncore.close_all(sockets)


def test_a_form_that_is_too_large_is_refused_before_it_has_arrived(door: Door) -> None:
    size = f"Content-Length: {LARGEST_FORM + 1}"
    for head in ((FORM, size), (FORM, size, "Expect: 100-continue"), (FILE, size)):
        answer = door.asks("POST /sign-in HTTP/1.1", *head)
        assert answer.startswith("HTTP/1.1 413")
        assert "Nội dung gửi lên quá lớn" in answer


@pytest.mark.parametrize("size", [LARGEST_REQUEST, 1 << 40])
def test_a_file_that_is_too_large_is_refused_in_the_words_of_its_page(
    door: Door, size: int
) -> None:
    to = door.house.draft().id
    head = (FILE, f"Content-Length: {size}", door.cookie_of(LAN))
    recording = door.asks(f"POST /bulletins/{to}/versions/vie/recording HTTP/1.1", *head)
    assert recording.startswith("HTTP/1.1 413")
    assert "Bản ghi âm này lớn hơn" in recording
    document = door.asks("POST /documents HTTP/1.1", *head)
    assert document.startswith("HTTP/1.1 413")
    assert "Tệp này lớn hơn" in document


def test_who_may_hand_in_nothing_may_send_no_more_than_a_form(door: Door) -> None:
    door.house.app.config["WTF_CSRF_ENABLED"] = True
    head = (FILE, f"Content-Length: {LARGEST_FORM + 1}")
    for cookie in ((), (door.cookie_of(HANH),)):
        assert door.asks("POST /documents HTTP/1.1", *head, *cookie).startswith("HTTP/1.1 413")


def test_what_comes_in_chunks_is_refused_as_soon_as_it_is_too_much(door: Door) -> None:
    chunk = b"10000\r\n" + bytes(1 << 16) + b"\r\n"
    enough = LARGEST_FORM // (1 << 16) + 1
    answer = door.asks("POST /sign-in HTTP/1.1", FORM, CHUNKS, body=chunk * enough)
    assert answer.startswith("HTTP/1.1 413")
    whole = door.asks("POST /sign-in HTTP/1.1", FORM, CHUNKS, body=chunk + b"0\r\n\r\n")
    assert whole.startswith("HTTP/1.1 401")


def test_whoever_is_still_sending_reads_the_answer(door: Door) -> None:
    size = f"Content-Length: {LARGEST_REQUEST}"
    answer = door.asks("POST /sign-in HTTP/1.1", FORM, size, body=bytes(MANY))
    assert answer.startswith("HTTP/1.1 413")
    assert answer.rstrip().endswith("</html>")


def test_whoever_says_nothing_more_is_not_waited_for_forever(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_receiving, "LINGERING", 0.1)
    with door.opened() as connection:
        size = LARGEST_FORM + 1
        connection.sendall(f"POST /sign-in HTTP/1.1\r\nContent-Length: {size}\r\n\r\n".encode())
        while connection.recv(1 << 16):
            pass
        give_up = time.monotonic() + 60
        while door.speaking:
            assert time.monotonic() < give_up
            time.sleep(0.02)


def test_a_large_file_that_may_be_sent_arrives_whole(door: Door) -> None:
    draft, sound = door.house.draft(), wav(speechlike(44))
    assert len(sound) > 2 * LARGEST_FORM
    form, speaker = b"Content-Disposition: form-data; name=", "Hoàng Thị Lan".encode()
    parts = (
        (b"--x", form + b'"speaker"', b"", speaker),
        (b"--x", form + b'"version"', b"", str(draft.version).encode()),
        (b"--x", form + b'"recording"; filename="a.wav"', b"", sound),
        (b"--x--", b""),
    )
    body = b"\r\n".join(line for part in parts for line in part)
    head = (FILE, f"Content-Length: {len(body)}", door.cookie_of(LAN), "Connection: close")
    to = f"/bulletins/{draft.id}/versions/vie/recording"
    answer = door.asks(f"POST {to} HTTP/1.1", *head, body=body)
    assert answer.startswith("HTTP/1.1 302"), answer
    assert door.house.kept(draft).version_in("vie") is not None


def test_small_requests_share_a_connection_as_before(door: Door) -> None:
    one = "GET /help HTTP/1.1\r\nHost: here\r\n"
    answer = door.asks(*one.split("\r\n")[:1], body=f"{one}Connection: close\r\n\r\n".encode())
    assert answer.count("HTTP/1.1 302") == 2


def test_no_page_has_more_room_than_the_server() -> None:
    assert max(room.bytes for room in ROOMS.values()) < LARGEST_REQUEST
