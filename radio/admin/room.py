"""How many bytes a request may bring: a form's worth, and more where files are handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, request
from flask_login import current_user

from radio.admin import documents, house_sounds, recording, versions
from radio.admin.context import me
from radio.domain.people import Role


@dataclass(frozen=True)
class Room:
    """Who may send more than a form to some pages, and how much."""

    roles: tuple[Role, ...]
    bytes: int


LARGEST_FORM = 1 << 20
"""Bytes of a request; a bulletin of 20,000 characters is a tenth of it."""
ROOMS: Mapping[str, Room] = {
    documents.pages.name: Room(documents.WRITERS, documents.LARGEST_UPLOAD),
    house_sounds.pages.name: Room((Role.ADMIN,), house_sounds.LARGEST),
    recording.pages.name: Room(versions.WRITERS, recording.LARGEST_UPLOAD),
}
LARGEST_REQUEST = max(room.bytes for room in ROOMS.values()) + 1
"""Bytes that no page takes."""


def install(app: Flask) -> None:
    """Hold every request against its room before anything reads it."""
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FORM, MAX_FORM_MEMORY_SIZE=LARGEST_FORM)
    app.url_value_preprocessor(_make_room)


def room_for(app: Flask, environ: dict[str, Any]) -> int:
    """Bytes that a request may bring, known from its headers alone."""
    with app.request_context(environ):
        return _room()


def _make_room(_endpoint: str | None, _values: dict[str, object] | None) -> None:
    request.max_content_length = _room()


def _room() -> int:
    found = ROOMS.get(request.blueprint or "")
    if found is None or not current_user.is_authenticated or not me().has(*found.roles):
        return LARGEST_FORM
    return found.bytes
