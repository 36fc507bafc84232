"""Whether two slots are ever on the air at once at a station."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from functools import cache

from radio.domain.schedule import COUNTED_FROM, Slot, recurring
from radio.domain.station import Station

LOOKED_AHEAD = timedelta(days=400)
"""Slots that meet at all meet within this time: every day of a week, a month and a year."""
DAY = timedelta(days=1)


def meeting_places(
    one: Slot, other: Slot, stations: Iterable[Station], *, since: date
) -> tuple[Station, ...]:
    """The stations at which the slots overlap on some day from `since` on.

    A slot lasts a day at most; one that runs past midnight meets those of the next day.
    """
    steps = [step for step in (-1, 0, 1) if _clocks_meet(one, other, step * DAY)]
    if not steps:
        return ()
    first = max(since, COUNTED_FROM, one.valid_from or since, other.valid_from or since)

    @cache
    def days_met(begin: date) -> tuple[date, ...]:
        others = {day.toordinal() for day in _days(other, begin)}
        days = _days(one, begin)
        return tuple(day for day in days if any(day.toordinal() + step in others for step in steps))

    return tuple(
        station
        for station in stations
        if _serve(station, one, other)
        and any(station.exists_on(day) for day in days_met(max(first, station.valid_from or first)))
    )


def _clocks_meet(one: Slot, other: Slot, later: timedelta) -> bool:
    """Whether the times overlap when the other slot's day is `later` than the one's."""
    begins, other_begins = _since_midnight(one.starts), later + _since_midnight(other.starts)
    return begins < other_begins + other.length and other_begins < begins + one.length


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)


def _serve(station: Station, *slots: Slot) -> bool:
    return all(slot.stations is None or station.id in slot.stations for slot in slots)


def _days(slot: Slot, begin: date) -> tuple[date, ...]:
    """The slot's own days in the time looked at."""
    ahead = min(LOOKED_AHEAD, (slot.valid_to or date.max) - begin)
    return recurring(slot.repeat, slot.valid_from or COUNTED_FROM, begin, begin + ahead)
