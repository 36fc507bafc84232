"""When programmes go out: slots, special days, and the whole of `schedules/` as one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NewType

from radio.domain.coverage import CommunicationPlan
from radio.domain.programme import Programme, ProgrammeId
from radio.domain.station import Channel, Station, StationId

SlotId = NewType("SlotId", str)


@dataclass(frozen=True)
class Slot:
    """A recurring window of airtime; occurrences are computed, never stored."""

    id: SlotId
    programme: ProgrammeId
    starts: time
    """Wall-clock time in the station's zone."""
    length: timedelta
    """The programme is never longer than this."""
    repeat: str = "FREQ=DAILY"
    """RFC 5545 recurrence rule without DTSTART; counted from `valid_from`."""
    stations: tuple[StationId, ...] | None = None
    """None: every station."""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class SpecialDay:
    """A day of the calendar that changes the schedule or that staff should see."""

    on: date
    name: str
    kind: str
    """`holiday`, `tet`, `mourning` or `flood`."""
    silent: bool = False
    """No ordinary broadcast on this day."""


@dataclass(frozen=True)
class Schedules:
    """Everything the six files of `schedules/` say."""

    plan: CommunicationPlan
    channels: tuple[Channel, ...]
    stations: tuple[Station, ...]
    programmes: tuple[Programme, ...]
    slots: tuple[Slot, ...]
    calendar: tuple[SpecialDay, ...]
