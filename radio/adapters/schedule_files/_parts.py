"""The parts of a programme, read from the rows of its rundown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from radio.adapters.schedule_files._fields import Fields
from radio.domain.message import message
from radio.domain.near_name import near_name
from radio.domain.programme import (
    Fill,
    Headlines,
    Items,
    Part,
    Pause,
    Play,
    Relay,
    Say,
    SegmentKind,
)
from radio.domain.script import Kind

_MINUTE = timedelta(minutes=1)
PLAYED = {kind.value: kind for kind in (SegmentKind.JINGLE, SegmentKind.STING, SegmentKind.MUSIC)}
"""What a house sound may be played as."""


def read_part(row: Fields) -> Part | None:
    """One part; its first field says which kind it is. None, and a problem, when none does."""
    kind = next((name for name in PARTS if row.has(name)), None)
    if kind is None:
        row.complain(message("each part starts with one of: %(known)s", known=", ".join(PARTS)))
        return None
    part = PARTS[kind](row)
    row.done()
    return part


def _say(row: Fields) -> Say:
    bed = row.text("bed", "")
    return Say(row.text("say"), row.text("title", ""), bed or None, row.whole("times", 1))


def _play(row: Fields) -> Play:
    kind = row.one_of("as", tuple(PLAYED), "jingle")
    return Play(row.text("play"), PLAYED.get(kind, SegmentKind.JINGLE))


def _pause(row: Fields) -> Pause:
    return Pause(row.length("pause", timedelta(seconds=1), message("write a number of seconds")))


def _headlines(row: Fields) -> Headlines:
    return Headlines(row.text("headlines"), row.whole("at-most", 4))


def _items(row: Fields) -> Items:
    between = row.text("between", "")
    known = [kind.value for kind in Kind]
    wrong = [name for name in row.texts("items") if name not in known]
    for name in wrong:
        row.complain(near_name(name, known), "items")
    return Items(
        kinds=tuple(Kind(name) for name in row.texts("items") if name in known),
        at_most=row.whole("at-most", 1),
        intro=row.text("intro", ""),
        between=between or None,
        times=row.whole("times", 1),
        again=row.text("again", ""),
    )


def _fill(row: Fields) -> Fill:
    return Fill(row.texts("fill"))


def _relay(row: Fields) -> Relay:
    minutes = message("write a number of minutes")
    return Relay(
        row.text("relay"),
        row.length("minutes", _MINUTE, minutes),
        minute=row.read("at", None, _minute_of_an_hour, message("write a minute from 0 to 59")),
        after=row.length("after", _MINUTE, minutes) if row.has("after") else None,
    )


def _minute_of_an_hour(raw: str) -> int:
    minute = int(raw)
    if not 0 <= minute < 60:
        raise ValueError
    return minute


PARTS: Mapping[str, Callable[[Fields], Part]] = {
    "say": _say,
    "play": _play,
    "pause": _pause,
    "headlines": _headlines,
    "items": _items,
    "fill": _fill,
    "relay": _relay,
}
"""Which field makes a part what it is."""
