"""A file somebody sends, on the disk for as long as it is looked at and never longer."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from werkzeug.datastructures import FileStorage

from radio.adapters.whole_files import PART


@contextmanager
def received(sent: FileStorage, folder: Path) -> Iterator[Path]:
    """The file sent, under a name of ours; what a killed process leaves is swept at the next start.

    Raises `OSError` when the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f".upload.{os.getpid()}.{secrets.token_hex(8)}{PART}"
    try:
        sent.save(path)
        yield path
    finally:
        path.unlink(missing_ok=True)
