"""Recordings come in whatever a phone, a browser or a recorder writes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from radio.adapters.ingest import ENDINGS
from radio.domain.audio.sound import RATE
from radio.domain.errors import Refused
from tests.recorded_files import KINDS, SPEECH, ffmpeg, heights, written
from tests.recordings import voice_in
from tests.sounds import speechlike


@pytest.mark.parametrize("kind", KINDS)
def test_every_usual_kind_of_recording_is_read(kind: str, tmp_path: Path) -> None:
    file = written(tmp_path, kind)
    before = file.read_bytes()
    sound = voice_in(file)
    assert sound.rate == RATE
    assert sound.length.total_seconds() == pytest.approx(4.0, abs=0.2)
    loudest = np.abs(heights(sound)).max() / np.abs(heights(SPEECH)).max()
    assert 0.2 < loudest < 1.4  # eight channels share one voice
    assert file.read_bytes() == before


@pytest.mark.parametrize("kind", ["wav", "flac", "m4a", "opus", "webm"])
def test_the_sound_of_a_file_is_the_sound_that_went_in(kind: str, tmp_path: Path) -> None:
    came = heights(voice_in(written(tmp_path, kind)))
    went = heights(SPEECH)
    whole = np.fft.rfft(came, 1 << 18) * np.conj(np.fft.rfft(went, 1 << 18))
    likeness = np.fft.irfft(whole).max() / (np.linalg.norm(came) * np.linalg.norm(went))
    assert likeness > (0.9 if kind in {"m4a", "opus", "webm"} else 0.9999)


def test_every_kind_that_is_read_can_be_chosen() -> None:
    assert {f".{ending}" for ending, _ in KINDS.values()} - {".mp2"} <= set(ENDINGS)


@pytest.mark.parametrize("kind", ["flac", "aac", "mp3", "mp3 without a tag"])
def test_a_tag_or_padding_in_front_hides_nothing(kind: str, tmp_path: Path) -> None:
    content = written(tmp_path, kind).read_bytes()
    cover = b"ID3\x04\0\0" + bytes([0, 1, 0x20, 0]) + bytes(0x1000 + (1 << 14))
    padded = [cover + content]
    if kind.startswith("mp3"):
        padded.append(bytes(500) + content)
    for number, made in enumerate(padded):
        file = tmp_path / f"{number}.bin"
        file.write_bytes(made)
        assert voice_in(file).length.total_seconds() == pytest.approx(4.0, abs=0.2)


@pytest.mark.parametrize("ending", ["mp3", "txt", "m3u8", "html"])
def test_what_a_file_is_called_does_not_count(ending: str, tmp_path: Path) -> None:
    flac = written(tmp_path, "flac")
    by_its_name = voice_in(flac)
    assert voice_in(flac.rename(tmp_path / f"-i http:{ending}.{ending}")) == by_its_name


def test_the_sound_of_a_film_is_taken_and_its_pictures_are_not(tmp_path: Path) -> None:
    file = tmp_path / "phim.mp4"
    picture = ("-f", "lavfi", "-i", "testsrc=size=64x64:duration=9")
    voice = ("-f", "s16le", "-ar", str(RATE), "-i", "pipe:0")
    ffmpeg(*picture, *voice, "-c:v", "libx264", "-c:a", "aac", str(file), given=SPEECH.samples)
    assert voice_in(file).length.total_seconds() == pytest.approx(4.0, abs=0.2)


def test_a_film_without_sound_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "phim.mp4"
    ffmpeg("-f", "lavfi", "-i", "color=red:size=64x64:duration=1", str(file))
    with pytest.raises(Refused, match="No sound"):
        voice_in(file)


def test_a_locked_recording_is_refused(tmp_path: Path) -> None:
    key = ("-encryption_key", "76a6c65c5ea762046bd749a2e632ccbb", "-encryption_kid", "0" * 32)
    file = tmp_path / "khoa.mp4"
    voice = ("-f", "s16le", "-ar", str(RATE), "-i", "pipe:0")
    asked = (*voice, "-c:a", "aac", "-encryption_scheme", "cenc-aes-ctr", *key, str(file))
    ffmpeg(*asked, given=speechlike(8.0).samples)
    with pytest.raises(Refused, match="No sound"):
        voice_in(file)


@pytest.mark.parametrize("ending", ["aiff", "caf", "w64", "au"])
def test_a_kind_that_is_not_read_is_refused_with_those_that_are(
    ending: str, tmp_path: Path
) -> None:
    file = tmp_path / f"mai.{ending}"
    voice = ("-f", "s16le", "-ar", str(RATE), "-i", "pipe:0")
    ffmpeg(*voice, str(file), given=SPEECH.samples)
    with pytest.raises(Refused, match="send wav, mp3"):
        voice_in(file)
