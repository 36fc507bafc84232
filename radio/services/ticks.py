"""What the metronome does again and again, and how often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Tick:
    """An act that is safe to repeat, and the seconds from one time to the next."""

    act: Callable[[], object]
    seconds: int
