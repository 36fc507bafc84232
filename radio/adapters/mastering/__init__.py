"""Makes takes: joins, levels and encodes once, and believes only what it decodes again.

Loudness is measured after the limiter and on the decoded frames, because a gain worked out
beforehand lands 2 LU low on speech whose peaks stand 20 dB above its loudness.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from hashlib import sha256
from importlib.metadata import version

from radio.adapters.frames import check
from radio.adapters.mastering._bed import under
from radio.adapters.mastering._dynamics import Limiter, compressed
from radio.adapters.mastering._encoder import BIT_RATE, QUALITY, decoded, encoded
from radio.adapters.mastering._joining import joined, samples_of
from radio.adapters.mastering._meter import Reading, Samples, loudness, peak, read
from radio.domain.errors import Refused
from radio.domain.loudness import PEAK_CEILING, TARGET, TOLERANCE
from radio.domain.sound import Sound, Take, TakeId
from radio.domain.treatment import Treatment

_METHOD = "1"
"""Rises when the same parts come out as other bytes."""
_ENCODER_ADDS = 1.0
"""dB an encoder may add to a peak; the limiter holds its ceiling that much lower."""
_EAGER = 1.2
"""A limiter eats part of each gain, so each step towards the target is that much longer."""
_CLOSE = 0.05
"""LU from the target at which the search for a gain ends."""
_ATTEMPTS = 3
_LIMITS_AT_MOST = 4.0
"""dB a limiter takes from peaks unheard; a sound that needs more is compressed first."""
_FAINTEST = -60.0
"""LUFS below which a recording holds nothing that could be turned up."""


class LameMastering:
    """Masters takes to one loudness and encodes them by LAME."""

    def __init__(self, target: float = TARGET) -> None:
        """`target` is in LUFS."""
        self._target = target

    @property
    def version(self) -> str:
        """Changes when the same parts would come out as other bytes."""
        return f"{_METHOD}:{self._target}:lame-{_lame()}-{BIT_RATE}-{QUALITY}"

    def master(
        self,
        take: TakeId,
        voice: str,
        parts: Sequence[Sound | timedelta],
        bed: Sound | None = None,
        treatment: Treatment = Treatment.NONE,
    ) -> tuple[Take, bytes]:
        """Sounds and silences as one take with its frames, the bed ducked under them.

        Raises `Refused` when there is nothing to hear in the parts, or when they cannot be brought
        to the target loudness below the peak ceiling.
        """
        sound = _tamed(joined(parts), self._target)
        if bed is not None:
            sound = under(sound, samples_of(bed))
        frames, reading = self._levelled(sound)
        return _take(take, voice, frames, len(sound), reading), frames

    def adopt(self, take: TakeId, voice: str, frames: bytes, samples: int) -> Take:
        """The record of frames that were mastered before; `samples` of them are real sound.

        Raises `Refused` when they are not ours or not at the target.
        """
        check(frames)
        reading = read(decoded(frames, samples))
        if not self._right(reading):
            raise _off_target(reading)
        return _take(take, voice, frames, samples, reading)

    def _levelled(self, sound: Samples) -> tuple[bytes, Reading]:
        """Frames at the target as a decoder gives them out; usually right the first time."""
        limiter, aim, ceiling = Limiter(sound), self._target, PEAK_CEILING - _ENCODER_ADDS
        gain = aim - loudness(sound)
        for _ in range(_ATTEMPTS):
            levelled = _at_loudness(limiter, gain, aim, ceiling)
            frames = encoded(levelled)
            reading = read(decoded(frames, len(sound)))
            if self._right(reading):
                return frames, reading
            aim += self._target - reading.loudness
            ceiling -= max(0.0, reading.true_peak - PEAK_CEILING)
        raise _off_target(reading)

    def _right(self, reading: Reading) -> bool:
        near = abs(reading.loudness - self._target) <= TOLERANCE
        return near and reading.true_peak <= PEAK_CEILING


@cache
def _lame() -> str:
    """Version of the encoder; looked up once, because it is asked for with every take."""
    return version("lameenc")


def _at_loudness(limiter: Limiter, gain: float, aim: float, ceiling: float) -> Samples:
    """The limited sound at `aim` LUFS, or as near as limiting allows; `gain` is a first guess."""
    for _ in range(12):
        sound = limiter.at(gain, ceiling)
        missing = aim - loudness(sound)
        if abs(missing) < _CLOSE:
            break
        gain += missing * _EAGER
    return sound


def _tamed(sound: Samples, target: float) -> Samples:
    """The sound, compressed when its peaks stand too high above its loudness for a limiter.

    Raises `Refused` when there is nothing to hear in it.
    """
    loud = loudness(sound)
    if loud < _FAINTEST:
        raise Refused("There is nothing to hear in this recording.")
    bearable = PEAK_CEILING - _ENCODER_ADDS - target + _LIMITS_AT_MOST
    return compressed(sound, loud) if peak(sound) - loud > bearable else sound


def _off_target(reading: Reading) -> Refused:
    return Refused(
        "This recording cannot be brought to the right loudness: "
        "it stays at %(loudness)s LUFS, %(peak)s dBTP.",
        loudness=round(reading.loudness, 1),
        peak=round(reading.true_peak, 1),
    )


def _take(take: TakeId, voice: str, frames: bytes, samples: int, reading: Reading) -> Take:
    return Take(
        id=take,
        voice=voice,
        frames=check(frames),
        samples=samples,
        loudness=reading.loudness,
        true_peak=reading.true_peak,
        energies=reading.energies,
        peaks=reading.peaks,
        sha256=sha256(frames).hexdigest(),
    )
