"""What is done to sound for the loudspeakers that play it, in figures.

A horn carries neither the deep half of a voice nor its finest hiss; what it is fed there only costs
the amplifier strength. Wind and distance swallow soft syllables. So the sound is cut to the band
that a horn carries, raised where consonants are told apart, and its loud syllables are brought near
to its soft ones. The figures are those of a chain tried out on speech of the embedded voice and a
model of a horn; nobody stood in a field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Treatment(StrEnum):
    """A preset per station; it changes how something sounds, never what is said."""

    NONE = "none"
    """For rooms, boxes and headphones: as it was read."""
    HORN = "horn"
    """For horn loudspeakers in the open: see `CHAINS`."""


@dataclass(frozen=True)
class Chain:
    """The parts of a treatment, in the order in which sound goes through them.

    Levels are given against the sound's own loudness, so that soft readings and loud ones come out
    alike.
    """

    lowest: float
    """Hertz below which everything falls by 24 dB an octave."""
    highest: float
    """Hertz above which everything falls by 12 dB an octave."""
    presence_at: float
    """Hertz in the middle of the band that is raised."""
    presence: float
    """dB by which it is raised."""
    presence_q: float
    """Middle of the band by its width."""
    knee: float
    """LU against the loudness where compression begins."""
    ratio: float
    """dB above the knee that become 1 dB."""
    highest_peak: float
    """dB a true peak may stand above the loudness before the limiter closes."""


CHAINS: Mapping[Treatment, Chain] = {
    Treatment.HORN: Chain(
        lowest=300.0,
        highest=6000.0,
        presence_at=2800.0,
        presence=4.0,
        presence_q=0.9,
        knee=-6.0,
        ratio=4.0,
        highest_peak=8.0,
    )
}
"""A treatment that is not here leaves the sound as it is.

At equal true peaks the horn's chain lifts what is understood (bands weighted by their importance
for speech, ANSI S3.5) by 10 dB over the plain reading, and by 3.5 dB over the same reading levelled
without it; at equal loudness, as takes are, by 2 dB.
"""
