"""A person's recording as a voice: it says what the person read, in the person's own time.

It has no engine and synthesises nothing. Asked for several phrases it takes the recording for a
reading of all of them, in their order, and parts it at the pauses; the parts together are the
recording to the sample.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from radio.domain.audio.sound import Sound
from radio.domain.errors import NotFound
from radio.domain.text import syllables
from radio.ports import VoiceError, VoiceSettings

_WINDOW = 0.02
"""Seconds of one look at the level."""
_PAUSE = 9
"""Windows over which levels are taken together: a pause is longer than a consonant's closure."""
_EARLIEST, _LATEST = 0.5, 1.5
"""Where the end of a phrase is looked for, in lengths that its syllables let expect."""
_AWAY = 0.5
"""How loud a place must be, of the range from pauses to loud syllables, to be worth leaving for one
that is a whole phrase away from the expected end."""

Levels = NDArray[np.float64]


@dataclass(frozen=True)
class RecordingVoice:
    """One recording, kept under the SHA-256 of its samples."""

    version: str
    """That name: other samples are another recording."""
    name: str
    """Who is heard."""
    language: str
    """ISO 639-3."""
    kept: Callable[[str], Sound]
    """Gives the samples of that name; raises `NotFound`."""

    @property
    def id(self) -> str:
        """With the language that is read."""
        return f"recording:{self.language}"

    def available(self) -> bool:
        """Whether the samples are there and whole."""
        try:
            self.kept(self.version)
        except NotFound:
            return False
        return True

    def speak(self, phrases: Sequence[str], settings: VoiceSettings) -> Iterator[Sound]:
        """The part of the recording that is each phrase; one phrase is all of it.

        A person reads as a person reads: settings change nothing. Raises `VoiceError` when the
        recording is gone or damaged.
        """
        if not phrases:
            return
        try:
            sound = self.kept(self.version)
        except NotFound as error:
            raise VoiceError(
                "What %(name)s recorded is gone or damaged; record it again.",
                permanent=True,
                name=self.name,
            ) from error
        yield from _parted(sound, [syllables(phrase) + 1 for phrase in phrases])


def _parted(sound: Sound, weights: Sequence[int]) -> Iterator[Sound]:
    """The sound in as many parts as there are weights, each about as long as its weight says."""
    if len(weights) == 1:
        yield sound
        return
    window = round(_WINDOW * sound.rate)
    levels, start = _levels(np.frombuffer(sound.samples, "<i2"), window), 0
    for place, weight in enumerate(weights[:-1]):
        expected = (len(levels) - start) * weight / sum(weights[place:])
        end = _pause_near(levels, start, expected)
        yield Sound(sound.samples[2 * window * start : 2 * window * end], sound.rate)
        start = end
    yield Sound(sound.samples[2 * window * start :], sound.rate)


def _pause_near(levels: Levels, start: int, expected: float) -> int:
    """The window where the phrase that begins in `start` ends: quiet, and near where expected."""
    first = start + max(1, int(_EARLIEST * expected))
    last = min(len(levels), start + int(_LATEST * expected) + 2)
    if first >= last:
        return min(first, len(levels))
    away = np.abs(np.arange(first, last) - start - expected) / max(1.0, expected)
    return first + int(np.argmin(levels[first:last] + _AWAY * away))


def _levels(samples: NDArray[np.int16], window: int) -> Levels:
    """How loud it is around each window: 0 as in the pauses, 1 as in the loud syllables."""
    whole = samples[: len(samples) // window * window].reshape(-1, window)
    decibels = 20 * np.log10(np.maximum(whole.astype(np.float32).std(axis=1), 1.0))
    soft, loud = np.percentile(decibels, (5, 95)) if len(decibels) else (0.0, 1.0)
    shares = np.clip((decibels - soft) / max(loud - soft, 1.0), 0, 1)
    padded = np.pad(shares, _PAUSE // 2, mode="edge")
    return np.convolve(padded, np.full(_PAUSE, 1 / _PAUSE), "valid").astype(np.float64)
