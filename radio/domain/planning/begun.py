"""What has begun today is history: nothing is planned for it any more, what was planned stays.

A date that is wholly over is planned only because somebody asks for that very date, and then as if
it were still to come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, tzinfo

from radio.domain.broadcast import Broadcast
from radio.domain.station import Station
from radio.domain.timetable.occurrences import zone_of


def begun_today(on: date, starts_at: datetime, now: datetime, zone: tzinfo) -> bool:
    """Whether what goes out on a local date has begun, and in `zone` it is that date now."""
    return starts_at <= now and on == now.astimezone(zone).date()


def begun(stations: Iterable[Station], now: datetime) -> Callable[[Broadcast], bool]:
    """Tells what has begun today by the clock of its station; raises `Refused` for no zone."""
    zones = {one.id: zone_of(one.zone) for one in stations}

    def tells(one: Broadcast) -> bool:
        zone = zones.get(one.station)
        return zone is not None and begun_today(one.on, one.starts_at, now, zone)

    return tells


def without_slot(
    before: Iterable[Broadcast], made: Iterable[Broadcast], has_begun: Callable[[Broadcast], bool]
) -> Iterator[Broadcast]:
    """What has begun in a slot that does not come round any more: it stands all the same."""
    planned = {one.id for one in made}
    return (one for one in before if one.id not in planned and has_begun(one))
