"""How bulletins sound at stations of one sort: the language heard, and how long it takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from radio.domain.planning.candidate import Candidate
from radio.domain.planning.shape import Place, Places
from radio.domain.programme import Segment, SegmentKind
from radio.domain.rundown import headline, reading
from radio.domain.station import Station
from radio.domain.version import best_language

Lengths = Callable[[Station, Segment, SegmentKind | None], timedelta]
"""How much later begins what comes after a segment, silence included; from its finished take.

The last argument is the kind of what comes after it; None: nothing does, and it is the segment's
own length.
"""


class Reception:
    """Stations with the same languages and the same finish: a bulletin sounds alike at all."""

    def __init__(self, station: Station, lengths: Lengths) -> None:
        """`station` is any of them."""
        self._station = station
        self._lengths = lengths
        self._languages: dict[Candidate, str | None] = {}
        self._costs: dict[tuple[Candidate, Places], timedelta] = {}
        self._segments: dict[tuple[Candidate, bool, bool], Segment] = {}

    def language(self, candidate: Candidate) -> str | None:
        """The language it is heard in; None when it cannot be."""
        if candidate not in self._languages:
            found = candidate.bulletin
            self._languages[candidate] = best_language(
                found.script, found.versions, self._station.languages
            )
        return self._languages[candidate]

    def cost(self, candidate: Candidate, places: Places) -> timedelta:
        """How much longer a rundown is with the bulletin at these places."""
        cost = self._costs.get((candidate, places))
        if cost is None:
            each = (self._cost(candidate, place) for place in places.each)
            cost = self._costs[candidate, places] = sum(each, timedelta())
        return cost

    def segment(self, candidate: Candidate, place: Place) -> Segment:
        """The bulletin at a place; the same place gives the same value."""
        key = (candidate, place.headline, place.second)
        segment = self._segments.get(key)
        if segment is None:
            segment = self._segments[key] = (
                headline(candidate.bulletin)
                if place.headline
                else reading(candidate.bulletin, self._station.languages, second=place.second)
            )
        return segment

    def length(self, candidate: Candidate) -> timedelta:
        """How long the bulletin itself is, read once."""
        read = reading(candidate.bulletin, self._station.languages, second=False)
        return self._lengths(self._station, read, None)

    def _cost(self, candidate: Candidate, place: Place) -> timedelta:
        return self._lengths(self._station, self.segment(candidate, place), place.after)
