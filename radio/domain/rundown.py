"""Makes the rundown of one broadcast from the programme's parts and the bulletins chosen for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import cycle, islice
from zoneinfo import ZoneInfo

from radio.domain.bulletin import Bulletin
from radio.domain.errors import Refused
from radio.domain.programme import (
    Fill,
    Headlines,
    Items,
    Part,
    Pause,
    Play,
    Programme,
    Relay,
    Rundown,
    Say,
    Segment,
    SegmentKind,
)
from radio.domain.station import Station
from radio.domain.version import best_language
from radio.domain.vietnamese_dates import clock_time, long_date, weekday

PLACES = frozenset({"station", "Station", "area", "weekday", "date", "time"})
"""Names that may stand in braces in a station's line."""

Chosen = Mapping[int, Sequence[Bulletin]]
"""Bulletins for each `Items` part, by its index among the programme's parts, in playing order."""

_PLACE = re.compile(r"\{(\w*)\}")
_SOUNDS = {
    SegmentKind.JINGLE: "Nhạc hiệu",
    SegmentKind.STING: "Nhạc cắt",
    SegmentKind.BED: "Nhạc nền",
    SegmentKind.MUSIC: "Ca nhạc",
    SegmentKind.PAUSE: "Khoảng lặng",
}
"""What cue sheets call a sound; Vietnamese, because listeners' players show it."""


def places_of(station: Station, starts_at: datetime) -> Mapping[str, str]:
    """What fills the places of `station`'s lines in a broadcast that starts at `starts_at`."""
    local = starts_at.astimezone(ZoneInfo(station.zone))
    name = station.full_name
    return {
        "station": name,
        "Station": name[:1].upper() + name[1:],
        "area": station.area,
        "weekday": weekday(local.date()),
        "date": long_date(local.date()),
        "time": clock_time(local.time()),
    }


def filled(text: str, places: Mapping[str, str]) -> str:
    """The line with its places filled; raises `Refused` for a place that does not exist."""

    def place(found: re.Match[str]) -> str:
        if found[1] not in places:
            raise Refused("There is no place %(place)s in a station's line.", place=found[0])
        return places[found[1]]

    return _PLACE.sub(place, text)


def rundown(
    programme: Programme,
    chosen: Chosen,
    places: Mapping[str, str],
    languages: Sequence[str] = (),
) -> Rundown:
    """The segments in playing order; each bulletin in the first of `languages` it can be heard in.

    Where bulletins were approved in two voices, these take turns from item to item.

    A sting that would follow a jingle or another sting (because a part between them stayed empty)
    is left out.
    """
    segments: list[Segment] = []
    for segment in _segments(programme.parts, chosen, places, languages):
        doubled = segment.kind is SegmentKind.STING and (
            not segments or segments[-1].kind in {SegmentKind.STING, SegmentKind.JINGLE}
        )
        if not doubled:
            segments.append(segment)
    return Rundown(tuple(segments))


def _segments(
    parts: Sequence[Part], chosen: Chosen, places: Mapping[str, str], languages: Sequence[str]
) -> Iterator[Segment]:
    turns = cycle((False, True))
    for index, part in enumerate(parts):
        match part:
            case Say():
                line = _line(part.title or part.text, part.text, places, part.bed)
                yield from (line for _ in range(part.times))
            case Play():
                yield Segment(part.kind, _SOUNDS.get(part.kind, part.sound), sound=part.sound)
            case Pause():
                yield _silence(part)
            case Fill():
                kind = SegmentKind.MUSIC if part.sounds else SegmentKind.PAUSE
                yield Segment(kind, _SOUNDS[kind], fill=part.sounds)
            case Relay():
                yield Segment(SegmentKind.RELAY, part.source, length=part.length)
            case Headlines():
                yield from _headlines(part, _after(index, parts, chosen), places)
            case Items():
                yield from _items(part, chosen.get(index, ()), places, languages, turns)


def _after(index: int, parts: Sequence[Part], chosen: Chosen) -> Iterator[Bulletin]:
    """The chosen bulletins that are still to come, in playing order."""
    for later in range(index + 1, len(parts)):
        yield from chosen.get(later, ())


def _headlines(
    part: Headlines, bulletins: Iterator[Bulletin], places: Mapping[str, str]
) -> Iterator[Segment]:
    first = list(islice(bulletins, part.at_most))
    if first:
        yield _line("Điểm tin", part.intro, places)
    yield from (headline(bulletin) for bulletin in first)


def headline(bulletin: Bulletin) -> Segment:
    """The bulletin's title, read out before its turn."""
    title = bulletin.script.title
    return Segment(SegmentKind.SPEECH, title, text=title, bulletin=bulletin.id)


def _items(
    part: Items,
    bulletins: Sequence[Bulletin],
    places: Mapping[str, str],
    languages: Sequence[str],
    turns: Iterator[bool],
) -> Iterator[Segment]:
    if bulletins and part.intro:
        yield _line("Lời dẫn", part.intro, places)
    for place, bulletin in enumerate(bulletins):
        if place and part.between:
            yield Segment(SegmentKind.STING, _SOUNDS[SegmentKind.STING], sound=part.between)
        for time in range(part.times):
            if time and part.again:
                yield _line("Nhắc lại", part.again, places)
            yield reading(bulletin, languages, second=next(turns))


def reading(bulletin: Bulletin, languages: Sequence[str], *, second: bool) -> Segment:
    """The bulletin in the language the station likes best; named only when it is not its own.

    `second` lets the second voice read it, if it was approved in two.
    """
    script = bulletin.script
    best = best_language(script, bulletin.versions, languages)
    language = None if best == script.language else best
    two = bool(bulletin.approval and bulletin.approval.second_voice) and language is None
    return Segment(
        SegmentKind.SPEECH,
        script.title,
        bulletin=bulletin.id,
        language=language,
        second_voice=two and second,
    )


def _line(title: str, text: str, places: Mapping[str, str], bed: str | None = None) -> Segment:
    return Segment(SegmentKind.SPEECH, filled(title, places), text=filled(text, places), bed=bed)


def silent(filling: Segment) -> Segment:
    """What stands in the place of music where there is too little time for any."""
    return replace(filling, kind=SegmentKind.PAUSE, title=_SOUNDS[SegmentKind.PAUSE])


def _silence(part: Pause) -> Segment:
    return Segment(SegmentKind.PAUSE, _SOUNDS[SegmentKind.PAUSE], length=part.length)
