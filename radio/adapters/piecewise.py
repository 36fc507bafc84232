"""Writes a large file in pieces, while it is read back for its digest and goes to the disk.

Writing, digest and disk take about as long as each other, so they work side by side: one thread
writes, another reads what stands there, and the disk begins long before it is waited for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import IO

from radio.adapters.whole_files import Flush, flush_folder, writing_whole
from radio.ports import Written

_STRETCH = 1 << 21
"""Bytes after which the other thread is told: handing over costs more than a small piece."""
_AT_ONCE = 1 << 19
"""Bytes that are read back at a time: they stay near the processor."""


def write_pieces(path: Path, pieces: Iterable[bytes], *, flush: Flush = flush_folder) -> Written:
    """Make `path` hold these pieces in a row; what then stands in the file, as it is read back.

    `flush` as in `writing_whole`. Raises what `pieces` raise, and `OSError` (a full disk, no
    rights); the old file then stands.
    """
    digest = sha256()
    with (
        writing_whole(path, flush=flush) as file,
        open(file.name, "rb", buffering=0) as back,  # noqa: PTH123
        ThreadPoolExecutor(1) as beside,
    ):
        ends = _written(file, pieces)
        followed = [beside.submit(_follow, back, end, digest.update) for end in ends]
        os.fsync(file.fileno())
        for one in followed:
            one.result()
        return Written(digest.hexdigest(), file.tell())


def _written(file: IO[bytes], pieces: Iterable[bytes]) -> Iterator[int]:
    """Write the pieces; from time to time, and at last, how many bytes stand in the file."""
    end = told = 0
    for piece in pieces:
        end += file.write(piece)
        if end - told >= _STRETCH:
            file.flush()
            yield end
            told = end
    file.flush()
    yield end


def _follow(back: IO[bytes], end: int, update: Callable[[bytes], object]) -> None:
    """Take into a digest what stands in the file up to `end`, and let the disk begin with it.

    No further: the reader and the writer of one place in a file wait for each other.
    """
    at = back.tell()
    _begin_forcing(back, at, end - at)
    while at < end:
        piece = back.read(min(_AT_ONCE, end - at))
        if not piece:
            raise OSError("A file that was just written is shorter than it was.")
        update(piece)
        at += len(piece)


def _begin_forcing(file: IO[bytes], begin: int, count: int) -> None:
    """Let the disk begin with so many bytes of the file; nobody waits for it.

    Linux takes this advice as an order to write them, for what is not on the disk yet may not be
    dropped from memory; PostgreSQL uses it so (`pg_flush_data`). Others force all at the end.
    """
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), begin, count, os.POSIX_FADV_DONTNEED)
