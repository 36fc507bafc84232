"""Puts sounds and silences one behind the other at the house's rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache

import numpy as np
import soxr

from radio.adapters.mastering._blocks import BLOCK, Samples, in_blocks
from radio.domain.audio.sound import RATE, Sound


def joined(parts: Iterable[Sound | timedelta]) -> Iterator[Samples]:
    """All parts in a row, in blocks; a silence is exact to the sample."""
    return in_blocks(_pieces(parts))


def samples_of(sound: Sound) -> Samples:
    """The whole sound at `RATE`."""
    return np.concatenate([np.zeros(0, np.float32), *_pieces([sound])])


def _pieces(parts: Iterable[Sound | timedelta]) -> Iterator[Samples]:
    resampler = cache(_resampler)  # made for each sentence anew, they would cost a sixth more
    for part in parts:
        if isinstance(part, timedelta):
            yield from _silence(part)
        else:
            yield from _resampled(part, resampler(part.rate))


def _resampler(rate: int) -> soxr.ResampleStream:
    return soxr.ResampleStream(rate, RATE, 1)


def _resampled(sound: Sound, resampler: soxr.ResampleStream) -> Iterator[Samples]:
    """The sound at `RATE`, full scale 1, in pieces of any size; leaves the resampler as new."""
    whole = np.frombuffer(sound.samples, "<i2")
    for at in range(0, len(whole), BLOCK):
        samples = whole[at : at + BLOCK].astype(np.float32) / np.float32(32768)
        last = at + BLOCK >= len(whole)
        yield samples if sound.rate == RATE else resampler.resample_chunk(samples, last=last)
    resampler.clear()


def _silence(length: timedelta) -> Iterator[Samples]:
    left = round(length.total_seconds() * RATE)
    while left > 0:
        yield np.zeros(min(left, BLOCK), np.float32)
        left -= BLOCK
