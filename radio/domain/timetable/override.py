"""One slot changed on one date, by a person and with a reason; the slot itself stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from radio.domain.programme import ProgrammeId
from radio.domain.slot import SlotId
from radio.domain.station import StationId


class Change(StrEnum):
    """What an override does."""

    CANCEL = "cancel"
    """The slot does not come round on the date."""
    CHANGE = "change"
    """It comes at another time or on another day, with another programme or another length."""
    ADD = "add"
    """Something that no slot brings goes out once."""
    DROP = "drop"
    """What was added at one station does not go out after all; undone, it does again."""


@dataclass(frozen=True)
class Override:
    """What is different on one date; the last one made for a slot, date and station holds."""

    slot: SlotId
    """The slot it changes; for `add` and `drop` a name of its own."""
    on: date
    """The local date on which the slot would come round, or on which the addition goes out."""
    does: Change
    reason: str
    station: StationId | None = None
    """None: every station of the slot; one for a station goes before one for all."""
    moved_to: date | None = None
    """Another local date than `on`."""
    starts: time | None = None
    """Wall-clock time in the station's zone; None: as the slot says."""
    programme: ProgrammeId | None = None
    length: timedelta | None = None
    despite_limits: bool = False
    """Allowed although a limit is broken, for the reason given."""
    who: str = ""
    """Who made it."""
    made_at: datetime | None = None
    """When, UTC."""

    @property
    def key(self) -> OverrideKey:
        """What there is one of: slot, date, station."""
        return self.slot, self.on, self.station

    @property
    def of_a_slot(self) -> bool:
        """Whether it is about what a slot brings, or what was added for every station."""
        return self.does not in {Change.ADD, Change.DROP}

    @property
    def lands_on(self) -> date:
        """The local date on which the changed or added broadcast goes out."""
        return self.moved_to or self.on

    @property
    def lands_as(self) -> SlotId:
        """Name of the slot on the day it goes out; what was moved to another day has its own."""
        return (
            SlotId(f"{self.slot}-{self.on.isoformat()}") if self.lands_on != self.on else self.slot
        )

    @property
    def name(self) -> str:
        """`slot/YYYY-MM-DD`, and `/station` for one station: what people call it by."""
        return "/".join(filter(None, (self.slot, self.on.isoformat(), self.station)))


OverrideKey = tuple[SlotId, date, StationId | None]


def in_order(overrides: Iterable[Override]) -> tuple[Override, ...]:
    """By date, slot and station: the one order in which they are kept and written."""
    return tuple(sorted(overrides, key=lambda one: (one.on, one.slot, one.station or "")))
