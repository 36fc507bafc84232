"""Commune radio first: when a lower channel may carry a bulletin.

The plan (III.2) names commune radio as the first way to the people; every other channel follows it
by its rank in `schedules/channels.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable
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
