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

from radio.adapters.mastering import _blocks, _outline
from radio.adapters.mastering._blocks import BLOCK, Samples, Tape, in_blocks, looking_around
from radio.adapters.mastering._joining import joined, samples_of
from radio.adapters.mastering._meter import loudness, read
from radio.adapters.mastering._outline import outlined
from radio.domain.audio.sound import RATE
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


def test_dynamics_in_blocks_are_those_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = samples_of(speechlike(7.03))
    one, many = outlined(in_one(sound)), outlined(in_blocks([sound]))
    assert one.samples == many.samples == len(sound)
    assert np.abs(one.tops - many.tops).max() < 1e-5
    assert np.allclose(one.weighted, many.weighted, rtol=1e-5)
    whole = one.compressed(-24.0, 4.0).limited(12.0, -2.5).gains
    monkeypatch.setattr(_outline, "in_blocks", lambda rows: in_parts(next(iter(rows)), 150))
    parts = one.compressed(-24.0, 4.0).limited(12.0, -2.5).gains
    assert np.abs(whole - parts).max() < 1e-5


def in_parts(row: Samples, size: int) -> Iterator[Samples]:
    return (row[at : at + size] for at in range(0, len(row), size))


@pytest.mark.parametrize("samples", [1, 47, 48, 49, 2399, BLOCK - 1, BLOCK, BLOCK + 1])
def test_a_sound_of_any_length_is_shaped_to_the_same_length(samples: int) -> None:
    sound = noise(samples)
    shaped = np.concatenate(list(outlined(in_blocks([sound])).shaped(in_blocks([sound]))))
    assert np.array_equal(shaped, sound)


@pytest.mark.parametrize("gain", [-6.0, 0.0, 6.0, 15.0])
def test_an_outline_foretells_loudness_and_peak_of_the_shaped_sound(gain: float) -> None:
    sound = samples_of(speechlike(7.03))
    limited = outlined(in_blocks([sound])).compressed(-24.0, 3.0).limited(gain, -2.5)
    heard = read(limited.shaped(in_blocks([sound])))
    assert limited.loudness == pytest.approx(heard.loudness, abs=0.05)
    assert heard.true_peak - 1e-3 <= limited.highest <= -2.5 + 1e-3


def test_a_sound_below_the_ceiling_is_only_turned_up() -> None:
    sound = samples_of(speechlike(3)) * np.float32(0.1)
    limited = outlined(in_blocks([sound])).limited(6.0, -2.5)
    shaped = np.concatenate(list(limited.shaped(in_blocks([sound]))))
    assert np.allclose(shaped, sound * 10 ** (6 / 20), atol=1e-6)


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
