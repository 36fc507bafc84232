"""What a person's recording must be to go on the air.

The bands catch the wrong file and the failed take: the phone in the pocket, the microphone that was
off, the level that tore. They do not judge how somebody reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from radio.domain.message import Message, message

SHORTEST = timedelta(seconds=1)
LONGEST_RECORDING = timedelta(minutes=30)
"""As long as the longest bulletin read calmly."""
LARGEST_RECORDING = 200_000_000
"""Bytes of an upload: half an hour of 16-bit stereo at 48 kHz is 173 million."""
FAINTEST_PEAK = 0.01
"""Share of full scale (-40 dB) that the loudest moment must reach; below it noise would be
turned up with the voice."""
MOST_CLIPPED = 0.002
"""Share of samples at full scale; a level that tears stays there, a loud syllable touches it."""
LEAST_VOICE = 0.1
"""Share of the time in which something is heard."""


@dataclass(frozen=True)
class Figures:
    """What was measured of a recording, its silent ends cut off."""

    length: timedelta
    peak: float
    """Highest sample, full scale 1."""
    clipped: float
    """Share of samples at full scale."""
    voiced: float
    """Share of the time that is louder than its silence."""


def why_unfit(figures: Figures) -> Message | None:
    """Why a recording cannot go on the air; None when it can."""
    if figures.peak < FAINTEST_PEAK:
        return message("Nothing can be heard in it. Was the microphone on?")
    if figures.length < SHORTEST:
        return message("It is shorter than a second.")
    if figures.clipped > MOST_CLIPPED:
        return message(
            "It is distorted: the level was too high. Record it again from further away."
        )
    if figures.voiced < LEAST_VOICE:
        return message("It is almost all silence.")
    return None
