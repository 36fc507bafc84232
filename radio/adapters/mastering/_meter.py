"""Measures sound: loudness by ITU-R BS.1770-4, true peak, and the drawn waveform."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import pi, tan

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

from radio.adapters.mastering._blocks import Samples
from radio.adapters.mastering._peaks import highest
from radio.domain.audio.loudness import STEP, integrated
from radio.domain.audio.sound import RATE


@dataclass(frozen=True)
class Reading:
    """What the meter shows for one sound."""

    loudness: float
    """LUFS."""
    true_peak: float
    """dBTP."""
    energies: tuple[float, ...]
    peaks: tuple[int, ...]


def read(blocks: Iterable[Samples]) -> Reading:
    """Everything the meter shows; goes through the sound once."""
    weigh, energies, peaks = KWeighting(), list[float](), list[int]()

    def noted(block: Samples) -> Samples:
        energies.extend(_means_of(weigh(block)))
        peaks.extend(_peaks_of(block))
        return block

    true_peak = highest(map(noted, blocks))
    return Reading(integrated(energies), true_peak, tuple(energies), tuple(peaks))


def loudness(blocks: Iterable[Samples]) -> float:
    """Integrated loudness in LUFS."""
    weigh = KWeighting()
    return integrated([mean for block in blocks for mean in _means_of(weigh(block))])


class KWeighting:
    """Weighs a sound as ears do, block by block."""

    def __init__(self) -> None:
        self._state = np.zeros(4, np.float32)

    def __call__(self, block: Samples) -> Samples:
        """The square of each weighted sample."""
        weighted, self._state = lfilter(*_K_WEIGHTING, block, zi=self._state)
        squares: Samples = np.square(weighted, out=weighted)
        return squares


def _means_of(block: Samples) -> list[float]:
    """Mean of each 100 ms; the last of the last block is of what is left."""
    steps = _steps(block)
    widths = np.diff(steps, append=len(block))
    means: list[float] = (np.add.reduceat(block, steps, dtype=np.float64) / widths).tolist()
    return means


def _peaks_of(block: Samples) -> list[int]:
    """Highest absolute sample of each 100 ms, 0 to 255."""
    tops = np.maximum.reduceat(np.abs(block), _steps(block))
    return [min(255, round(top * 255)) for top in tops.tolist()]


def _steps(block: Samples) -> NDArray[np.intp]:
    return np.arange(0, len(block), STEP)


def _k_weighting() -> tuple[Samples, Samples]:
    """The two filters of BS.1770 (a head's shelf, a high-pass) for `RATE`, as one.

    The recommendation prints coefficients for 48 kHz only; these are the analogue filters behind
    them, brought to our rate by the bilinear transform. Single precision moves a reading by
    0.001 LU and takes three quarters of the time.
    """
    shelf = tan(pi * 1681.974450955533 / RATE)
    high = 10 ** (3.999843853973347 / 20)
    middle = high**0.4996667741545416
    damped = shelf / 0.7071752369554196
    over = 1 + damped + shelf**2
    head = [
        (high + middle * damped + shelf**2) / over,
        2 * (shelf**2 - high) / over,
        (high - middle * damped + shelf**2) / over,
        1.0,
        2 * (shelf**2 - 1) / over,
        (1 - damped + shelf**2) / over,
    ]
    low = tan(pi * 38.13547087602444 / RATE)
    loss = low / 0.5003270373238773
    under = 1 + loss + low**2
    rumble = [1.0, -2.0, 1.0, 1.0, 2 * (low**2 - 1) / under, (1 - loss + low**2) / under]
    rising, falling = np.convolve(head[:3], rumble[:3]), np.convolve(head[3:], rumble[3:])
    return rising.astype(np.float32), falling.astype(np.float32)


_K_WEIGHTING = _k_weighting()
