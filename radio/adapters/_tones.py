"""Instruments of the house, all computed: string, bell, flute, struck wood, soft pad and horn.

A tune is a row of notes laid into one array of samples; a round tune lets the ends of its notes
ring on into its beginning, so that it can be repeated without a seam.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from radio.domain.audio.sound import RATE

Wave = NDArray[np.float64]
Player = Callable[[float, float, np.random.Generator], Wave]
"""A note by its pitch in Hz and its length in seconds."""


@dataclass(frozen=True)
class Note:
    """One note of a tune."""

    starts: float
    """Seconds from the beginning of the tune."""
    pitch: float
    """Hz."""
    length: float
    """Seconds until it has died away."""
    level: float
    """Height of its loudest point, 1 is full."""
    play: Player


def tune(
    notes: Iterable[Note], seconds: float, chance: np.random.Generator, *, is_round: bool = False
) -> Wave:
    """All notes together; what rings longer than the tune is cut, or begins it when it is round."""
    count = round(seconds * RATE)
    whole = np.zeros(count)
    for note in notes:
        wave = note.play(note.pitch, note.length, chance)
        wave *= note.level / max(1e-9, float(np.abs(wave).max()))
        places = round(note.starts * RATE) + np.arange(len(wave))
        if is_round:
            np.add.at(whole, places % count, wave)
        else:
            inside = places < count
            whole[places[inside]] += wave[inside]
    return whole


def plucked(pitch: float, length: float, chance: np.random.Generator) -> Wave:
    """A string: a burst of noise runs round a loop one period long and loses its edge."""
    from scipy.signal import lfilter  # most of a second, and most commands compose nothing

    whole, rest = divmod(RATE / pitch - 0.5, 1)
    period = max(2, int(whole))
    burst = np.zeros(round(length * RATE))
    noise = np.convolve(chance.uniform(-1, 1, period), np.ones(3) / 3, "same")
    burst[:period] = noise - noise.mean()
    loop = np.zeros(period + 3)
    loop[0] = 1.0
    loop[period:] = -0.996 * np.convolve((0.5, 0.5), (1 - rest, rest))  # in tune between samples
    return _faded(lfilter([1.0], loop, burst), 0.002, 0.2)


def bell(pitch: float, length: float, chance: np.random.Generator) -> Wave:
    """A small bronze bell: partials that are no whole multiples, the high ones soon gone."""
    partials = ((1.0, 1.0, 1.0), (2.0, 0.5, 0.7), (2.76, 0.32, 0.45), (5.4, 0.12, 0.2))
    at = np.arange(round(length * RATE)) / RATE
    wave = np.zeros(len(at))
    for ratio, level, lasts in partials:
        phase = chance.uniform(0, 2 * np.pi)
        decay = np.exp(-5 * at / (length * lasts))
        wave += level * decay * np.sin(2 * np.pi * pitch * ratio * at + phase)
    return _faded(wave, 0.004, 0.1)


def flute(pitch: float, length: float, chance: np.random.Generator) -> Wave:
    """A soft pipe: few overtones, a slow trembling that comes in late, a little breath."""
    at = np.arange(round(length * RATE)) / RATE
    trembling = 0.004 * np.minimum(1, at / 0.4) * np.sin(2 * np.pi * 5.2 * at) / 5.2
    phase = 2 * np.pi * pitch * (at - trembling) + chance.uniform(0, 2 * np.pi)
    wave = np.sin(phase) + 0.22 * np.sin(2 * phase) + 0.06 * np.sin(3 * phase)
    breath = np.convolve(chance.standard_normal(len(at)), np.ones(8) / 8, "same")
    return _faded(wave + 0.03 * breath, 0.06, length * 0.5)


def struck_wood(pitch: float, length: float, chance: np.random.Generator) -> Wave:
    """A wooden bar under a soft mallet: one clear tone, its fourth multiple gone at once."""
    at = np.arange(round(length * RATE)) / RATE
    wave = np.zeros(len(at))
    for ratio, level, lasts in ((1.0, 1.0, 0.5), (3.9, 0.3, 0.1), (9.2, 0.1, 0.04)):
        phase = chance.uniform(0, 2 * np.pi)
        wave += (
            level
            * np.exp(-5 * at / (length * lasts))
            * np.sin(2 * np.pi * pitch * ratio * at + phase)
        )
    return _faded(wave, 0.003, 0.1)


def pad(pitch: float, length: float, chance: np.random.Generator) -> Wave:
    """A soft chord tone: three overtones a little out of tune that swell and sink."""
    at = np.arange(round(length * RATE)) / RATE
    wave = np.zeros(len(at))
    for overtone, level in ((1, 1.0), (2, 0.35), (3, 0.12)):
        for detuned in (-0.0015, 0.0015):
            phase = chance.uniform(0, 2 * np.pi)
            wave += level * np.sin(2 * np.pi * pitch * overtone * (1 + detuned) * at + phase)
    return _faded(wave, length * 0.35, length * 0.4)


def horn(pitch: float, length: float, chance: np.random.Generator) -> Wave:
    """A firm tone of odd overtones, heard through wind and rain."""
    at = np.arange(round(length * RATE)) / RATE
    phase = chance.uniform(0, 2 * np.pi)
    wave = sum(np.sin(2 * np.pi * pitch * n * at + n * phase) / n for n in (1, 3, 5))
    return _faded(np.asarray(wave), 0.015, 0.03)


def _faded(wave: Wave, rise: float, fall: float) -> Wave:
    """The wave with soft ends of so many seconds, as far as it is long enough."""
    count = len(wave)
    up, down = (min(count, max(1, round(seconds * RATE))) for seconds in (rise, fall))
    wave[:up] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(up) / up)
    wave[count - down :] *= 0.5 + 0.5 * np.cos(np.pi * np.arange(1, down + 1) / down)
    return wave
