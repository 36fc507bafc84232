"""Joins frames into one file: tag, information frame, takes in their places, silence between.

Nothing is decoded, and nothing is held in memory but one take.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from radio.adapters._info_frame import info_frame
from radio.adapters.frames import SILENT_FRAME
from radio.adapters.tags import tag
from radio.domain.audio.cuesheet import Layout
from radio.domain.audio.sound import FRAME_BYTES
from radio.domain.errors import Refused
from radio.ports import Label

_METHOD = "1"
"""Rises when the same frames come out as another file."""


class FrameSplicing:
    """Makes editions by joining frames on the grid."""

    @property
    def version(self) -> str:
        """Changes when the same frames would come out as another file."""
        return _METHOD

    def pieces(
        self, label: Label, layout: Layout, frames: Iterable[tuple[int, bytes]]
    ) -> Iterator[bytes]:
        """The whole file, from its beginning to its end.

        `frames` gives, in order, the place of a take's first frame and the take's frames. Raises
        `Refused` when they do not fit the layout: a take is then not what the plan took it for.
        """
        yield tag(label, layout.sheet)
        yield info_frame(layout.frames, layout.samples)
        at = 0
        for start, sound in frames:
            yield _silence(start - at)
            yield sound
            at = start + len(sound) // FRAME_BYTES
        yield _silence(layout.frames - at)


def _silence(frames: int) -> bytes:
    if frames < 0:
        raise Refused("A take is longer than the place it was given.")
    return SILENT_FRAME * frames
