"""The whole of `schedules/` as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from radio.domain.calendar import SpecialDay
from radio.domain.coverage.coverage import CommunicationPlan
from radio.domain.errors import NotFound
from radio.domain.programme import Programme
from radio.domain.slot import Slot, SlotId
from radio.domain.station import Channel, Station, StationId
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

    def station(self, wanted: StationId) -> Station:
        """The station of that id; raises `NotFound`."""
        if wanted not in self._by_id:
            raise NotFound("There is no station %(station)s.", station=wanted)
        return self._by_id[wanted]

    @cached_property
    def _by_id(self) -> Mapping[StationId, Station]:
        return {one.id: one for one in self.stations}
