"""The manifest of a pack: the JSON that says what is in it; docs/packs.md describes each field.

Version 1. A reader refuses another version and ignores fields it does not know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from radio.domain.audio.cuesheet import Cue
from radio.domain.broadcast import Broadcast, Edition
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import Refused
from radio.domain.packs.pack import Pack, PackFile, StationDay, audio_name
from radio.domain.packs.variant import Variant
from radio.domain.programme import Segment
from radio.domain.station import StationId

FORMAT = "loa-xa-pack"
VERSION = 1


def manifest(
    day: StationDay,
    files: Sequence[PackFile],
    revision: int = 1,
    withdrawn: Sequence[PackFile] = (),
) -> bytes:
    """The manifest of the day with these files; the same input gives the same bytes.

    `revision` and `withdrawn` are as in `Pack`.
    """
    station = day.station
    content = {
        "format": FORMAT,
        "version": VERSION,
        "revision": revision,
        "station": {
            "id": station.id,
            "code": station.code,
            "name": station.full_name,
            "area": station.area,
            "zone": station.zone,
        },
        "date": day.on.isoformat(),
        "variant": day.variant.value,
        "valid": _validity(day),
        "broadcasts": [_broadcast(day, *pair) for pair in day.editions],
        "relays": [_relay(day, one, one.relay) for one in day.relays if one.relay],
        "files": [_file(one) for one in files],
        "withdrawn": [_file(one) for one in withdrawn],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _file(file: PackFile) -> Mapping[str, Any]:
    return {"path": file.name, "bytes": file.bytes, "sha256": file.sha256}


def read_manifest(content: bytes) -> Pack:
    """What a manifest says, as a pack not yet looked for on the disk.

    Raises `Refused` when it is no manifest or one of another version.
    """
    try:
        found = json.loads(content)
        if (found["format"], found["version"]) != (FORMAT, VERSION):
            raise Refused("This pack has a format that this programme does not read.")
        return _pack(found)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        raise Refused("The manifest of this pack cannot be read; build the date again.") from None


def readable(content: bytes) -> bool:
    """Whether this is a manifest that can be read."""
    try:
        read_manifest(content)
    except Refused:
        return False
    return True


def _pack(found: Mapping[str, Any]) -> Pack:
    broadcasts = found["broadcasts"]
    heard = [
        (BulletinId(bulletin["id"]), str(bulletin["heard_sha256"]))
        for broadcast in broadcasts
        for bulletin in broadcast["bulletins"]
    ]
    return Pack(
        station=StationId(found["station"]["id"]),
        on=date.fromisoformat(found["date"]),
        files=_files(found["files"]),
        heard=tuple(dict.fromkeys(heard)),
        length=sum(
            (timedelta(seconds=broadcast["duration_seconds"]) for broadcast in broadcasts),
            timedelta(),
        ),
        variant=Variant(found.get("variant", Variant.MP3)),
        revision=int(found.get("revision", 1)),
        withdrawn=_files(found.get("withdrawn", [])),
    )


def _files(found: Sequence[Mapping[str, Any]]) -> tuple[PackFile, ...]:
    return tuple(PackFile(file["path"], file["sha256"], file["bytes"]) for file in found)


def _validity(day: StationDay) -> Mapping[str, str]:
    """From the first to the last moment of the date at the station, or of its last broadcast."""
    zone = ZoneInfo(day.station.zone)
    first = datetime.combine(day.on, time(), zone)
    last = datetime.combine(day.on + timedelta(days=1), time(), zone)
    ends = [broadcast.starts_at + edition.length for broadcast, edition in day.editions]
    ends += [relay.starts_at + relay.slot_length for relay in day.relays]
    return {"from": _utc(first), "until": _utc(max((last, *ends)))}


def _broadcast(day: StationDay, broadcast: Broadcast, edition: Edition) -> Mapping[str, Any]:
    local = broadcast.starts_at.astimezone(ZoneInfo(day.station.zone))
    return {
        "id": broadcast.id,
        "title": broadcast.title,
        "slot": broadcast.slot,
        "programme": broadcast.programme,
        "file": audio_name(day.station, broadcast, day.variant),
        "starts_at": _utc(broadcast.starts_at),
        "starts_local": local.isoformat(),
        "slot_seconds": _seconds(broadcast.slot_length),
        "duration_seconds": _seconds(edition.length),
        "loudness_lufs": round(edition.loudness, 2),
        "cues": [_cue(day, cue) for cue in edition.cues.cues],
        "bulletins": [
            _bulletin(day, edition, day.bulletins[one], heard) for one, heard in edition.heard
        ],
    }


def _relay(day: StationDay, broadcast: Broadcast, relay: Segment) -> Mapping[str, Any]:
    local = broadcast.starts_at.astimezone(ZoneInfo(day.station.zone))
    return {
        "id": broadcast.id,
        "source": relay.title,
        "starts_at": _utc(broadcast.starts_at),
        "starts_local": local.isoformat(),
        "duration_seconds": _seconds(broadcast.slot_length),
    }


def _cue(day: StationDay, cue: Cue) -> Mapping[str, Any]:
    return {
        "kind": cue.kind.value,
        "title": cue.title,
        "start_seconds": _seconds(cue.starts),
        "duration_seconds": _seconds(cue.length),
        "bulletin": cue.bulletin,
        "language": _language(day.bulletins[cue.bulletin], cue) if cue.bulletin else None,
    }


def _language(bulletin: Bulletin, cue: Cue) -> str:
    """ISO 639-3 of what is heard there."""
    return cue.language or bulletin.script.language


def _bulletin(
    day: StationDay, edition: Edition, bulletin: Bulletin, heard: str
) -> Mapping[str, Any]:
    approval = bulletin.approval
    languages = (
        _language(bulletin, cue) for cue in edition.cues.cues if cue.bulletin == bulletin.id
    )
    last = bulletin.script.valid_until
    return {
        "id": bulletin.id,
        "title": bulletin.script.title,
        "language": bulletin.script.language,
        "heard_in": sorted(set(languages)),
        "valid_until": last.isoformat() if last else None,
        "approved_by": day.people.get(approval.by, approval.by) if approval else None,
        "approved_at": _utc(approval.at) if approval else None,
        "voice": approval.voice if approval else None,
        "heard_sha256": heard,
    }


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _seconds(length: timedelta) -> float:
    """Seconds to the millisecond."""
    return round(length.total_seconds(), 3)
