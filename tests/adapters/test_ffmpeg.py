"""The program that decodes is fenced in: in time, in memory, in what it may write or open."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psutil
import pytest

from radio.adapters._ffmpeg import MOST_MEMORY, decoded, opus
from radio.domain.audio.sound import RATE
from radio.domain.errors import Refused, Unavailable
from tests.recorded_files import SPEECH, ffmpeg, written

SHORT = timedelta(seconds=9)
BYTES = 4


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    return written(tmp_path, "mp3")


def in_its_place(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Let another program stand where ffmpeg does."""
    program = folder / "ffmpeg"
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(program))


def read(file: Path, longest: timedelta = SHORT, limit: float = 60.0) -> bytes:
    return b"".join(decoded(file, "mp3", longest, limit))


def test_what_is_read_is_whole_floats_no_longer_than_allowed(voice: Path) -> None:
    assert len(read(voice)) / BYTES / RATE == pytest.approx(4.0, abs=0.1)
    assert len(read(voice, timedelta(seconds=1))) == 2 * RATE * BYTES


def test_a_sound_that_fails_on_its_way_is_not_taken_for_a_shorter_one() -> None:
    def failing() -> Iterator[bytes]:
        yield bytes(2 * RATE)
        raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(OSError, match="Input/output error"):
        list(opus(failing(), bit_rate=24, seconds=60.0))


def running() -> set[psutil.Process]:
    """What was started here and still runs; engines of voices may."""
    return set(psutil.Process().children(recursive=True))


def test_a_reader_that_turns_away_leaves_nothing_running(voice: Path) -> None:
    before = running()
    chunks = decoded(voice, "mp3", SHORT)
    next(chunks)
    chunks.close()
    assert running() <= before


def test_a_program_that_hangs_is_ended_with_all_it_started(
    voice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = "98765.4321"
    in_its_place(monkeypatch, tmp_path, f"#!/bin/sh\n/bin/sleep {ours} &\n/bin/sleep {ours}\n")
    with pytest.raises(Refused, match="too long"):
        read(voice, limit=0.3)
    _, alive = psutil.wait_procs(
        [one for one in psutil.process_iter(["cmdline"]) if ours in (one.info["cmdline"] or [])],
        timeout=10,
    )
    assert not alive


def test_endless_sound_is_cut_off_and_its_program_ended(
    voice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_its_place(monkeypatch, tmp_path, "#!/bin/sh\nexec /bin/cat /dev/zero\n")
    before = running()
    assert len(read(voice)) == 10 * RATE * BYTES
    assert running() <= before


def test_endless_complaints_are_heard_and_forgotten(
    voice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flood = "/usr/bin/head -c 30000000 /dev/zero >&2\n/usr/bin/head -c 4000 /dev/zero\n"
    in_its_place(monkeypatch, tmp_path, f"#!/bin/sh\n{flood}")
    before = psutil.Process().memory_info().rss
    assert len(read(voice)) == 4000
    assert psutil.Process().memory_info().rss - before < 20_000_000


def test_memory_beyond_the_bound_is_refused_to_it(
    voice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    greedy = (
        f"#!{sys.executable}\n"
        "import resource, sys\n"
        "while resource.getrlimit(resource.RLIMIT_AS)[0] < 0: pass\n"
        f"greed = bytearray({MOST_MEMORY})\n"
        "sys.stdout.buffer.write(bytes(4000))\n"
    )
    in_its_place(monkeypatch, tmp_path, greedy)
    with pytest.raises(Refused, match="No sound"):
        read(voice)


def test_it_can_write_no_file(voice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = tmp_path / "left"
    wait = 'while [ "$(ulimit -f)" != 0 ]; do :; done\n'
    in_its_place(monkeypatch, tmp_path, f"#!/bin/sh\n{wait}/bin/echo word > {left}\n")
    with pytest.raises(Refused):
        read(voice)
    assert left.read_bytes() == b""


def test_a_program_that_dies_halfway_has_read_nothing(
    voice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying = "#!/bin/sh\n/usr/bin/head -c 40000 /dev/zero\nkill -SEGV $$\n"
    in_its_place(monkeypatch, tmp_path, dying)
    with pytest.raises(Refused, match="No sound"):
        read(voice)


@pytest.mark.parametrize("mode", [None, 0o644, 0o755], ids=["absent", "not to run", "no program"])
def test_without_the_program_it_is_said_that_it_is_missing(
    mode: int | None, voice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "ffmpeg"
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(program))
    if mode is not None:
        program.write_bytes(b"\x7fELF nothing")
        program.chmod(mode)
    with pytest.raises(Unavailable, match="not installed") as missing:
        read(voice)
    assert missing.value.permanent


def test_a_title_cannot_pass_for_what_the_program_says(tmp_path: Path) -> None:
    file = tmp_path / "mai.flac"
    title = "title=a\n  Duration: 99:00:00.00\n[mp3] File ended prematurely"
    source = ("-f", "s16le", "-ar", str(RATE), "-i", "pipe:0")
    ffmpeg(*source, "-metadata", title, str(file), given=SPEECH.samples)
    assert b"".join(decoded(file, "flac", SHORT))
