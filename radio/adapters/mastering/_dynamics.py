"""Brings loud and soft together: a compressor for syllables, a limiter for true peaks.

Both look at the sound around each sample, not only before it, so they add no delay and a cue stays
where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from scipy.ndimage import minimum_filter1d, uniform_filter1d

from radio.adapters.mastering._blocks import Samples, looking_around
from radio.domain.sound import RATE

_LEVEL_OVER = RATE // 50
"""Samples (20 ms) over which the compressor reads a level."""
_LIMIT_OVER = RATE // 100
"""Samples (10 ms) in which the limiter closes and opens again."""


def compressed(blocks: Iterable[Samples], knee: float, ratio: float) -> Iterator[Samples]:
    """The sound with what is louder than `knee` LUFS brought nearer to it, `ratio`:1."""
    power_at_knee = np.float32(10 ** (knee / 10))
    strength = np.float32(-0.5 * (1 - 1 / ratio))

    def work(samples: Samples) -> Samples:
        power = uniform_filter1d(samples * samples, _LEVEL_OVER)
        cut = (np.maximum(power, power_at_knee) / power_at_knee) ** strength
        return (samples * uniform_filter1d(cut, _LEVEL_OVER)).astype(np.float32)

    return looking_around(blocks, 2 * _LEVEL_OVER, work)


def limited(
    blocks: Iterable[Samples], tops: Iterable[Samples], gain: float, ceiling: float
) -> Iterator[Samples]:
    """The sound at `gain` dB, no true peak above `ceiling` dBTP; `tops` are its `heights`."""
    factor, top = np.float32(10 ** (gain / 20)), np.float32(10 ** (ceiling / 20))

    def opening(heights: Samples) -> Samples:
        allowed = top / np.maximum(heights * factor, top)
        closed = minimum_filter1d(allowed, 2 * _LIMIT_OVER + 1)
        smooth: Samples = uniform_filter1d(uniform_filter1d(closed, _LIMIT_OVER), _LIMIT_OVER)
        return smooth

    openings = looking_around(tops, 4 * _LIMIT_OVER, opening)
    return (block * open_to * factor for block, open_to in zip(blocks, openings, strict=True))
