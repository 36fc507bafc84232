"""A file somebody sends, on the disk for as long as it is looked at and never longer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

from flask import request
from werkzeug.datastructures import FileStorage

from radio.adapters.ingest import ENDINGS
from radio.adapters.whole_files import unfinished
from radio.domain.errors import Refused


def sound_sent(field: str) -> tuple[FileStorage, str]:
    """The sound in the form and what its file is called on the sender's machine.

    Raises `Refused` for none and for one that is no sound by its name.
    """
    sent = request.files.get(field)
    name = PureWindowsPath(sent.filename or "").name if sent else ""
    if sent is None or not name:
        raise Refused("Choose a recording first.")
    if not name.lower().endswith(ENDINGS):
        raise Refused("Only sound files can be handed in: %(endings)s", endings=", ".join(ENDINGS))
    return sent, name


@contextmanager
def received(sent: FileStorage, folder: Path) -> Iterator[Path]:
    """The file sent, under a name of ours; what a killed process leaves is swept at the next start.

    Raises `OSError` when the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / unfinished("upload")
    try:
        sent.save(path)
        yield path
    finally:
        sent.close()
        path.unlink(missing_ok=True)
