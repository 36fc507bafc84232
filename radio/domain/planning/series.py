"""Series: bulletins that follow one another, and until when each of them must be aired."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from radio.domain.bulletin import BulletinId, State
from radio.domain.planning.candidate import Candidate

_NEVER = frozenset({State.WITHDRAWN, State.EXPIRED})


class Series:
    """Who follows whom among the candidates."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates
        self._by_id = {one.id: one for one in candidates}
        leaders = {one.follows for one in candidates if one.follows}
        self._leaders = [one for one in candidates if one.id in leaders]

    def leading_on(self, on: date) -> Mapping[BulletinId, Candidate]:
        """Those that others follow and that can be heard on the date or later."""
        return {one.id: one for one in self._leaders if one.bulletin.state_on(on) not in _NEVER}

    def leaders_of(self, some: Iterable[Candidate]) -> Mapping[Candidate, Candidate]:
        """Whom each of them follows, where that is one of them too."""
        among = set(some)
        found = ((one, self._leader(one)) for one in among)
        return {one: leader for one, leader in found if leader is not None and leader in among}

    def due(
        self, first: date, heard_by: Callable[[BulletinId, date], bool]
    ) -> Mapping[Candidate, date]:
        """What must be aired by a date from `first` on, the nearest date first; leaders before.

        A bulletin that another one follows inherits its date. What was heard by its date
        (`heard_by`) is left out.
        """
        days = {
            one: one.must_by
            for one in self._candidates
            if one.must_by is not None and one.must_by >= first and not one.emergency
        }
        depth = dict.fromkeys(days, 0)
        for one in list(days):
            at, seen = one, {one}
            while (leader := self._leader(at)) is not None and leader not in seen:
                seen.add(leader)
                days[leader] = min(days[one], days.get(leader, date.max))
                depth[leader] = depth.get(leader, 0) - 1
                at = leader
        waiting = [one for one in days if not heard_by(one.id, days[one])]
        waiting.sort(key=lambda one: (days[one], depth[one], one.received, one.id))
        return {one: days[one] for one in waiting}

    def _leader(self, candidate: Candidate) -> Candidate | None:
        """Whom it follows and who can still be heard."""
        found = self._by_id.get(BulletinId(candidate.follows))
        return None if found is None or found.bulletin.state in _NEVER else found
