"""Which sounds the house and its stations chose, and what a sound must be to be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from radio.domain.audio.house_tune import Piece, Recipe
from radio.domain.audio.recording import FAINTEST_PEAK, MOST_CLIPPED, Figures
from radio.domain.message import Message, message
from radio.domain.people import PersonId
from radio.domain.station import StationId

HOUSE = StationId("")
"""Stands for the house in the place of a station."""
LENGTHS: Mapping[Piece, tuple[float, float]] = {
    Piece.JINGLE: (2.0, 30.0),
    Piece.STING: (0.5, 10.0),
    Piece.BED: (5.0, 180.0),
    Piece.ALERT: (1.0, 15.0),
}
"""Seconds a sound that was handed in may last."""
_AT = "@"


@dataclass(frozen=True)
class ChosenSound:
    """One decision about one sound; the last for a station and a piece holds."""

    station: StationId
    """`HOUSE`: for all that have none of their own."""
    piece: Piece
    sound: str | None
    """Its name among the kept sounds; None: what the house has, or what was shipped."""
    recipe: Recipe | None
    """What it was made by; None for one that was handed in."""
    title: str
    """Name of the file that was handed in."""
    by: PersonId
    at: datetime
    """UTC."""


def at_station(name: str, station: StationId) -> str:
    """The name of a house sound as one station hears it: its own, else the house's."""
    return f"{name}{_AT}{station}"


def name_and_station(asked: str) -> tuple[str, StationId]:
    """What `at_station` joined; a plain name is the house's."""
    name, _, station = asked.partition(_AT)
    return name, StationId(station)


def why_unfit(piece: Piece, figures: Figures) -> Message | None:
    """Why a sound that was handed in cannot go on the air; None when it can."""
    shortest, longest = LENGTHS[piece]
    seconds = figures.length.total_seconds()
    if figures.peak < FAINTEST_PEAK or not figures.voiced:
        return message("Nothing can be heard in it.")
    if figures.clipped > MOST_CLIPPED:
        return message("It is distorted: the level was too high.")
    if not shortest <= seconds <= longest:
        return message(
            "It lasts %(seconds)s seconds; this sound may last %(shortest)s to %(longest)s.",
            seconds=round(seconds, 1),
            shortest=shortest,
            longest=longest,
        )
    return None
