"""Six tones make six words; a voice that flattens them says something else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from radio.adapters.voices.espeak import EspeakPool, EspeakVoice, carried_engine, espeak_voices
from radio.domain.audio.sound import Sound
from radio.ports import VoiceSettings

SYLLABLES = ("ma", "má", "mà", "mả", "mã", "mạ")
JUST_HEARD = 0.35
"""Semitones, root mean square over the contour; two readings of one word differ by half of it."""
ONSETS = ("m", "b", "l", "n", "v", "h", "đ", "kh", "ng", "d")
MARKS = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
"""Level, sắc, huyền, hỏi, ngã, nặng, as Unicode writes them after a letter."""
AT = np.linspace(0.2, 0.95, 6)
LOWEST, HIGHEST = 50, 250
"""Hertz in which these two men speak."""


def contour(sound: Sound) -> NDArray[np.float64]:
    """Pitch in semitones at six places of the syllable, by autocorrelation over 40 ms."""
    samples = np.frombuffer(sound.samples, "<i2").astype(float)
    voiced = np.flatnonzero(np.abs(samples) > 0.1 * np.abs(samples).max())
    samples = samples[voiced[0] : voiced[-1]]
    width = round(0.04 * sound.rate)
    return np.array(
        [
            12 * np.log2(_pitch(samples[at : at + width], sound.rate))
            for at in _starts(samples, width)
        ]
    )


def _starts(samples: NDArray[np.float64], width: int) -> list[int]:
    return [int(place * (len(samples) - width)) for place in AT]


def _pitch(window: NDArray[np.float64], rate: int) -> float:
    window = (window - window.mean()) * np.hanning(len(window))
    alike = np.correlate(window, window, "full")[len(window) - 1 :]
    lags = np.arange(rate // HIGHEST, min(rate // LOWEST, len(alike)))
    return rate / float(lags[np.argmax(alike[lags])])


@pytest.fixture
def alone() -> Iterator[EspeakPool]:
    """An engine that has said nothing yet: it reads the same words in the same way each time."""
    pool = EspeakPool(carried_engine(), processes=1)
    yield pool
    pool.close()


@pytest.mark.parametrize("which", [0, 1], ids=["north", "south"])
def test_the_six_tones_are_six_contours(alone: EspeakPool, which: int) -> None:
    voice = espeak_voices(alone)[which]
    contours = [contour(sound) for sound in voice.speak(SYLLABLES, VoiceSettings())]
    for first in range(6):
        for second in range(first):
            away = np.sqrt(np.mean((contours[first] - contours[second]) ** 2))
            assert away > JUST_HEARD, (SYLLABLES[first], SYLLABLES[second], contours)


def test_sac_rises_and_nang_falls(alone: EspeakPool) -> None:
    voice = espeak_voices(alone)[0]
    _, rising, _, _, _, falling = (
        contour(sound) for sound in voice.speak(SYLLABLES, VoiceSettings())
    )
    assert rising[-1] - rising[0] > 3
    assert falling[-1] - falling[0] < -1


def recognised(voice: EspeakVoice, marks: Sequence[str]) -> float:
    """Share of syllables whose tone the mean contours of the other onsets tell; chance is 1/6."""
    said = [unicodedata.normalize("NFC", f"{onset}a{mark}") for onset in ONSETS for mark in marks]
    heard = [contour(sound) for sound in voice.speak(said, VoiceSettings())]
    contours = np.array(heard).reshape(len(ONSETS), len(marks), len(AT))
    right = 0
    for left_out in range(len(ONSETS)):
        means = np.delete(contours, left_out, axis=0).mean(axis=0)
        for tone, one in enumerate(contours[left_out]):
            right += int(np.argmin(((means - one) ** 2).mean(axis=1))) == tone
    return right / len(said)


@pytest.mark.parametrize("which", [0, 1], ids=["north", "south"])
def test_a_tone_is_the_same_tone_on_every_syllable(alone: EspeakPool, which: int) -> None:
    assert recognised(espeak_voices(alone)[which], MARKS) >= 0.85


@pytest.mark.parametrize("which", [0, 1], ids=["north", "south"])
def test_a_voice_that_flattens_tones_would_be_found_out(alone: EspeakPool, which: int) -> None:
    flat = ("",) * len(MARKS)
    assert recognised(espeak_voices(alone)[which], flat) <= 0.4
