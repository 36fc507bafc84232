"""Keeps room for bulletins that must be aired by a date, before anything optional is given any.

Each takes the earliest broadcast that has room for it, the nearest date first. Where that leaves
somebody without a place the other ways are looked at, up to `LOOKED_AT` of them: so up to that
size a way is found whenever there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from radio.domain.planning.candidate import Candidate
from radio.domain.planning.filling import NOTHING, Filling

LOOKED_AT = 20_000
"""Placements tried at one station at most; each takes some microseconds."""

Spot = tuple[int, int]
"""Number of the broadcast, and of its part."""
May = Callable[[Candidate, Filling], bool]
"""Whether the bulletin may be heard in a broadcast at all, its date apart."""


def keep_room(
    due: Sequence[Candidate],
    fillings: Sequence[Filling],
    may: May,
    leaders: Mapping[Candidate, Candidate],
) -> Mapping[Candidate, Spot]:
    """A spot for as many of `due` as the search finds; those that come first are kept first.

    `fillings` are in order of start and hold what goes before; they are left as they were.
    `leaders` says after whom some must be heard; a leader stands before its follower in `due`.
    """
    search = _Search(due, fillings, may, leaders)
    search.run(0)
    return search.best


class _Search:
    def __init__(
        self,
        due: Sequence[Candidate],
        fillings: Sequence[Filling],
        may: May,
        leaders: Mapping[Candidate, Candidate],
    ) -> None:
        self._due = due
        self._fillings = fillings
        self._leaders = leaders
        self._may = {
            one: [at for at, filling in enumerate(fillings) if may(one, filling)] for one in due
        }
        self._spots: dict[Candidate, Spot] = {}
        self._left = LOOKED_AT
        self.best: dict[Candidate, Spot] = {}

    def run(self, at: int) -> bool:
        """Place everybody from number `at` on; whether the search is over."""
        if len(self._spots) > len(self.best):
            self.best = dict(self._spots)
        if at == len(self._due):
            return len(self.best) == len(self._due)
        if len(self._spots) + len(self._due) - at <= len(self.best):
            return False  # cannot be better than what was found
        candidate = self._due[at]
        for number, part in self._places(candidate):
            self._left -= 1
            if self._left < 0:
                return True
            self._fillings[number].put(candidate, part)
            self._spots[candidate] = (number, part)
            over = self.run(at + 1)
            self._fillings[number].take_back(candidate, part)
            del self._spots[candidate]
            if over:
                return True
        return self.run(at + 1)

    def _places(self, candidate: Candidate) -> Iterator[Spot]:
        """Where it fits just now, the earliest first."""
        for number in self._may[candidate]:
            filling = self._fillings[number]
            for part in filling.shapes.parts_for.get(candidate.kind, ()):
                fits = filling.has_room(part) and filling.over_with(candidate, part) <= NOTHING
                if fits and self._in_order(candidate, number, part):
                    yield number, part

    def _in_order(self, candidate: Candidate, number: int, part: int) -> bool:
        """Whether whom it follows was placed before it."""
        leader = self._leaders.get(candidate)
        if leader is None:
            return True
        spot = self._spots.get(leader)
        if spot is None or spot[0] > number:
            return False
        return spot[0] < number or self._fillings[number].may_follow(candidate, part, leader)
