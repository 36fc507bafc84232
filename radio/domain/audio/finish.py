"""How everything that one station plays is finished: treated for its loudspeakers, then levelled.

The default is EBU R 128 practice for small loudspeakers and phones: loudness and true peak as
ITU-R BS.1770-4 measures them.
"""

from __future__ import annotations

from dataclasses import dataclass

from radio.domain.audio.treatment import Treatment
from radio.domain.message import Message, message

TARGET = -16.0
"""LUFS of every take where a station wishes nothing else."""
PEAK_CEILING = -1.5
"""dBTP no take may exceed where a station wishes nothing else."""
TOLERANCE = 0.5
"""LU a take may differ from the target; outside it is refused."""
SOFTEST, LOUDEST = -31.0, -15.0
"""LUFS between which speech can be levelled without a whisper or a roar."""
LOWEST_CEILING, HIGHEST_CEILING = -9.0, -1.0
"""dBTP."""
CREST = 14.0
"""dB the ceiling must lie above the target: nearer, speech would be all limiter."""


@dataclass(frozen=True)
class Finish:
    """Treatment and level of what a station plays."""

    treatment: Treatment = Treatment.NONE
    target: float = TARGET
    """LUFS of every take."""
    ceiling: float = PEAK_CEILING
    """dBTP no take may exceed."""

    @property
    def levelled_as_usual(self) -> bool:
        """Whether loudness and peaks are those of every station that wishes nothing else."""
        return (self.target, self.ceiling) == (TARGET, PEAK_CEILING)

    @property
    def marks(self) -> tuple[object, ...]:
        """What tells its takes from those of the usual finish; nothing for that one."""
        treatment = () if self.treatment is Treatment.NONE else (self.treatment,)
        return treatment if self.levelled_as_usual else (*treatment, self.target, self.ceiling)

    def met(self, loudness: float, true_peak: float) -> bool:
        """Whether a take with this loudness (LUFS) and true peak (dBTP) is as it should be."""
        return abs(loudness - self.target) <= TOLERANCE and true_peak <= self.ceiling

    @property
    def wrong(self) -> tuple[tuple[str, Message], ...]:
        """Each level that nothing can be brought to, with what is wrong; fields as in files."""
        found = []
        if not SOFTEST <= self.target <= LOUDEST:
            found.append(("loudness", message("write a loudness from -31 to -15 (LUFS)")))
        if not LOWEST_CEILING <= self.ceiling <= HIGHEST_CEILING:
            found.append(("true-peak", message("write a true peak from -9 to -1 (dBTP)")))
        if not found and self.ceiling - self.target < CREST:
            wrong = message("the true peak must lie at least 14 dB above the loudness")
            found.append(("true-peak", wrong))
        return tuple(found)


USUAL = Finish()
"""Untreated, at the level of the house."""
