"""What is different on one date; every override ever made stays known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from radio.adapters.store.tables import slot_override as table
from radio.domain.timetable.override import Change, Override, OverrideKey, in_order


class OverrideTable:
    """Overrides by slot, date and station; the last one that was not undone holds."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def holding(self) -> tuple[Override, ...]:
        """What holds now, in the order of `in_order`."""
        rows = self._connection.execute(
            select(table).where(table.c.undone.is_(False)).order_by(table.c.id)
        )
        found = map(_override, rows)
        return in_order({one.key: one for one in found}.values())

    def add(self, override: Override) -> None:
        """Let it hold from now on, in the place of one for the same slot, date and station."""
        self._connection.execute(insert(table).values(**_values(override)))

    def undo(self, key: OverrideKey) -> None:
        """Take back the last one made; the one before it holds again."""
        last = select(table.c.id).where(*_is(key)).order_by(table.c.id.desc()).limit(1)
        self._undo(table.c.id == last.scalar_subquery())

    def replace(self, overrides: Iterable[Override]) -> None:
        """Let exactly these hold; what held otherwise is undone altogether."""
        wanted = {one.key: one for one in overrides}
        held = {one.key: one for one in self.holding()}
        for key in held.keys() - {one.key for one in wanted.values() if one == held.get(one.key)}:
            self._undo(*_is(key))
        rows = [_values(one) for one in wanted.values() if one != held.get(one.key)]
        if rows:
            self._connection.execute(insert(table), rows)

    def _undo(self, *which: Any) -> None:
        self._connection.execute(update(table).where(*which).values(undone=True))


def _is(key: OverrideKey) -> list[Any]:
    slot, on, station = key
    named = table.c.station.is_(None) if station is None else table.c.station == station
    return [table.c.slot == slot, table.c.on == on, named, table.c.undone.is_(False)]


def _values(override: Override) -> dict[str, Any]:
    return {**vars(override), "does": override.does.value, "undone": False}


def _override(row: Row[Any]) -> Override:
    fields = {name: value for name, value in row._mapping.items() if name not in {"id", "undone"}}
    return Override(**{**fields, "does": Change(row.does)})
