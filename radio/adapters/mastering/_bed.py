"""Mixes a bed under speech: full before and after it, ducked while it lasts.

Where the speech lies is known beforehand, so nothing listens for it; the bed does not rise in the
breaths between sentences.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import numpy as np

from radio.adapters.mastering._blocks import Samples, in_blocks
from radio.adapters.mastering._joining import samples_of
from radio.adapters.mastering._meter import loudness
from radio.domain.audio.sound import RATE, Sound

with warnings.catch_warnings():
    # It looks for ffmpeg when imported and warns without it; nothing here asks it to open a file.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

LEAD_IN = 1_600
"""Milliseconds of bed before the first word."""
TAIL = 2_200
"""Milliseconds of bed after the last word."""
_FADE_IN, _DUCKING, _FADE_OUT = 200, 500, 1_500
"""Milliseconds."""
_FULL = 0.0
"""LU of the bed alone against the speech: as loud, so that the speech does not jump."""
_DUCKED = -14.5
"""dB more while somebody speaks."""
_HEADROOM = 0.4
"""Highest sample of speech and of bed before they are added: two of them stay below full scale."""


def under(speech: Iterable[Samples], bed: Sound) -> Iterator[Samples]:
    """The speech with the bed under it, longer by lead-in and tail; not yet levelled."""
    return in_blocks([_mixed(np.concatenate(list(speech)), *_heard(bed))])


@lru_cache(maxsize=2)
def _heard(bed: Sound) -> tuple[Samples, float]:
    """A bed at `RATE` and its loudness, which each line of each station wants again."""
    samples = samples_of(bed)
    return samples, _loudness(samples)


def _mixed(speech: Samples, bed: Samples, bed_loudness: float) -> Samples:
    words = speech * (_HEADROOM / max(float(np.abs(speech).max()), 1e-6))
    ends = LEAD_IN + round(len(words) * 1000 / RATE)
    music = np.resize(bed, (ends + TAIL) * RATE // 1000)  # round and round
    music *= 10 ** ((_loudness(words) + _FULL - bed_loudness) / 20)
    too_high = max(1.0, float(np.abs(music).max()) / _HEADROOM)
    spoken = _segment(words / too_high)
    under = _segment(music * (_envelope(len(music), ends) / too_high))
    return _samples(under.overlay(spoken, position=LEAD_IN))


def _loudness(samples: Samples) -> float:
    return loudness(in_blocks([samples]))


def _envelope(samples: int, ends: int) -> Samples:
    """What each sample of a bed is multiplied by when the speech under it ends at `ends` ms."""
    end = samples * 1000 // RATE
    low = 10 ** (_DUCKED / 20)
    points = [
        (0, 0.0),
        (_FADE_IN, 1.0),
        (LEAD_IN - _DUCKING, 1.0),
        (LEAD_IN, low),
        (ends, low),
        (ends + _DUCKING, 1.0),
        (end - _FADE_OUT, 1.0),
        (end, 0.0),
    ]
    lines = (
        np.linspace(gain, then, (until - at) * RATE // 1000, endpoint=False, dtype=np.float32)
        for (at, gain), (until, then) in pairwise(points)
    )
    return np.concatenate(list(lines))


def _segment(samples: Samples) -> AudioSegment:
    whole = np.rint(samples * 32767).astype("<i2")
    return AudioSegment(whole.tobytes(), sample_width=2, frame_rate=RATE, channels=1)


def _samples(segment: AudioSegment) -> Samples:
    return np.frombuffer(segment.raw_data, "<i2").astype(np.float32) / np.float32(32767)
