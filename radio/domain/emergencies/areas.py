"""Which stations serve a place on a date: by its name or code, or as successors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from radio.domain.errors import NotFound
from radio.domain.near_name import near_name
from radio.domain.station import Station, StationId, existing_on
from radio.domain.text import nfc

ALL = "all"
"""In place of names: every station."""


def serving(stations: Sequence[Station], station: StationId, day: date) -> Station | None:
    """The station that serves the people of `station` on a date: itself or a successor."""
    by_id = {one.id: one for one in stations}
    seen: set[StationId] = set()
    at: StationId | None = station
    while at is not None and at in by_id and at not in seen:
        seen.add(at)
        if by_id[at].exists_on(day):
            return by_id[at]
        at = by_id[at].successor
    return None


def named(stations: Sequence[Station], names: Iterable[str], day: date) -> tuple[Station, ...]:
    """The stations of that date for slugs, codes, `all`, or areas by name (`huyện Bạch Thông`).

    Raises `NotFound` for a name that leads nowhere, with the nearest that exists.
    """
    found: dict[StationId, Station] = {}
    for name in names:
        here = _named(stations, nfc(name.strip()), day)
        if not here:
            known = [*(one.id for one in existing_on(stations, day)), ALL]
            raise NotFound("No station serves this place: %(why)s", why=near_name(name, known))
        found |= {one.id: one for one in here}
    return tuple(one for one in stations if one.id in found)


def with_code(stations: Sequence[Station], code: str, day: date) -> tuple[Station, ...]:
    """The stations that serve the unit of this administrative code, also one that was merged."""
    return _serving(stations, (one for one in stations if one.code == code), day)


def described(stations: Sequence[Station], text: str, day: date) -> tuple[Station, ...]:
    """The stations that serve the places a text names.

    Each part between semicolons or line ends is taken by itself. In a part the smallest units win:
    `xã Vi Hương, huyện Bạch Thông` is one commune, `huyện Bạch Thông` all of them.
    """
    found: dict[StationId, Station] = {}
    for part in re.split(r"[;\n]", text):
        found |= {one.id: one for one in _smallest(stations, part, day)}
    return tuple(one for one in stations if one.id in found)


def _named(stations: Sequence[Station], name: str, day: date) -> tuple[Station, ...]:
    if name == ALL:
        return existing_on(stations, day)
    by_id = _serving(stations, (one for one in stations if one.id == name), day)
    return by_id or with_code(stations, name, day) or described(stations, name, day)


def _smallest(stations: Sequence[Station], part: str, day: date) -> tuple[Station, ...]:
    text = _folded(part)
    for names_of in (_own_names, _district, _province):
        named = [one for one in stations if any(_holds(text, name) for name in names_of(one))]
        if served := _serving(stations, named, day):
            return served
    return ()


def _own_names(station: Station) -> Iterator[str]:
    yield station.name


def _district(station: Station) -> Iterator[str]:
    """Where an area has two parts, the first: `huyện Bạch Thông, tỉnh Bắc Kạn`."""
    yield from station.area.split(",")[:-1]


def _province(station: Station) -> Iterator[str]:
    yield from station.area.split(",")[-1:]


def _holds(text: str, name: str) -> bool:
    """Whether the name stands in the text as whole words."""
    folded = _folded(name)
    return bool(folded) and re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", text) is not None


def _folded(text: str) -> str:
    return " ".join(nfc(text).casefold().split())


def _serving(
    stations: Sequence[Station], places: Iterable[Station], day: date
) -> tuple[Station, ...]:
    served = (serving(stations, place.id, day) for place in places)
    found = {one.id for one in served if one is not None}
    return tuple(one for one in stations if one.id in found)
