"""The sounds of the house: made again they are the same, and they go on the air untouched."""

from __future__ import annotations

import wave
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from radio.adapters.house_generator import _SCALES, PIECES, compose
from radio.adapters.house_sounds import FolderHouseSounds
from radio.adapters.mastering import LameMastering
from radio.domain.audio.finish import PEAK_CEILING, TARGET, TOLERANCE, Finish
from radio.domain.audio.house_sound import LENGTHS
from radio.domain.audio.house_tune import BOUNDS, Instrument, Piece, Recipe, Scale
from radio.domain.audio.sound import RATE, TakeId
from radio.domain.errors import NotFound, Refused
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
    assert sha256(compose(Recipe(name)).samples).hexdigest() == DIGESTS[name]


@pytest.mark.parametrize("name", sorted(PIECES))
def test_the_shipped_file_is_what_the_generator_makes(name: str) -> None:
    made = np.frombuffer(compose(Recipe(name)).samples, "<i2").astype(float)
    kept = np.frombuffer(shipped().sound(name).samples, "<i2").astype(float)
    assert len(kept) == len(made)
    assert np.corrcoef(made, kept)[0, 1] > 0.95


@pytest.mark.parametrize("name", sorted(PIECES))
def test_shipped_files_are_as_loud_as_speech_and_please_ffmpeg(name: str) -> None:
    heard = by_ffmpeg(SHIPPED / f"{name}.mp3")
    assert heard.loudness == pytest.approx(TARGET, abs=TOLERANCE)
    assert heard.true_peak <= PEAK_CEILING
    assert heard.complaints == ""


@pytest.mark.parametrize(
    "other",
    [
        {"seed": 1},
        {"key": "g"},
        {"scale": Scale.VU},
        {"instrument": Instrument.FLUTE},
        {"instrument": Instrument.WOOD},
        {"instrument": Instrument.BELL},
        {"tempo": 100},
        {"seconds": 20.0},
    ],
)
@pytest.mark.parametrize("name", [Piece.JINGLE, Piece.BED])
def test_every_wish_changes_the_sound_and_the_same_wish_does_not(
    name: Piece, other: dict[str, Any]
) -> None:
    made = compose(Recipe(name, **other))
    assert made != compose(Recipe(name))
    assert made == compose(Recipe(name, **other))


@pytest.mark.parametrize("name", [Piece.JINGLE, Piece.STING, Piece.ALERT])
@pytest.mark.parametrize("end", [0, 1])
@pytest.mark.parametrize("pace", [0, 1])
def test_a_sound_is_as_long_as_was_wished_and_is_not_cut_off(
    name: Piece, end: int, pace: int
) -> None:
    bounds = BOUNDS[name]
    recipe = Recipe(name, seconds=bounds.seconds[end], tempo=bounds.tempo[pace])
    samples = np.frombuffer(compose(recipe).samples, "<i2").astype(int)
    assert len(samples) == round(recipe.seconds * RATE)
    assert np.abs(samples[-24:]).max() < 0.02 * np.abs(samples).max()


@pytest.mark.parametrize("seconds", [12.0, 45.0, 120.0])
def test_a_bed_is_as_long_as_whole_bars_allow(seconds: float) -> None:
    made = compose(Recipe(Piece.BED, seconds=seconds, tempo=96))
    assert abs(made.length.total_seconds() - seconds) <= 8 * 60 / 96 / 2


@pytest.mark.parametrize("scale", list(Scale))
def test_no_scale_has_two_notes_a_half_tone_apart(scale: Scale) -> None:
    steps = [*_SCALES[scale], 12]
    assert min(np.diff(steps)) >= 2
    assert len(steps) == 6


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("instrument", list(Instrument))
def test_every_jingle_and_sting_can_go_on_the_air(seed: int, instrument: Instrument) -> None:
    for name in (Piece.JINGLE, Piece.STING):
        sound = compose(Recipe(name, seed=seed, instrument=instrument))
        take, _ = LameMastering().master(TakeId("0" * 64), "house", [sound])
        assert take.loudness == pytest.approx(TARGET, abs=TOLERANCE)


@pytest.mark.parametrize(
    "wish",
    [
        {"key": "h"},
        {"seconds": 5.9},
        {"seconds": 30.1},
        {"seconds": float("nan")},
        {"tempo": 59},
        {"tempo": 121},
        {"seed": -1},
        {"seed": 10_000},
    ],
)
def test_a_wish_out_of_bounds_is_refused(wish: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        Recipe(Piece.JINGLE, **wish)


def test_the_bed_can_be_repeated_without_a_click() -> None:
    samples = np.frombuffer(compose(Recipe(Piece.BED)).samples, "<i2").astype(int)
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


@pytest.mark.parametrize("name", ["jingle.wav", "jingle.WAV"])
def test_a_station_may_drop_in_its_own_tune(tmp_path: Path, name: str) -> None:
    own = speechlike(2, rate=44_100)
    with wave.open(str(tmp_path / name), "wb") as file:
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


@pytest.mark.parametrize("first", [0, 1])
def test_a_sound_chosen_while_another_is_taken_is_called_by_its_own_name(first: int) -> None:
    """Each time somebody asks, the other of two sounds is chosen."""
    files = [SHIPPED / "sting.mp3", SHIPPED / "alert.mp3"]
    changing = cycle([*files[first:], *files[:first]])
    house = FolderHouseSounds(SHIPPED, LameMastering(), chosen=lambda _name: next(changing))
    longer = timedelta(seconds=9)
    for finish in (Finish(), Finish(target=-20.0)):
        right = {shipped().take(one.stem, finish) for one in files}
        assert {house.take("sting", finish) for _ in range(3)} <= right
        music = {shipped().music([one.stem], longer, finish) for one in files}
        assert {house.music(["sting"], longer, finish) for _ in range(3)} <= music


def test_a_bed_as_long_as_one_may_be_chosen_is_decoded_once(tmp_path: Path) -> None:
    house = FolderHouseSounds(tmp_path, LameMastering())
    longest = LENGTHS[Piece.BED][1]
    with wave.open(str(tmp_path / "bed.wav"), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(bytes(2 * RATE) * round(longest))
    first = house.sound("bed")
    assert first.length.total_seconds() == longest
    assert house.sound("bed@vi-huong") is first


def test_a_changed_bed_is_heard_at_once(tmp_path: Path) -> None:
    house = FolderHouseSounds(tmp_path, LameMastering())
    (tmp_path / "bed.mp3").write_bytes((SHIPPED / "sting.mp3").read_bytes())
    before = house.sound("bed")
    assert house.sound("bed@vi-huong") is before
    (tmp_path / "bed.mp3").write_bytes((SHIPPED / "alert.mp3").read_bytes())
    assert house.sound("bed@vi-huong") != before


@pytest.mark.parametrize("name", ["gong", "", "../jingle", "jingle.mp3"])
def test_an_unknown_sound_is_not_found(name: str) -> None:
    with pytest.raises(NotFound, match="no house sound"):
        shipped().sound(name)


def test_a_folder_that_is_missing_has_no_sounds(tmp_path: Path) -> None:
    assert not FolderHouseSounds(tmp_path / "none", LameMastering()).names()


def a_wav(samples: bytes) -> bytes:
    content = BytesIO()
    with wave.open(content, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(samples)
    return content.getvalue()


def test_a_file_with_no_samples_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bed.wav").write_bytes(a_wav(b""))
    house = FolderHouseSounds(tmp_path, LameMastering())
    with pytest.raises(Refused, match="No sound can be read in bed"):
        house.sound("bed")
    with pytest.raises(Refused, match="No sound can be read in bed"):
        house.music(["bed"], timedelta(seconds=60))


@pytest.mark.parametrize("content", [b"", b"not a sound", b"RIFF broken", b"ID3"])
def test_a_file_without_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sting.mp3").write_bytes(content)
    house = FolderHouseSounds(tmp_path, LameMastering())
    with pytest.raises(Refused, match="No sound can be read"):
        house.take("sting")
