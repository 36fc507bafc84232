"""Acts are kept with their reasons, which are sentences for every reader."""

from __future__ import annotations

from sqlalchemy import insert

from radio.adapters.store import SqlStore
from radio.adapters.store.tables import audit
from radio.domain.message import message
from radio.ports import AuditEntry
from tests.builders import EVE


def test_an_act_comes_back_with_its_reasons(store: SqlStore) -> None:
    why = message("%(voice)s: %(why)s", voice="gtts:vi", why=message("not available"))
    entry = AuditEntry(EVE, None, "bulletin.voice", "hop-thon", "espeak:vi", (why,))
    with store.begin() as records:
        records.audit.append(entry)
    with store.reading() as records:
        assert records.audit.recent(1) == [entry]
        assert records.audit.newest({"bulletin.voice"}) == (1, entry)


def test_an_act_written_before_there_were_reasons_has_none(store: SqlStore) -> None:
    older = {"at": EVE, "by": None, "act": "bulletin.voice", "subject": "x", "detail": "a:b: no"}
    with store._engine.begin() as connection:
        connection.execute(insert(audit).values(older))
    with store.reading() as records:
        assert records.audit.recent(1) == [AuditEntry(**older)]
