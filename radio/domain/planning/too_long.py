"""Broadcasts that are silent because a programme's own lines and tunes are longer than the slot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from math import ceil
from zoneinfo import ZoneInfo

from radio.domain.broadcast import Broadcast
from radio.domain.message import Message, message
from radio.domain.station import Station, named
from radio.domain.vietnamese_dates import short_date


def too_long(over: timedelta) -> Message:
    """Why such a broadcast is silent."""
    return message(
        "The programme's own lines and tunes alone are %(seconds)s s longer than the slot.",
        seconds=ceil(over.total_seconds()),
    )


_REASON = too_long(timedelta()).text


def silenced(broadcasts: Iterable[Broadcast], stations: Iterable[Station]) -> Sequence[Message]:
    """A sentence for each that is silent so, naming its stations; where all is well, none."""
    known = {station.id: station for station in stations}
    found: dict[tuple[str, str, str, Message], list[Station]] = {}
    for one in broadcasts:
        station = known.get(one.station)
        for choice in one.choices:
            if station and choice.reason.text == _REASON:
                clock = f"{one.starts_at.astimezone(ZoneInfo(station.zone)):%H:%M}"
                alike = (one.title, clock, short_date(one.on), choice.reason)
                found.setdefault(alike, []).append(station)
    return [
        message(
            "%(title)s at %(time)s on %(day)s is silent at %(stations)s: %(why)s",
            title=title,
            time=clock,
            day=day,
            stations=named(those),
            why=why,
        )
        for (title, clock, day, why), those in found.items()
    ]
