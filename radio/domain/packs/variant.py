"""The forms in which one and the same edition is handed out."""

from __future__ import annotations

from enum import StrEnum


class Variant(StrEnum):
    """A form of an edition: the same sound and length, in other bytes."""

    MP3 = "mp3"
    """64 kbit/s, what everything else is made from; 480 kB a minute."""
    LOW = "low"
    """First aid for weak lines: MP3 at 24 kbit/s, 180 kB a minute."""
    OPUS = "opus"
    """Opus at 24 kbit/s, better than `LOW` where the player knows it."""
    WAV = "wav"
    """Samples, 2.9 MB a minute, for a desk that plays nothing else."""

    @property
    def suffix(self) -> str:
        """Of its files."""
        return ".mp3" if self in {Variant.MP3, Variant.LOW} else f".{self.value}"
