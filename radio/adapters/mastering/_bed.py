"""Mixes a bed under speech: full before and after it, ducked while it lasts.

Where the speech lies is known beforehand, so nothing listens for it; the bed does not rise in the
breaths between sentences.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator

import numpy as np

from radio.adapters.mastering._blocks import Samples, in_blocks
from radio.adapters.mastering._meter import loudness
from radio.domain.sound import RATE

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


def under(speech: Iterable[Samples], bed: Samples) -> Iterator[Samples]:
    """The speech with the bed under it, longer by lead-in and tail; not yet levelled."""
    return in_blocks([_mixed(np.concatenate(list(speech)), bed)])


def _mixed(speech: Samples, bed: Samples) -> Samples:
    words = speech * (_HEADROOM / max(float(np.abs(speech).max()), 1e-6))
    matched = bed * 10 ** ((_loudness(words) + _FULL - _loudness(bed)) / 20)
    too_high = max(1.0, float(np.abs(matched).max()) / _HEADROOM)
    spoken = _segment(words / too_high)
    ends = LEAD_IN + len(spoken)
    music = np.resize(matched / too_high, (ends + TAIL) * RATE // 1000)  # round and round
    under = _segment(music * _envelope(len(music), ends))
    return _samples(under.overlay(spoken, position=LEAD_IN))


def _loudness(samples: Samples) -> float:
    return loudness(in_blocks([samples]))


def _envelope(samples: int, ends: int) -> Samples:
    """What each sample of a bed is multiplied by when the speech under it ends at `ends` ms."""
    end = samples * 1000 / RATE
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
    moments, gains = zip(*points, strict=True)
    at = np.arange(samples, dtype=np.float32) * np.float32(1000 / RATE)
    envelope: Samples = np.interp(at, moments, gains).astype(np.float32)
    return envelope


def _segment(samples: Samples) -> AudioSegment:
    whole = np.rint(samples * 32767).astype("<i2")
    return AudioSegment(whole.tobytes(), sample_width=2, frame_rate=RATE, channels=1)


def _samples(segment: AudioSegment) -> Samples:
    return np.frombuffer(segment.raw_data, "<i2").astype(np.float32) / np.float32(32767)
