"""A rule about when, how often and how long a station may be on the air, with its source.

Provinces, districts and communes each set their own; the nearest to the station holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from radio.domain.calendar import DayType
from radio.domain.station import Station, StationId


class LimitKind(StrEnum):
    """What a limit is about."""

    QUIET_HOURS = "quiet-hours"
    """Nothing goes out between two times of the clock."""
    NIGHT_NOISE = "night-noise"
    """Between two times the limit of noise is lower: allowed, but worth a word."""
    SESSIONS_A_DAY = "sessions-a-day"
    """How many sessions a day has; slots that follow one another without a pause are one."""
    MINUTES_A_SESSION = "minutes-a-session"
    """How long a session is, relays included."""
    MINUTES_A_DAY = "minutes-a-day"
    """How long all sessions of a day are together, relays included."""


CLOCKED = frozenset({LimitKind.QUIET_HOURS, LimitKind.NIGHT_NOISE})
"""Limits between two times of the clock; the others say how much at most."""


@dataclass(frozen=True)
class Limit:
    """One limit, and for which stations and days it holds."""

    kind: LimitKind
    source: str
    """The document or custom it rests on; named whenever it refuses something."""
    at_most: int | None = None
    """Sessions or minutes; None for hours."""
    begins: time | None = None
    """Wall-clock time at the station; None for amounts."""
    ends: time | None = None
    """Before `begins`: of the next day."""
    area: str = ""
    """The end of the station's area: `tỉnh Bắc Kạn`; empty: everywhere."""
    stations: tuple[StationId, ...] | None = None
    """Only these stations; goes before every area."""
    on_types: tuple[DayType, ...] = ()
    """Only on these kinds of days; empty: on all."""
    valid_from: date | None = None
    valid_to: date | None = None

    def nearness(self, station: Station) -> int | None:
        """How near it is to the station, more is nearer; None when it is not for it."""
        if self.stations is not None:
            return NEAREST if station.id in self.stations else None
        if not self.area:
            return 0
        parts, own = _parts(station.area), _parts(self.area)
        return len(own) if parts[-len(own) :] == own else None

    def in_force(self, day: date) -> bool:
        """Whether the limit holds at all on the day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


NEAREST = 1000


def _parts(area: str) -> list[str]:
    return [part.strip().casefold() for part in area.split(",")]
