"""Files as phones, browsers and recorders write them, made by ffmpeg for tests."""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray

from radio.domain.audio.sound import RATE, Sound
from tests.sounds import speechlike

SPEECH = speechlike(4.0)
KINDS: dict[str, tuple[str, list[str]]] = {
    "wav": ("wav", []),
    "24 bit wav": ("wav", ["-c:a", "pcm_s24le"]),
    "float wav, 8 channels, 192 kHz": (
        "wav",
        ["-c:a", "pcm_f32le", "-ac", "8", "-ar", "192000"],
    ),
    "telephone wav": ("wav", ["-c:a", "pcm_mulaw", "-ar", "8000"]),
    "wav that never knew its end": ("wav", []),
    "wav of more than 4 GB": ("wav", ["-rf64", "always"]),
    "mp3": ("mp3", ["-b:a", "96k"]),
    "mp3 without a tag": ("mp3", ["-b:a", "96k", "-id3v2_version", "0", "-write_xing", "0"]),
    "mp2": ("mp2", ["-ar", "44100"]),
    "m4a": ("m4a", ["-b:a", "96k"]),
    "m4a for the web": ("m4a", ["-movflags", "+faststart"]),
    "m4a in pieces": ("mp4", ["-c:a", "aac", "-movflags", "frag_keyframe+empty_moov"]),
    "m4a without loss": ("m4a", ["-c:a", "alac"]),
    "aac": ("aac", []),
    "ogg": ("ogg", ["-c:a", "libvorbis"]),
    "opus": ("opus", ["-b:a", "32k"]),
    "flac": ("flac", []),
    "webm": ("webm", ["-c:a", "libopus", "-b:a", "32k"]),
    "webm of a browser": ("webm", ["-c:a", "libopus", "-b:a", "32k", "-live", "1"]),
    "amr": ("amr", ["-c:a", "libopencore_amrnb", "-ar", "8000"]),
    "3gp": ("3gp", ["-c:a", "libopencore_amrnb", "-ar", "8000"]),
    "wma": ("wma", []),
}
"""Ending and ffmpeg's arguments."""


def ffmpeg(*asked: str, given: bytes | None = None) -> bytes:
    """What ffmpeg answers on its output."""
    done = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-y", *asked],
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return done.stdout


def written(folder: Path, kind: str, sound: Sound = SPEECH) -> Path:
    """The sound as a file of that kind."""
    ending, asked = KINDS[kind]
    file = folder / f"mai.{ending}"
    source = ("-f", "s16le", "-ar", str(sound.rate), "-ac", "1", "-i", "pipe:0")
    if kind == "wav that never knew its end":
        file.write_bytes(ffmpeg(*source, "-f", "wav", "pipe:1", given=sound.samples))
    else:
        ffmpeg(*source, *asked, str(file), given=sound.samples)
    return file


def as_wav(file: Path, samples: bytes, rate: int = RATE) -> Path:
    """Those 16-bit samples as a WAV file."""
    with wave.open(str(file), "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(rate)
        opened.writeframes(samples)
    return file


def as_float_wav(file: Path, samples: NDArray[np.float64]) -> Path:
    """Those samples, whatever they are, as a WAV file of 32-bit floats."""
    source = ("-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0")
    ffmpeg(*source, "-c:a", "pcm_f32le", str(file), given=samples.astype("<f4").tobytes())
    return file


def heights(sound: Sound) -> NDArray[np.float64]:
    """The samples as numbers, full scale 32767."""
    return np.frombuffer(sound.samples, "<i2").astype(np.float64)
