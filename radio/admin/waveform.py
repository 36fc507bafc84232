"""The outline of a take, drawn on the server: one SVG path from its peaks."""

from __future__ import annotations

from collections.abc import Sequence

BARS = 240
"""Bars in a picture, whatever the length of the take."""
HEIGHT = 64
LOUDEST = 255


def waveform(peaks: Sequence[int]) -> str:
    """The `d` of a path in a box `BARS` wide and `HEIGHT` high: one bar for each share of time."""
    bars = [_bar(at, peaks) for at in range(BARS)] if peaks else []
    return "".join(bars)


def _bar(at: int, peaks: Sequence[int]) -> str:
    first = at * len(peaks) // BARS
    last = max(first + 1, (at + 1) * len(peaks) // BARS)
    height = max(2, round(HEIGHT * max(peaks[first:last]) / LOUDEST))
    return f"M{at}.5 {(HEIGHT - height) / 2:g}v{height}"
