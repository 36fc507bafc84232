"""Sound in blocks, so that a take of three hours needs no more memory than one of a minute."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from tempfile import SpooledTemporaryFile
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from radio.domain.audio.loudness import STEP

Samples = NDArray[np.float32]
"""One channel at `RATE`, full scale 1."""

BLOCK = 50 * STEP
"""Samples in every block but the last: whole 100 ms, so that a meter needs no remainder.

Five seconds: of shorter blocks, two takes that are made at once hand the interpreter to each other
too often (a twentieth of their time with two seconds).
"""
_IN_MEMORY = 32 << 20
"""Bytes (five minutes and a half) up to which a tape stays in memory."""


def in_blocks(pieces: Iterable[Samples]) -> Iterator[Samples]:
    """The same samples in blocks of `BLOCK`, the last one shorter; none for no samples."""
    kept: list[Samples] = []
    missing = BLOCK
    for piece in pieces:
        at = 0
        while len(piece) - at >= missing:
            yield np.concatenate((*kept, piece[at : at + missing]))
            at, missing = at + missing, BLOCK
            kept.clear()
        if at < len(piece):
            kept.append(piece[at:])
            missing -= len(piece) - at
    if kept:
        yield np.concatenate(kept)


def looking_around(
    blocks: Iterable[Samples], reach: int, work: Callable[[Samples], Samples], grain: int = 1
) -> Iterator[Samples]:
    """`work` on each block, which sees `reach` samples more before and behind it.

    `work` gives one value for each `grain` of the samples it is given, the last of which may be
    shorter; none of them may depend on samples farther away than `reach`, which is whole grains and
    at most `BLOCK`.
    """
    nothing = np.zeros(0, np.float32)
    before, block = nothing, nothing
    for behind in chain(blocks, [nothing]):
        if len(block):
            done = work(np.concatenate((before, block, behind[:reach])))
            first = len(before) // grain
            yield done[first : first - (-len(block) // grain)]
            before = block[-reach:]
        block = behind


class Tape:
    """Samples to go through more than once: in memory while few, in a nameless file when many."""

    def __init__(self, blocks: Iterable[Samples]) -> None:
        """Raises what `blocks` raises, and `OSError` when the disk has no room for a long one."""
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        try:
            for block in blocks:
                self._file.write(block.data)
        except BaseException:
            self._file.close()
            raise
        self.samples = self._file.tell() // 4

    def __enter__(self) -> Tape:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[Samples]:
        """The samples in blocks, from the beginning; several may read at the same time."""
        for at in range(0, 4 * self.samples, 4 * BLOCK):
            self._file.seek(at)
            yield np.frombuffer(self._file.read(4 * BLOCK), np.float32)
