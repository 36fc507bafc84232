"""Measures sound: loudness by ITU-R BS.1770-4, true peak by its annex 2, and the drawn waveform."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10, pi, tan

import numpy as np
import soxr
from numpy.typing import NDArray
from scipy.signal import sosfilt

from radio.domain.loudness import SILENCE, STEP, integrated
from radio.domain.sound import RATE

Samples = NDArray[np.float32]
"""One channel at `RATE`, full scale 1."""

_OVERSAMPLED = 4
"""Times `RATE` at which true peaks are read, as the annex has it."""


@dataclass(frozen=True)
class Reading:
    """What the meter shows for one sound."""

    loudness: float
    """LUFS."""
    true_peak: float
    """dBTP."""
    energies: tuple[float, ...]
    peaks: tuple[int, ...]


def read(samples: Samples) -> Reading:
    """Everything the meter shows."""
    energies = energies_of(samples)
    return Reading(integrated(energies), true_peak(samples), energies, peaks_of(samples))


def loudness(samples: Samples) -> float:
    """Integrated loudness in LUFS."""
    return integrated(energies_of(samples))


def energies_of(samples: Samples) -> tuple[float, ...]:
    """Mean square of each K-weighted 100 ms; the last is of what is left."""
    if not len(samples):
        return ()
    weighted = sosfilt(_K_WEIGHTING, samples.astype(np.float64))
    return tuple(float(mean) for mean in _per_step(np.add, weighted * weighted) / _widths(samples))


def peaks_of(samples: Samples) -> tuple[int, ...]:
    """Highest absolute sample of each 100 ms, 0 to 255."""
    highest = _per_step(np.maximum, np.abs(samples))
    return tuple(min(255, round(float(peak) * 255)) for peak in highest)


def peak(samples: Samples) -> float:
    """The highest sample, dBFS."""
    highest = float(np.abs(samples).max(initial=0.0))
    return 20 * log10(highest) if highest > 0 else SILENCE


def true_peak(samples: Samples) -> float:
    """The highest point of the wave on and between the samples, dBTP."""
    return peak(peak_of_each(samples))


def peak_of_each(samples: Samples) -> Samples:
    """For each sample the highest point of the wave from it to the next."""
    if not len(samples):
        return samples
    wave = soxr.resample(samples, RATE, RATE * _OVERSAMPLED)
    np.abs(wave, out=wave)
    heights: Samples = np.abs(samples)
    for between in range(_OVERSAMPLED):
        points = wave[between::_OVERSAMPLED]
        np.maximum(heights[: len(points)], points[: len(heights)], out=heights[: len(points)])
    return heights


def _per_step(how: np.ufunc, values: NDArray[np.floating]) -> NDArray[np.floating]:
    return how.reduceat(values, np.arange(0, len(values), STEP))


def _widths(samples: Samples) -> NDArray[np.floating]:
    return np.diff(np.append(np.arange(0, len(samples), STEP), len(samples))).astype(np.float64)


def _k_weighting() -> NDArray[np.float64]:
    """The two filters of BS.1770 (a head's shelf, a high-pass) for `RATE`.

    The recommendation prints coefficients for 48 kHz only; these are the analogue filters behind
    them, brought to our rate by the bilinear transform.
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
    return np.array([head, rumble])


_K_WEIGHTING = _k_weighting()
