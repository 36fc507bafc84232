"""Sends sound through the chain of a treatment: filters, presence, compressor, limiter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

from radio.adapters.mastering._blocks import Samples
from radio.adapters.mastering._outline import Outline
from radio.domain.audio.sound import RATE
from radio.domain.audio.treatment import Chain

_STEEP, _GENTLE = 4, 2
"""Orders of the filters: 24 and 12 dB an octave."""
_INAUDIBLE = np.float32(2**-17)
"""A quarter of the least 16-bit step: where a filter's tail ends and digital silence begins."""


def filtered(blocks: Iterable[Samples], chain: Chain) -> Iterator[Samples]:
    """The sound after the filters of the chain, as long as before."""
    from scipy.signal import sosfilt  # most of a second, and few sounds are treated

    filters = _filters(chain)
    state = np.zeros((len(filters), 2))
    for block in blocks:
        through, state = sosfilt(filters, block.astype(np.float64), zi=state)
        banded = through.astype(np.float32)
        banded[np.abs(banded) < _INAUDIBLE] = 0
        yield banded


def pressed(banded: Outline, chain: Chain) -> Outline:
    """The filtered sound after compressor and limiter of the chain; nothing is levelled yet."""
    even = banded.compressed(banded.loudness + chain.knee, chain.ratio)
    return even.limited(gain=0.0, ceiling=even.loudness + chain.highest_peak)


def _filters(chain: Chain) -> NDArray[np.float64]:
    from scipy.signal import butter

    return np.vstack(
        [
            butter(_STEEP, chain.lowest, "highpass", fs=RATE, output="sos"),
            butter(_GENTLE, chain.highest, "lowpass", fs=RATE, output="sos"),
            _presence(chain),
        ]
    )


def _presence(chain: Chain) -> NDArray[np.float64]:
    """A peaking filter: the analogue one, brought to our rate by the bilinear transform."""
    root = 10 ** (chain.presence / 40)
    angle = 2 * pi * chain.presence_at / RATE
    width = sin(angle) / (2 * chain.presence_q)
    same = -2 * cos(angle)
    above, below = width * root, width / root
    return np.array([[1 + above, same, 1 - above, 1 + below, same, 1 - below]]) / (1 + below)
