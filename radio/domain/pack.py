"""A pack: what one station needs for one day, and how much of it there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from radio.domain.bulletin import BulletinId
from radio.domain.station import StationId

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"


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
    bulletins: tuple[BulletinId, ...]
    """Each bulletin once, in the order it is first heard."""
    length: timedelta
    """Playing time of all its programmes."""
    bytes: int
    """Size of the ZIP: what an operator downloads."""
    complete: bool
    """Whether every file is there; only then may a station take it."""
    written: int = 0
    """Files that the making had to write; 0 when all was right already."""

    @property
    def folder(self) -> str:
        """Key of its folder in the media store."""
        return folder(self.station, self.on)

    @property
    def archive(self) -> str:
        """Name of the ZIP inside the folder."""
        return archive(self.station, self.on)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that may be asked for, the ZIP last."""
        return (*(file.name for file in self.files), SUMS, MANIFEST, self.archive)


def folder(station: StationId, on: date) -> str:
    """Key of the folder of a pack: `packs/vi-huong/2022-10-03`."""
    return f"packs/{station}/{on.isoformat()}"


def archive(station: StationId, on: date) -> str:
    """Name of the ZIP of a pack: `vi-huong-2022-10-03.zip`."""
    return f"{station}-{on.isoformat()}.zip"
