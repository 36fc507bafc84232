"""What a reading is like in figures, before mastering: to compare voices by more than the ear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from radio.adapters.mastering._blocks import in_blocks
from radio.adapters.mastering._joining import joined
from radio.adapters.mastering._meter import loudness
from radio.adapters.mastering._peaks import highest
from radio.domain.audio.sound import RATE, Sound

HORN = (300.0, 3400.0)
"""Hertz that a horn loudspeaker carries well, and in which words are told apart."""
_WINDOW = 2048
"""Samples of one spectrum: bands of 12 Hz."""


@dataclass(frozen=True)
class Figures:
    """Level and spectrum of a reading, as the voice gave it."""

    seconds: float
    loudness: float
    """LUFS."""
    true_peak: float
    """dBTP."""
    horn_share: float
    """Share of the energy in `HORN`, 0 to 1."""
    centroid: float
    """Hertz: the middle of the spectrum, weighted by energy; higher sounds brighter."""


def figures_of(sounds: Sequence[Sound]) -> Figures:
    """The figures of sounds in a row, without pauses between them."""
    from scipy.signal import welch  # most of a second, and most commands compare no voices

    samples = np.concatenate([np.zeros(0, np.float32), *joined(sounds)])
    hertz, energy = welch(samples, RATE, nperseg=min(_WINDOW, max(1, len(samples))))
    whole = float(energy.sum()) or 1.0
    carried = energy[(hertz >= HORN[0]) & (hertz <= HORN[1])]
    return Figures(
        seconds=len(samples) / RATE,
        loudness=loudness(in_blocks([samples])),
        true_peak=highest(in_blocks([samples])),
        horn_share=float(carried.sum()) / whole,
        centroid=float(np.dot(hertz, energy)) / whole,
    )
