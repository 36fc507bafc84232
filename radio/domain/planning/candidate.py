"""What the planner knows of one bulletin, worked out once for all broadcasts of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.people import PersonId
from radio.domain.planning.planning_rules import Ties
from radio.domain.script import Kind, Priority
from radio.domain.station import StationId

NOWHERE: frozenset[StationId] = frozenset()

_OF_EMERGENCY = Priority.EMERGENCY.level


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A bulletin as the planner weighs it."""

    bulletin: Bulletin
    id: BulletinId
    kind: Kind
    theme: str
    audience: tuple[str, ...]
    level: int
    """0 routine, 1 priority, 2 emergency."""
    received: float
    """When it was made, in seconds since 1970."""
    fresh: int
    """The day (UTC) of its approval as a number; bulletins of one day are equally fresh."""
    must_by: date | None
    follows: str
    home: frozenset[StationId]
    """Stations its author serves; none: it is the district's."""

    @property
    def emergency(self) -> bool:
        """Whether it goes before everything."""
        return self.level == _OF_EMERGENCY

    def tie(self, station: StationId, ties: Ties) -> tuple[int, int, float, str]:
        """Sort key among bulletins with a priority: the level, whose it is, the time received."""
        return -self.level, self._whose(station, ties), self.received, self.id

    def _whose(self, station: StationId, ties: Ties) -> int:
        if ties is Ties.RECEIVED:
            return 0
        if self.home and station not in self.home:
            return 2
        own = bool(self.home)
        return int(own if ties is Ties.DISTRICT else not own)


def candidates(
    bulletins: Iterable[Bulletin], homes: Mapping[PersonId, frozenset[StationId]]
) -> tuple[Candidate, ...]:
    """Each bulletin once, by id; `homes` names the stations that authors serve."""
    return tuple(
        _candidate(one, homes.get(one.author, NOWHERE))
        for one in sorted(bulletins, key=lambda one: one.id)
    )


def _candidate(bulletin: Bulletin, home: frozenset[StationId]) -> Candidate:
    script = bulletin.script
    return Candidate(
        bulletin=bulletin,
        id=bulletin.id,
        kind=script.kind,
        theme=script.theme,
        audience=script.audience,
        level=script.priority.level,
        received=bulletin.created_at.timestamp(),
        fresh=bulletin.approval.at.date().toordinal() if bulletin.approval else 0,
        must_by=script.must_air_by,
        follows=script.follows,
        home=home,
    )
