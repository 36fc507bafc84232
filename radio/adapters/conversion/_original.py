"""An edition as it is read to be made into something else."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import miniaudio
import numpy as np

from radio.adapters._info_frame import heard_samples
from radio.adapters.mastering._blocks import BLOCK, Samples, in_blocks
from radio.adapters.tags import tag_bytes
from radio.domain.audio.sound import FRAME_BYTES, RATE
from radio.domain.errors import Refused

_HEAD = 1 << 20
"""Bytes in which a tag ends, however many chapters it has."""


@dataclass(frozen=True)
class Original:
    """A file that begins as ours do; decoded anew each time, because long ones are long."""

    path: Path
    tag: bytes
    samples: int
    """As many as it says are to be heard."""

    def blocks(self) -> Iterator[Samples]:
        """Its sound; raises `Refused` when it has less than it says."""
        pieces = self._decoded(miniaudio.SampleFormat.FLOAT32)
        return in_blocks(np.asarray(piece, np.float32) for piece in pieces)

    def steps(self) -> Iterator[bytes]:
        """The same as signed 16 bit."""
        return (piece.tobytes() for piece in self._decoded(miniaudio.SampleFormat.SIGNED16))

    def _decoded(self, form: miniaudio.SampleFormat) -> Iterator[array[float]]:
        got = 0
        for piece in miniaudio.stream_file(str(self.path), form, 1, RATE, BLOCK):
            got += len(piece)
            yield piece
        if got < self.samples:
            raise Refused("%(file)s lacks its end; build its date again.", file=self.path.name)


def opened(path: Path) -> Original:
    """The file; raises `Refused` for one that is not ours."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    own_tag = tag_bytes(head)
    samples = heard_samples(head[own_tag : own_tag + FRAME_BYTES])
    if samples is None:
        raise Refused("%(file)s is not an edition of ours.", file=path.name)
    return Original(path, head[:own_tag], samples)
