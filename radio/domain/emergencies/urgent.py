"""The urgent list of a station: what a box or an operator fetches to air emergencies at once.

A manifest and a playlist; docs/packs.md describes each field. Version 1. It says how often and
until when, so that a station that lost the network stops in time. Readers ignore fields they do
not know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from radio.domain.broadcast import Edition
from radio.domain.bulletin import Bulletin
from radio.domain.emergencies.emergency import Emergency, EmergencyId
from radio.domain.emergencies.emergency_turns import First
from radio.domain.packs.playlist import Track, m3u8
from radio.domain.station import Station, StationId

FORMAT = "loa-xa-urgent"
VERSION = 1
MANIFEST = "urgent.json"
PLAYLIST = "urgent.m3u8"


@dataclass(frozen=True)
class Ready:
    """A running emergency with its audio for one station."""

    emergency: Emergency
    bulletin: Bulletin
    edition: Edition
    sent_by: str
    """Full name of who aired it."""

    @property
    def file(self) -> str:
        """Path of its audio in the list: `khan-2022-10-03-1.mp3`."""
        return audio_name(self.emergency.id)


def folder(station: StationId) -> str:
    """Key of the list in the media store."""
    return f"urgent/{station}"


def audio_name(emergency: EmergencyId) -> str:
    """Name of an emergency's audio in the list."""
    return f"{emergency}.mp3"


def manifest(
    station: Station, running: Sequence[Ready], over: Sequence[Emergency], first: First
) -> bytes:
    """The list as JSON; `running` in the order of precedence, `over` what must not be aired now."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "station": {"id": station.id, "code": station.code, "zone": station.zone},
        "first": first.value,
        "emergencies": [_entry(one) for one in running],
        "over": [_ended(one) for one in over],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def playlist(station: Station, running: Sequence[Ready]) -> bytes:
    """The same for an ordinary player: each emergency once, the first to be heard first."""
    who = f"Đài truyền thanh {station.full_name}"
    tracks = [
        Track(one.file, one.bulletin.script.title, who, one.edition.length) for one in running
    ]
    return m3u8(f"Thông báo khẩn, {who}", tracks)


def _entry(ready: Ready) -> Mapping[str, Any]:
    one, edition = ready.emergency, ready.edition
    return {
        "id": one.id,
        "level": one.level.value,
        "level_rank": one.level.rank,
        "title": ready.bulletin.script.title,
        "bulletin": one.bulletin,
        "source": one.source,
        "issued_at": _utc(one.issued_at),
        "sent_at": _utc(one.approval.at),
        "sent_by": ready.sent_by,
        "heard_sha256": one.approval.heard,
        "file": ready.file,
        "bytes": edition.bytes,
        "sha256": edition.sha256,
        "duration_seconds": _seconds(edition.length),
        "times": one.times,
        "every_seconds": _seconds(max(one.every, one.length)),
        "expires_at": _utc(one.expires_at),
    }


def _ended(one: Emergency) -> Mapping[str, Any]:
    return {
        "id": one.id,
        "ended_at": _utc(one.over_at),
        "cancelled": one.cancel is not None,
        "reason": one.cancel.reason if one.cancel else None,
    }


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _seconds(length: timedelta) -> float:
    return round(length.total_seconds(), 3)
