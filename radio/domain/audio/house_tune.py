"""What a sound of the house is made by: piece, key, scale, instrument, pace, length and seed.

All pieces but the alert keep to scales of five notes without half-tones, which songs of many
peoples share, so that no people's tune is borrowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from radio.domain.errors import Refused


class Piece(StrEnum):
    """What a house sound is for; its name in programmes."""

    JINGLE = "jingle"
    STING = "sting"
    BED = "bed"
    ALERT = "alert"


class Scale(StrEnum):
    """The five scales of five notes, by the names Vietnamese music has for them."""

    CUNG = "cung"
    THUONG = "thuong"
    GIOC = "gioc"
    CHUY = "chuy"
    VU = "vu"


class Instrument(StrEnum):
    """What plays the tune."""

    STRING = "string"
    BELL = "bell"
    FLUTE = "flute"
    WOOD = "wood"


KEYS: Mapping[str, int] = {"c": -2, "d": 0, "e": 2, "f": 3, "g": 5, "a": 7, "b": 9}
"""Name of the first note → half-tones above the D over middle C."""
HIGHEST_SEED = 9999
SEED = 2022


@dataclass(frozen=True)
class Bounds:
    """What a piece may be, and what it is by itself."""

    seconds: tuple[float, float]
    tempo: tuple[int, int]
    """Beats a minute."""
    by_itself: tuple[float, int]
    """Seconds and beats a minute where nobody wishes others."""


BOUNDS: Mapping[Piece, Bounds] = {
    Piece.JINGLE: Bounds((6.0, 30.0), (60, 120), (10.0, 75)),
    Piece.STING: Bounds((2.0, 6.0), (60, 120), (3.0, 75)),
    Piece.BED: Bounds((12.0, 120.0), (60, 120), (24.0, 80)),
    Piece.ALERT: Bounds((2.0, 10.0), (60, 120), (3.6, 80)),
}


@dataclass(frozen=True)
class Recipe:
    """One sound to make; the same recipe gives the same sound. Raises `Refused` out of bounds."""

    piece: Piece
    key: str = "d"
    scale: Scale = Scale.CUNG
    instrument: Instrument = Instrument.STRING
    seconds: float = field(default=0.0)
    """0: as the piece is by itself."""
    tempo: int = 0
    """Beats a minute; 0: as the piece is by itself."""
    seed: int = SEED
    """Picks the figure and how it is played."""

    def __post_init__(self) -> None:
        bounds = BOUNDS[self.piece]
        seconds, tempo = bounds.by_itself
        object.__setattr__(self, "seconds", self.seconds or seconds)
        object.__setattr__(self, "tempo", self.tempo or tempo)
        if self.key not in KEYS:
            raise Refused("Choose one of these keys: %(keys)s.", keys=", ".join(KEYS))
        shortest, longest = bounds.seconds
        if not shortest <= self.seconds <= longest:
            raise Refused(
                "This sound may be %(shortest)s to %(longest)s seconds long.",
                shortest=shortest,
                longest=longest,
            )
        slowest, fastest = bounds.tempo
        if not slowest <= self.tempo <= fastest:
            raise Refused(
                "The pace may be %(slowest)d to %(fastest)d beats a minute.",
                slowest=slowest,
                fastest=fastest,
            )
        if not 0 <= self.seed <= HIGHEST_SEED:
            raise Refused("The number of a variant is 0 to %(highest)d.", highest=HIGHEST_SEED)

    @property
    def beat(self) -> float:
        """Seconds of a beat."""
        return 60 / self.tempo
