"""When programmes go out: slots, special days, and the whole of `schedules/` as one value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NewType
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from radio.domain.coverage import CommunicationPlan
from radio.domain.errors import Refused
from radio.domain.programme import AfterEmergency, Programme, ProgrammeId
from radio.domain.station import Channel, Station, StationId

SlotId = NewType("SlotId", str)

COUNTED_FROM = date(2001, 1, 1)
"""Where a rule is counted from when its slot names no first day: a Monday before any archive."""


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


def occurrences(
    slot: Slot,
    station: Station,
    first: date,
    last: date,
    calendar: Iterable[SpecialDay] = (),
) -> tuple[tuple[date, datetime], ...]:
    """Local date and start (UTC) of each time the slot comes round at the station.

    Both `first` and `last` are included. Days on which the station's unit does not exist, days
    outside the slot's own dates and silent days are left out. Raises `Refused` for a rule that is
    none.
    """
    if slot.stations is not None and station.id not in slot.stations:
        return ()
    first = max(first, slot.valid_from or date.min)
    last = min(last, slot.valid_to or date.max)
    silent = {day.on for day in calendar if day.silent}
    zone = ZoneInfo(station.zone)
    return tuple(
        (day, datetime.combine(day, slot.starts, zone).astimezone(UTC))
        for day in recurring(slot.repeat, slot.valid_from or COUNTED_FROM, first, last)
        if station.exists_on(day) and day not in silent
    )


@lru_cache(maxsize=4096)
def recurring(repeat: str, counted_from: date, first: date, last: date) -> tuple[date, ...]:
    """The days of a recurrence rule (RFC 5545) from `first` to `last`, each once.

    Raises `Refused` when `repeat` is not such a rule.
    """
    try:
        rule = rrulestr(repeat, dtstart=_midnight(counted_from))
        found = rule.between(_midnight(first), _midnight(last) + timedelta(hours=23), inc=True)
    except (ValueError, TypeError, AttributeError):
        raise Refused("%(rule)s is not a recurrence rule.", rule=repeat) from None
    return tuple(dict.fromkeys(moment.date() for moment in found))


def _midnight(day: date) -> datetime:
    """The start of a day on the wall clock, which is what rules are counted on."""
    return datetime.combine(day, time())
