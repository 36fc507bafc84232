"""The append-only table of acts."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, Row, Select, insert, select

from radio.adapters.store.as_json import message_to, sentence_from
from radio.adapters.store.tables import audit
from radio.ports import AuditEntry


class AuditTable:
    """The acts of people; nothing here changes or deletes one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, entry: AuditEntry) -> None:
        """Add one act."""
        reasons = [message_to(one) for one in entry.reasons]
        self._connection.execute(insert(audit).values({**vars(entry), "reasons": reasons}))

    def newest(self, acts: Collection[str]) -> tuple[int, AuditEntry] | None:
        """The last of these acts with its number, which rises; None when there is none."""
        query = select(audit).where(audit.c.act.in_(acts)).order_by(audit.c.id.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else (row.id, _entry(row))

    def recent(self, limit: int = 100) -> Sequence[AuditEntry]:
        """Newest first."""
        return self._found(select(audit).limit(limit))

    def about(self, subject: str) -> Sequence[AuditEntry]:
        """Everything done to one subject, newest first."""
        return self._found(select(audit).where(audit.c.subject == subject))

    def _found(self, query: Select[tuple[object, ...]]) -> Sequence[AuditEntry]:
        rows = self._connection.execute(query.order_by(audit.c.id.desc()))
        return [_entry(row) for row in rows]


def _entry(row: Row[tuple[object, ...]]) -> AuditEntry:
    reasons = tuple(sentence_from(one) for one in row.reasons)
    return AuditEntry(row.at, row.by, row.act, row.subject, row.detail, reasons)
