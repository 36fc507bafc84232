"""The table of the lexicon: every decision ever made, of which the last one for a form holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from radio.adapters.store.tables import lexicon as table
from radio.domain.people import PersonId
from radio.domain.spoken import Entry, Lexicon

_KEY = (table.c.station, table.c.written, table.c.context_key)


class LexiconTable:
    """Append-only: a changed or forgotten entry stays known."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def revision(self) -> int:
        """Rises with every decision; 0 before the first."""
        return self._connection.execute(select(func.max(table.c.id))).scalar_one() or 0

    def load(self) -> Lexicon:
        """The entries that hold now, the latest decision last."""
        last = select(func.max(table.c.id)).group_by(*_KEY)
        query = (
            select(table)
            .where(table.c.id.in_(last), table.c.reading.is_not(None))
            .order_by(table.c.id)
        )
        return Lexicon(tuple(_entry(row) for row in self._connection.execute(query)))

    def decide(self, entry: Entry) -> None:
        """Let an entry hold from now on, in the place of one for the same form."""
        self._append(entry, entry.reading, entry.who, entry.when)

    def forget(self, entry: Entry, by: PersonId, at: datetime) -> None:
        """Let it hold no more; `at` is UTC."""
        self._append(entry, None, by, at)

    def decisions(self, written: str) -> Sequence[tuple[Entry | None, str, datetime | None]]:
        """Everything ever decided for a form, newest first: entry (None: forgotten), who, when."""
        query = select(table).where(table.c.written == written).order_by(table.c.id.desc())
        return [
            (None if row.reading is None else _entry(row), row.who, row.at)
            for row in self._connection.execute(query)
        ]

    def _append(self, entry: Entry, reading: str | None, who: str, at: datetime | None) -> None:
        station, written, context = entry.key
        self._connection.execute(
            insert(table).values(
                station=station,
                written=written,
                context_key=context,
                context=entry.context,
                reading=reading,
                note=entry.note,
                who=who,
                at=at,
            )
        )


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        written=row.written,
        reading=row.reading,
        context=row.context,
        note=row.note,
        station=row.station,
        who=row.who,
        when=row.at,
    )
