"""Makes a programme exactly as long as its airtime, from real lengths.

What is missing is music, in whole seconds, where the programme says `fill`; what stands behind it
is timed from the end, so that a farewell ends with the airtime. Where too little is missing for
music, the pauses grow, none beyond twice its length; what is left then is silence in that place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from radio.domain.audio.cuesheet import SEAM_FRAMES, Cue, Item, Layout, gap, place
from radio.domain.audio.sound import FRAME, FRAME_SAMPLES, RATE
from radio.domain.programme import SegmentKind

LEAST_MUSIC = timedelta(seconds=8)
"""Less is a fragment nobody takes for music."""


def music_for(row: Sequence[Item], at: int, length: timedelta) -> timedelta:
    """How much music is to stand before the item `at` of the row, which is to last `length`.

    In whole seconds, so that stations share it; nothing when too little is missing.
    """
    shortest = Item(SegmentKind.MUSIC, "", SEAM_FRAMES, 1)
    missing = length - place([*row[:at], shortest, *row[at:]]).sheet.length
    whole = timedelta(seconds=missing // timedelta(seconds=1))
    return whole if whole >= LEAST_MUSIC else timedelta()


def fitted(row: Sequence[Item], behind: int, length: timedelta, *, stretched: bool) -> Layout:
    """The row laid out over exactly `length`, items from `behind` on timed from the end.

    With `stretched` the pauses grow first. A row that is too long already stays as it is.
    """
    samples = round(length.total_seconds() * RATE)
    added = _shares(row, _missing(row, samples)) if stretched else [0] * len(row)
    if behind < len(row):
        while missing := _missing(row, samples, added):  # a seam may swallow a few frames
            added[behind] += missing
    return place(row, added, samples)


def with_silence(layout: Layout, at: int, title: str) -> Layout:
    """The layout with a pause as its item `at`: what is silent there anyway, on the sheet."""
    cues, starts = list(layout.sheet.cues), list(layout.starts)
    begins = cues[at - 1].starts + cues[at - 1].length if at else timedelta()
    ends = cues[at].starts if at < len(cues) else layout.sheet.length
    cues.insert(at, Cue(SegmentKind.PAUSE, title, begins, ends - begins))
    starts.insert(at, -(-begins // FRAME))
    return replace(layout, starts=tuple(starts), sheet=replace(layout.sheet, cues=tuple(cues)))


def _missing(row: Sequence[Item], samples: int, added: Sequence[int] = ()) -> int:
    """Frames that fit before the row would be longer than so many samples."""
    return max(0, samples - place(row, added).samples) // FRAME_SAMPLES


def _shares(row: Sequence[Item], missing: int) -> list[int]:
    """Frames added before each item: to each silence its share, at most what it lasts itself."""
    bounds = [_bound(row[at - 1], row[at]) if at else 0 for at in range(len(row))]
    left, total = min(missing, sum(bounds)), sum(bounds)
    shares = []
    for bound in bounds:
        share = -(-left * bound // total) if bound else 0
        shares.append(share)
        left, total = left - share, total - bound
    return shares


def _bound(before: Item, after: Item) -> int:
    """Frames by which the silence between two items may grow."""
    if before.kind is SegmentKind.PAUSE:
        return before.samples // FRAME_SAMPLES
    return gap(before.kind, after.kind) // FRAME
