"""Levels an edition once more for an encoder that moves its peaks again.

What an encoder does to a sound is known only afterwards: so the file is decoded, measured, and made
again where it is off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from radio.adapters.conversion._original import Original
from radio.adapters.mastering._blocks import Samples
from radio.adapters.mastering._levelling import gain_to, room
from radio.adapters.mastering._meter import Reading
from radio.adapters.mastering._outline import Outline, outlined
from radio.domain.audio.finish import Finish
from radio.domain.errors import Refused

BIT_RATE = 24
"""kbit/s of all forms that are encoded."""
_MOST_GAIN = 4.0
"""dB an edition is turned up against the limiter; what needs more would be heard to be pressed."""
_ATTEMPTS = 4
"""Times an edition is encoded."""


@dataclass(frozen=True)
class Coding:
    """A form in which an edition is encoded."""

    name: str
    adds: float
    """dB its encoder may add to a peak; the limiter's first ceiling is that much lower."""
    softens: float
    """LU its encoder usually takes from the loudness."""
    write: Callable[[Iterable[Samples], Original, BinaryIO], None]
    """Encodes a sound as long as the original into an empty file."""
    measured: Callable[[Path, Original], Reading]
    """What the meter shows of the file as a listener hears it."""


def write_levelled(original: Original, coding: Coding, file: BinaryIO, ceiling: float) -> Reading:
    """Encode the original as loud as it is, no true peak above the ceiling (dBTP).

    Gives what the meter shows of the finished file; raises `Refused` when it stays off.
    """
    outline = outlined(original.blocks())
    finish = Finish(target=outline.loudness, ceiling=ceiling)
    highest, softens, gain = ceiling - coding.adds, coding.softens, 0.0
    for _ in range(_ATTEMPTS):
        gain = gain_to(outline, gain, finish.target + softens, highest, _MOST_GAIN)
        limited = outline.limited(gain, highest)
        reading = _encoded(limited, original, coding, file)
        if finish.met(reading.loudness, reading.true_peak):
            return reading
        softens = limited.loudness - reading.loudness
        highest += room(reading, finish)
    raise Refused(
        "A programme cannot be brought to the right loudness as %(variant)s: "
        "it stays at %(loudness)s LUFS, %(peak)s dBTP.",
        variant=coding.name,
        loudness=round(reading.loudness, 1),
        peak=round(reading.true_peak, 1),
    )


def _encoded(limited: Outline, original: Original, coding: Coding, file: BinaryIO) -> Reading:
    """Write the original with these gains, and measure the file as it is decoded again."""
    file.seek(0)
    file.truncate()
    coding.write(limited.shaped(original.blocks()), original, file)
    file.flush()
    return coding.measured(Path(file.name), original)
