"""Sounds made for tests, and independent ears that judge what became of them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg
import miniaudio
import numpy as np
from numpy.typing import NDArray

from radio.domain.audio.sound import RATE, Sound


def speechlike(seconds: float, *, level: float = 0.5, seed: int = 1, rate: int = RATE) -> Sound:
    """Syllables of decaying pulses and hiss: peaks far above the loudness, as speech has them."""
    chance = np.random.default_rng(seed)
    count = round(seconds * rate)
    pulses = np.zeros(count)
    pulses[:: rate // 120] = 1.0
    ring = np.arange(rate // 100)
    voice = np.convolve(pulses, np.exp(-ring / (rate / 900)) * np.cos(ring * 0.5))[:count]
    sound = voice + chance.normal(0, 0.02, count)
    syllables = np.repeat(chance.uniform(0.15, 1.0, count // (rate // 5) + 1), rate // 5)[:count]
    edge = np.minimum(1.0, np.minimum(np.arange(count), np.arange(count)[::-1]) / (rate / 100))
    whole = sound * syllables * edge
    return Sound(np.rint(32767 * level * whole / np.abs(whole).max()).astype("<i2").tobytes(), rate)


def decoded(mp3: bytes) -> NDArray[np.int16]:
    """What a small player (miniaudio) gives out, samples at `RATE`."""
    sound = miniaudio.decode(mp3, nchannels=1, sample_rate=RATE)
    return np.asarray(sound.samples, dtype=np.int16)


@dataclass(frozen=True)
class Heard:
    """What ffmpeg makes of a file."""

    samples: NDArray[np.int16]
    loudness: float
    true_peak: float
    complaints: str


def by_ffmpeg(mp3: Path) -> Heard:
    """Decoded and measured by ffmpeg, every warning kept."""
    common = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-hide_banner"]
    raw = subprocess.run(
        [*common, "-v", "warning", "-i", mp3, "-f", "s16le", "-"], capture_output=True, check=True
    )
    measured = subprocess.run(
        [*common, "-i", mp3, "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-"],
        capture_output=True,
        check=True,
    )
    said = measured.stderr.decode()
    return Heard(
        np.frombuffer(raw.stdout, "<i2"),
        float(re.findall(r"I:\s+(-?[\d.]+) LUFS", said)[-1]),
        float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", said)[-1]),
        raw.stderr.decode(),
    )
