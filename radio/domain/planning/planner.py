"""Plans broadcasts: a pure function of bulletins, stations, schedules, history and now.

The same input gives the same plan, whatever the order it is given in; every bulletin gets a choice
with its reason in every broadcast. Commune radio is served first; stations of one rank are planned
each by itself, so they may be planned side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain

from radio.domain.broadcast import Broadcast, BroadcastId, Plan
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import Failure
from radio.domain.message import Message
from radio.domain.people import PersonId
from radio.domain.planning.commune_first import Carried, carried, channel_of
from radio.domain.planning.in_common import Rank
from radio.domain.planning.reception import Lengths
from radio.domain.planning.running_order import RunningOrder
from radio.domain.planning.station_planner import Planned, StationPlanner
from radio.domain.schedule import Schedules
from radio.domain.station import Station, StationId


@dataclass(frozen=True)
class Request:
    """Everything the planner looks at."""

    schedules: Schedules
    bulletins: tuple[Bulletin, ...]
    first: date
    """First local date to plan."""
    days: int
    now: datetime
    stations: frozenset[StationId] | None = None
    """Only these; None: all."""
    standing: tuple[Broadcast, ...] = ()
    """Broadcasts that stay as they are: earlier dates, other stations, what has been on the air."""
    barred: Mapping[BulletinId, Message] = field(default_factory=dict)
    """Approved bulletins that cannot be heard all the same, each with its reason."""
    orders: Mapping[BroadcastId, RunningOrder] = field(default_factory=dict)
    """What people chose for single broadcasts."""
    homes: Mapping[PersonId, frozenset[StationId]] = field(default_factory=dict)
    """The stations that authors serve; whoever is not named writes for the district."""
    before: Mapping[BroadcastId, Broadcast] = field(default_factory=dict)
    """What was planned so far: it stays at a station that cannot be planned now."""
    endless: BroadcastId | None = None
    """A broadcast that is planned as if its airtime had no end."""


Spread = Callable[[Callable[[Station], Planned], Sequence[Station]], Iterable[Planned]]
"""Calls a function for each station, in the order given; as `map` does, or in many processes."""


def plan(request: Request, lengths: Lengths, spread: Spread = map) -> Plan:
    """The broadcasts of the dates in order of start, then station.

    A station whose own sounds cannot be measured stays as it was, a bulletin that cannot be spoken
    is left out; the plan names both.

    Raises `Refused` when a slot or station names something that does not exist.
    """
    planner = StationPlanner(request, lengths)
    planned: list[Broadcast] = []
    failures: list[Failure] = []
    unspoken: dict[BulletinId, Failure] = {}
    for rank, stations in _ranks(request.schedules):
        commune_radio = _commune_radio(request, planned) if rank else Carried()
        wanted = [one for one in stations if request.stations is None or one.id in request.stations]
        for made in spread(planner.at(Rank(commune_radio)), wanted):
            planned += made.broadcasts
            failures += [made.failure] if made.failure else []
            unspoken |= made.unspoken
    planned.sort(key=lambda broadcast: (broadcast.starts_at, broadcast.station, broadcast.slot))
    unheard = tuple(unspoken[one] for one in sorted(unspoken))
    return Plan(request.now, tuple(planned), failures=tuple(failures), unspoken=unheard)


def _ranks(schedules: Schedules) -> Sequence[tuple[int, Sequence[Station]]]:
    """Stations by the rank of their channel, the first rank first, each with its number from 0."""
    ranks: dict[int, list[Station]] = {}
    for station in schedules.stations:
        ranks.setdefault(channel_of(station, schedules.channels).rank, []).append(station)
    return list(enumerate(stations for _, stations in sorted(ranks.items())))


def _commune_radio(request: Request, planned: Iterable[Broadcast]) -> Carried:
    """What the stations of the first channel carry in the plan and in what stands."""
    schedules = request.schedules
    first = {
        station.id
        for station in schedules.stations
        if channel_of(station, schedules.channels).after is None
    }
    broadcasts = chain(request.standing, planned)
    return carried(one for one in broadcasts if one.station in first)
