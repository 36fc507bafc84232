"""The ZIP of a pack: stored (MP3 does not shrink), the same bytes for the same files."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO

_UNIX = 3
_READABLE = 0o644 << 16


def write_archive(file: BinaryIO, members: Mapping[str, Path], on: date) -> None:
    """Write the members by name, each dated with the midnight of the pack's own date."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, path in members.items():
            entry = zipfile.ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            entry.file_size = path.stat().st_size
            with path.open("rb") as read, archive.open(entry, "w") as write:
                shutil.copyfileobj(read, write, 1 << 20)


def holds(archive: Path, name: str, content: bytes) -> bool:
    """Whether the archive is whole, by the sums it has, and holds exactly this under `name`."""
    try:
        with zipfile.ZipFile(archive) as found:
            return found.read(name) == content and found.testzip() is None
    except Exception:  # one wrong byte in its directory raises nearly anything
        return False


def member(archive: Path, name: str) -> bytes:
    """What the archive holds under `name`; nothing when that cannot be read."""
    try:
        with zipfile.ZipFile(archive) as found:
            return found.read(name)
    except Exception:  # as above
        return b""
