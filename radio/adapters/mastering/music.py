"""Music of a wished length out of house sounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

import numpy as np

from radio.adapters.mastering._joining import samples_of
from radio.domain.audio.sound import RATE, Sound

_FADE_OUT = 3 * RATE
"""Samples in which the music ends."""
_BYTES = 2
"""Of one sample."""


def music(sounds: Sequence[Sound], length: timedelta) -> Iterator[Sound]:
    """Exactly `length` of the sounds: each whole while there is time, the last round and round.

    Only what fades out at the end is worked on; everything before it is handed on as it is.
    """
    left = round(length.total_seconds() * RATE)
    *before, last = (_at_our_rate(sound) for sound in sounds)
    for sound in before:
        if _samples(sound) + _FADE_OUT <= left:
            left -= _samples(sound)
            yield sound
    while _samples(last) + _FADE_OUT <= left:
        left -= _samples(last)
        yield last
    yield _ending(last, left)


def _ending(sound: Sound, samples: int) -> Sound:
    """So many samples of the sound, from its beginning and round again, faded out."""
    whole = np.resize(np.frombuffer(sound.samples, "<i2"), samples).astype(np.float32)
    fading = min(_FADE_OUT, samples)
    whole[samples - fading :] *= np.linspace(1, 0, fading, dtype=np.float32)
    return Sound(np.rint(whole).astype("<i2").tobytes())


def _at_our_rate(sound: Sound) -> Sound:
    if sound.rate == RATE:
        return sound
    steps = np.rint(np.clip(samples_of(sound), -1, 1) * 32767)
    return Sound(steps.astype("<i2").tobytes())


def _samples(sound: Sound) -> int:
    return len(sound.samples) // _BYTES
