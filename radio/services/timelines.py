"""A broadcast as it will be heard: each item's place, length and outline, from finished takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import pairwise

from radio.domain.audio.cuesheet import gap
from radio.domain.audio.sound import Take
from radio.domain.broadcast import Broadcast
from radio.domain.errors import RadioError
from radio.domain.programme import Segment
from radio.domain.station import Station
from radio.ports import Store
from radio.services.readings import Readings
from radio.services.recordings import Recorded, Recordings, View


@dataclass(frozen=True)
class Piece:
    """One segment on the timeline."""

    segment: Segment
    starts: timedelta
    """Offset from the first sample that is heard."""
    length: timedelta
    peaks: Sequence[int]
    """Highest absolute sample (0-255) of each 100 ms; none for a pause."""


@dataclass(frozen=True)
class Timeline:
    """All pieces in playing order."""

    pieces: tuple[Piece, ...]
    length: timedelta
    """Playing time of the whole."""

    @property
    def needed(self) -> timedelta:
        """Playing time without what only fills the airtime: music, silence, longer pauses.

        Where something does, it may be out by a frame for each item.
        """
        kept = [one for one in self.pieces if one.segment.fill is None]
        if len(kept) == len(self.pieces):
            return self.length
        gaps = (gap(one.segment.kind, other.segment.kind) for one, other in pairwise(kept))
        return min(self.length, sum((*(one.length for one in kept), *gaps), timedelta()))


@dataclass(frozen=True)
class Timelines:
    """Lays rundowns out. Peaks are measured once, with the take, and kept in its record."""

    store: Store
    recordings: Recordings
    readings: Readings

    def of(self, broadcast: Broadcast) -> Timeline:
        """Where each segment lies; raises what voices and house sounds raise."""
        station, finders = self._finders(broadcast)
        row = [find() for find in finders]
        placed, layout = self.recordings.in_places(row, station, broadcast.slot_length)
        pieces = (
            Piece(
                recorded.segment,
                cue.starts,
                cue.length,
                recorded.take.peaks if recorded.take else (),
            )
            for recorded, cue in zip(placed, layout.sheet.cues, strict=True)
        )
        return Timeline(tuple(pieces), layout.sheet.length)

    def takes(self, broadcast: Broadcast) -> tuple[Take | None, ...]:
        """What is to be had of each segment now; None for what is not, and for a pause."""
        _, finders = self._finders(broadcast)
        return tuple(_had(find) for find in finders)

    def _finders(self, broadcast: Broadcast) -> tuple[Station, list[Callable[[], Recorded]]]:
        """The station, and what finds each segment's recording, all as things stand now."""
        with self.store.reading() as records:
            station = records.schedules.load().station(broadcast.station)
            bulletins = records.bulletins.named(broadcast.rundown.bulletins)
            view = View(bulletins, self.readings.of(records))
        recordings = self.recordings.remembering()
        segments = broadcast.rundown.segments
        return station, [partial(recordings.of, one, station, view) for one in segments]


def _had(find: Callable[[], Recorded]) -> Take | None:
    try:
        return find().take
    except RadioError:
        return None
