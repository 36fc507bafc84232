"""A pack: what one station needs for one day, and who may take it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from radio.domain.broadcast import Broadcast, Edition
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.packs.variant import Variant
from radio.domain.people import PersonId
from radio.domain.station import Station, StationId

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
PACKS = "packs"
"""Folder of them all."""
_OF_A_DAY = re.compile(rf"{PACKS}/[^/]+/(\d{{4}}-\d\d-\d\d)[./]")
AUDIO = "audio/"
"""How the names of audio files begin."""


@dataclass(frozen=True)
class PackFile:
    """One file of a pack."""

    name: str
    """Relative path with `/`, ASCII: `audio/0500-buoi-sang.mp3`."""
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Pack:
    """The files of one station for one date."""

    station: StationId
    on: date
    files: tuple[PackFile, ...]
    """Everything in the folder but the manifest, the sums and the ZIP."""
    heard: tuple[tuple[BulletinId, str], ...]
    """Each bulletin once, as first heard, with the `heard_hash` that was approved."""
    length: timedelta
    """Playing time of all its programmes."""
    bytes: int = 0
    """Size of the ZIP: what an operator downloads."""
    complete: bool = False
    """Whether every file is there; only then may a station take it."""
    written: int = 0
    """Files that the making had to write; 0 when all was right already."""
    variant: Variant = Variant.MP3
    """The form its audio has."""
    revision: int = 1
    """Rises whenever the pack of this date is made otherwise."""
    withdrawn: tuple[PackFile, ...] = ()
    """Files of earlier revisions that must not be played any more."""

    @property
    def bulletins(self) -> tuple[BulletinId, ...]:
        """The bulletins heard in it."""
        return tuple(bulletin for bulletin, _ in self.heard)

    @property
    def folder(self) -> str:
        """Key of its folder in the media store."""
        return folder(self.station, self.on, self.variant)

    @property
    def archive(self) -> str:
        """Name of the ZIP inside the folder."""
        return archive(self.station, self.on, self.variant)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that may be asked for, the ZIP last."""
        return (*(file.name for file in self.files), SUMS, MANIFEST, self.archive)


@dataclass(frozen=True)
class StationDay:
    """All that a pack is made from: a station's broadcasts of a date with their editions."""

    station: Station
    on: date
    editions: tuple[tuple[Broadcast, Edition], ...]
    """In order of start."""
    bulletins: Mapping[BulletinId, Bulletin]
    """Every bulletin heard."""
    people: Mapping[PersonId, str]
    """Names of those who approved."""
    variant: Variant = Variant.MP3
    """The form in which the editions are."""
    relays: tuple[Broadcast, ...] = ()
    """What the station carries live between its own broadcasts, in order of start."""

    @property
    def broadcasts(self) -> tuple[Broadcast, ...]:
        """Its own broadcasts and the relays."""
        return (*(broadcast for broadcast, _ in self.editions), *self.relays)

    @property
    def length(self) -> timedelta:
        """Playing time of all its programmes."""
        return sum((edition.length for _, edition in self.editions), timedelta())

    @property
    def heard(self) -> tuple[tuple[BulletinId, str], ...]:
        """Each bulletin once with the hash its audio was made from."""
        pairs = (pair for _, edition in self.editions for pair in edition.heard)
        return tuple(dict.fromkeys(pairs))


def aside(folder: str) -> str:
    """Key under which the last whole manifest lies while a pack is made otherwise."""
    return f"{folder}.{MANIFEST}"


def withdrawn(before: Pack, files: Sequence[PackFile]) -> tuple[PackFile, ...]:
    """What a station that has the pack from before must not play any more, by name."""
    wanted = {one.sha256 for one in files}
    had = (*(one for one in before.files if one.name.startswith(AUDIO)), *before.withdrawn)
    gone = {one.sha256: one for one in had if one.sha256 not in wanted}
    return tuple(sorted(gone.values(), key=lambda one: (one.name, one.sha256)))


def folder(station: StationId, on: date, variant: Variant = Variant.MP3) -> str:
    """Key of the folder of a pack: `packs/vi-huong/2022-10-03`, `….opus` of another form."""
    form = "" if variant is Variant.MP3 else f".{variant}"
    return f"{PACKS}/{station}/{on.isoformat()}{form}"


def day_of(key: str) -> date | None:
    """The date of the pack to which a media key belongs; None for any other key."""
    found = _OF_A_DAY.match(key)
    return date.fromisoformat(found[1]) if found else None


def archive(station: StationId, on: date, variant: Variant = Variant.MP3) -> str:
    """Name of the ZIP of a pack: `vi-huong-2022-10-03.zip`, `…-opus.zip` of another form."""
    form = "" if variant is Variant.MP3 else f"-{variant}"
    return f"{station}-{on.isoformat()}{form}.zip"


def audio_name(station: Station, broadcast: Broadcast, variant: Variant = Variant.MP3) -> str:
    """Name of a programme's file, in playing order by name: `audio/0500-buoi-sang.mp3`."""
    local = broadcast.starts_at.astimezone(ZoneInfo(station.zone))
    return f"audio/{local:%H%M}-{broadcast.slot}{variant.suffix}"


def still_approved(bulletin: Bulletin | None, on: date, heard: str) -> bool:
    """Whether what was made from `heard` may be on the air on a date."""
    return (
        bulletin is not None
        and bulletin.state_on(on) is State.APPROVED
        and bulletin.approval is not None
        and bulletin.approval.heard == heard
    )


def fits_plan(broadcast: Broadcast, edition: Edition) -> bool:
    """Whether the edition was made from this very rundown's bulletins and is not too long."""
    made_from = tuple(bulletin for bulletin, _ in edition.heard)
    return made_from == broadcast.rundown.bulletins and edition.length <= broadcast.slot_length
