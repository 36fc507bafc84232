"""Editions in other forms: a small MP3, Opus, WAV; as long, as loud and with the same tag.

Another encoder raises peaks again, so where the sound is encoded it is levelled once more. An
edition is decoded block by block as often as it is needed, so three hours need no more memory than
one minute, but for their outline.
"""

from __future__ import annotations

import wave
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from radio.adapters import _ffmpeg
from radio.adapters.conversion import _low, _opus
from radio.adapters.conversion._original import Original, opened
from radio.domain.audio.sound import RATE
from radio.domain.packs.variant import Variant

_METHOD = "2"


class EditionConversion:
    """Writes editions in other forms."""

    @property
    def version(self) -> str:
        """Changes when the same edition would come out as other bytes."""
        return f"{_METHOD}:lameenc-{version('lameenc')}:{_ffmpeg.version()}"

    def convert(self, edition: Path, variant: Variant, file: BinaryIO, ceiling: float) -> None:
        """Write an edition (one of our own MP3 files) as a variant into an empty file on the disk.

        The file is opened for writing and reading. No true peak in it is above `ceiling` (dBTP); a
        WAV has the very samples of the edition, which is below it. Raises `Refused` for another
        file, for one that lacks its end, and when it cannot be as loud below the ceiling;
        `Unavailable` for Opus without ffmpeg; what was written until then is not to be kept.
        """
        _WRITERS[variant](opened(edition), file, ceiling)


def _wav(original: Original, file: BinaryIO, _ceiling: float) -> None:
    with wave.open(file, "wb") as written:
        written.setparams((1, 2, RATE, original.samples, "NONE", ""))
        for steps in original.steps():
            written.writeframesraw(steps)


_WRITERS: dict[Variant, Callable[[Original, BinaryIO, float], None]] = {
    Variant.LOW: _low.write,
    Variant.OPUS: _opus.write,
    Variant.WAV: _wav,
}
