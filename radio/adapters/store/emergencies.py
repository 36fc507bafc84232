"""The tables of emergencies and of their audio at each station."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import count
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from radio.adapters.store.alone import alone
from radio.adapters.store.broadcasts import edition_from, edition_values
from radio.adapters.store.tables import emergency as table
from radio.adapters.store.tables import emergency_edition as audio
from radio.domain.broadcast import Edition
from radio.domain.bulletin import Approval, BulletinId
from radio.domain.emergencies.emergency import (
    Cancel,
    Emergency,
    EmergencyId,
    Level,
    Review,
    Verdict,
)
from radio.domain.errors import Conflict, NotFound
from radio.domain.station import StationId

_PLAIN = (
    "bulletin",
    "written_for_it",
    "source",
    "issued_at",
    "every",
    "expires_at",
    "times",
    "readings",
    "length",
    "advisory",
    "version",
)
"""Columns that are fields of the same name."""


class EmergencyTables:
    """Emergencies by id; none is ever deleted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, emergency: EmergencyId) -> Emergency:
        """Raises `NotFound`."""
        found = self._found(select(table).where(table.c.id == emergency))
        if not found:
            raise NotFound("There is no emergency %(emergency)s.", emergency=emergency)
        return found[0]

    def add(self, emergency: Emergency, on: date) -> Emergency:
        """Keep a new one under the next free id of the date; the emergency with that id."""
        alone(self._connection, "emergencies")
        taken = set(self._connection.execute(select(table.c.id)).scalars())
        free = (f"khan-{on.isoformat()}-{number}" for number in count(1))
        made = EmergencyId(next(one for one in free if one not in taken))
        self._connection.execute(insert(table).values(id=made, **_values(emergency)))
        return self.get(made)

    def save(self, emergency: Emergency) -> None:
        """Replace version `emergency.version - 1`; raises `Conflict` when that is not there."""
        replaced = self._connection.execute(
            update(table)
            .where(table.c.id == emergency.id, table.c.version == emergency.version - 1)
            .values(**_values(emergency))
        )
        if replaced.rowcount != 1:
            raise Conflict(
                "Somebody else has just changed %(emergency)s; look at it again.",
                emergency=emergency.id,
            )

    def ending_after(self, moment: datetime) -> Sequence[Emergency]:
        """Those that expire after a moment, cancelled or not; the newest first."""
        return self._found(_newest().where(table.c.expires_at > moment))

    def recent(self, limit: int = 50) -> Sequence[Emergency]:
        """The newest first."""
        return self._found(_newest().limit(limit))

    def unreviewed(self) -> Sequence[Emergency]:
        """Those that nobody looked at afterwards yet, the oldest first."""
        query = select(table).where(table.c.reviewed_at.is_(None))
        return self._found(query.order_by(table.c.sent_at, table.c.id))

    def of_advisory(self, advisory: str) -> Sequence[Emergency]:
        """Those that came from a message, by its key."""
        return self._found(_newest().where(table.c.advisory == advisory))

    def bulletins(self) -> frozenset[BulletinId]:
        """The bulletins that were written for an emergency."""
        query = select(table.c.bulletin).where(table.c.written_for_it)
        return frozenset(BulletinId(one) for one in self._connection.execute(query).scalars())

    def editions(self, emergency: EmergencyId) -> Mapping[StationId, Edition]:
        """The audio of one airing at each station, as far as it is made."""
        rows = self._connection.execute(select(audio).where(audio.c.emergency == emergency))
        return {StationId(row.station): edition_from(row) for row in rows}

    def save_edition(self, emergency: EmergencyId, station: StationId, edition: Edition) -> None:
        """Add or replace the audio for one station."""
        here = (audio.c.emergency == emergency) & (audio.c.station == station)
        self._connection.execute(delete(audio).where(here))
        self._connection.execute(
            insert(audio).values(emergency=emergency, station=station, **edition_values(edition))
        )

    def _found(self, query: Select[Any]) -> Sequence[Emergency]:
        return [_emergency(row) for row in self._connection.execute(query)]


def _newest() -> Select[Any]:
    return select(table).order_by(table.c.sent_at.desc(), table.c.id.desc())


def _values(one: Emergency) -> dict[str, Any]:
    cancel, review = one.cancel, one.review
    return {
        **{name: getattr(one, name) for name in _PLAIN},
        "level": one.level,
        "stations": list(one.stations),
        "sent_by": one.approval.by,
        "sent_at": one.approval.at,
        "heard": one.approval.heard,
        "voice": one.approval.voice,
        "cancelled_at": cancel.at if cancel else None,
        "cancelled_by": cancel.by if cancel else None,
        "cancel_reason": cancel.reason if cancel else None,
        "reviewed_at": review.at if review else None,
        "reviewed_by": review.by if review else None,
        "verdict": review.verdict if review else None,
        "remark": review.remark if review else None,
    }


def _emergency(row: Row[Any]) -> Emergency:
    cancel = review = None
    if row.cancelled_at is not None:
        cancel = Cancel(row.cancelled_at, row.cancelled_by, row.cancel_reason)
    if row.reviewed_at is not None:
        review = Review(row.reviewed_by, row.reviewed_at, Verdict(row.verdict), row.remark)
    return Emergency(
        id=row.id,
        level=Level(row.level),
        stations=tuple(StationId(one) for one in row.stations),
        approval=Approval(row.sent_by, row.sent_at, row.heard, row.voice),
        cancel=cancel,
        review=review,
        **{name: row._mapping[name] for name in _PLAIN},
    )
