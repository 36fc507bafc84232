"""Work in blocks leaves no trace of where a block ends."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy.ndimage import uniform_filter1d

from radio.adapters.mastering import _blocks
from radio.adapters.mastering._blocks import BLOCK, Samples, Tape, in_blocks, looking_around
from radio.adapters.mastering._dynamics import compressed, limited
from radio.adapters.mastering._joining import joined, samples_of
from radio.adapters.mastering._meter import heights, loudness, read
from radio.domain.sound import RATE
from tests.sounds import speechlike


def noise(samples: int) -> Samples:
    return np.random.default_rng(samples).uniform(-0.5, 0.5, samples).astype(np.float32)


@given(some.lists(some.sampled_from([0, 1, 7, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK]), max_size=6))
def test_pieces_of_any_size_come_out_in_blocks_of_one_size(sizes: list[int]) -> None:
    pieces = [noise(size) for size in sizes]
    blocks = list(in_blocks(pieces))
    assert all(len(block) == BLOCK for block in blocks[:-1])
    assert all(0 < len(block) <= BLOCK for block in blocks)
    assert np.array_equal(
        np.concatenate([np.zeros(0), *blocks]), np.concatenate([np.zeros(0), *pieces])
    )


@pytest.mark.parametrize("samples", [0, 1, 99, BLOCK, BLOCK + 1, 2 * BLOCK + 50, 3 * BLOCK])
def test_looking_around_sees_what_lies_in_the_neighbouring_blocks(samples: int) -> None:
    def mean(seen: Samples) -> Samples:
        return uniform_filter1d(seen, 201, mode="constant")

    whole = noise(samples)
    blocks = list(looking_around(in_blocks([whole]), 100, mean))
    assert np.allclose(np.concatenate([np.zeros(0), *blocks]), mean(whole), atol=1e-5)


def in_one(sound: Samples) -> Iterator[Samples]:
    return iter([sound])


def test_dynamics_in_blocks_are_those_of_the_whole() -> None:
    sound = samples_of(speechlike(7))
    one = np.concatenate(list(compressed(in_one(sound), -24.0, 4.0)))
    many = np.concatenate(list(compressed(in_blocks([sound]), -24.0, 4.0)))
    assert np.abs(one - many).max() < 1e-5
    tops = np.concatenate(list(heights(in_one(sound))))
    assert np.abs(tops - np.concatenate(list(heights(in_blocks([sound]))))).max() < 1e-5
    one = np.concatenate(list(limited(in_one(sound), in_one(tops), 12.0, -2.5)))
    many = np.concatenate(list(limited(in_blocks([sound]), in_blocks([tops]), 12.0, -2.5)))
    assert np.abs(one - many).max() < 1e-5


def test_the_meter_reads_blocks_as_it_reads_the_whole() -> None:
    sound = samples_of(speechlike(7.03))
    one, many = read(in_one(sound)), read(in_blocks([sound]))
    assert many.loudness == pytest.approx(one.loudness, abs=1e-9)
    assert many.true_peak == pytest.approx(one.true_peak, abs=1e-3)
    assert (len(many.energies), many.peaks) == (len(one.energies), one.peaks)
    assert loudness(in_blocks([sound])) == many.loudness


def test_a_long_silence_and_a_sound_of_another_rate_join_to_the_sample() -> None:
    sound = speechlike(5, rate=22_050)
    whole = np.concatenate(list(joined([sound, timedelta(seconds=5.5), sound])))
    assert len(whole) == 2 * len(samples_of(sound)) + 5.5 * RATE
    assert np.array_equal(whole[-5 * RATE :], samples_of(sound)[-5 * RATE :])


def test_a_long_tape_lies_on_the_disk_and_plays_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_blocks, "_IN_MEMORY", 1000)
    sound = noise(3 * BLOCK + 17)
    with Tape(in_blocks([sound])) as tape:
        assert tape.samples == len(sound)
        assert np.array_equal(np.concatenate(list(tape)), sound)
        assert all(np.array_equal(one, other) for one, other in zip(tape, tape, strict=True))


def test_a_tape_whose_sound_fails_is_let_go() -> None:
    def failing() -> Iterator[Samples]:
        yield noise(10)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        Tape(failing())
    gc.collect()  # a file left open would be told now, and a warning is an error here
