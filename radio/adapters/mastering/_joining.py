"""Puts sounds and silences one behind the other at the house's rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

import numpy as np
import soxr

from radio.adapters.mastering._blocks import BLOCK, Samples, in_blocks
from radio.domain.audio.sound import RATE, Sound


def joined(parts: Iterable[Sound | timedelta]) -> Iterator[Samples]:
    """All parts in a row, in blocks; a silence is exact to the sample."""
    return in_blocks(_pieces(parts))


def samples_of(sound: Sound) -> Samples:
    """The whole sound at `RATE`."""
    return np.concatenate([np.zeros(0, np.float32), *_resampled(sound)])


def _pieces(parts: Iterable[Sound | timedelta]) -> Iterator[Samples]:
    for part in parts:
        yield from _silence(part) if isinstance(part, timedelta) else _resampled(part)


def _resampled(sound: Sound) -> Iterator[Samples]:
    """The sound at `RATE`, full scale 1, in pieces of any size."""
    resampler = soxr.ResampleStream(sound.rate, RATE, 1)
    whole = np.frombuffer(sound.samples, "<i2")
    for at in range(0, len(whole), BLOCK):
        samples = whole[at : at + BLOCK].astype(np.float32) / np.float32(32768)
        last = at + BLOCK >= len(whole)
        yield samples if sound.rate == RATE else resampler.resample_chunk(samples, last=last)


def _silence(length: timedelta) -> Iterator[Samples]:
    left = round(length.total_seconds() * RATE)
    while left > 0:
        yield np.zeros(min(left, BLOCK), np.float32)
        left -= BLOCK
