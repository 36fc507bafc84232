"""A damaged recording is read or refused; nothing hangs, nothing is left behind."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import numpy as np
import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from radio.adapters.ingest import LARGEST_RECORDING, examined
from radio.domain.audio.sound import RATE, Sound
from radio.domain.errors import Refused
from tests.recorded_files import KINDS, SPEECH, as_float_wav, as_wav, heights, written
from tests.recordings import voice_in

KNOWS_ITS_LENGTH = (
    *("wav", "24 bit wav", "mp3", "m4a", "m4a for the web", "m4a in pieces", "m4a without loss"),
    *("ogg", "opus", "flac", "webm", "webm of a browser", "3gp"),
)
STARTS = (
    *(b"fLaC", b"OggS\0", b"ID3\x04\0\0\0\0\0\0", b"\xff\xfb\x90\0", b"\xff\xf1\x50\x80"),
    *(b"RIFF\0\0\0\0WAVEfmt ", b"\0\0\0\x14ftypM4A ", b"\x1aE\xdf\xa3", b"#!AMR\n", b""),
)


@pytest.mark.parametrize("share", [0.3, 0.8])
@pytest.mark.parametrize("kind", KNOWS_ITS_LENGTH)
def test_a_recording_that_lacks_its_end_is_refused(kind: str, share: float, tmp_path: Path) -> None:
    file = written(tmp_path, kind, Sound(SPEECH.samples * 3))
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(Refused, match=r"is missing|No sound"):
        voice_in(file)


def test_a_flac_knows_its_length_to_the_sample(tmp_path: Path) -> None:
    file = written(tmp_path, "flac", Sound(SPEECH.samples * 3))
    content, length = file.read_bytes(), voice_in(file).length.total_seconds()
    file.write_bytes(content[: int(len(content) * (1 - 0.3 / length))])
    with pytest.raises(Refused, match="is missing"):
        voice_in(file)


def test_an_end_that_cannot_be_known_is_no_reason_to_refuse(tmp_path: Path) -> None:
    file = written(tmp_path, "mp3 without a tag")
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    assert voice_in(file).length.total_seconds() == pytest.approx(2.0, abs=0.2)


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("count", [1, RATE])
def test_samples_that_are_no_numbers_are_refused(wrong: float, count: int, tmp_path: Path) -> None:
    samples = heights(SPEECH) / 32768
    samples[5000 : 5000 + count] = wrong
    with pytest.raises(Refused, match="damaged"):
        voice_in(as_float_wav(tmp_path / "mai.wav", samples))


@pytest.mark.parametrize("height", [3.0, 1e30])
def test_samples_beyond_full_scale_are_distorted_and_nothing_worse(
    height: float, tmp_path: Path
) -> None:
    file = as_float_wav(tmp_path / "mai.wav", heights(SPEECH) / 32768 * height * 4)
    with pytest.raises(Refused, match="distorted"):
        voice_in(file)


def test_an_odd_number_of_bytes_is_still_whole_samples(tmp_path: Path) -> None:
    file = written(tmp_path, "wav that never knew its end")
    file.write_bytes(file.read_bytes()[:-1])
    assert len(voice_in(file).samples) % 2 == 0


def test_a_wav_of_nothing_but_empty_parts_is_not_walked_through(tmp_path: Path) -> None:
    file = tmp_path / "mai.wav"
    file.write_bytes(b"RIFF\0\0\0\0WAVE" + bytes(LARGEST_RECORDING - 12))
    began = time.process_time()
    with pytest.raises(Refused, match="is missing"):
        voice_in(file)
    assert time.process_time() - began < 10  # a hang guard: walking all of them takes a minute


def test_a_wav_whose_recorder_never_wrote_its_length_is_read(tmp_path: Path) -> None:
    file = as_wav(tmp_path / "mai.wav", SPEECH.samples)
    content = bytearray(file.read_bytes())
    for at in (4, 40):
        content[at : at + 4] = bytes(4)
    file.write_bytes(content)
    assert voice_in(file).length.total_seconds() == pytest.approx(4.0, abs=0.1)


def test_no_samples_at_all_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No sound"):
        voice_in(as_wav(tmp_path / "mai.wav", b""))


@pytest.fixture(scope="module")
def real_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("real")
    short = Sound(SPEECH.samples[: 2 * RATE * 2])
    return {kind: written(folder, kind, short).read_bytes() for kind in KINDS}


anything = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@anything
@given(data=st.data())
def test_a_damaged_recording_is_read_or_refused_and_nothing_else(
    data: st.DataObject, real_files: dict[str, bytes], tmp_path: Path
) -> None:
    content = bytearray(real_files[data.draw(st.sampled_from(sorted(real_files)))])
    last = len(content) - 1
    places = st.one_of(st.integers(0, min(200, last)), st.integers(0, last))
    for at in data.draw(st.lists(places, max_size=20)):
        content[at] = data.draw(st.integers(0, 255))
    file = tmp_path / "mai"
    file.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    _read_or_refused(file)


@anything
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=5000))
def test_bytes_that_mean_nothing_are_refused_or_read_and_nothing_else(
    start: bytes, rest: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "mai"
    file.write_bytes(start + rest)
    _read_or_refused(file)


def _read_or_refused(file: Path) -> None:
    this = psutil.Process()
    opened = this.num_fds()
    with contextlib.suppress(Refused):
        sound, _ = examined(file)
        assert len(sound.samples) % 2 == 0
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    assert this.num_fds() == opened
    assert not this.children(recursive=True)
