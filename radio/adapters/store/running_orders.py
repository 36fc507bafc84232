"""The table of the running orders that people chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from radio.adapters.store.tables import running_order as table
from radio.domain.broadcast import BroadcastId
from radio.domain.planning.running_order import RunningOrder


class RunningOrderTable:
    """At most one order for each broadcast: the last that was chosen."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def between(self, first: date, last: date) -> Mapping[BroadcastId, RunningOrder]:
        """The orders for broadcasts with first <= local date <= last."""
        rows = self._connection.execute(select(table).where(table.c.on.between(first, last)))
        return {
            row.broadcast: RunningOrder(
                **{
                    **row._mapping,
                    "bulletins": tuple(row.bulletins),
                    "left_out": tuple(row.left_out),
                }
            )
            for row in rows
        }

    def save(self, order: RunningOrder) -> None:
        """Add or replace the order of its broadcast."""
        self.forget(order.broadcast)
        values = {one.name: getattr(order, one.name) for one in fields(order)}
        self._connection.execute(insert(table).values(**values))

    def forget(self, broadcast: BroadcastId) -> None:
        """Let the planner decide again."""
        self._connection.execute(delete(table).where(table.c.broadcast == broadcast))
