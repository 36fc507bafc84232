"""The outline of a sound: what there is in each 2 ms of it, so that gains are found without it.

A compressor and a limiter do nothing but turn a sound up and down, slowly against the sound itself.
So how loud and how high it will be follows from its outline and the gains; the samples are gone
through once to draw the outline, and once to apply all gains together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from math import log10

import numpy as np
from numpy.typing import NDArray

from radio.adapters.mastering._blocks import BLOCK, Samples, in_blocks, looking_around
from radio.adapters.mastering._meter import energies_of
from radio.adapters.mastering._peaks import GRAIN, tops_of
from radio.adapters.mastering._weighting import KWeighting
from radio.domain.audio.loudness import SILENCE, integrated
from radio.domain.audio.sound import RATE

_LEVEL_OVER = RATE // 50 // GRAIN
"""Grains (20 ms) over which the compressor reads a level and moves."""
_LIMIT_OVER = RATE // 100 // GRAIN
"""Grains (10 ms) in which the limiter closes and opens again."""


@dataclass(frozen=True)
class Outline:
    """A sound in grains, and the gain it is given at the beginning of each; linear between them.

    Every row ends with a grain of nothing, so that the last one has a gain at its end too.
    """

    samples: int
    power: Samples
    """Sum of squares."""
    weighted: Samples
    """Sum of squares, weighted as ears do."""
    tops: Samples
    """True peak."""
    gains: Samples

    @property
    def loudness(self) -> float:
        """Integrated loudness in LUFS with the gains."""
        return integrated(self.energies)

    @property
    def energies(self) -> list[float]:
        """Weighted mean square of each 100 ms; the last is of what is left."""
        return energies_of(self.weighted[:-1] * _means(self.gains), self.samples)

    @property
    def highest(self) -> float:
        """The true peak with the gains, dBTP; never too low."""
        top = float(_tops(self).max())
        return 20 * log10(top) if top > 0 else SILENCE

    def compressed(self, knee: float, ratio: float) -> Outline:
        """With what is louder than `knee` LUFS brought nearer to it, `ratio`:1."""
        power_at_knee = np.float32(GRAIN * 10 ** (knee / 10))
        strength = np.float32(-0.5 * (1 - 1 / ratio))

        def cut(power: Samples) -> Samples:
            level = _smooth(power, _LEVEL_OVER)
            turned = (np.maximum(level, power_at_knee) / power_at_knee) ** strength
            return _smooth(turned, _LEVEL_OVER + 1)

        power = np.append(self.power[:-1] * _means(self.gains), np.float32(0))
        return self._times(_around(power, 2 * _LEVEL_OVER, cut))

    def limited(self, gain: float, ceiling: float) -> Outline:
        """At `gain` dB more, no true peak above `ceiling` dBTP."""
        from scipy.ndimage import minimum_filter1d

        factor, top = np.float32(10 ** (gain / 20)), np.float32(10 ** (ceiling / 20))

        def opening(tops: Samples) -> Samples:
            """Each value is a mean of such as are low enough for the grains on both its sides."""
            allowed = top / np.maximum(tops * factor, top)
            closed = minimum_filter1d(allowed, 2 * _LIMIT_OVER)
            return _smooth(_smooth(closed, _LIMIT_OVER), _LIMIT_OVER) * factor

        return self._times(_around(_tops(self), 4 * _LIMIT_OVER, opening))

    def shaped(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        """The sound itself, which comes in blocks of `BLOCK`, with the gains."""
        for number, block in enumerate(blocks):
            at = number * BLOCK // GRAIN
            count = -(-len(block) // GRAIN)
            begin, end = self.gains[at : at + count, None], self.gains[at + 1 :][:count, None]
            yield block * (begin + (end - begin) * _RISING).ravel()[: len(block)]

    def _times(self, gains: Samples) -> Outline:
        return replace(self, gains=self.gains * gains)


def outlined(blocks: Iterable[Samples]) -> Outline:
    """The outline of a sound in blocks of `BLOCK`, as it is; goes through it once."""
    weigh, power, weighted = KWeighting(), list[Samples](), list[Samples]()
    samples = 0

    def noted(block: Samples) -> Samples:
        nonlocal samples
        samples += len(block)
        power.append(_sums(block * block))
        weighted.append(weigh(block))
        return block

    tops = list(tops_of(map(noted, blocks)))
    highest = _row(tops)
    return Outline(samples, _row(power), _row(weighted), highest, np.ones_like(highest))


_RISING = np.arange(GRAIN, dtype=np.float32) / np.float32(GRAIN)


def _row(pieces: Iterable[Samples]) -> Samples:
    return np.concatenate([*pieces, np.zeros(1, np.float32)])


def _sums(block: Samples) -> Samples:
    sums: Samples = np.add.reduceat(block, np.arange(0, len(block), GRAIN))
    return sums


def _smooth(row: NDArray[np.floating], over: int) -> Samples:
    from scipy.ndimage import uniform_filter1d  # a quarter of a second, and most commands need none

    mean: Samples = uniform_filter1d(row, over)
    return mean


def _means(gains: Samples) -> Samples:
    """Mean square of what rises or falls evenly from one gain to the next."""
    begin, end = gains[:-1], gains[1:]
    means: Samples = (begin * begin + begin * end + end * end) / np.float32(3)
    return means


def _tops(outline: Outline) -> Samples:
    higher = np.maximum(outline.gains[:-1], outline.gains[1:])
    return np.append(outline.tops[:-1] * higher, np.float32(0))


def _around(row: Samples, reach: int, work: Callable[[Samples], Samples]) -> Samples:
    """`work` on a long row in parts, so that it needs little memory meanwhile."""
    return np.concatenate(list(looking_around(in_blocks([row]), reach, work)))
