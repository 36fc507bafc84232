"""What a commune takes over from those that became part of it: slots and history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from radio.domain.station import Station, StationId

DAY = timedelta(days=1)


def takers(listed: Iterable[StationId], stations: Mapping[StationId, Station]) -> Takers:
    """Who serves what is meant for the stations listed, and from which day on.

    A station that ended is followed by its successor from the next day on, and that one by its
    own. Names that lead nowhere are left out.
    """
    found: Takers = {}
    for name in listed:
        since, seen = date.min, set[StationId]()
        station = stations.get(name)
        while station is not None and station.id not in seen:
            seen.add(station.id)
            found[station.id] = min(since, found.get(station.id, since))
            if station.valid_to is None or station.successor is None:
                break
            since = station.valid_to + DAY
            station = stations.get(station.successor)
    return found


Takers = dict[StationId, date]
"""Each station with the first day on which it serves."""


def lineage(station: StationId, stations: Iterable[Station]) -> tuple[StationId, ...]:
    """The station, and all that became part of it, the nearest first: whose history is its own."""
    before: dict[StationId, list[StationId]] = {}
    for one in stations:
        if one.successor is not None:
            before.setdefault(one.successor, []).append(one.id)
    found = [station]
    for name in found:
        found += [one for one in before.get(name, ()) if one not in found]
    return tuple(found)


def parts(stations: Iterable[Station]) -> Mapping[StationId, tuple[Station, ...]]:
    """The stations that became part of each, one step back.

    A name that leads to a station which ended sooner leads nowhere.
    """
    known = {one.id: one for one in stations}
    found: dict[StationId, tuple[Station, ...]] = {}
    for one in known.values():
        heir = known.get(one.successor) if one.successor else None
        if one.valid_to and heir and (heir.valid_to or date.max) > one.valid_to:
            found[heir.id] = (*found.get(heir.id, ()), one)
    return found
