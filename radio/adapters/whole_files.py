"""Files that appear whole or not at all: written beside, flushed to the disk, renamed."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import BinaryIO

PART = ".part"
LEFT_OVER_AFTER = 3600.0
"""Seconds after which an unfinished file of an unknown process is surely left over."""
_RUN = secrets.token_hex(4)
"""Tells this run of the program from one before that had the same process id, as in a container."""
_COUNT = count()

Flush = Callable[[Path], object]


def flush_folder(folder: Path) -> None:
    """Make the rename itself durable, where folders can be flushed."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(
    path: Path, content: bytes, *, durable: bool = True, flush: Flush = flush_folder
) -> bool:
    """Make `path` hold `content`; False, and nothing touched, when it does already.

    `durable` and `flush` as in `writing_whole`. Raises `OSError` (a full disk, no rights); the old
    file then stands as it was.
    """
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return False
    with writing_whole(path, durable=durable, flush=flush) as file:
        file.write(content)
    return True


@contextmanager
def writing_whole(
    path: Path | str, *, durable: bool = True, flush: Flush = flush_folder
) -> Iterator[BinaryIO]:
    """A file to write (and read) that takes the place of `path` when the block ends without error.

    `flush` makes the rename durable, by the folder; for many files it may put that off. Not
    `durable`: a power cut may leave it damaged, for files that are checked when they are read and
    can be made again; ten times faster for many small ones.
    """
    folder, name = os.path.split(path)  # as text: making a `Path` takes as long as a rename
    part = f"{folder or os.curdir}/{unfinished(name)}"
    try:
        with _new(part) as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(part, path)  # noqa: PTH105 - as above
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    if durable:
        flush(Path(folder))


def unfinished(name: str) -> str:
    """A new name under which this run of the program writes a file until it is whole."""
    return f".{name}.{os.getpid()}.{_RUN}-{next(_COUNT)}{PART}"


def _new(part: str) -> BinaryIO:
    """The file to write, and its folder when that is missing."""
    try:
        return open(part, "w+b")  # noqa: PTH123 - as above
    except FileNotFoundError:
        place = Path(part)
        place.parent.mkdir(parents=True, exist_ok=True)
        return place.open("w+b")


def sweep(folder: Path) -> int:
    """Remove unfinished files that a killed process left below `folder`; how many there were."""
    left = [part for part in folder.rglob(f".*{PART}") if _left_over(part)]
    for part in left:
        part.unlink(missing_ok=True)
    return len(left)


def _left_over(part: Path) -> bool:
    *_, pid, mark = part.name.removesuffix(PART).split(".")
    if not pid.isdigit() or os.name != "posix":
        return time.time() - part.stat().st_mtime > LEFT_OVER_AFTER
    if int(pid) == os.getpid():
        return not mark.startswith(f"{_RUN}-")
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
