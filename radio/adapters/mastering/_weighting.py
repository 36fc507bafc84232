"""Weighs a sound as ears do, by the two filters of ITU-R BS.1770-4.

A grain is weighted by one product with all that it follows from: its own samples, and what the
filters still hold of those before. That is one number for each of their two (conjugate) poles,
which shrinks and turns from grain to grain as the pole does from sample to sample.
"""

from __future__ import annotations

from math import pi, tan

import numpy as np
from numpy.typing import NDArray

from radio.adapters.mastering._blocks import Samples
from radio.adapters.mastering._peaks import GRAIN
from radio.domain.audio.sound import RATE

_AT_ONCE = 100
"""Grains of one product: few enough to stay near the processor, and for OpenBLAS on one of them."""
_DOUBLINGS = 6
"""After 64 grains a trillionth of what the high-pass held is left; of the shelf, after one."""


class KWeighting:
    """Weighs a sound block by block, each of whole grains but the last."""

    def __init__(self) -> None:
        self._held = np.zeros((1, 2), np.complex64)

    def __call__(self, block: Samples) -> Samples:
        """The sum of squares of each grain, weighted."""
        grains = np.append(block, np.zeros(-len(block) % GRAIN, np.float32)).reshape(-1, GRAIN)
        held = np.concatenate((self._held, (grains @ _LEFT).view(np.complex64)))
        high_pass = held[:, 0]
        for doubling in range(_DOUBLINGS):
            before = 2**doubling
            high_pass[before:] += _SHRINKS**before * high_pass[:-before]
        self._held = held[-1:]
        causes = np.concatenate((grains, held[:-1].view(np.float32)), axis=1)
        weighted = np.empty_like(grains)
        for at in range(0, len(grains), _AT_ONCE):
            np.matmul(causes[at : at + _AT_ONCE], _EFFECTS, out=weighted[at : at + _AT_ONCE])
        weighted.ravel()[len(block) :] = 0
        squares: Samples = np.vecdot(weighted, weighted)
        return squares


def _products() -> tuple[Samples, np.complex64, Samples]:
    """What each sample of a grain leaves behind, how that shrinks, and what all is weighted to."""
    rising, falling = _filters()
    answer = _quotient(rising, falling, 2 * GRAIN)
    poles = np.array(sorted((one for one in np.roots(falling) if one.imag > 0), key=abs))[::-1]
    places = np.arange(GRAIN)
    ages = places[::-1, None]
    left = (poles**ages).view(np.float64)
    later = np.linalg.lstsq(left, answer[ages + 1 + places])[0]
    within = np.triu(answer[places - places[:, None]])
    effects = np.vstack((within, later)).astype(np.float32)
    return left.astype(np.float32), np.complex64(poles[0] ** GRAIN), effects


def _quotient(
    rising: NDArray[np.float64], falling: NDArray[np.float64], places: int
) -> NDArray[np.float64]:
    """What a filter answers to a single click: its polynomials divided by hand."""
    quotient, rest = np.empty(places), rising
    for at in range(places):
        quotient[at] = rest[0]
        rest = np.append(rest[1:] - rest[0] * falling[1:], 0.0)
    return quotient


def _filters() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A head's shelf and a high-pass for `RATE`, as one.

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
    return np.convolve(head[:3], rumble[:3]), np.convolve(head[3:], rumble[3:])


_LEFT, _SHRINKS, _EFFECTS = _products()
