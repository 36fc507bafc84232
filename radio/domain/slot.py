"""A recurring window of airtime, and everything that says when it comes round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NamedTuple, NewType

from radio.domain.calendar import DayType
from radio.domain.programme import AfterEmergency, ProgrammeId
from radio.domain.station import StationId

SlotId = NewType("SlotId", str)

COUNTED_FROM = date(2001, 1, 1)
"""Where a rule is counted from when its slot names no first day: a Monday before any archive."""


class Recurrence(NamedTuple):
    """Everything that says on which days a slot comes round; equal for slots that come alike."""

    repeat: str
    valid_from: date | None
    valid_to: date | None
    except_on: tuple[date, ...]
    also_on: tuple[date, ...]
    on_types: tuple[DayType, ...]
    not_on_types: tuple[DayType, ...]

    @property
    def counted_from(self) -> date:
        """The day the rule is counted from."""
        return self.valid_from or COUNTED_FROM

    @property
    def names_types(self) -> bool:
        """Whether kinds of days matter to it."""
        return bool(self.on_types or self.not_on_types)


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
    after_emergency: AfterEmergency | None = None
    """None: as its programme has it."""
    except_on: tuple[date, ...] = ()
    """Days of the rule that are left out."""
    also_on: tuple[date, ...] = ()
    """Days beside the rule, of whatever kind they are."""
    on_types: tuple[DayType, ...] = ()
    """Only on days of one of these kinds; empty: on all."""
    not_on_types: tuple[DayType, ...] = ()
    """Never on days of these kinds."""
    handed_over: bool = True
    """Whether the successor of a listed station that ended takes the slot over."""
    despite_limits: str = ""
    """Why it may break the limits of its stations; empty: it may not."""

    @property
    def recurrence(self) -> Recurrence:
        """On which days it comes round."""
        return Recurrence(
            self.repeat,
            self.valid_from,
            self.valid_to,
            self.except_on,
            self.also_on,
            self.on_types,
            self.not_on_types,
        )
