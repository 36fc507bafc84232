"""Measures sound: loudness by ITU-R BS.1770-4, true peak, and the drawn waveform."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from radio.adapters.mastering._blocks import Samples
from radio.adapters.mastering._peaks import GRAIN, highest
from radio.adapters.mastering._weighting import KWeighting
from radio.domain.audio.loudness import STEP, integrated


@dataclass(frozen=True)
class Reading:
    """What the meter shows for one sound."""

    loudness: float
    """LUFS."""
    true_peak: float
    """dBTP."""
    energies: tuple[float, ...]
    peaks: tuple[int, ...]


def read(blocks: Iterable[Samples], times: int = 1) -> Reading:
    """Everything the meter shows; goes through the sound once.

    A sound at so many `times` our rate has its true peaks read as they are, all else of every
    `times`-th sample: it must have nothing in it that our rate has no room for.
    """
    weigh, energies, peaks = KWeighting(), list[float](), list[int]()

    def noted(block: Samples) -> Samples:
        ours = np.ascontiguousarray(block[::times])
        energies.extend(energies_of(weigh(ours), len(ours)))
        peaks.extend(_peaks_of(ours))
        return block

    true_peak = highest(map(noted, blocks))
    return Reading(integrated(energies), true_peak, tuple(energies), tuple(peaks))


def loudness(blocks: Iterable[Samples]) -> float:
    """Integrated loudness in LUFS."""
    weigh = KWeighting()
    return integrated([one for block in blocks for one in energies_of(weigh(block), len(block))])


def energies_of(weighted: Samples, samples: int) -> list[float]:
    """Mean square of each 100 ms from the weighted grains of so many samples.

    The last is of what is left.
    """
    steps = np.arange(0, samples, STEP)
    if not samples:
        return []
    widths = np.diff(steps, append=samples)
    sums = np.add.reduceat(weighted, steps // GRAIN, dtype=np.float64)
    means: list[float] = (sums / widths).tolist()
    return means


def _peaks_of(block: Samples) -> list[int]:
    """Highest absolute sample of each 100 ms, 0 to 255."""
    tops = np.maximum.reduceat(np.abs(block), np.arange(0, len(block), STEP))
    return [min(255, round(top * 255)) for top in tops.tolist()]
