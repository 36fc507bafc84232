"""What is wrong with stations: codes, time zones, languages, successors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from radio.domain.checks.broken_rule import BrokenRule, last_before_first, unknown_names
from radio.domain.message import Message, message
from radio.domain.schedule import Schedules
from radio.domain.script_header import LANGUAGE
from radio.domain.station import Station

_CODE = re.compile(r"\d{5}")


def broken_stations(schedules: Schedules) -> Iterator[BrokenRule]:
    """Every rule that the stations break, in their order."""
    stations = schedules.stations
    known = {station.id: None for station in stations}
    coded: dict[str, list[Station]] = {}
    channels = [channel.id for channel in schedules.channels]
    for at, station in enumerate(stations):
        here = ("stations", at)
        successor = [station.successor] if station.successor else []
        yield from unknown_names(here, station.id, "successor", successor, known)
        yield from unknown_names(here, station.id, "channel", [station.channel], channels)
        yield from last_before_first(here, station.id, station.valid_from, station.valid_to)
        alike = coded.setdefault(station.code, [])
        for field, wrong in _wrong_values(station, alike):
            yield BrokenRule((*here, field), station.id, wrong)
        alike.append(station)


def _wrong_values(station: Station, alike: Sequence[Station]) -> Iterator[tuple[str, Message]]:
    """What is wrong with one station; `alike` are those before it with its code."""
    if station.successor == station.id:
        yield "successor", message("a station cannot be its own successor")
    if not _CODE.fullmatch(station.code):
        yield "code", message("write the unit's code as five digits")
    for other in alike:
        if _coexist(other, station):
            yield "code", message("%(other)s has this code on the same days", other=other.id)
    if not _is_zone(station.zone):
        yield (
            "zone",
            message(
                "there is no time zone %(zone)s; write one such as Asia/Ho_Chi_Minh",
                zone=station.zone,
            ),
        )
    if not all(LANGUAGE.fullmatch(language) for language in station.languages):
        yield "languages", message("write a language as three letters, such as vie")
    yield from station.manner.settings.wrong
    yield from station.finish.wrong


def _coexist(one: Station, other: Station) -> bool:
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    return one.exists_on(first) and other.exists_on(first)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
