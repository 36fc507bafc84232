"""LAME's qualities at 64 kbit/s: what each costs, and how its noise lies against what ears mask.

Noise is compared with a mask in half Barks (Schroeder's spreading, 10 dB below the sound): above
0 dB it may be heard.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import miniaudio
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from radio.adapters.mastering._encoder import BIT_RATE, decoded, encoder, whole
from radio.adapters.mastering._joining import joined
from radio.domain.audio.sound import RATE
from tests.bench._aloud import read_aloud

Report = Callable[[str, float, str], None]
Wave = NDArray[np.float32]
QUALITIES = (2, 3, 5, 7)
BULLETINS = 8
WINDOW, HOP = 1024, 512
MASKED = 10.0
"""dB below a sound at which noise in its band is hidden."""
AUDIBLE = 1e-4
"""Share of the loudest window's energy below which nothing is listened to."""
HOUSE = Path(__file__).parents[2] / "audio" / "house"


def run(report: Report) -> None:
    for name, sound in sounds(report):
        for quality in QUALITIES:
            compare(f"{name}, quality {quality}", sound, quality, report)


def sounds(report: Report) -> Iterator[tuple[str, Wave]]:
    spoken = read_aloud(report)[:BULLETINS]
    speech = np.concatenate([block for parts in spoken for block in joined(parts)])
    yield "speech", speech * np.float32(0.8 / np.abs(speech).max())
    for path in sorted(HOUSE.glob("*.mp3")):
        kept = miniaudio.decode_file(str(path), miniaudio.SampleFormat.FLOAT32, 1, RATE)
        yield path.stem, np.asarray(kept.samples, np.float32)


def compare(name: str, sound: Wave, quality: int, report: Report) -> None:
    lame, began = encoder(BIT_RATE, quality), time.process_time()
    frames = bytes(lame.encode(whole(sound))) + bytes(lame.flush())
    took = time.process_time() - began
    heard = np.concatenate(list(decoded(frames, len(sound))))
    energy, noise = in_bands(sound), in_bands(sound - heard)
    loud = energy.sum(axis=1) > AUDIBLE * energy.sum(axis=1).max()
    over = (noise / masks(energy))[loud]
    report(f"{name}: encoded", 1000 * took * RATE / len(sound), "ms/s")
    report("  noise against the mask, mean", decibels(over.mean()), "dB")
    report("  in the worst band", decibels(over.mean(axis=0).max()), "dB")
    report("  windows and bands in which it stands above", 100 * (over > 1).mean(), "%")
    report("  sound against noise", decibels(energy[loud].sum() / noise[loud].sum()), "dB")


def in_bands(wave: Wave) -> NDArray[np.float64]:
    """Energy of each window in each half Bark."""
    windows = sliding_window_view(wave, WINDOW)[::HOP] * np.hanning(WINDOW)
    power = np.abs(np.fft.rfft(windows, axis=1)) ** 2
    hertz = np.fft.rfftfreq(WINDOW, 1 / RATE)
    barks = 13 * np.arctan(0.00076 * hertz) + 3.5 * np.arctan((hertz / 7500) ** 2)
    return np.add.reduceat(power, np.flatnonzero(np.diff(np.floor(2 * barks), prepend=-1)), axis=1)


def masks(energy: NDArray[np.float64]) -> NDArray[np.float64]:
    """What noise may have in each window and band without being heard."""
    bands = np.arange(energy.shape[1])
    away = (bands[:, None] - bands[None, :]) / 2 + 0.474
    spread = 15.81 + 7.5 * away - 17.5 * np.sqrt(1 + away**2)
    hidden = energy @ (10 ** ((spread - MASKED) / 10)).T
    return np.maximum(hidden, 1e-9 * energy.max())


def decibels(ratio: float) -> float:
    return float(10 * np.log10(ratio))
