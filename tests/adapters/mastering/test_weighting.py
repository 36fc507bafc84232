"""A grain is weighted as the filters of BS.1770 weigh its samples one after the other."""

from __future__ import annotations

from math import log10

import numpy as np
import pytest
from scipy.signal import lfilter

from radio.adapters.mastering._blocks import BLOCK, Samples, in_blocks
from radio.adapters.mastering._joining import samples_of
from radio.adapters.mastering._meter import loudness
from radio.adapters.mastering._peaks import GRAIN
from radio.adapters.mastering._weighting import KWeighting, _filters
from radio.domain.audio.loudness import integrated
from radio.domain.audio.sound import RATE
from tests.sounds import speechlike


def weighted(sound: Samples) -> Samples:
    weigh = KWeighting()
    return np.concatenate([weigh(block) for block in in_blocks([sound])])


def by_recurrence(sound: Samples, grain: int = GRAIN) -> Samples:
    squares = lfilter(*_filters(), sound.astype(np.float64)) ** 2
    return np.add.reduceat(squares, np.arange(0, len(sound), grain))


def humming(seconds: float) -> Samples:
    """Speech over mains hum and a wrong zero, which only the high-pass takes away."""
    speech = samples_of(speechlike(seconds))
    hum = 0.3 * np.sin(2 * np.pi * 50 * np.arange(len(speech)) / RATE)
    return (0.3 * speech + hum + 0.2).astype(np.float32)


@pytest.mark.parametrize("samples", [1, GRAIN, GRAIN + 1, BLOCK - 1, BLOCK, 2 * BLOCK + 100])
def test_a_grain_is_weighted_with_all_that_came_before_it(samples: int) -> None:
    sound = humming(5)[:samples]
    assert np.allclose(weighted(sound), by_recurrence(sound), rtol=1e-4, atol=1e-5)


def test_one_click_rings_on_for_as_long_as_it_can_be_measured() -> None:
    sound = np.zeros(2 * BLOCK, np.float32)
    sound[BLOCK - 1] = 1
    assert np.allclose(weighted(sound), by_recurrence(sound), rtol=1e-3, atol=1e-9)


def test_a_reading_is_that_of_double_precision() -> None:
    sound = humming(7.03)
    energies = by_recurrence(sound, RATE // 10)[:-1] / (RATE // 10)
    whole = sound[: len(energies) * RATE // 10]
    assert loudness(in_blocks([whole])) == pytest.approx(integrated(energies.tolist()), abs=1e-4)


def test_a_full_tone_reads_as_the_recommendation_says() -> None:
    """997 Hz at full scale in one channel: -3.01 LUFS."""
    tone = np.sin(2 * np.pi * 997 * np.arange(5 * RATE) / RATE).astype(np.float32)
    assert loudness(in_blocks([tone])) == pytest.approx(10 * log10(0.5), abs=0.05)
