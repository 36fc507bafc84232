"""Whether the clock of the machine and the zones of the stations can be relied on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from radio.domain.errors import Refused
from radio.domain.message import Message, message
from radio.domain.station import Station, named
from radio.domain.timetable.occurrences import zone_of

ALLOWED = timedelta(minutes=2)
"""How far a clock that was set right may fall behind what was written before."""


def clock_warnings(
    now: datetime, last_written: datetime | None, stations: Iterable[Station]
) -> list[Message]:
    """What is wrong with time here; `now` and `last_written` are UTC."""
    found = []
    if last_written is not None and now < last_written - ALLOWED:
        found.append(
            message(
                "The clock of this machine is wrong: it shows %(now)s UTC, but something was "
                "written at %(written)s UTC already. Set the clock; broadcasts would be planned "
                "for the wrong day.",
                now=f"{now:%Y-%m-%d %H:%M}",
                written=f"{last_written:%Y-%m-%d %H:%M}",
            )
        )
    by_zone: dict[str, list[Station]] = {}
    for station in stations:
        by_zone.setdefault(station.zone, []).append(station)
    for zone, there in by_zone.items():
        try:
            zone_of(zone)
        except Refused as refused:
            found.append(
                message("%(stations)s: %(problem)s", stations=named(there), problem=refused.message)
            )
    return found
