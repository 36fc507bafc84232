"""The cue sheet: what is heard from when to when in one edition, true to the sample.

Takes are placed on the frame grid (24 ms), so an edition is a join of their frames with silent
frames between; times here are what a decoder gives out once it has dropped the encoder's delay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil

from radio.domain.audio.sound import DELAY, FRAME, FRAME_SAMPLES, RATE
from radio.domain.bulletin import BulletinId
from radio.domain.programme import Segment, SegmentKind

SEAM_FRAMES = 3
"""Silent frames that must follow a take: two empty the decoder's memory, one is to spare."""
_LONGEST_SEAM = SEAM_FRAMES + ceil(DELAY / FRAME_SAMPLES) + 1
"""Frames by which a seam may reach past the last sample of a take."""
_BETWEEN_WORDS = timedelta(milliseconds=720)
_BESIDE_MUSIC = timedelta(milliseconds=360)


@dataclass(frozen=True)
class Cue:
    """One segment's place in the finished audio."""

    kind: SegmentKind
    title: str
    starts: timedelta
    """Offset from the first sample a decoder gives out."""
    length: timedelta
    bulletin: BulletinId | None = None
    language: str | None = None
    """ISO 639-3 of the version of the bulletin that is heard; None: the script's own."""

    def as_heard(self, segment: Segment) -> Segment:
        """The segment it was made from as it is heard: music without time became silence."""
        return replace(segment, kind=self.kind, title=self.title)


@dataclass(frozen=True)
class CueSheet:
    """All cues of one edition in playing order; gaps between cues are silence."""

    cues: tuple[Cue, ...]
    length: timedelta
    """Playing time of the whole edition."""


@dataclass(frozen=True)
class Item:
    """A take, or a pause, on its way into an edition."""

    kind: SegmentKind
    title: str
    frames: int
    """MP3 frames; 0 for a pause."""
    samples: int
    """Samples of real sound, or of the pause."""
    bulletin: BulletinId | None = None
    language: str | None = None
    """As `Cue.language`."""


@dataclass(frozen=True)
class Layout:
    """Where every item's frames lie in one edition."""

    starts: tuple[int, ...]
    """First frame of each item, counted from the first frame of sound."""
    frames: int
    """Frames in all, the last item's included."""
    samples: int
    """Samples a decoder gives out in all."""
    sheet: CueSheet


def gap(before: SegmentKind, after: SegmentKind) -> timedelta:
    """The silence two items in a row need: a breath between words, less beside music."""
    if SegmentKind.PAUSE in (before, after):
        return timedelta()
    speech = before is SegmentKind.SPEECH and after is SegmentKind.SPEECH
    return _BETWEEN_WORDS if speech else _BESIDE_MUSIC


def advance(item: Item, after: SegmentKind | None) -> timedelta:
    """How much later than `item` begins what comes after it; without that, when it ends.

    Added up over items in a row it is the length of `place(items)`; where a pause is shorter than
    the seam it may be some frames more, never less.
    """
    if after is None:
        return _length(item.samples)
    frames = _frames(item.samples + _samples(gap(item.kind, after)))
    if not item.frames:
        return max(frames, _LONGEST_SEAM) * FRAME
    seam = 0 if after is SegmentKind.PAUSE else item.frames + SEAM_FRAMES
    return max(frames, seam) * FRAME


def place(items: Sequence[Item], added: Sequence[int] = (), samples: int | None = None) -> Layout:
    """Lay items in a row on the frame grid, each as soon as its gap and its seam allow.

    An item never starts early: rounding to the grid lengthens a gap by less than one frame.
    `added` has frames of silence before each item besides, `samples` the length of the whole when
    it is to be longer than the items.
    """
    starts: list[int] = []
    ends = free = 0  # the sample after the last sound, the first frame another take may have
    for place, item in enumerate(items):
        silence = _samples(gap(items[place - 1].kind, item.kind)) if place else 0
        start = _frames(ends + silence) + (added[place] if added else 0)
        if item.frames:
            start = max(start, free)
            free = start + item.frames + SEAM_FRAMES
        starts.append(start)
        ends = start * FRAME_SAMPLES + item.samples
    ends = max(ends, samples or 0)
    frames = max(_frames(ends + DELAY), free - SEAM_FRAMES) if ends else 0
    return Layout(tuple(starts), frames, ends, _sheet(items, starts, ends))


def _sheet(items: Sequence[Item], starts: Sequence[int], samples: int) -> CueSheet:
    cues = (
        Cue(
            item.kind,
            item.title,
            start * FRAME,
            _length(item.samples),
            item.bulletin,
            item.language,
        )
        for item, start in zip(items, starts, strict=True)
    )
    return CueSheet(tuple(cues), _length(samples))


def _frames(samples: int) -> int:
    """Whole frames that hold so many samples."""
    return ceil(samples / FRAME_SAMPLES)


def _samples(length: timedelta) -> int:
    return round(length.total_seconds() * RATE)


def _length(samples: int) -> timedelta:
    return timedelta(seconds=samples / RATE)
