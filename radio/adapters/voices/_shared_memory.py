"""Memory that an engine's process puts its samples into, where the system has it without a name.

Through a pipe the system copies every sample twice more and wakes both sides for each 64 kB of it.
"""

from __future__ import annotations

import mmap
import os
import sys

from radio.adapters.voices._engine_worker import SLOT

SLOTS = 8
"""Answers that may lie in it: the engine goes on while this process is busy with the last one."""
NONE = -1
"""In place of a file, where there is none."""


class SharedMemory:
    """Places for a few answers; none where the system does not give it, and all go by pipe."""

    def __init__(self) -> None:
        self.file = _nameless_file(SLOTS * SLOT)
        """To be handed to the engine's process."""
        self._bytes = mmap.mmap(self.file, 0) if self.file != NONE else None

    @property
    def files(self) -> tuple[int, ...]:
        """What the engine's process has to inherit."""
        return (self.file,) if self.file != NONE else ()

    def answer(self, place: int, length: int) -> bytes:
        """A copy of what lies there; raises `ValueError` once it is closed."""
        if self._bytes is None:
            raise ValueError("there is no shared memory")
        return self._bytes[place * SLOT : place * SLOT + length]

    def handed_over(self) -> None:
        """Let go of the file; what it holds stays."""
        for file in self.files:
            os.close(file)
        self.file = NONE

    def close(self) -> None:
        """Give the memory back."""
        if self._bytes is not None:
            self._bytes.close()


def _nameless_file(size: int) -> int:
    if sys.platform != "linux":
        return NONE
    try:
        file = os.memfd_create("voice")
    except OSError:  # forbidden in some containers
        return NONE
    os.ftruncate(file, size)  # takes none of it yet
    return file
