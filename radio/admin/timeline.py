"""Draws a timeline on the server: a block for each segment, its outline inside, the slot's end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from radio.domain.programme import SegmentKind
from radio.services.timelines import Piece, Timeline

WIDTH = 1200
"""Units across the picture, whatever the length of the slot."""
HEIGHT = 80
SMALL_WIDTH, SMALL_HEIGHT = 60, 20
"""Of the outline in one row of the rundown."""
LOUDEST = 255
_BAR = 2
"""Units a bar takes."""


@dataclass(frozen=True)
class Block:
    """One segment in the picture."""

    kind: SegmentKind
    title: str
    starts: timedelta
    length: timedelta
    x: float
    width: float
    outline: str
    """The `d` of a path; empty for a pause."""


@dataclass(frozen=True)
class Picture:
    """What the template draws."""

    blocks: tuple[Block, ...]
    seconds: float
    """Time across the whole width."""
    slot_ends: float
    """Where the slot ends, in units; the width when nothing stands behind it."""


def picture(timeline: Timeline, slot: timedelta) -> Picture:
    """The timeline across the slot, or across itself when it is longer."""
    span = max(slot, timeline.length)
    blocks = tuple(_block(piece, span) for piece in timeline.pieces)
    return Picture(blocks, span.total_seconds(), round(WIDTH * (slot / span), 1))


def outline(peaks: Sequence[int], x: float, width: float, height: int, bars: int) -> str:
    """One path of `bars` bars in a box that begins at `x`; empty where there are no peaks."""
    if not peaks:
        return ""
    drawn = (_bar(peaks, at, bars, x + (at + 0.5) * width / bars, height) for at in range(bars))
    return "".join(drawn)


def small(peaks: Sequence[int]) -> str:
    """The outline of one segment for its row."""
    return outline(peaks, 0, SMALL_WIDTH, SMALL_HEIGHT, SMALL_WIDTH // _BAR)


def _block(piece: Piece, span: timedelta) -> Block:
    x, width = WIDTH * (piece.starts / span), WIDTH * (piece.length / span)
    bars = max(1, int(width / _BAR))
    return Block(
        piece.segment.kind,
        piece.segment.title,
        piece.starts,
        piece.length,
        round(x, 1),
        round(max(1.0, width), 1),
        outline(piece.peaks, x, width, HEIGHT, bars),
    )


def _bar(peaks: Sequence[int], at: int, bars: int, x: float, height: int) -> str:
    first = at * len(peaks) // bars
    last = max(first + 1, (at + 1) * len(peaks) // bars)
    heard = sum(peaks[first:last]) / (last - first)  # the highest of many is always full
    tall = max(1, round(height * heard / LOUDEST))
    return f"M{x:.1f} {(height - tall) / 2:g}v{tall}"
