"""Plans broadcasts: a pure function of bulletins, stations, schedules, history and now.

The same input gives the same plan, whatever the order it is given in; every bulletin gets a choice
with its reason in every broadcast. Commune radio is served first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from radio.domain.airtime import Lengths, Opening, give_out, not_taken
from radio.domain.broadcast import Broadcast, BroadcastId, Plan
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.commune_first import Carried, carried, channel_of, may_carry, must_wait
from radio.domain.errors import Refused
from radio.domain.message import Message
from radio.domain.occurrences import occurrences
from radio.domain.programme import Programme, ProgrammeId
from radio.domain.relays import around_relays, relay_of, relayed
from radio.domain.running_order import RunningOrder
from radio.domain.schedule import Schedules
from radio.domain.station import StationId
from radio.domain.turns import Plays, in_turn, why_not


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


def plan(request: Request, lengths: Lengths) -> Plan:
    """The broadcasts of the dates in order of start, then station.

    Raises `Refused` when a slot or station names something that does not exist.
    """
    standing = {broadcast.id: broadcast for broadcast in request.standing}
    themes = {bulletin.id: bulletin.script.theme for bulletin in request.bulletins}
    plays = Plays(themes, request.standing)
    planned: list[Broadcast] = []
    for rank in _ranks(request):
        commune_radio = _commune_radio(request, (*request.standing, *planned))
        for opening in _openings(request, rank):
            kept = standing.get(opening.broadcast)
            if kept is None:
                kept = _broadcast(request, opening, plays, commune_radio, lengths)
                plays.add(kept)
            planned.append(kept)
    planned.sort(key=lambda broadcast: (broadcast.starts_at, broadcast.station, broadcast.slot))
    return Plan(request.now, tuple(planned))


def _ranks(request: Request) -> Sequence[int]:
    schedules = request.schedules
    return sorted({channel_of(one, schedules.channels).rank for one in schedules.stations})


def _openings(request: Request, rank: int) -> Sequence[Opening]:
    """The slots of the dates at the stations of one rank, in order of start."""
    found = _all_openings(request, rank)
    return sorted(found, key=lambda one: (one.starts_at, one.station.id, one.slot.id))


def _all_openings(request: Request, rank: int) -> Iterator[Opening]:
    schedules = request.schedules
    programmes = {programme.id: programme for programme in schedules.programmes}
    last = request.first + timedelta(days=request.days - 1)
    asked = {
        one.id
        for one in schedules.stations
        if (request.stations is None or one.id in request.stations)
        and channel_of(one, schedules.channels).rank == rank
    }
    for one in occurrences(schedules, request.first, last, asked):
        programme = _named(programmes, one.slot.programme)
        opening = Opening(one.station, one.slot, programme, one.on, one.starts_at)
        yield from around_relays(opening)


def _named(programmes: dict[ProgrammeId, Programme], programme: ProgrammeId) -> Programme:
    if programme not in programmes:
        raise Refused("There is no programme %(programme)s.", programme=programme)
    return programmes[programme]


def _commune_radio(request: Request, broadcasts: Sequence[Broadcast]) -> Carried:
    """What the stations of the first channel carry in these broadcasts."""
    schedules = request.schedules
    first = {
        station.id
        for station in schedules.stations
        if channel_of(station, schedules.channels).after is None
    }
    return carried(broadcast for broadcast in broadcasts if broadcast.station in first)


def _broadcast(
    request: Request, opening: Opening, plays: Plays, commune_radio: Carried, lengths: Lengths
) -> Broadcast:
    relay = relay_of(opening.programme)
    if relay is not None:
        return opening.becomes(relayed(relay))
    refused: dict[BulletinId, Message] = {}
    order = request.orders.get(opening.broadcast)
    for bulletin in request.bulletins:
        reason = _why_not(request, opening, bulletin, commune_radio)
        if reason is None and order is not None:
            reason = order.why_not(bulletin)
        if reason is not None:
            refused[bulletin.id] = reason
    heard = (bulletin for bulletin in request.bulletins if bulletin.id not in refused)
    turns = in_turn(heard, opening.station, plays)
    rundown, choices = give_out(opening, order.in_order(turns) if order else turns, lengths)
    never = (not_taken(refused[bulletin], bulletin) for bulletin in sorted(refused))
    return opening.becomes(rundown, (*choices, *never))


def _why_not(
    request: Request, opening: Opening, bulletin: Bulletin, commune_radio: Carried
) -> Message | None:
    """Why a bulletin is not even considered for the opening; None when it is."""
    reason = why_not(bulletin, opening.station, opening.on)
    if reason is not None:
        return reason
    if bulletin.id in request.barred:
        return request.barred[bulletin.id]
    channel = channel_of(opening.station, request.schedules.channels)
    if not may_carry(channel, bulletin.id, commune_radio):
        return must_wait(channel)
    return None
