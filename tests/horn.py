"""How well a sound is understood through a horn loudspeaker, as far as a figure can tell."""

from __future__ import annotations

from math import log10

import numpy as np
from numpy.typing import NDArray
from scipy.signal import resample_poly, welch

from radio.domain.audio.sound import RATE

Samples = NDArray[np.floating]

IMPORTANCE = {500: 0.1671, 1000: 0.2373, 2000: 0.2648, 4000: 0.2142}
"""Share each octave has in understanding (ANSI S3.5-1997); of those a horn carries."""


def understood(samples: Samples) -> float:
    """dB of the octaves, each weighed by how much it helps to tell words apart."""
    hertz, energy = welch(samples, RATE, nperseg=2048)
    weighed = 0.0
    for middle, importance in IMPORTANCE.items():
        octave = (hertz >= middle / 2**0.5) & (hertz < middle * 2**0.5)
        weighed += importance * 10 * log10(float(energy[octave].sum()))
    return weighed / sum(IMPORTANCE.values())


def at_equal_peak(samples: Samples) -> float:
    """dB understood when the amplifier is turned up until the peaks are at full scale."""
    peak = float(np.abs(resample_poly(samples, 4, 1)).max())
    return understood(samples) - 20 * log10(peak)
