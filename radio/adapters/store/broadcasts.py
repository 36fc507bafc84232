"""The tables of planned broadcasts and their editions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from radio.adapters.store.alone import alone
from radio.adapters.store.as_json import (
    choice_from,
    choice_to,
    cue_from,
    cue_to,
    heard_from,
    segment_from,
    segment_to,
)
from radio.adapters.store.tables import broadcast as table
from radio.adapters.store.tables import edition
from radio.domain.audio.cuesheet import CueSheet
from radio.domain.broadcast import Broadcast, BroadcastId, BroadcastState, Edition
from radio.domain.bulletin import BulletinId
from radio.domain.errors import NotFound
from radio.domain.programme import Rundown
from radio.domain.station import StationId


class BroadcastTables:
    """Broadcasts by date and station; an edition belongs to the rundown it was made from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, broadcast: BroadcastId) -> Broadcast:
        """Raises `NotFound`."""
        query = select(table).where(table.c.id == broadcast)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise NotFound("There is no broadcast %(broadcast)s.", broadcast=broadcast)
        return _broadcast(row)

    def between(
        self,
        first: date,
        last: date,
        station: StationId | None = None,
        *,
        choices: bool = True,
    ) -> Sequence[Broadcast]:
        """Broadcasts with first <= local date <= last, by start time, station, slot.

        Without their `choices` many are read several times as fast.
        """
        wanted = [one for one in table.c if choices or one is not table.c.choices]
        query = select(*wanted).where(table.c.on.between(first, last))
        if station is not None:
            query = query.where(table.c.station == station)
        rows = self._connection.execute(query.order_by("starts_at", "station", "slot"))
        return [_broadcast(row) for row in rows]

    def replace(
        self,
        first: date,
        last: date,
        broadcasts: Iterable[Broadcast],
        station: StationId | None = None,
    ) -> None:
        """Make these the broadcasts of the dates (of one station when given).

        What stays the same is not touched; the edition of a changed rundown is forgotten.
        """
        alone(self._connection, "broadcasts")
        before = {one.id: one for one in self.between(first, last, station)}
        wanted = {one.id: one for one in broadcasts}
        for gone in before.keys() - wanted.keys():
            self._connection.execute(delete(table).where(table.c.id == gone))
        for one in wanted.values():
            self._put(one, before.get(one.id))

    def mark(self, broadcasts: Collection[BroadcastId], state: BroadcastState) -> None:
        """Note how far these have come; all else of them stays as it is."""
        marked = update(table).where(table.c.id.in_(broadcasts)).values(state=state)
        self._connection.execute(marked)

    def edition(self, broadcast: BroadcastId) -> Edition | None:
        """The finished edition; None when it is not built."""
        query = select(edition).where(edition.c.broadcast == broadcast)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else edition_from(row)

    def save_edition(self, made: Edition) -> None:
        """Add or replace the edition of its broadcast."""
        before = self.edition(made.broadcast)
        if before == made:
            return
        self._forget_edition(made.broadcast)
        self._connection.execute(insert(edition).values(**edition_values(made)))

    def _put(self, wanted: Broadcast, before: Broadcast | None) -> None:
        if wanted == before:
            return
        if before is None:
            self._connection.execute(insert(table).values(**_values(wanted)))
            return
        change = update(table).where(table.c.id == wanted.id).values(**_values(wanted))
        self._connection.execute(change)
        if wanted.rundown != before.rundown:
            self._forget_edition(wanted.id)

    def _forget_edition(self, broadcast: BroadcastId) -> None:
        self._connection.execute(delete(edition).where(edition.c.broadcast == broadcast))


def _values(broadcast: Broadcast) -> dict[str, Any]:
    values = {name: value for name, value in vars(broadcast).items() if name != "rundown"}
    return {
        **values,
        "segments": [segment_to(segment) for segment in broadcast.rundown.segments],
        "choices": [choice_to(choice) for choice in broadcast.choices],
        "lost": list(broadcast.lost),
    }


def _broadcast(row: Row[Any]) -> Broadcast:
    values = {name: value for name, value in row._mapping.items() if name != "segments"}
    return Broadcast(
        **{
            **values,
            "rundown": Rundown(tuple(segment_from(found) for found in row.segments)),
            "choices": tuple(choice_from(found) for found in values.get("choices", ())),
            "state": BroadcastState(row.state),
            "lost": tuple(BulletinId(one) for one in row.lost),
        }
    )


def edition_values(made: Edition) -> dict[str, Any]:
    """The columns of an edition."""
    return {
        **vars(made),
        "cues": [cue_to(cue) for cue in made.cues.cues],
        "cues_length": made.cues.length,
        "heard": [list(pair) for pair in made.heard],
    }


def edition_from(row: Row[Any]) -> Edition:
    """The edition again; other columns of the row are left alone."""
    cues = CueSheet(tuple(cue_from(found) for found in row.cues), row.cues_length)
    values = {one.name: row._mapping[one.name] for one in fields(Edition)}
    return Edition(**{**values, "cues": cues, "heard": heard_from(row.heard)})
