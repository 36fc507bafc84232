"""The players a station may have, mpv and VLC, play an edition whole and go where they are told."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from numpy.typing import NDArray

from radio.domain.audio.sound import FRAME_SAMPLES, RATE
from tests.adapters.test_splice import laid, recordings
from tests.sounds import decoded

Play = Callable[[Path, float], NDArray[np.int16]]
"""What a player gives out of a file from so many seconds on."""
NOBODY = "65534"
"""VLC does not run as root."""


def by_mpv(file: Path, start: float) -> NDArray[np.int16]:
    heard = file.with_suffix(".mpv.raw")
    done = run(
        *("mpv", "--no-config", "--no-video", "--msg-level=all=warn"),
        *((f"--start={start}", "--hr-seek=yes") if start else ()),
        *("--audio-format=s16", "--ao=pcm", "--ao-pcm-waveheader=no"),
        *(f"--ao-pcm-file={heard}", file),
    )
    assert done == "", "mpv complains"
    return np.fromfile(heard, "<i2")


def by_vlc(file: Path, start: float) -> NDArray[np.int16]:
    heard = file.with_suffix(".vlc.raw")
    sound = f"transcode{{acodec=s16l,channels=1,samplerate={RATE}}}"
    as_nobody = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    run(
        *(as_nobody if os.geteuid() == 0 else ()),
        *("vlc", "-I", "dummy", "--no-video", f"--start-time={start}"),
        *("--sout", f"#{sound}:std{{access=file,mux=raw,dst={heard}}}", file, "vlc://quit"),
    )
    return np.fromfile(heard, "<i2")


def run(*command: str | Path) -> str:
    """What it says; skips where it is not installed, which CI does not allow."""
    missing = [name for name in ("mpv", "vlc") if name in command and not shutil.which(name)]
    if missing:
        pytest.skip(f"{missing[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def edition() -> Iterator[Path]:
    """A file in a folder that anybody may write to."""
    _, file = laid([*recordings(), 1.0, *recordings(), 2.5, *recordings()])
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        path = Path(folder) / "edition.mp3"
        path.write_bytes(file)
        yield path


@pytest.mark.parametrize("play", [by_mpv, by_vlc])
def test_a_player_plays_it_from_the_first_sample_to_the_last(edition: Path, play: Play) -> None:
    ours, heard = decoded(edition.read_bytes()), play(edition, 0)
    assert len(heard) == len(ours)
    assert np.abs(heard.astype(int) - ours).max() <= 2


@pytest.mark.parametrize("start", [1.0, 12.34, 31.7])
@pytest.mark.parametrize(("play", "frames"), [(by_mpv, 1), (by_vlc, 3)])
def test_a_player_goes_where_it_is_told(
    edition: Path, play: Play, frames: int, start: float
) -> None:
    ours, heard = decoded(edition.read_bytes()), play(edition, start)
    begun = round(start * RATE) + RATE  # a decoder that begins in the middle needs a moment
    second = heard[RATE : 2 * RATE].astype(int)
    reach = range(-frames * FRAME_SAMPLES, frames * FRAME_SAMPLES + 1)
    apart = [np.abs(second - ours[begun + lag :][:RATE]).max() for lag in reach]
    assert min(apart) <= 2
