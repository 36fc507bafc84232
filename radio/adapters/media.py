"""Finished files in a folder, by key; each appears whole or not at all and never changes in place.

A key is a relative path in plain ASCII (`packs/vi-huong/2022-10-03/playlist.m3u8`), so that it
means the same file on every disk, stick and server.
"""

from __future__ import annotations

import filecmp
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from copy import copy
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO

from radio.adapters.piecewise import write_pieces
from radio.adapters.whole_files import (
    Flush,
    flush_folder,
    unfinished,
    write_whole,
    writing_whole,
)
from radio.domain.errors import NotFound, Refused
from radio.ports import Written

_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")


class FolderMedia:
    """A `MediaStore` on this machine's disk."""

    def __init__(self, root: Path, flush: Flush = flush_folder) -> None:
        """`flush` as in `writing_whole`."""
        self._root = root
        self._flush = flush

    @contextmanager
    def together(self) -> Iterator[FolderMedia]:
        """The same store for files that count only together: each folder is forced once, at last.

        Each file appears whole all the same.
        """
        some, folders = copy(self), dict[Path, None]()
        some._flush = folders.setdefault
        try:
            yield some
        finally:  # what stands is right, and found so by the next run
            for folder in folders:
                self._flush(folder)

    def put(self, key: str, content: bytes) -> bool:
        """Make the file appear whole; False, and nothing touched, when it is there already."""
        return write_whole(self._place(key), content, flush=self._flush)

    def put_file(self, key: str, source: Path) -> bool:
        """The same from a file; a file of this store is linked, any other copied."""
        place = self._place(key)
        if place.is_file() and (
            place.samefile(source) or filecmp.cmp(place, source, shallow=False)
        ):
            return False
        if source.is_relative_to(self._root) and _linked(source, place):
            self._flush(place.parent)
            return True
        with source.open("rb") as read, writing_whole(place, flush=self._flush) as write:
            shutil.copyfileobj(read, write, 1 << 20)
        return True

    def writing(self, key: str) -> AbstractContextManager[BinaryIO]:
        """A seekable file to write; it appears when the block ends, not at all if it raises."""
        return writing_whole(self._place(key), flush=self._flush)

    def put_pieces(self, key: str, pieces: Iterable[bytes]) -> Written:
        """The same from pieces in a row; what then stands in the file, as it is read back.

        Raises what `pieces` raise, and `OSError` (a full disk, no rights).
        """
        return write_pieces(self._place(key), pieces, flush=self._flush)

    def get(self, key: str) -> bytes:
        """The file's bytes; raises `NotFound`."""
        return self.path(key).read_bytes()

    def exists(self, key: str) -> bool:
        """Whether the file is there."""
        return self._place(key).is_file()

    def digest(self, key: str) -> str | None:
        """The SHA-256 (hex) of the file as it is read now; None when it is not there."""
        try:
            with self._place(key).open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None

    def path(self, key: str) -> Path:
        """Where the file lies; raises `NotFound`."""
        place = self._place(key)
        if not place.is_file():
            raise NotFound("There is no file %(key)s.", key=key)
        return place

    def list(self, prefix: str) -> list[str]:
        """Keys of the files below the folder `prefix`, sorted.

        A file whose name is no key is none of ours (a desktop's `.DS_Store`, somebody's `ghi chú`,
        what is unfinished): it is not told of, and stays.
        """
        folder = self._place(prefix.rstrip("/")) if prefix else self._root
        files = (path for path in folder.rglob("*") if path.is_file())
        names = (path.relative_to(self._root).as_posix() for path in files)
        return sorted(name for name in names if _KEY.fullmatch(name))

    def delete(self, key: str) -> None:
        """Remove the file if it is there, and the folders it leaves empty."""
        place = self._place(key)
        place.unlink(missing_ok=True)
        with suppress(OSError):  # not empty, or gone already
            for folder in place.relative_to(self._root).parents[:-1]:
                (self._root / folder).rmdir()

    def _place(self, key: str) -> Path:
        """The path of a key; raises `Refused` for one that could leave the folder."""
        if not _KEY.fullmatch(key):
            raise Refused("%(key)s is not the name of a media file.", key=key)
        return self._root / key


def _linked(source: Path, place: Path) -> bool:
    """Whether `place` could be made a second name of the bytes of `source`."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(unfinished(place.name))
    try:
        part.hardlink_to(source)
    except OSError:
        return False  # another disk, or one without links (a FAT stick): copy instead
    part.replace(place)
    return True
