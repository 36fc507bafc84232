"""What a person's recording must be to go on the air.

The bands catch the wrong file and the failed take: the phone in the pocket, the microphone that was
off, the level that tore. They do not judge how somebody reads. Figures are of 20 s of Vietnamese
speech made worse step by step and coded in each format that is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from radio.domain.message import Message, message
from radio.domain.text import syllables

SHORTEST = timedelta(seconds=1)
LONGEST_RECORDING = timedelta(minutes=30)
"""As long as the longest bulletin read calmly."""
LONGEST_IN_BROWSER = LONGEST_RECORDING - timedelta(seconds=10)
"""When a page stops recording by itself: its clock ticks late and its coder ends later still, and
what it stopped must not be too long to hand in."""
LARGEST_RECORDING = 200_000_000
"""Bytes of an upload: half an hour of 16-bit stereo at 48 kHz is 173 million."""
FAINTEST_PEAK = 0.01
"""Share of full scale (-40 dB) that the loudest moment must reach; below it noise would be
turned up with the voice."""
FAINT_PEAK = 0.05
"""Below this (-26 dB) it should have been recorded from nearer."""
AT_FULL_SCALE = 0.98
"""A level that tears stays up here; a coder and a resampler move it a little."""
MOST_CLIPPED = 0.02
"""Share of samples at full scale. Speech 9 dB too loud has 2.4 % there as WAV, 2.0 % as Opus; MP3
and AAC hide it and come to 2 % when it is 20 dB too loud."""
SOME_CLIPPED = 0.001
"""Speech 3 dB too loud has 0.17 % there; at the right level 0.001 %."""
LEAST_VOICE = 0.1
"""Share of the time in which something is heard."""
LEAST_CONTRAST = 3.0
"""dB from pauses to loud syllables. Speech has 40, and 7 in noise as loud as itself; hum, a test
tone and the hiss of an open input have less than 1."""
CLEAR_CONTRAST = 15.0
"""Below this the noise is less than 10 dB under the voice, too near for a loudspeaker outdoors."""

QUICKEST, CALMEST = 0.17, 0.8
"""Seconds a syllable. A newsreader takes 0.25 to 0.35; whoever seems to take less left words out,
whoever seems to take more read something else."""


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
    contrast: float
    """dB between the level that one window in ten stays below and that one in twenty exceeds."""


def why_unfit(figures: Figures) -> Message | None:
    """Why a recording cannot go on the air; None when it can."""
    if figures.peak < FAINTEST_PEAK or not figures.voiced:
        return message("Nothing can be heard in it. Was the microphone on?")
    if figures.length < SHORTEST:
        return message("It is shorter than a second.")
    if figures.clipped > MOST_CLIPPED:
        return message(
            "It is distorted: the level was too high. Record it again from further away."
        )
    if figures.voiced < LEAST_VOICE:
        return message("It is almost all silence.")
    if figures.contrast < LEAST_CONTRAST:
        return message("There is only a steady noise in it. Was the microphone connected?")
    return None


def cautions(figures: Figures) -> tuple[Message, ...]:
    """What a person should listen for in a recording that is fit; nothing when all is well."""
    said = []
    if figures.clipped > SOME_CLIPPED:
        said.append(message("It is too loud in places and may sound distorted."))
    if figures.peak < FAINT_PEAK:
        said.append(message("It is very quiet; from nearer the microphone it would be clearer."))
    if figures.contrast < CLEAR_CONTRAST:
        said.append(message("There is much noise behind the voice."))
    return tuple(said)


def length_cautions(length: timedelta, passages: Iterable[str | timedelta]) -> tuple[Message, ...]:
    """What to listen for in a recording of a text, by its length; nothing without a text.

    `passages` are the text's paragraphs and the pauses marked in it.
    """
    parts = tuple(passages)
    said = sum(syllables(part) for part in parts if isinstance(part, str))
    pauses = sum((part for part in parts if isinstance(part, timedelta)), timedelta())
    seconds = length.total_seconds()
    if said and seconds < QUICKEST * said:
        return (message("It is much shorter than its text. Was all of it read?"),)
    if said and seconds > CALMEST * said + pauses.total_seconds() + 1:
        return (message("It is much longer than its text. Is it the right recording?"),)
    return ()
