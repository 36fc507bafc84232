"""Everything this house says to ffmpeg, which comes with a Python package and only reads files.

It is told what kind of file it gets, may open nothing but that file, writes nothing but its answer,
and is ended when it takes too long: playlists, scripts and addresses inside a file lead nowhere.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import IO, cast

import imageio_ffmpeg

from radio.domain.errors import Refused, Unavailable
from radio.domain.sound import RATE

SLOWEST = 180.0
"""Seconds after which it is ended; half an hour of any format takes two or three."""
MOST_MEMORY = 2_000_000_000
"""Bytes of address space; a file cannot make it take the whole machine."""
_CHUNK = 1 << 20
_BYTES_A_SECOND = 2 * RATE


def decoded(file: Path, container: str, longest: timedelta, limit: float = SLOWEST) -> bytes:
    """The first sound in `file`: 16-bit samples, mono, at `RATE`, at most a second over `longest`.

    `container` is ffmpeg's name for the format the file was recognised as. Raises `Refused` when
    there is no sound that can be read, `Unavailable` when ffmpeg is not installed.
    """
    process = _started(_asked(file, container, longest))
    with process, _ended_after(process, limit):
        most = int((longest.total_seconds() + 1) * _BYTES_A_SECOND)
        samples = b"".join(_read(cast("IO[bytes]", process.stdout), most))
        if len(samples) == most:
            process.kill()  # the rest is not wanted
        ended = process.wait()
    if len(samples) < 2 or (ended != 0 and len(samples) < most):
        raise Refused("No sound can be read in this file.")
    return samples[: len(samples) // 2 * 2]


def _asked(file: Path, container: str, longest: timedelta) -> list[str]:
    return [
        _program(),
        *("-nostdin", "-hide_banner", "-loglevel", "error", "-threads", "1"),
        *("-protocol_whitelist", "file,pipe", "-f", container),
        *("-i", f"file:{file.resolve()}"),
        *("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1"),
        *("-t", str(longest.total_seconds() + 1)),
        *("-ac", "1", "-ar", str(RATE), "-f", "s16le", "pipe:1"),
    ]


def _program() -> str:
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:
        raise Unavailable("The program that reads recordings is not installed.") from None


def _started(asked: list[str]) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(  # noqa: S603
        asked,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(asked[0]).parent,
        env={"PATH": "", "LC_ALL": "C"} if os.name == "posix" else None,
        start_new_session=True,
    )
    _bound(process.pid)
    return process


def _bound(pid: int) -> None:
    """Take away what reading a file does not need, where the system can do that from outside."""
    if sys.platform != "linux":
        return
    import resource  # only there

    with contextlib.suppress(ProcessLookupError):  # ended already
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, 0))
        resource.prlimit(pid, resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.prlimit(pid, resource.RLIMIT_CPU, (int(SLOWEST), int(SLOWEST)))


def _read(answer: IO[bytes], most: int) -> Iterator[bytes]:
    """The answer as it comes, never more than `most` bytes of it."""
    left = most
    while left > 0 and (chunk := answer.read(min(left, _CHUNK))):
        left -= len(chunk)
        yield chunk


@contextlib.contextmanager
def _ended_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    """End a process that takes longer; the reader then finds the end of its answer."""
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        process.kill()
