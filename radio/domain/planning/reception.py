"""How bulletins sound at stations of one sort: the language heard, and how long it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from radio.domain.bulletin import BulletinId
from radio.domain.errors import FAILS_ALONE, Failure
from radio.domain.message import Message, message
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

_READ = tuple(Place(headline=False, second=one, after=None) for one in (False, True))
_READ_AND_TITLE = (*_READ, Place(headline=True, second=False, after=None))


class Reception:
    """Stations with the same languages and the same finish: a bulletin sounds alike at all."""

    def __init__(self, station: Station, lengths: Lengths) -> None:
        """`station` is any of them."""
        self._station = station
        self._lengths = lengths
        self._languages: dict[Candidate, str | None] = {}
        self._costs: dict[tuple[Candidate, Places], timedelta] = {}
        self._segments: dict[tuple[Candidate, bool, bool], Segment] = {}
        self._spoken: dict[tuple[Candidate, bool], Message | None] = {}
        self.unspoken: dict[BulletinId, Failure] = {}
        """What of the bulletins that were asked about cannot be spoken now."""

    def language(self, candidate: Candidate) -> str | None:
        """The language it is heard in; None when it cannot be."""
        if candidate not in self._languages:
            found = candidate.bulletin
            self._languages[candidate] = best_language(
                found.script, found.versions, self._station.languages
            )
        return self._languages[candidate]

    def why_unspoken(self, candidate: Candidate, *, headlines: bool) -> Message | None:
        """Why it cannot be spoken here now, its title too where there are headlines; else None.

        All of it is measured, so nothing of it fails while airtime is given out.
        """
        key = (candidate, headlines)
        if key not in self._spoken:
            self._spoken[key] = self._why_unspoken(
                candidate, _READ_AND_TITLE if headlines else _READ
            )
        return self._spoken[key]

    def _why_unspoken(self, candidate: Candidate, places: Iterable[Place]) -> Message | None:
        try:
            for place in places:
                self._cost(candidate, place)
        except FAILS_ALONE as error:
            self.unspoken[candidate.id] = Failure(candidate.bulletin.script.title, error)
            return message("It cannot be spoken now: %(why)s", why=error.message)
        return None

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
