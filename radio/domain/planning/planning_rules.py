"""What a centre decides about planning: ties between priorities, and how close repeats may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Ties(StrEnum):
    """Whose bulletin goes first when two have the same priority (Circular 39/2020: commune)."""

    COMMUNE = "commune"
    """The station's own, then the district's, then those of other communes."""
    DISTRICT = "district"
    """The district's, then the station's own, then those of other communes."""
    RECEIVED = "received"
    """Whichever was received first."""


@dataclass(frozen=True)
class PlanningRules:
    """The rules of repeats and ties; an emergency is bound by none of them."""

    ties: Ties = Ties.COMMUNE
    plays_a_day: int = 2
    """Broadcasts of one date, at one station, that may carry the same bulletin."""
    spacing: timedelta = timedelta(hours=4)
    """At least so much lies between the starts of two broadcasts with the same bulletin."""
