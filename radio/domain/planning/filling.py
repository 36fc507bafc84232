"""One broadcast while it is being filled: what is in it, and whether one more would fit.

Only what a bulletin adds is measured; the rundown itself is written once, at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from radio.domain.planning.candidate import Candidate
from radio.domain.planning.lines import Lines
from radio.domain.planning.opening import Opening
from radio.domain.planning.reception import Reception
from radio.domain.planning.running_order import RunningOrder
from radio.domain.planning.shape import Counts, Place, Shape, Shapes, Spot
from radio.domain.programme import Rundown, Segment
from radio.domain.script import Kind

NOTHING = timedelta()


class Filling:
    """The bulletins of one broadcast, part by part."""

    def __init__(
        self,
        opening: Opening,
        shapes: Shapes,
        lines: Lines,
        reception: Reception,
        order: RunningOrder | None = None,
    ) -> None:
        """`order` is what a person chose for this broadcast."""
        self.order = order
        self.opening = opening
        self.shapes = shapes
        self.reception = reception
        self._lines = lines
        self._parts: list[list[Candidate]] = [[] for _ in shapes.rooms]
        self._ahead: dict[Spot, tuple[Shape, timedelta]] = {}

    def __contains__(self, candidate: Candidate) -> bool:
        return any(candidate in part for part in self._parts)

    @property
    def empty(self) -> bool:
        """Whether no bulletin is in it."""
        return not any(self._parts)

    @property
    def over(self) -> timedelta:
        """How much longer than the slot it is; negative while there is room."""
        shape = self.shapes.of(self._counts)
        return self._total(shape, self._spots()) - self.opening.slot.length

    def free_part(self, kind: Kind) -> int | None:
        """The first part that takes the kind and has a place left; None when there is none."""
        for part in self.shapes.parts_for.get(kind, ()):
            if self.has_room(part):
                return part
        return None

    def has_room(self, part: int) -> bool:
        """Whether a part has a place left."""
        return len(self._parts[part]) < self.shapes.rooms[part]

    def over_with(self, candidate: Candidate, part: int) -> timedelta:
        """How much longer than the slot it would be with the bulletin in a part with room."""
        spot = (part, self._position(candidate, part))
        shape, rest = self._ahead.get(spot) or self._look_ahead(spot)
        cost = self.reception.cost(candidate, shape.places[spot])
        return rest + cost - self.opening.slot.length

    def put(self, candidate: Candidate, part: int) -> None:
        """Put the bulletin into a part, before those below it in priority or in a chosen order."""
        self._parts[part].insert(self._position(candidate, part), candidate)
        self._ahead.clear()

    def take_back(self, candidate: Candidate, part: int) -> None:
        """Undo `put`."""
        self._parts[part].remove(candidate)
        self._ahead.clear()

    def may_follow(self, candidate: Candidate, part: int, leader: Candidate) -> bool:
        """Whether the bulletin, put into `part`, would be heard after `leader`, which is here."""
        at = next(number for number, found in enumerate(self._parts) if leader in found)
        return at < part or (at == part and self._rank(leader) <= self._rank(candidate))

    def rundown(self) -> Rundown:
        """All its segments in playing order."""
        shape = self.shapes.of(self._counts)
        return Rundown(tuple(self._segment(*one) for one in shape.segments))

    def _segment(self, segment: Segment, spot: Spot | None, place: Place) -> Segment:
        if spot is not None:
            return self.reception.segment(self._parts[spot[0]][spot[1]], place)
        return segment if segment.text is None else self._lines.line(segment)

    @property
    def _counts(self) -> Counts:
        return tuple(len(part) for part in self._parts)

    def _position(self, candidate: Candidate, part: int) -> int:
        found = self._parts[part]
        position, rank = len(found), self._rank(candidate)
        while position and self._rank(found[position - 1]) > rank:
            position -= 1
        return position

    def _rank(self, candidate: Candidate) -> tuple[int, int]:
        """Where it is heard within a part; equals in the order in which they were put there."""
        return -candidate.level, self.order.place(candidate.id) if self.order else 0

    def _look_ahead(self, spot: Spot) -> tuple[Shape, timedelta]:
        """The shape with one more bulletin at a spot, and the length of all but that."""
        part, position = spot
        counts = [len(found) for found in self._parts]
        counts[part] += 1
        shape = self.shapes.of(tuple(counts))
        moved = (
            (candidate, (number, at + (number == part and at >= position)))
            for candidate, (number, at) in self._spots()
        )
        found = self._ahead[spot] = (shape, self._total(shape, moved))
        return found

    def _spots(self) -> Iterator[tuple[Candidate, Spot]]:
        for number, found in enumerate(self._parts):
            for position, candidate in enumerate(found):
                yield candidate, (number, position)

    def _total(self, shape: Shape, spots: Iterator[tuple[Candidate, Spot]]) -> timedelta:
        cost, places = self.reception.cost, shape.places
        bulletins = (cost(candidate, places[spot]) for candidate, spot in spots)
        return sum(bulletins, self._lines.length(shape))
