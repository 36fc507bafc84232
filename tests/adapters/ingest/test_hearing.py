"""The voice is found between the silences, and a failed recording is told from a good one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from radio.adapters.house_generator import compose
from radio.adapters.ingest import examined, examined_music
from radio.domain.audio.house_tune import Instrument, Piece, Recipe
from radio.domain.audio.recording import cautions
from radio.domain.audio.sound import RATE
from radio.domain.errors import Refused
from tests.recorded_files import SPEECH, as_wav, heights
from tests.recordings import voice_in

VOICE = heights(SPEECH) / 32767
REST = np.zeros(3 * RATE)
TALK = np.concatenate([VOICE, REST / 2, VOICE])
CHANCE = np.random.default_rng(7)


def file_of(folder: Path, *parts: NDArray[np.float64]) -> Path:
    whole = np.clip(np.concatenate(parts), -1, 1)
    return as_wav(folder / "mai.wav", np.rint(whole * 32767).astype("<i2").tobytes())


def hiss(seconds: float, level: float) -> NDArray[np.float64]:
    return CHANCE.normal(0, level, round(seconds * RATE))


def test_the_silence_around_the_voice_is_cut_off_and_the_voice_is_not(tmp_path: Path) -> None:
    sound = voice_in(file_of(tmp_path, REST, VOICE, REST))
    first, *_, last = np.flatnonzero(heights(sound))
    assert first / RATE == pytest.approx(0.1, abs=0.03)
    assert len(heights(sound)) - last == pytest.approx(0.25 * RATE, abs=0.03 * RATE)
    assert np.abs(heights(sound)).sum() >= 0.9999 * np.abs(heights(SPEECH)).sum()


def test_a_recording_without_silence_around_it_is_left_as_it_is(tmp_path: Path) -> None:
    assert voice_in(file_of(tmp_path, VOICE)) == SPEECH


@pytest.mark.parametrize("piece", list(Piece))
@pytest.mark.parametrize("instrument", list(Instrument))
def test_music_swells_and_dies_away_as_it_does_in_its_file(
    tmp_path: Path, piece: Piece, instrument: Instrument
) -> None:
    tune = heights(compose(Recipe(piece, instrument=instrument))) / 32767
    sound, figures = examined_music(file_of(tmp_path, REST, tune, REST))
    rings = np.flatnonzero(tune)
    whole = np.rint(tune[rings[0] : rings[-1] + 1] * 32767)
    assert len(heights(sound)) == len(whole)
    assert np.abs(heights(sound) - whole).max() <= 1
    assert figures.length == sound.length


def test_silence_is_no_music(tmp_path: Path) -> None:
    sound, figures = examined_music(file_of(tmp_path, REST))
    assert (sound.samples, figures.voiced) == (b"", 0.0)


def test_pauses_between_words_stay_as_they_are(tmp_path: Path) -> None:
    sound = voice_in(file_of(tmp_path, VOICE, REST, VOICE))
    assert sound.length.total_seconds() == pytest.approx(11.0, abs=0.1)


def test_the_silence_of_a_noisy_room_is_cut_off_too(tmp_path: Path) -> None:
    room = hiss(10.0, 0.004)
    room[3 * RATE : 7 * RATE] += VOICE
    sound = voice_in(file_of(tmp_path, room))
    assert sound.length.total_seconds() == pytest.approx(4.35, abs=0.3)


def test_a_click_of_the_switch_is_no_voice(tmp_path: Path) -> None:
    click = np.zeros(2 * RATE)
    click[RATE // 2 : RATE // 2 + 200] = 0.9
    sound = voice_in(file_of(tmp_path, click, VOICE, click))
    assert sound.length.total_seconds() == pytest.approx(4.35, abs=0.1)


def test_a_constant_from_a_poor_sound_card_is_taken_out(tmp_path: Path) -> None:
    whole = np.concatenate([REST, VOICE, REST])
    sound = voice_in(file_of(tmp_path, whole * 0.8 + 0.15))
    assert sound.length.total_seconds() == pytest.approx(4.35, abs=0.1)
    assert abs(heights(sound).mean()) < 40


@pytest.mark.parametrize(
    ("samples", "why"),
    [
        (np.zeros(5 * RATE), "Nothing can be heard"),
        (np.full(5 * RATE, 0.3), "Nothing can be heard"),
        (VOICE / 400, "Nothing can be heard"),
        (VOICE[: RATE // 2], "shorter than a second"),
        (VOICE * 30, "distorted"),
        (np.concatenate([VOICE[:RATE], np.zeros(60 * RATE), VOICE[:RATE]]), "almost all silence"),
        (hiss(5.0, 0.05), "steady noise"),
        (0.1 * np.sin(np.arange(5 * RATE) * 2 * np.pi * 50 / RATE), "steady noise"),
    ],
    ids=["silence", "a constant", "too faint", "too short", "torn", "pocket", "hiss", "hum"],
)
def test_a_failed_recording_is_refused_with_the_reason(
    samples: NDArray[np.float64], why: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match=why):
        voice_in(file_of(tmp_path, samples))


@pytest.mark.parametrize(
    ("samples", "said"),
    [
        (TALK, []),
        (TALK * 3, ["too loud in places"]),
        (TALK / 15, ["very quiet"]),
        (TALK + hiss(11.0, float(np.sqrt(np.mean(VOICE**2))) / 2), ["much noise"]),
    ],
    ids=["good", "loud", "quiet", "noisy"],
)
def test_a_poor_recording_is_taken_with_a_word_of_caution(
    samples: NDArray[np.float64], said: list[str], tmp_path: Path
) -> None:
    file = file_of(tmp_path, REST, samples, REST)
    voice_in(file)
    _, figures = examined(file)
    found = cautions(figures)
    assert len(found) == len(said)
    assert all(word in str(one) for word, one in zip(said, found, strict=True))
