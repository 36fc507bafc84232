"""The cue sheet: what is heard from when to when in one edition, true to the sample."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from radio.domain.bulletin import BulletinId
from radio.domain.programme import SegmentKind


@dataclass(frozen=True)
class Cue:
    """One segment's place in the finished audio."""

    kind: SegmentKind
    title: str
    starts: timedelta
    """Offset from the first sample a decoder gives out."""
    length: timedelta
    bulletin: BulletinId | None = None


@dataclass(frozen=True)
class CueSheet:
    """All cues of one edition in playing order; gaps between cues are silence."""

    cues: tuple[Cue, ...]
    length: timedelta
    """Playing time of the whole edition."""
