"""A sound is as high as it rises between its samples, wherever a block of it ends."""

from __future__ import annotations

from math import log10

import numpy as np
import pytest
import soxr
from hypothesis import given
from hypothesis import strategies as some
from scipy.signal import firwin

from radio.adapters.mastering._blocks import BLOCK, Samples, in_blocks
from radio.adapters.mastering._joining import samples_of
from radio.adapters.mastering._peaks import GRAIN, highest, tops_of
from radio.domain.audio.loudness import SILENCE
from radio.domain.audio.sound import RATE
from tests.sounds import speechlike


def wave(hertz: float, phase: float, seconds: float = 1.0) -> Samples:
    turns = 2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE
    faded = np.hanning(len(turns))
    return (0.5 * faded * np.sin(turns + phase)).astype(np.float32)


@pytest.mark.parametrize("hertz", [997.0, RATE / 6, RATE / 4, 9000.0])
@pytest.mark.parametrize("phase", [0.0, np.pi / 4, 1.0])
def test_a_tone_is_as_high_as_it_swings_whatever_its_samples_hit(
    hertz: float, phase: float
) -> None:
    assert highest(in_blocks([wave(hertz, phase)])) == pytest.approx(20 * log10(0.5), abs=0.2)


@given(seconds=some.sampled_from([0.001, 0.5, 2.0, 4.3]), seed=some.integers(0, 50))
def test_the_highest_of_all_grains_is_the_highest_found_near_loud_samples(
    seconds: float, seed: int
) -> None:
    sound = samples_of(speechlike(seconds, seed=seed))
    tops = np.concatenate(list(tops_of(in_blocks([sound]))))
    assert len(tops) == -(-len(sound) // GRAIN)
    assert highest(in_blocks([sound])) == pytest.approx(20 * log10(tops.max()), abs=1e-4)


@pytest.mark.parametrize("samples", [1, 49, 5000, BLOCK + 17])
def test_each_grain_is_as_high_as_its_samples_and_the_points_after_them(samples: int) -> None:
    sound = np.random.default_rng(samples).uniform(-1, 1, samples).astype(np.float32)
    spread = np.zeros(4 * samples)
    spread[::4] = sound
    points = np.convolve(spread, 4 * firwin(49, 1 / 4, window=("kaiser", 5.0)))[
        24 : 24 + len(spread)
    ]
    points[::4] = sound
    heights = np.maximum.reduceat(np.abs(points), np.arange(0, len(points), 4 * GRAIN))
    assert np.allclose(np.concatenate(list(tops_of(in_blocks([sound])))), heights, atol=1e-6)


def test_a_peak_between_two_blocks_is_found() -> None:
    sound = np.zeros(2 * BLOCK, np.float32)
    sound[BLOCK - 1 : BLOCK + 1] = 0.5
    assert highest(in_blocks([sound])) > 20 * log10(0.5) + 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_better_filter_finds_nearly_the_same(seed: int) -> None:
    sound = samples_of(speechlike(5, seed=seed))
    better = np.abs(soxr.resample(sound, RATE, 8 * RATE)).max()
    assert highest(in_blocks([sound])) == pytest.approx(20 * log10(better), abs=0.2)


def test_nothing_has_no_height() -> None:
    assert highest([]) == highest(in_blocks([np.zeros(RATE, np.float32)])) == SILENCE
