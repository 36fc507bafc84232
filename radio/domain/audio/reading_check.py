"""Decides whether what a voice gave back can be a reading of the words at all.

The bands are wide: they catch an answer that is empty, cut off, stuck or distorted, not one that
is merely unusual. Good audio is never replaced by what fails here.
"""

from __future__ import annotations

from radio.domain.audio.sound import Sound
from radio.domain.message import Message, message
from radio.domain.text import syllables

FASTEST = 0.07
"""Seconds a syllable; hurried Vietnamese speech takes about 0.12."""
SLOWEST = 1.2
"""Seconds a syllable, with a second to spare."""
FAINTEST = 768
"""A reading whose samples all stay within this (2.3 % of full scale) is silence."""
FLAT_TOPS = 0.001
"""Share of samples at full scale above which the sound is clipped."""
EVERY = 64
"""One sample in so many is looked at: speech cannot be silent or cut off between them."""
_FULL = frozenset({b"\xff\x7f", b"\x00\x80"})
_QUIET = bytes(range(FAINTEST >> 8)) + bytes(range(256 - (FAINTEST >> 8), 256))
"""What the higher byte of a sample is when the sample lies within `FAINTEST`."""
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
    heights = sound.samples[1 :: 2 * EVERY]
    if not heights.translate(None, _QUIET):
        return message("The voice gave silence.")
    if _flat_tops(sound.samples, heights) > FLAT_TOPS * len(heights):
        return message("The voice is distorted: its loudest parts are cut off.")
    return None


def _flat_tops(samples: bytes, heights: bytes) -> int:
    """How many of the samples looked at are at full scale; `heights` are their higher bytes.

    Every reading is looked at as bytes, which takes no time; only a very loud one by its samples.
    """
    near = heights.count(b"\x7f") + heights.count(b"\x80")
    if near <= FLAT_TOPS * len(heights):
        return near
    step = 2 * EVERY
    return sum(samples[at : at + 2] in _FULL for at in range(0, len(samples), step))
