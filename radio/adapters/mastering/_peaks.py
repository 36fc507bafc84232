"""True peaks by annex 2 of ITU-R BS.1770-4: how high a sound rises, also between its samples.

As in the annex three points between two samples are worked out from the twelve samples around them;
the weights are our own, because those it prints are for 48 kHz in fixed point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log10
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from radio.adapters.mastering._blocks import Samples, looking_around
from radio.domain.audio.loudness import SILENCE
from radio.domain.audio.sound import RATE

GRAIN = RATE // 500
"""Samples (2 ms) of which one true peak is kept."""
_POINTS, _TAPS = 4, 12
"""Points for each sample, itself the first, and samples that a point follows from."""
_BEFORE = _TAPS // 2 - 1
"""Of those samples, how many lie before the one after which the point lies."""
_ROW = 16
"""Samples whose points are worked out as one row of a product; the longer, the more zeros in it."""
_SEEN = _ROW + _TAPS - 1
"""Samples that the points of a row follow from."""
_AT_ONCE = 64
"""Grains of one product: few enough to stay near the processor, and for OpenBLAS on one of them."""
_Places: TypeAlias = slice | NDArray[np.intp]


def highest(blocks: Iterable[Samples]) -> float:
    """The true peak of a sound, dBTP."""
    top = 0.0

    def higher(block: Samples) -> Samples:
        return _tops_above(top, block)

    for tops in looking_around(blocks, GRAIN, higher, GRAIN):
        top = max(top, float(tops.max()))
    return 20 * log10(top) if top > 0 else SILENCE


def tops_of(blocks: Iterable[Samples]) -> Iterator[Samples]:
    """The true peak of each grain, full scale 1."""
    return looking_around(blocks, GRAIN, _tops, GRAIN)


def _tops(samples: Samples) -> Samples:
    tops = _highest_samples(samples)
    everywhere = [slice(at, at + _AT_ONCE) for at in range(0, len(tops), _AT_ONCE)]
    return _raised(tops, samples, everywhere)


def _tops_above(floor: float, samples: Samples) -> Samples:
    """The true peaks, right only where one may be the highest of these and above the floor."""
    tops = _highest_samples(samples)
    beside = np.pad(tops, 1)
    near = np.maximum(tops, np.maximum(beside[:-2], beside[2:]))
    high = np.flatnonzero(near * _RISE >= max(floor, float(tops.max())))
    some = [high[at : at + _AT_ONCE] for at in range(0, len(high), _AT_ONCE)]
    return _raised(tops, samples, some)


def _highest_samples(samples: Samples) -> Samples:
    tops: Samples = np.maximum.reduceat(np.abs(samples), np.arange(0, len(samples), GRAIN))
    return tops


def _raised(tops: Samples, samples: Samples, places: Iterable[_Places]) -> Samples:
    """The highest sample of each grain, in these places raised to the points after its samples."""
    padded = np.zeros(len(tops) * GRAIN + _TAPS - 1, np.float32)
    padded[_BEFORE : _BEFORE + len(samples)] = samples
    shape, steps = (len(tops), GRAIN // _ROW, _SEEN), (4 * GRAIN, 4 * _ROW, 4)
    rows: Samples = np.ndarray(shape, np.float32, padded, strides=steps)  # they overlap
    for place in places:
        points = np.abs(rows[place].reshape(-1, _SEEN) @ _BETWEEN).ravel()
        starts = np.arange(0, len(points), GRAIN * (_POINTS - 1))
        tops[place] = np.maximum(tops[place], np.maximum.reduceat(points, starts))
    return tops


def _between() -> Samples:
    """What each sample around a row counts for in each of its points."""
    count = _TAPS * _POINTS + 1
    sinc = np.sinc((np.arange(count) - count // 2) / _POINTS) * np.kaiser(count, 5.0)
    phases = (sinc[:-1].reshape(_TAPS, _POINTS) * _POINTS / sinc.sum())[::-1, 1:]
    between = np.zeros((_SEEN, _ROW, _POINTS - 1), np.float32)
    for at in range(_ROW):
        between[at : at + _TAPS, at] = phases
    return between.reshape(_SEEN, -1)


_BETWEEN = _between()
_RISE = float(np.abs(_BETWEEN).sum(axis=0).max())
"""1.9, 5.6 dB: how many times as high as the samples around it a point is at most."""
