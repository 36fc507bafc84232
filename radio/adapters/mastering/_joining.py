"""Puts sounds and silences one behind the other at the house's rate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import soxr

from radio.adapters.mastering._meter import Samples
from radio.domain.sound import RATE, Sound


def joined(parts: Sequence[Sound | timedelta]) -> Samples:
    """All parts in a row; a silence is exact to the sample."""
    pieces = [_silence(part) if isinstance(part, timedelta) else samples_of(part) for part in parts]
    return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)


def samples_of(sound: Sound) -> Samples:
    """The sound at `RATE`, full scale 1."""
    samples = np.frombuffer(sound.samples, "<i2").astype(np.float32) / np.float32(32768)
    if sound.rate == RATE:
        return samples
    resampled: Samples = soxr.resample(samples, sound.rate, RATE)
    return resampled


def _silence(length: timedelta) -> Samples:
    return np.zeros(round(length.total_seconds() * RATE), np.float32)
