"""Versions of the plan: what was planned when and why, what one changed, and how two differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from radio.domain.broadcast import Broadcast, BroadcastId, BroadcastState
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.message import Message, message
from radio.domain.people import PersonId
from radio.domain.station import StationId


class Why(StrEnum):
    """What a version of the plan was made for."""

    NIGHTLY = "nightly"
    CHANGE = "change"
    """Something that matters was changed: an approval, a withdrawal, a schedule, an order."""
    BUILD = "build"
    """A date was built."""
    PERSON = "person"
    """Somebody asked for it."""
    RESTORED = "restored"


SAID: Mapping[Why, Message] = {
    Why.NIGHTLY: message("planned at night"),
    Why.CHANGE: message("planned after a change"),
    Why.BUILD: message("planned for building"),
    Why.PERSON: message("planned by a person"),
    Why.RESTORED: message("restored by a person"),
}


@dataclass(frozen=True)
class PlanVersion:
    """One version of the plan; it holds what it changed."""

    number: int
    """Rises by one."""
    made_at: datetime
    """UTC."""
    why: Why
    by: PersonId | None
    """None: the programme itself."""
    changed: int
    """How many broadcasts it changed."""


@dataclass(frozen=True)
class PlanChange:
    """A broadcast before and after; None where it is not there."""

    broadcast: BroadcastId
    before: Broadcast | None
    after: Broadcast | None


def as_planned(broadcast: Broadcast) -> Broadcast:
    """The broadcast as the planner left it, whatever became of it."""
    return replace(broadcast, state=BroadcastState.PLANNED, lost=())


def changes(before: Iterable[Broadcast], after: Iterable[Broadcast]) -> tuple[PlanChange, ...]:
    """What is heard otherwise or at another time; a mere reason is no change."""
    then, now = ({one.id: one for one in both} for both in (before, after))
    pairs = ((one, then.get(one), now.get(one)) for one in sorted(then.keys() | now.keys()))
    return tuple(PlanChange(*pair) for pair in pairs if _heard(pair[1]) != _heard(pair[2]))


def _heard(broadcast: Broadcast | None) -> Broadcast | None:
    return replace(as_planned(broadcast), choices=()) if broadcast else None


@dataclass(frozen=True)
class Difference:
    """How two versions differ at one station."""

    station: StationId
    added: tuple[tuple[BulletinId, BroadcastId], ...]
    removed: tuple[tuple[BulletinId, BroadcastId], ...]
    moved: tuple[tuple[BulletinId, BroadcastId, BroadcastId], ...]
    """From one broadcast to another."""


def differences(found: Iterable[PlanChange]) -> tuple[Difference, ...]:
    """What was added, removed and moved, by station; a mere change of order is none of them."""
    stations: defaultdict[StationId, list[PlanChange]] = defaultdict(list)
    for one in found:
        broadcast = one.after or one.before
        if broadcast is not None:
            stations[broadcast.station].append(one)
    made = (_difference(station, those) for station, those in sorted(stations.items()))
    return tuple(one for one in made if one.added or one.removed or one.moved)


def _difference(station: StationId, found: Sequence[PlanChange]) -> Difference:
    then = {pair for one in found for pair in _pairs(one.before)}
    now = {pair for one in found for pair in _pairs(one.after)}
    gone, come = sorted(then - now), sorted(now - then)
    moved = []
    for bulletin, broadcast in list(gone):
        target = next((pair for pair in come if pair[0] == bulletin), None)
        if target is not None:
            gone.remove((bulletin, broadcast))
            come.remove(target)
            moved.append((bulletin, broadcast, target[1]))
    return Difference(station, tuple(come), tuple(gone), tuple(moved))


def _pairs(broadcast: Broadcast | None) -> list[tuple[BulletinId, BroadcastId]]:
    return [(one, broadcast.id) for one in broadcast.rundown.bulletins] if broadcast else []


def why_not_held(
    broadcast: Broadcast,
    bulletins: Mapping[BulletinId, Bulletin],
    barred: Mapping[BulletinId, Message],
) -> Message | None:
    """Why a broadcast that a person restored cannot stay as it is; None when it can."""
    reason = why_not_heard(broadcast, bulletins, barred)
    if reason is not None:
        return reason
    for one in bulletins.values():
        urgent = one.script.priority.level > 1 and _may_be_heard(one, broadcast.on)
        if urgent and one.id not in broadcast.rundown.bulletins and one.id not in barred:
            return message("%(title)s is an emergency and must be heard.", title=one.script.title)
    return None


def why_not_heard(
    broadcast: Broadcast,
    bulletins: Mapping[BulletinId, Bulletin],
    barred: Mapping[BulletinId, Message],
) -> Message | None:
    """Which bulletin of a broadcast may not be heard any more; None when all may."""
    for name in broadcast.rundown.bulletins:
        found = bulletins.get(name)
        sound = found is not None and _may_be_heard(found, broadcast.on)
        if found is None or not sound or name in barred:
            title = found.script.title if found else name
            return message("%(title)s may not be heard there any more.", title=title)
    return None


def _may_be_heard(bulletin: Bulletin, on: date) -> bool:
    approved = bulletin.state_on(on) is State.APPROVED and bulletin.approval is not None
    return approved and bulletin.script.valid_on(on)
