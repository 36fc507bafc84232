"""The table of the messages of others, each kept once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from radio.adapters.store.alone import alone
from radio.adapters.store.as_json import message_from, message_to
from radio.adapters.store.tables import advisory as table
from radio.domain.emergencies.advisory import Advisory, Outcome
from radio.domain.errors import NotFound
from radio.domain.message import Message


class AdvisoryTable:
    """Messages by key; none is ever deleted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, advisory: Advisory) -> bool:
        """Keep a message; False, and nothing changed, when it came before."""
        alone(self._connection, "advisories")
        if self._found(select(table).where(table.c.key == advisory.key)):
            return False
        values = {**vars(advisory), "stops": list(advisory.stops)}
        values["reason"] = message_to(advisory.reason)
        self._connection.execute(insert(table).values(**values))
        return True

    def get(self, key: str) -> Advisory:
        """Raises `NotFound`."""
        found = self._found(select(table).where(table.c.key == key))
        if not found:
            raise NotFound("There is no such advisory.")
        return found[0]

    def settle(self, key: str, before: Outcome, after: Outcome, reason: Message) -> bool:
        """Move a message from one outcome to another; False when it was not at `before`."""
        moved = self._connection.execute(
            update(table)
            .where(table.c.key == key, table.c.outcome == before)
            .values(outcome=after, reason=message_to(reason))
        )
        return moved.rowcount == 1

    def waiting(self) -> Sequence[Advisory]:
        """Those that wait for a person, the oldest first."""
        query = select(table).where(table.c.outcome == Outcome.WAITING)
        return self._found(query.order_by(table.c.received_at, table.c.key))

    def recent(self, limit: int = 20) -> Sequence[Advisory]:
        """The newest first."""
        query = select(table).order_by(table.c.received_at.desc(), table.c.key)
        return self._found(query.limit(limit))

    def stopped(self, key: str) -> bool:
        """Whether a message that came already cancels or replaces the one of this key."""
        rows = self._connection.execute(select(table.c.stops)).scalars()
        return any(key in stops for stops in rows)

    def _found(self, query: Select[Any]) -> Sequence[Advisory]:
        return [_advisory(row) for row in self._connection.execute(query)]


def _advisory(row: Row[Any]) -> Advisory:
    values = {
        **row._mapping,
        "stops": tuple(row.stops),
        "outcome": Outcome(row.outcome),
        "reason": message_from(row.reason),
    }
    return Advisory(**values)
