"""Sound as the rest of the house knows it: clips, takes and the grid their frames lie on.

Everything that is broadcast is mono at 24,000 samples a second, MP3 (MPEG-2 layer III) at
64 kbit/s: a frame is then exactly 24 ms and exactly 192 bytes, so that times on a cue sheet are
whole milliseconds and a place in a file follows from a time by one multiplication.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import NewType

RATE = 24_000
"""Samples a second."""
FRAME_SAMPLES = 576
FRAME_BYTES = 192
FRAME = timedelta(milliseconds=24)
DELAY = 576 + 529
"""Samples before the first real one that an encoder and a decoder of MP3 put in front together."""

TakeId = NewType("TakeId", str)
"""SHA-256 (hex) of words, voice, voice version, settings and encoder: what makes a take itself."""


@dataclass(frozen=True)
class Sound:
    """Samples in memory: mono, signed 16 bit, little endian."""

    samples: bytes
    rate: int = RATE
    """Samples a second."""

    @property
    def length(self) -> timedelta:
        """Playing time."""
        return timedelta(seconds=len(self.samples) / 2 / self.rate)


@dataclass(frozen=True)
class Take:
    """One recording, levelled and encoded; its frames lie in the audio library under its id."""

    id: TakeId
    voice: str
    """Voice that spoke, or `house` for a house sound."""
    frames: int
    """MP3 frames, including the encoder's tail."""
    samples: int
    """Samples of real sound, at `RATE`."""
    loudness: float
    """Integrated loudness in LUFS (ITU-R BS.1770-4), measured after the limiter."""
    true_peak: float
    """Highest true peak in dBTP."""
    energies: tuple[float, ...]
    """Mean square of each K-weighted 100 ms, from which a programme's loudness is added up."""
    peaks: tuple[int, ...]
    """Highest absolute sample (0-255) of each 100 ms: the waveform drawn on pages."""
    sha256: str
    """Of the frame bytes."""

    @property
    def length(self) -> timedelta:
        """Playing time of the real sound."""
        return timedelta(seconds=self.samples / RATE)
