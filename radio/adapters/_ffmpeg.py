"""Everything this house says to ffmpeg, which comes with a Python package and only reads files.

It is handed one opened file and knows no name and no protocol by which it could open another, it is
told what kind the file is, and it is ended when it takes too long: playlists, scripts and addresses
inside a file lead nowhere.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Generator, Iterable, Iterator
from datetime import timedelta
from math import ceil
from pathlib import Path
from typing import IO, BinaryIO, cast

import imageio_ffmpeg

from radio.domain.audio.sound import RATE
from radio.domain.errors import Refused, Unavailable

SLOWEST = 120.0
"""Seconds after which it is ended; half an hour takes 1 to 8, on a small box ten times that."""
MOST_MEMORY = 2_000_000_000
"""Bytes of address space; a file cannot make it take the whole machine."""
_POLITENESS = 10
"""Niceness: what is on the air comes first."""
_CHUNK = 1 << 20
_SAMPLE = 4
_LINE = 1 << 12
_MISSING, _SHARE_MISSING = 1.0, 0.02
"""Seconds, and share of the length a file says it has, that may be absent: headers round."""
_TO_THE_SAMPLE = {"flac": 0.02}
"""Seconds that may be absent where the header knows the length to the sample; ffmpeg tells it to a
hundredth, and resampling may take some milliseconds."""

_CODECS = (
    *("pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le"),
    *("pcm_mulaw", "pcm_alaw", "adpcm_ms", "adpcm_ima_wav", "mp3", "mp3float", "mp2", "mp2float"),
    *("aac", "alac", "flac", "vorbis", "libvorbis", "opus", "libopus"),
    *("amrnb", "amrwb", "wmav1", "wmav2", "wmavoice"),
)
"""What may be decoded; of its hundreds of other decoders none is ever started."""

_LENGTH = re.compile(rb"  Duration: (\d+):(\d\d):(\d\d\.\d+)")
_FILM = re.compile(rb"  Stream #.*: Video: (?!.*attached pic)")
_GUESSED = b"Estimating duration from bitrate"
_CUT = b"File ended prematurely"


def decoded(
    file: Path,
    container: str,
    longest: timedelta,
    limit: float = SLOWEST,
    rate: int = RATE,
) -> Generator[bytes, None, None]:
    """The first sound in `file` as it is read: 32-bit floats, mono, at `rate`.

    `container` is ffmpeg's name for the format the file was recognised as. What comes is at most a
    second longer than `longest`; the rest is not read. Raises `Refused` when no sound can be read,
    when the file lacks its end or when it takes `limit` seconds; `Unavailable` without ffmpeg.
    """
    most = int((longest.total_seconds() + 1) * rate) * _SAMPLE
    asked = _asked(container, longest, rate)
    with file.open("rb") as opened, _Running(asked, opened, limit) as running:
        got = 0
        while got < most and (chunk := running.answer.read(min(most - got, _CHUNK))):
            got += len(chunk)
            yield chunk
        if got < most:
            running.check(got // _SAMPLE / rate, _TO_THE_SAMPLE.get(container))


def opus(sound: Iterable[bytes], bit_rate: int, seconds: float) -> Generator[bytes, None, None]:
    """Our samples (32-bit floats, mono, at `RATE`) as an Ogg file of Opus at so many kbit/s.

    Encoded as libopus advises for broadcasts; its `voip` turns phases, by which speech peaks 0.7 dB
    and the tone of a reed 3 dB higher. The same samples give the same file. Raises what `sound`
    raises, `Refused` when it takes longer than the sound would play (`seconds`), `Unavailable`
    without ffmpeg.
    """
    asked = [
        _program(),
        *("-nostdin", "-hide_banner", "-nostats", "-loglevel", "error", "-threads", "1"),
        *("-protocol_whitelist", "fd", "-codec_whitelist", "pcm_f32le,libopus"),
        *("-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "fd:"),
        *("-c:a", "libopus", "-b:a", f"{bit_rate}k", "-application", "audio"),
        *("-map_metadata", "-1", "-flags:a", "+bitexact", "-fflags", "+bitexact"),
        *("-f", "ogg", "pipe:1"),
    ]
    limit = max(SLOWEST, seconds)
    with _fed(sound) as source, _Running(asked, source, limit) as running:
        while chunk := running.answer.read(_CHUNK):
            yield chunk
        running.check(seconds)


@contextlib.contextmanager
def _fed(sound: Iterable[bytes]) -> Iterator[BinaryIO]:
    """A pipe into which the sound flows, as fast as it is read.

    Raises afterwards what stopped it on its way: who read the pipe took that for the end.
    """
    out, into = os.pipe()
    stopped: list[Exception] = []

    def feed() -> None:
        try:
            with open(into, "wb") as pipe:  # noqa: PTH123
                for block in sound:
                    pipe.write(block)
        except Exception as why:
            stopped.append(why)

    feeder = threading.Thread(target=feed, daemon=True)
    with open(out, "rb") as source:  # noqa: PTH123
        feeder.start()
        yield source
    feeder.join()
    if stopped:
        raise stopped[0]


def version() -> str:
    """Of the package ffmpeg comes with."""
    return f"imageio-ffmpeg-{imageio_ffmpeg.__version__}"


def _asked(container: str, longest: timedelta, rate: int) -> list[str]:
    return [
        _program(),
        *("-nostdin", "-hide_banner", "-nostats", "-loglevel", "info", "-threads", "1"),
        *("-protocol_whitelist", "fd", "-codec_whitelist", ",".join(_CODECS)),
        *("-format_whitelist", container, "-f", container, "-i", "fd:"),
        *("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1"),
        *("-t", str(longest.total_seconds() + 1)),
        *("-ac", "1", "-ar", str(rate), "-f", "f32le", "pipe:1"),
    ]


def _program() -> str:
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:
        raise _missing() from None


def _missing() -> Unavailable:
    return Unavailable("The program that reads recordings is not installed.", permanent=True)


class _Running:
    """One ffmpeg at work, with what it says of the file; nothing of it outlives the block."""

    def __init__(self, asked: list[str], file: BinaryIO, limit: float) -> None:
        self._limit = ceil(limit)
        self._process = _started(asked, file)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._timer = threading.Timer(limit, self._too_late)
        self._late = threading.Event()
        self._length = 0.0
        self._film = self._guessed = self._cut = False
        self.answer = cast("IO[bytes]", self._process.stdout)

    def __enter__(self) -> _Running:
        _bound(self._process.pid, self._limit)
        self._listener.start()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._end()
        self._process.wait()
        self._listener.join()
        self.answer.close()
        cast("IO[bytes]", self._process.stderr).close()

    def check(self, seconds: float, missing: float | None = None) -> None:
        """Raise `Refused` unless it ended well, having read `seconds` and all that there was.

        But for so many seconds that may be `missing`; None: as many as a rounded length allows.
        """
        ended = self._process.wait()
        self._listener.join()
        if self._late.is_set():
            raise Refused("Reading this file takes too long; save it as MP3 and send it again.")
        if ended != 0 or seconds <= 0:
            raise Refused("No sound can be read in this file.")
        said = 0.0 if self._guessed or self._film else self._length
        rounded = max(_MISSING, _SHARE_MISSING * said)
        if self._cut or said - seconds > (rounded if missing is None else missing):
            raise cut_off()

    def _listen(self) -> None:
        """Note what it says of the file's length, in lines that no title in the file can forge."""
        said = cast("IO[bytes]", self._process.stderr)
        while line := said.readline(_LINE):
            if found := _LENGTH.match(line):
                hours, minutes, seconds = (float(part) for part in found.groups())
                self._length = hours * 3600 + minutes * 60 + seconds
            self._film |= _FILM.match(line) is not None
            self._guessed |= line.startswith(b"[") and _GUESSED in line
            self._cut |= line.startswith(b"[") and _CUT in line

    def _too_late(self) -> None:
        self._late.set()
        self._end()

    def _end(self) -> None:
        """Kill it with all it may have started."""
        if os.name != "posix":
            self._process.kill()
        elif self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)


def cut_off() -> Refused:
    """What is said of a file whose end is absent."""
    return Refused("The end of this recording is missing; copy or save it again and send it whole.")


def _started(asked: list[str], file: BinaryIO) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603
            asked,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=Path(asked[0]).parent,
            env={"PATH": "", "LC_ALL": "C"} if os.name == "posix" else None,
            start_new_session=True,
        )
    except OSError:  # removed since, or not to be run
        raise _missing() from None


def _bound(pid: int, cpu: int) -> None:
    """Take away what reading a file does not need, where the system can do that from outside."""
    if sys.platform != "linux":
        return
    import resource  # only there

    with contextlib.suppress(ProcessLookupError):  # ended already
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, 0))
        resource.prlimit(pid, resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.prlimit(pid, resource.RLIMIT_CPU, (cpu, cpu))
        os.setpriority(os.PRIO_PROCESS, pid, _POLITENESS)
