"""The tables of the versions of the plan; a version holds only what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from radio.adapters.store.alone import alone
from radio.adapters.store.as_json import broadcast_from, broadcast_to
from radio.adapters.store.tables import plan_change, plan_version
from radio.domain.broadcast import Broadcast, BroadcastId
from radio.domain.errors import NotFound
from radio.domain.people import PersonId
from radio.domain.planning.plan_version import PlanChange, PlanVersion, Why, as_planned

_HIGHEST = (1 << 31) - 1
"""What a column of whole numbers holds in every database; a greater number is refused by it."""


class PlanVersionTables:
    """Versions by number; what a broadcast was at one is the last change up to it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self, at: datetime, why: Why, by: PersonId | None, found: Sequence[PlanChange]
    ) -> PlanVersion:
        """Number a new version that changed these broadcasts."""
        alone(self._connection, "plan versions")
        last = self._connection.execute(select(func.max(plan_version.c.number))).scalar()
        made = PlanVersion((last or 0) + 1, at, why, by, len(found))
        self._connection.execute(insert(plan_version).values(**vars(made)))
        rows = [
            {
                "version": made.number,
                "broadcast": one.broadcast,
                "content": broadcast_to(as_planned(one.after)) if one.after else None,
            }
            for one in found
        ]
        if rows:
            self._connection.execute(insert(plan_change), rows)
        return made

    def recent(self, limit: int = 50) -> Sequence[PlanVersion]:
        """Newest first."""
        query = select(plan_version).order_by(plan_version.c.number.desc()).limit(limit)
        return [_version(row) for row in self._connection.execute(query)]

    def get(self, number: int) -> PlanVersion:
        """Raises `NotFound`."""
        query = select(plan_version).where(plan_version.c.number == number)
        found = self._connection.execute(query) if 0 < number <= _HIGHEST else None
        row = found.one_or_none() if found else None
        if row is None:
            raise NotFound("There is no version %(number)s of the plan.", number=number)
        return _version(row)

    def between(self, older: int, newer: int) -> tuple[PlanChange, ...]:
        """Each broadcast that versions after `older` up to `newer` changed, then and then."""
        within = (plan_change.c.version > older) & (plan_change.c.version <= newer)
        named = select(plan_change.c.broadcast).where(within).distinct()
        ids = sorted(self._connection.execute(named).scalars())
        return tuple(PlanChange(one, self._at(one, older), self._at(one, newer)) for one in ids)

    def _at(self, broadcast: BroadcastId, number: int) -> Broadcast | None:
        query = (
            select(plan_change.c.content)
            .where(plan_change.c.broadcast == broadcast, plan_change.c.version <= number)
            .order_by(plan_change.c.version.desc())
            .limit(1)
        )
        content = self._connection.execute(query).scalar()
        return broadcast_from(content) if content else None


def _version(row: object) -> PlanVersion:
    found = dict(row._mapping)  # type: ignore[attr-defined]
    return PlanVersion(**{**found, "why": Why(found["why"])})
