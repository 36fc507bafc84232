"""The table of chosen sounds: every decision ever made, of which the last one holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from radio.adapters.store.tables import house_sound as table
from radio.domain.audio.house_sound import HOUSE, ChosenSound
from radio.domain.audio.house_tune import Instrument, Piece, Recipe, Scale
from radio.domain.station import StationId


class HouseSoundTable:
    """Append-only: a sound that gave way to another can be chosen again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def holding(self, piece: str, station: StationId) -> ChosenSound | None:
        """The sound the station chose, else the house's; None: what was shipped."""
        query = (
            select(table)
            .where(table.c.piece == piece, table.c.station.in_({station, HOUSE}))
            .order_by(table.c.id.desc())
        )
        last: dict[str, ChosenSound] = {}
        for row in self._connection.execute(query):
            last.setdefault(row.station, _chosen(row))
        for place in (station, HOUSE):
            if place in last and last[place].sound is not None:
                return last[place]
        return None

    def decisions(self, piece: Piece, station: StationId) -> Sequence[ChosenSound]:
        """Everything one station, or the house, ever decided, newest first."""
        query = select(table).where(table.c.piece == piece, table.c.station == station)
        return [_chosen(row) for row in self._connection.execute(query.order_by(table.c.id.desc()))]

    def decide(self, chosen: ChosenSound) -> None:
        """Let this hold from now on."""
        recipe = asdict(chosen.recipe) if chosen.recipe else None
        self._connection.execute(insert(table).values(**{**vars(chosen), "recipe": recipe}))


def _chosen(row: Row[Any]) -> ChosenSound:
    values = {name: value for name, value in row._mapping.items() if name != "id"}
    return ChosenSound(
        **{
            **values,
            "station": StationId(row.station),
            "piece": Piece(row.piece),
            "recipe": _recipe(row.recipe) if row.recipe else None,
        }
    )


def _recipe(found: dict[str, Any]) -> Recipe:
    return Recipe(
        **{
            **found,
            "piece": Piece(found["piece"]),
            "scale": Scale(found["scale"]),
            "instrument": Instrument(found["instrument"]),
        }
    )
