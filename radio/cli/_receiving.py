"""waitress, which refuses at once what is larger than its page takes, before it has arrived.

A request that announces too much goes to the pages without its body; so does one in chunks as soon
as it has become too much. They answer 413 in words of their own. What the sender still sends is
thrown away for a while, for whoever is cut off in the middle of sending never reads the answer.
"""

from __future__ import annotations

import socket
import time
from functools import partial
from typing import Any, cast

from flask import Flask
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server
from waitress.task import WSGITask
from waitress.utilities import RequestEntityTooLarge

from radio.admin.room import LARGEST_FORM, LARGEST_REQUEST, room_for

LINGERING = 30.0
"""Seconds for which what comes after a refusal is thrown away."""


def server_of(
    app: Flask, sockets: dict[int, Any], **adjustments: Any
) -> BaseWSGIServer | MultiSocketServer:
    """A server of the application, ready to run; `adjustments` as waitress names them.

    It puts all it listens and speaks through into `sockets`, by file descriptor.
    """
    made = create_server(app, map=sockets, max_request_body_size=LARGEST_REQUEST, **adjustments)
    for one in sockets.values():
        if isinstance(one, BaseWSGIServer):
            cast("Any", one).channel_class = partial(_Channel, app)
    return made


class _Request(HTTPRequestParser):
    """A request that is complete, without its body, as soon as it is larger than its room."""

    def __init__(self, adj: Adjustments, channel: _Channel) -> None:
        super().__init__(adj)
        self._channel = channel
        self._room = LARGEST_FORM

    def received(self, data: bytes) -> int:
        consumed = super().received(data)
        if self.body_rcv is None:
            return consumed
        size = max(self.content_length, len(self.body_rcv))
        if size > self._room == LARGEST_FORM:
            self._room = room_for(self._channel.app, self._environ())
        if size > self._room or isinstance(self.error, RequestEntityTooLarge):
            self._refuse(size)
            return len(data)
        return consumed

    def _environ(self) -> dict[str, Any]:
        return dict(WSGITask(self._channel, cast("Any", self)).get_environment())

    def _refuse(self, size: int) -> None:
        self.completed, self.error, self.expect_continue = True, None, False
        self.headers = {**self.headers, "CONTENT_LENGTH": str(size), "CONNECTION": "close"}
        self._channel.lingers = True


class _Channel(HTTPChannel):
    """A connection that is not cut off under the hands of somebody who is still sending."""

    lingers = False
    """Whether to wait for the end of what is sent when the answer is given."""
    _until: float | None = None

    def __init__(self, app: Flask, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.app = app
        self.parser_class = cast("Any", partial(_Request, channel=self))

    def readable(self) -> bool:
        return self._until is not None or super().readable()

    def writable(self) -> bool:
        if self._until is not None:
            return time.monotonic() > self._until
        return bool(super().writable())

    def handle_read(self) -> None:
        if self._until is None:
            super().handle_read()
        else:
            self.recv(self.adj.recv_bytes)

    def handle_close(self) -> None:
        if self.lingers and self._until is None and self.socket is not None:
            self._until = time.monotonic() + LINGERING
            try:
                self.socket.shutdown(socket.SHUT_WR)
            except OSError:
                super().handle_close()
        else:
            super().handle_close()
