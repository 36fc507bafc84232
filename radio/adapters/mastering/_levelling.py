"""The search for the gain and the ceiling by which a sound is at its level once it is encoded."""

from __future__ import annotations

from math import inf

from radio.adapters.mastering._meter import Reading
from radio.adapters.mastering._outline import Outline
from radio.domain.audio.finish import TOLERANCE, Finish

EAGER = 1.2
"""A limiter eats part of each gain, so each step towards the target is that much longer."""
_SPARE = 0.2
"""dB of room left to the encoder by a ceiling that follows its last peak."""
_CLOSE = 0.05
"""LU from the target at which the search for a gain ends."""
_GUESSES = 12
"""At most, for each attempt."""


def gain_to(outline: Outline, gain: float, aim: float, ceiling: float, most: float = inf) -> float:
    """dB at which the limited sound is at `aim` LUFS, or as near as limiting allows.

    `gain` is a first guess; no answer is above `most`.
    """
    for _ in range(_GUESSES):
        missing = aim - outline.limited(gain, ceiling).loudness
        if abs(missing) < _CLOSE:
            break
        gain = min(most, gain + missing * EAGER)
    return gain


def room(reading: Reading, finish: Finish) -> float:
    """dB by which the limiter's ceiling may be raised for what stays too soft, or must sink."""
    left = finish.ceiling - reading.true_peak
    if left < 0:
        return left - _SPARE
    too_soft = reading.loudness < finish.target - TOLERANCE
    return max(0.0, left - _SPARE) if too_soft else 0.0
