"""One roll of clips: two files that grow together, written by one process and read by all.

    <roll>.pcm      samples, one clip behind the other
    <roll>.index    a line for each clip, written after its samples: key, place, rate, checksum

What a killed process began and did not note in the index is never found.
"""

from __future__ import annotations

import os
import struct
import time
import weakref
from contextlib import ExitStack
from io import FileIO
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from radio.domain.audio.sound import Sound

SAMPLES, INDEX = ".pcm", ".index"
_LINE = struct.Struct("<32sQIII")


class Place(NamedTuple):
    """Where a clip lies, and what it must be."""

    roll: str
    """Name of the roll; those begun later sort behind."""
    start: int
    length: int
    """Bytes."""
    rate: int
    checksum: int
    """CRC-32 of samples and rate: it is there to find damage, not forgery, and a cryptographic one
    would cost more than all else that is done to keep a clip."""

    def read(self, folder: Path) -> Sound | None:
        """The sound there; None when it is damaged, `FileNotFoundError` when the roll is gone."""
        with (folder / f"{self.roll}{SAMPLES}").open("rb", buffering=0) as file:
            try:
                file.seek(self.start)
                samples = file.read(self.length)
            except OSError:  # the disk cannot read it, or the line names no place
                return None
        return Sound(samples, self.rate) if crc32(samples, self.rate) == self.checksum else None


def lines_of(index: Path, start: int = 0) -> tuple[list[tuple[str, Place]], int]:
    """Keys and places noted from byte `start` on, and the byte up to which they were read.

    A line that is being written, or that was never finished, is not read.
    """
    with index.open("rb") as file:
        file.seek(start)
        content = file.read()
    whole = len(content) - len(content) % _LINE.size
    lines = _LINE.iter_unpack(content[:whole])
    return [(key.hex(), Place(index.stem, *where)) for key, *where in lines], start + whole


class Roll:
    """A roll that this process appends to, one thread at a time."""

    def __init__(self, folder: Path) -> None:
        """Begins one in a folder that is made when it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        self._process = os.getpid()
        self.name = f"{time.time_ns():019d}-{self._process}"
        self._samples = FileIO(folder / f"{self.name}{SAMPLES}", "xb")
        self._index = FileIO(folder / f"{self.name}{INDEX}", "xb")
        self._bytes = 0
        self.noted = 0
        """Bytes of its index."""
        files = ExitStack()
        files.callback(self._samples.close)
        files.callback(self._index.close)
        self.close = weakref.finalize(self, files.close)
        """Write no more to it."""

    def takes(self, size: int, at_most: int) -> bool:
        """Whether so many bytes more may be put into it: they fit, and others will find them.

        Not so in a forked process, whose parent appends as well, nor when it gave way meanwhile.
        """
        if self._process != os.getpid() or not self.close.alive or self._bytes + size > at_most:
            return False
        return os.fstat(self._index.fileno()).st_nlink > 0

    def append(self, key: str, sound: Sound) -> Place:
        """Put a clip into it; raises `OSError` when the disk is full, and is then closed."""
        size, checksum = len(sound.samples), crc32(sound.samples, sound.rate)
        place = Place(self.name, self._bytes, size, sound.rate, checksum)
        try:
            _write(self._samples, sound.samples)
            _write(self._index, _LINE.pack(bytes.fromhex(key), *place[1:]))
        except OSError:
            self.close()
            raise
        self._bytes += size
        self.noted += _LINE.size
        return place


def _write(file: FileIO, content: bytes) -> None:
    """All of it; a full disk takes a part first and raises at the next."""
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]
