"""The whole of `schedules/` as one value."""

from __future__ import annotations

from dataclasses import dataclass

from radio.domain.calendar import SpecialDay
from radio.domain.coverage.coverage import CommunicationPlan
from radio.domain.programme import Programme
from radio.domain.slot import Slot, SlotId
from radio.domain.station import Channel, Station
from radio.domain.timetable.limit import Limit
from radio.domain.timetable.override import Override

__all__ = ["Schedules", "Slot", "SlotId"]
"""A slot and its id are often asked for here, where they were first."""


@dataclass(frozen=True)
class Schedules:
    """Everything the files of `schedules/` say."""

    plan: CommunicationPlan
    channels: tuple[Channel, ...]
    stations: tuple[Station, ...]
    programmes: tuple[Programme, ...]
    slots: tuple[Slot, ...]
    calendar: tuple[SpecialDay, ...]
    limits: tuple[Limit, ...] = ()
    overrides: tuple[Override, ...] = ()
    """Those that hold, in the order of `override.in_order`."""
