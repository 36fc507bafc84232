"""Brings loud and soft together: a compressor for syllables, a limiter for true peaks.

Both look at the sound around each sample, not only before it, so they add no delay and a cue stays
where it was.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import minimum_filter1d, uniform_filter1d

from radio.adapters.mastering._meter import Samples, peak_of_each
from radio.domain.sound import RATE

_RATIO = 3.0
_KNEE = 3.0
"""dB below the sound's own loudness where compression begins."""
_LEVEL_OVER = RATE // 50
"""Samples (20 ms) over which the compressor reads a level."""
_LIMIT_OVER = RATE // 100
"""Samples (10 ms) in which the limiter closes and opens again."""


def compressed(samples: Samples, loud: float) -> Samples:
    """The sound, of `loud` LUFS, with its loud syllables 3:1 nearer to the others."""
    power = uniform_filter1d(samples * samples, _LEVEL_OVER)
    knee = np.float32(10 ** ((loud - _KNEE) / 10))
    cut = (np.maximum(power, knee) / knee) ** np.float32(-0.5 * (1 - 1 / _RATIO))
    return (samples * uniform_filter1d(cut, _LEVEL_OVER)).astype(np.float32)


class Limiter:
    """Holds one sound below a ceiling at any gain; its true peaks are looked for only once."""

    def __init__(self, samples: Samples) -> None:
        self._samples = samples
        self._heights = peak_of_each(samples)

    def at(self, gain: float, ceiling: float) -> Samples:
        """The sound at `gain` dB, no true peak above `ceiling` dBTP."""
        factor, top = np.float32(10 ** (gain / 20)), np.float32(10 ** (ceiling / 20))
        allowed = top / np.maximum(self._heights * factor, top)
        closed = minimum_filter1d(allowed, 2 * _LIMIT_OVER + 1)
        smooth = uniform_filter1d(uniform_filter1d(closed, _LIMIT_OVER), _LIMIT_OVER)
        return (self._samples * smooth * factor).astype(np.float32)
