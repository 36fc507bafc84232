"""Listens to a recording as it is decoded: only 16-bit samples and a few figures are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from radio.domain.audio.recording import AT_FULL_SCALE, Figures
from radio.domain.audio.sound import RATE, Sound

FULL = 32767
_WINDOW = RATE // 50
"""Samples of one look at the level: 20 ms."""
_BLOCK = _WINDOW * 2000
_SHORTEST_SOUND = 3
"""Windows in a row that make a sound; a switch that clicks is shorter."""
_ABOVE_ROOM, _DEEPEST, _SHALLOWEST = 8.0, -45.0, -25.0
"""dB above the level of the room at which the voice begins, and how far below the loud syllables
that may be: in a silent room no breath is cut off, in a loud one no soft ending."""
_BEFORE, _AFTER = timedelta(milliseconds=100), timedelta(milliseconds=250)
"""What is left of the silence around the voice."""
_NOTHING = 1e-5
_OFFSET = FULL // 1000
"""A constant below this is not worth taking out."""

Levels = NDArray[np.float64]


class Hearing:
    """Takes 32-bit floats as they come; afterwards gives the voice and its figures."""

    def __init__(self) -> None:
        self._samples = bytearray()
        self._peak = self._sum = 0.0
        self._full = 0
        self.no_numbers = 0
        """Samples that were not finite."""

    def hear(self, chunk: bytes) -> None:
        """Take in some more; whole samples but for the very last."""
        floats = np.frombuffer(chunk, "<f4", len(chunk) // 4)
        finite = np.isfinite(floats)
        self.no_numbers += int(len(floats) - np.count_nonzero(finite))
        within = np.clip(np.where(finite, floats, 0), -1, 1)
        self._peak = max(self._peak, float(np.abs(within).max(initial=0)))
        self._full += int(np.count_nonzero(np.abs(within) >= AT_FULL_SCALE))
        self._sum += float(within.sum(dtype=np.float64))
        self._samples += np.rint(within * FULL).astype("<i2").tobytes()

    @property
    def length(self) -> timedelta:
        """Of all that was heard."""
        return timedelta(seconds=self._count / RATE)

    def voice(self) -> tuple[Sound, Figures]:
        """The sound without its silent ends and without a constant offset; what was measured."""
        samples = np.frombuffer(self._samples, "<i2")
        start, end, figures = _placed(_levels(samples), len(samples))
        return self._cut(samples, start, end, figures)

    def music(self) -> tuple[Sound, Figures]:
        """The same, cut only where there is nothing at all: it may swell and die away."""
        samples = np.frombuffer(self._samples, "<i2")
        *_, figures = _placed(_levels(samples), len(samples))
        return self._cut(samples, *_sounding(samples), figures)

    def _cut(
        self, samples: NDArray[np.int16], start: int, end: int, figures: Figures
    ) -> tuple[Sound, Figures]:
        offset = round(self._sum * FULL / self._count) if self._count else 0
        figures = replace(
            figures,
            length=timedelta(seconds=(end - start) / RATE),
            peak=self._peak,
            clipped=self._full / self._count if self._count else 0.0,
        )
        return Sound(_without(offset, samples[start:end])), figures

    @property
    def _count(self) -> int:
        return len(self._samples) // 2


def _placed(levels: Levels, count: int) -> tuple[int, int, Figures]:
    """First and last sample of the voice, and what its levels in dB tell."""
    loud, room = (float(np.percentile(levels, at)) if len(levels) else 0.0 for at in (95, 10))
    heard = levels > min(max(room + _ABOVE_ROOM, loud + _DEEPEST), loud + _SHALLOWEST)
    heard &= levels > 20 * np.log10(_NOTHING)
    places = np.flatnonzero(_lasting(heard))
    if not len(places):
        return 0, 0, _figures(voiced=0.0, contrast=0.0)
    first, last = int(places[0]), int(places[-1]) + _SHORTEST_SOUND
    before, after = (round(rest.total_seconds() * RATE) for rest in (_BEFORE, _AFTER))
    start, end = max(0, first * _WINDOW - before), min(count, last * _WINDOW + after)
    soft, loud = np.percentile(levels[first:last], (10, 95))
    voiced = float(np.mean(heard[first:last]))
    return start, end, _figures(voiced=voiced, contrast=float(loud - soft))


def _sounding(samples: NDArray[np.int16]) -> tuple[int, int]:
    """The first sample that is not 0, and the one after the last."""
    rings = samples != 0
    if not rings.any():
        return 0, 0
    return int(rings.argmax()), len(rings) - int(rings[::-1].argmax())


def _figures(*, voiced: float, contrast: float) -> Figures:
    return Figures(timedelta(0), peak=0.0, clipped=0.0, voiced=voiced, contrast=contrast)


def _lasting(heard: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where something begins that is heard for some windows in a row."""
    if len(heard) < _SHORTEST_SOUND:
        return heard[:0]
    runs = np.lib.stride_tricks.sliding_window_view(heard, _SHORTEST_SOUND)
    return np.asarray(runs.all(axis=1))


def _levels(samples: NDArray[np.int16]) -> Levels:
    """dB of each whole window, full scale 0, without its constant part; some windows at a time."""
    whole = samples[: len(samples) // _WINDOW * _WINDOW]
    found = [np.zeros(0)]
    for at in range(0, len(whole), _BLOCK):
        windows = whole[at : at + _BLOCK].reshape(-1, _WINDOW).astype(np.float32)
        found.append(windows.std(axis=1).astype(np.float64) / FULL)
    return np.asarray(20 * np.log10(np.maximum(np.concatenate(found), _NOTHING)))


def _without(offset: int, samples: NDArray[np.int16]) -> bytes:
    """The samples with a constant taken out, as a poor sound card adds one."""
    if abs(offset) < _OFFSET:
        return samples.tobytes()
    level = samples.astype(np.int32)
    level -= offset
    return np.clip(level, -FULL, FULL).astype("<i2").tobytes()
