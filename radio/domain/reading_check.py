"""Decides whether what a voice gave back can be a reading of the words at all.

The bands are wide: they catch an answer that is empty, cut off, stuck or distorted, not one that
is merely unusual. Good audio is never replaced by what fails here.
"""

from __future__ import annotations

import sys
from array import array

from radio.domain.message import Message, message
from radio.domain.sound import Sound
from radio.domain.text import syllables

FASTEST = 0.07
"""Seconds a syllable; hurried Vietnamese speech takes about 0.12."""
SLOWEST = 1.2
"""Seconds a syllable, with a second to spare."""
FAINTEST = 655
"""A reading whose highest sample stays below this (2 % of full scale) is silence."""
FULL = 32767
FLAT_TOPS = 0.001
"""Share of samples at full scale above which the sound is clipped."""
EVERY = 64
"""One sample in so many is looked at: speech cannot be silent or cut off between them."""
RATES = frozenset({16_000, 22_050, 24_000, 32_000, 44_100, 48_000})


def why_unfit(sound: Sound, words: str, speed: float = 1.0) -> Message | None:
    """Why the sound cannot be kept as a reading of `words` at `speed`; None when it can."""
    if sound.rate not in RATES or len(sound.samples) % 2:
        return message("The voice gave samples that are not sound.")
    said = syllables(words)
    seconds = sound.length.total_seconds() * speed
    if seconds < FASTEST * said or not sound.samples:
        return message("The voice left words out.")
    if seconds > SLOWEST * said + 1:
        return message("The voice took far too long for these words.")
    levels = _levels(sound)
    highest, lowest = max(levels), min(levels)
    if max(highest, -lowest) < FAINTEST:
        return message("The voice gave silence.")
    if levels.count(FULL) + levels.count(-FULL - 1) > FLAT_TOPS * len(levels):
        return message("The voice is distorted: its loudest parts are cut off.")
    return None


def _levels(sound: Sound) -> array[int]:
    """The samples, one in `EVERY`."""
    levels = array("h", memoryview(sound.samples).cast("h")[::EVERY])
    if sys.byteorder == "big":
        levels.byteswap()
    return levels
