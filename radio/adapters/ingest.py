"""Takes in a person's recording: recognised by its bytes, decoded, trimmed, judged.

What a file is called and what a browser says of it do not count. Playlists, scripts and pages are
refused before anything reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from radio.adapters._ffmpeg import decoded
from radio.domain.errors import Refused
from radio.domain.recording import LARGEST_RECORDING as LARGEST_RECORDING
from radio.domain.recording import LONGEST_RECORDING as LONGEST_RECORDING
from radio.domain.recording import Figures, why_unfit
from radio.domain.sound import RATE, Sound

ENDINGS = (".wav", ".mp3", ".m4a", ".aac", ".ogg", ".opus", ".flac", ".webm")
"""What files of these kinds are called, for the dialogue in which one is chosen."""
FULL = 32767
_WINDOW = RATE // 50
"""Samples of one look at the level: 20 ms."""
_SILENT = 10 ** (-45 / 20)
"""Share of the loudest window below which a window counts as silence."""
_BEFORE, _AFTER = timedelta(milliseconds=100), timedelta(milliseconds=250)
"""What is left of the silence around the voice, so that no breath is cut off."""
_HEAD = 64

_BY_START: Mapping[bytes, str] = {
    b"fLaC": "flac",
    b"OggS": "ogg",
    b"ID3": "mp3",
    b"\x1aE\xdf\xa3": "matroska",
}
_MP3 = frozenset({0xFA, 0xFB, 0xF2, 0xF3, 0xE2, 0xE3})
_AAC = frozenset({0xF0, 0xF1, 0xF8, 0xF9})
"""Second byte of a frame, after 0xFF."""

Samples = NDArray[np.int16]


def ingest(file: Path) -> Sound:
    """The voice in an uploaded file, at the house's rate, its silent ends cut off.

    Reads wav, mp3, m4a, aac, ogg (Vorbis, Opus), flac and webm. Raises `Refused` with what is wrong
    and what to do; the file is never changed.
    """
    size = file.stat().st_size
    if size > LARGEST_RECORDING:
        raise Refused(
            "This file is larger than %(most)d MB; send a shorter recording or an MP3.",
            most=LARGEST_RECORDING // 1_000_000,
        )
    with file.open("rb") as opened:
        container = _container(opened.read(_HEAD))
    if container is None:
        raise Refused(
            "This is not a recording that can be read; send wav, mp3, m4a, ogg, opus, flac or webm."
        )
    samples = np.frombuffer(decoded(file, container, LONGEST_RECORDING), "<i2").astype(np.int16)
    if len(samples) > LONGEST_RECORDING.total_seconds() * RATE:
        raise Refused(
            "This recording is longer than %(minutes)d minutes.",
            minutes=LONGEST_RECORDING.seconds // 60,
        )
    voice, heard = _trimmed(samples)
    wrong = why_unfit(_figures(voice, heard))
    if wrong is not None:
        raise Refused("This recording cannot be used: %(why)s", why=wrong)
    return Sound(voice.astype("<i2").tobytes())


def _container(head: bytes) -> str | None:
    """What ffmpeg calls the format that begins so; None for what is no recording."""
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] == b"ftyp":
        return "mov"
    for start, container in _BY_START.items():
        if head.startswith(start):
            return container
    if head[:1] == b"\xff" and len(head) > 1:
        return "mp3" if head[1] in _MP3 else "aac" if head[1] in _AAC else None
    return None


def _trimmed(samples: Samples) -> tuple[Samples, NDArray[np.bool_]]:
    """The samples from the first to the last sound, and which of their windows are heard."""
    levels = _levels(samples)
    heard = levels > _SILENT * max(levels.max(initial=0.0), 1.0)
    places = np.flatnonzero(heard)
    if not len(places):
        return samples[:0], heard[:0]
    before, after = (round(rest.total_seconds() * RATE) for rest in (_BEFORE, _AFTER))
    start = max(0, int(places[0]) * _WINDOW - before)
    end = min(len(samples), (int(places[-1]) + 1) * _WINDOW + after)
    return samples[start:end], heard[places[0] : places[-1] + 1]


def _levels(samples: Samples) -> NDArray[np.float64]:
    """Root mean square of each whole window."""
    whole = samples[: len(samples) // _WINDOW * _WINDOW].reshape(-1, _WINDOW)
    levels: NDArray[np.float64] = np.sqrt(
        np.einsum("ij,ij->i", whole, whole, dtype=np.float64) / _WINDOW
    )
    return levels


def _figures(voice: Samples, heard: NDArray[np.bool_]) -> Figures:
    magnitude = np.abs(voice.astype(np.int32))
    return Figures(
        length=timedelta(seconds=len(voice) / RATE),
        peak=float(magnitude.max(initial=0)) / FULL,
        clipped=float(np.mean(magnitude >= FULL)) if len(voice) else 0.0,
        voiced=float(np.mean(heard)) if len(heard) else 0.0,
    )
