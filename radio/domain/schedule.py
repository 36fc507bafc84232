"""The whole of `schedules/` as one value."""

from __future__ import annotations

from collections import Counter
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

    def called(self, wanted: StationId) -> str:
        """The station's full name, and its area where another has the same; raises `NotFound`."""
        found = self.station(wanted)
        alone = self._names[found.full_name] == 1
        return found.full_name if alone else f"{found.full_name}, {found.area}"

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(one.full_name for one in self.stations)

    @cached_property
    def _by_id(self) -> Mapping[StationId, Station]:
        return {one.id: one for one in self.stations}
