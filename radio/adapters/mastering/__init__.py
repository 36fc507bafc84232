"""Makes takes: joins, levels and encodes once, and believes only what it decodes again.

Loudness is measured after the limiter and on the decoded frames, because a gain worked out
beforehand lands 2 LU low on speech whose peaks stand 20 dB above its loudness.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import timedelta
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import TypeAlias

from radio.adapters.frames import check
from radio.adapters.mastering._bed import under
from radio.adapters.mastering._blocks import Samples, Tape
from radio.adapters.mastering._encoder import BIT_RATE, QUALITY, decoded, encoded
from radio.adapters.mastering._joining import joined
from radio.adapters.mastering._levelling import EAGER, gain_to, room
from radio.adapters.mastering._meter import Reading, read
from radio.adapters.mastering._outline import Outline, outlined
from radio.adapters.mastering._treating import filtered, pressed
from radio.domain.audio.finish import TARGET, USUAL, Finish
from radio.domain.audio.sound import Sound, Take, TakeId
from radio.domain.audio.treatment import CHAINS
from radio.domain.errors import Refused

_METHOD = "6"
"""Rises when the same parts come out as other bytes."""
_ENCODER_ADDS = 1.0
"""dB an encoder may add to a peak; the limiter holds its ceiling that much lower."""
_ATTEMPTS = 4
"""Times a sound is encoded; the first is right but for the shortest sounds."""
_LIMITS_AT_MOST = 4.0
"""dB a limiter takes from peaks unheard; a sound that needs more is compressed first."""
_KNEE, _RATIO = -3.0, 3.0
"""LU against its own loudness above which such a sound is compressed, and how much."""
_SOFTER_WITH_BED = 0.3
"""LU a take with a bed is aimed lower: its words stand above the whole, and must not jump."""
_FAINTEST = -60.0
"""LUFS below which a recording holds nothing that could be turned up."""
_Keep: TypeAlias = Callable[[Iterable[Samples]], Tape]
"""Keeps a sound that is gone through more than once until the take is made."""


class LameMastering:
    """Masters takes to one loudness and encodes them by LAME."""

    @property
    def version(self) -> str:
        """Changes when the same parts would come out as other bytes."""
        return f"{_METHOD}:{TARGET}:lame-{_lame()}-{BIT_RATE}-{QUALITY}"

    def master(
        self,
        take: TakeId,
        voice: str,
        parts: Iterable[Sound | timedelta],
        bed: Sound | None = None,
        finish: Finish = USUAL,
    ) -> tuple[Take, bytes]:
        """Sounds and silences as one take with its frames, the bed ducked under them.

        Raises `Refused` when there is nothing to hear in the parts, or when they cannot be brought
        to the loudness of the finish below its ceiling.
        """
        with ExitStack() as tapes:
            keep = _keeping(tapes)
            sound = keep(joined(parts))
            outline = _audible(outlined(sound))
            chain = CHAINS.get(finish.treatment)
            if chain is None and _uneven(outline, finish):
                outline = outline.compressed(outline.loudness + _KNEE, _RATIO)
            if bed is not None:
                sound = keep(under(outline.shaped(sound), bed))
                outline = outlined(sound)
            if chain is not None:
                sound = keep(filtered(sound, chain))
                outline = pressed(outlined(sound), chain)
            aim = finish.target if bed is None else finish.target - _SOFTER_WITH_BED
            frames, reading = _levelled(sound, outline, finish, aim)
        return _take(take, voice, frames, sound.samples, reading), frames

    def adopt(self, take: TakeId, voice: str, frames: bytes, samples: int) -> Take:
        """The record of frames that were mastered before; `samples` of them are real sound.

        Raises `Refused` when they are not ours or not at the usual level.
        """
        check(frames)
        reading = read(decoded(frames, samples))
        if not USUAL.met(reading.loudness, reading.true_peak):
            raise _off_target(reading)
        return _take(take, voice, frames, samples, reading)


def _levelled(sound: Tape, outline: Outline, finish: Finish, aim: float) -> tuple[bytes, Reading]:
    """Frames at the target as a decoder gives them out; `aim` (LUFS) is usually right."""
    ceiling = finish.ceiling - _ENCODER_ADDS
    gain = aim - outline.loudness
    for _ in range(_ATTEMPTS):
        gain = gain_to(outline, gain, aim, ceiling)
        frames = encoded(outline.limited(gain, ceiling).shaped(sound))
        reading = read(decoded(frames, sound.samples))
        if finish.met(reading.loudness, reading.true_peak):
            return frames, reading
        aim += (finish.target - reading.loudness) * EAGER
        ceiling += room(reading, finish)
    raise _off_target(reading)


@cache
def _lame() -> str:
    """Version of the encoder; looked up once, because it is asked for with every take."""
    return version("lameenc")


def _keeping(tapes: ExitStack) -> _Keep:
    return lambda blocks: tapes.enter_context(Tape(blocks))


def _audible(outline: Outline) -> Outline:
    """The same; raises `Refused` when there is nothing to hear in it."""
    if outline.loudness < _FAINTEST:
        raise Refused("There is nothing to hear in this recording.")
    return outline


def _uneven(outline: Outline, finish: Finish) -> bool:
    """Whether its peaks stand too high above its loudness for a limiter alone."""
    above = outline.highest - outline.loudness
    return above > finish.ceiling - _ENCODER_ADDS - finish.target + _LIMITS_AT_MOST


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
