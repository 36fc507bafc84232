"""True peaks by annex 2 of ITU-R BS.1770-4: how high a sound rises, also between its samples.

As in the annex three points between two samples are worked out from the twelve samples around them;
the weights are our own, because those it prints are for 48 kHz in fixed point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log10
from typing import TypeAlias

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from scipy.signal import firwin

from radio.adapters.mastering._blocks import Samples, looking_around
from radio.domain.audio.loudness import SILENCE
from radio.domain.audio.sound import RATE

GRAIN = RATE // 500
"""Samples (2 ms) of which one true peak is kept."""
_POINTS, _TAPS = 4, 12
"""Points for each sample, itself the first, and samples that a point follows from."""
_AROUND = (_TAPS // 2 - 1, _TAPS // 2)
"""Of those samples, how many lie before and behind the one after which the point lies."""
_AT_ONCE = 4096
"""Samples whose points are worked out together: they stay near the processor, on one of them."""
_Places: TypeAlias = slice | NDArray[np.intp]


def highest(blocks: Iterable[Samples]) -> float:
    """The true peak of a sound, dBTP."""
    top = max((float(each.max()) for each in looking_around(blocks, GRAIN, _loud)), default=0.0)
    return 20 * log10(top) if top > 0 else SILENCE


def tops_of(blocks: Iterable[Samples]) -> Iterator[Samples]:
    """The true peak of each grain, full scale 1."""
    return looking_around(blocks, GRAIN, _tops, GRAIN)


def _tops(samples: Samples) -> Samples:
    everywhere = [slice(at, at + _AT_ONCE) for at in range(0, len(samples), _AT_ONCE)]
    heights = _heights(samples, everywhere)
    tops: Samples = np.maximum.reduceat(heights, np.arange(0, len(samples), GRAIN))
    return tops


def _loud(samples: Samples) -> Samples:
    """The heights, right only where one may be the highest.

    A point is at most `_RISE` times as high as the samples around it: one in ten samples of speech
    has such beside it as could lift a point above all samples.
    """
    heights = np.abs(samples)
    loud = np.pad(heights * _RISE >= heights.max(initial=0), _AROUND)
    before = np.concatenate(([0], np.cumsum(loud, dtype=np.int32)))
    near = np.flatnonzero(before[_TAPS:] > before[:-_TAPS])
    return _heights(samples, [near[at : at + _AT_ONCE] for at in range(0, len(near), _AT_ONCE)])


def _heights(samples: Samples, places: Iterable[_Places]) -> Samples:
    """The height of each sample, and in these places of the points after it where one is higher."""
    heights = np.abs(samples)
    around = sliding_window_view(np.pad(samples, _AROUND), _TAPS)
    for place in places:
        points = np.abs(_BETWEEN @ around[place].T)
        heights[place] = np.maximum(heights[place], points.max(axis=0))
    return heights


def _between() -> Samples:
    """What each sample around counts for in the three points between two of them."""
    sinc = firwin(_TAPS * _POINTS + 1, 1 / _POINTS, window=("kaiser", 5.0))
    phases = sinc[:-1].reshape(_TAPS, _POINTS) * _POINTS
    return np.ascontiguousarray(phases[::-1, 1:].T, np.float32)


_BETWEEN = _between()
_RISE = float(np.abs(_BETWEEN).sum(axis=1).max())
"""1.9: 5.6 dB."""
