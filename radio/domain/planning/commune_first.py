"""Commune radio first: when a lower channel may carry a bulletin.

The plan (III.2) names commune radio as the first way to the people; every other channel follows it
by its rank in `schedules/channels.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from radio.domain.broadcast import Broadcast, BroadcastState
from radio.domain.bulletin import BulletinId
from radio.domain.errors import Refused
from radio.domain.message import Message, message
from radio.domain.station import Channel, Station

_HEARD = frozenset({BroadcastState.AIRED, BroadcastState.CUT})


@dataclass(frozen=True)
class Carried:
    """What commune radio has so far."""

    scheduled: frozenset[BulletinId] = frozenset()
    """Bulletins in any of its broadcasts."""
    aired: frozenset[BulletinId] = frozenset()
    """Bulletins in a broadcast that was on the air."""

    def __or__(self, other: Carried) -> Carried:
        return Carried(self.scheduled | other.scheduled, self.aired | other.aired)


def carried(broadcasts: Iterable[Broadcast]) -> Carried:
    """What these broadcasts of commune radio carry."""
    found = list(broadcasts)
    return Carried(
        frozenset(bulletin for one in found for bulletin in one.given),
        frozenset(bulletin for one in found if one.state in _HEARD for bulletin in one.given),
    )


def may_carry(channel: Channel, bulletin: BulletinId, commune_radio: Carried) -> bool:
    """Whether `channel` may carry the bulletin now; commune radio itself always may."""
    if channel.after is None:
        return True
    return bulletin in (
        commune_radio.aired if channel.after == "aired" else commune_radio.scheduled
    )


def must_wait(channel: Channel) -> Message:
    """Why `channel` does not carry a bulletin yet."""
    if channel.after == "aired":
        return message(
            "%(channel)s may carry it once commune radio aired it.", channel=channel.name
        )
    return message(
        "%(channel)s may carry it once commune radio has it scheduled.", channel=channel.name
    )


def channel_of(station: Station, channels: Iterable[Channel]) -> Channel:
    """The channel a station belongs to; raises `Refused` when it is not in the table."""
    for channel in channels:
        if channel.id == station.channel:
            return channel
    raise Refused("There is no channel %(channel)s.", channel=station.channel)


@dataclass(frozen=True)
class Kept:
    """What one channel carried, held against what commune radio had: the proof of the rule."""

    channel: Channel
    carried: int
    """Different bulletins."""
    broken: tuple[BulletinId, ...]
    """Those that it carried although commune radio did not have them as the rule wants."""
    waiting: tuple[BulletinId, ...]
    """Those that it was not given because commune radio had no room for them yet."""

    @property
    def said(self) -> Message:
        """The line of a report."""
        if self.broken:
            return message(
                "%(channel)s: %(count)s bulletins, %(broken)s of them before commune radio.",
                channel=self.channel.name,
                count=self.carried,
                broken=len(self.broken),
            )
        return message(
            "%(channel)s: %(count)s bulletins, all of them on commune radio first; "
            "%(waiting)s more wait for it.",
            channel=self.channel.name,
            count=self.carried,
            waiting=len(self.waiting),
        )


def kept(
    stations: Iterable[Station], channels: Iterable[Channel], broadcasts: Iterable[Broadcast]
) -> tuple[Kept, ...]:
    """How each lower channel kept the rule in these broadcasts, in order of rank."""
    channels, found = tuple(channels), tuple(broadcasts)
    of = {station.id: channel_of(station, channels) for station in stations}
    ours = [one for one in found if one.station in of]
    first = carried(one for one in ours if of[one.station].after is None)
    return tuple(
        _kept(channel, [one for one in ours if of[one.station] == channel], first)
        for channel in sorted(channels, key=lambda channel: channel.rank)
        if channel.after is not None
    )


def _kept(channel: Channel, broadcasts: Sequence[Broadcast], first: Carried) -> Kept:
    has = carried(broadcasts).scheduled
    wait = must_wait(channel)
    waiting = {
        bulletin
        for one in broadcasts
        for choice in one.choices
        if choice.reason == wait
        for bulletin in choice.bulletins
    }
    broken = sorted(one for one in has if not may_carry(channel, one, first))
    return Kept(channel, len(has), tuple(broken), tuple(sorted(waiting - has)))
