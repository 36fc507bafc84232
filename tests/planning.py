"""What tests of the planner share: a request, its plan, and how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from radio.domain.broadcast import Broadcast
from radio.domain.bulletin import Bulletin
from radio.domain.planning.planner import Request, plan
from radio.domain.planning.reception import Lengths
from radio.domain.programme import Segment, SegmentKind
from radio.domain.station import Station
from tests.builders import (
    EVE,
    MONDAY,
    an_approved,
    some_schedules,
)

ITEM = timedelta(minutes=4)
LINE = timedelta(seconds=15)


def lengths(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
    """Every bulletin four minutes, every line and tune a quarter of one."""
    return ITEM if segment.bulletin and not segment.text else LINE


def playing_time(station: Station, segments: Sequence[Segment], lengths: Lengths) -> timedelta:
    """How long they are in a row."""
    afters = [*(one.kind for one in segments[1:]), None][: len(segments)]
    each = (lengths(station, one, after) for one, after in zip(segments, afters, strict=True))
    return sum(each, timedelta())


def ask(*bulletins: Bulletin, **changes: object) -> Request:
    request = Request(some_schedules(), bulletins, MONDAY, 1, EVE)
    return replace(request, **changes)  # type: ignore[arg-type]


def the_broadcast(*bulletins: Bulletin, **changes: object) -> Broadcast:
    (broadcast,) = plan(ask(*bulletins, **changes), lengths).broadcasts
    return broadcast


def items(broadcast: Broadcast) -> list[str]:
    """Bulletins in playing order, headlines apart."""
    return [one.bulletin for one in broadcast.rundown.segments if one.bulletin and not one.text]


def reasons(broadcast: Broadcast) -> dict[str | None, str]:
    return {
        bulletin: str(choice.reason) for choice in broadcast.choices for bulletin in choice.about
    }


def news(*slugs: str, **script: object) -> list[Bulletin]:
    return [an_approved(slug, **script) for slug in slugs]
