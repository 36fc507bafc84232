"""The sounds of the house: made again they are the same, and they go on the air untouched."""

from __future__ import annotations

import wave
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from radio.adapters.house_generator import PIECES, compose
from radio.adapters.house_sounds import FolderHouseSounds
from radio.adapters.mastering import LameMastering
from radio.domain.errors import NotFound, Refused
from radio.domain.finish import PEAK_CEILING, TARGET, Finish
from radio.domain.loudness import TOLERANCE
from radio.domain.sound import RATE
from tests.sounds import by_ffmpeg, speechlike

SHIPPED = Path(__file__).parents[2] / "audio" / "house"
DIGESTS = {
    "alert": "ac8bc55fc8e16bf3c65865d402cf239558d5c1a14bcbe47624f3221a5b3e190c",
    "bed": "b82380a112455f215dba1246140c5ca463f36cb0f79e08cf2c1d5b718e5fa58c",
    "jingle": "ce6f7e2cbf88cf46016a0b343983c4b6231d41f94871a26a261c04a549505fdd",
    "sting": "42c653f69a6fe8abefb5e564d988755bcf205e68d27f167ea41c161adb26de79",
}


def shipped() -> FolderHouseSounds:
    return FolderHouseSounds(SHIPPED, LameMastering())


@pytest.mark.parametrize("name", sorted(PIECES))
def test_the_generator_makes_the_same_sound_again(name: str) -> None:
    assert sha256(compose(name).samples).hexdigest() == DIGESTS[name]


@pytest.mark.parametrize("name", sorted(PIECES))
def test_the_shipped_file_is_what_the_generator_makes(name: str) -> None:
    made = np.frombuffer(compose(name).samples, "<i2").astype(float)
    kept = np.frombuffer(shipped().sound(name).samples, "<i2").astype(float)
    assert len(kept) == len(made)
    assert np.corrcoef(made, kept)[0, 1] > 0.95


@pytest.mark.parametrize("name", sorted(PIECES))
def test_shipped_files_are_as_loud_as_speech_and_please_ffmpeg(name: str) -> None:
    heard = by_ffmpeg(SHIPPED / f"{name}.mp3")
    assert heard.loudness == pytest.approx(TARGET, abs=TOLERANCE)
    assert heard.true_peak <= PEAK_CEILING
    assert heard.complaints == ""


def test_another_seed_is_another_bed() -> None:
    assert compose("bed", seed=1) != compose("bed", seed=2)


def test_another_root_is_another_jingle() -> None:
    assert compose("jingle", root=220.0) != compose("jingle")


def test_the_bed_can_be_repeated_without_a_click() -> None:
    samples = np.frombuffer(compose("bed").samples, "<i2").astype(int)
    seam = np.diff(np.concatenate([samples[-2000:], samples[:2000]]), n=2)[1990:2010]
    assert np.abs(seam).max() <= np.abs(np.diff(samples, n=2)).max()


def test_all_sounds_of_the_house_are_there() -> None:
    assert list(shipped().names()) == sorted(PIECES)


def test_a_shipped_sound_goes_on_the_air_as_it_is() -> None:
    take, frames = shipped().take("jingle")
    assert (SHIPPED / "jingle.mp3").read_bytes().endswith(frames)
    assert take.id == shipped().take_id("jingle")
    assert take.samples == 10 * RATE
    assert take.loudness == pytest.approx(TARGET, abs=TOLERANCE)


def test_another_target_masters_the_sound_anew() -> None:
    take, frames = shipped().take("sting", Finish(target=-23.0))
    assert take.loudness == pytest.approx(-23.0, abs=TOLERANCE)
    assert not (SHIPPED / "sting.mp3").read_bytes().endswith(frames)


def test_a_station_may_drop_in_its_own_tune(tmp_path: Path) -> None:
    own = speechlike(2, rate=44_100)
    with wave.open(str(tmp_path / "jingle.wav"), "wb") as file:
        file.setparams((1, 2, own.rate, 0, "NONE", ""))
        file.writeframes(own.samples)
    house = FolderHouseSounds(tmp_path, LameMastering())
    take, _ = house.take("jingle")
    assert list(house.names()) == ["jingle"]
    assert abs(take.samples - 2 * RATE) <= 1
    assert take.loudness == pytest.approx(TARGET, abs=TOLERANCE)


def test_a_changed_file_is_another_take(tmp_path: Path) -> None:
    house = FolderHouseSounds(tmp_path, LameMastering())
    (tmp_path / "sting.mp3").write_bytes((SHIPPED / "sting.mp3").read_bytes())
    before = house.take_id("sting")
    (tmp_path / "sting.mp3").write_bytes((SHIPPED / "alert.mp3").read_bytes())
    assert house.take_id("sting") != before


@pytest.mark.parametrize("name", ["gong", "", "../jingle", "jingle.mp3"])
def test_an_unknown_sound_is_not_found(name: str) -> None:
    with pytest.raises(NotFound, match="no house sound"):
        shipped().sound(name)


def test_a_folder_that_is_missing_has_no_sounds(tmp_path: Path) -> None:
    assert not FolderHouseSounds(tmp_path / "none", LameMastering()).names()


@pytest.mark.parametrize("content", [b"", b"not a sound", b"RIFF broken", b"ID3"])
def test_a_file_without_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sting.mp3").write_bytes(content)
    house = FolderHouseSounds(tmp_path, LameMastering())
    with pytest.raises(Refused, match="No sound can be read"):
        house.take("sting")
