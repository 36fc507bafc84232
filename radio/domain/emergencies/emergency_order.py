"""What somebody asks for who airs an emergency, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from radio.domain.bulletin import BulletinId
from radio.domain.emergencies.emergency import LONGEST_LIFE, SHORTEST_INTERVAL, Level
from radio.domain.errors import Problem
from radio.domain.message import Message, message
from radio.domain.script import Kind, Priority, Script

_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
TITLE_LENGTH = 80
"""Letters of a title made from the first words."""
MOST_TIMES = 100
MOST_READINGS = 3
LONGEST_TEXT = 2000
"""Characters: about two minutes and a half; who needs more needs a bulletin."""
LONGEST_INTERVAL = timedelta(hours=24)
CLOCKS_DIFFER = timedelta(minutes=5)
"""A time of issue may lie so far ahead of our clock."""


@dataclass(frozen=True)
class Order:
    """An emergency as it is asked for; the defaults are those of the page."""

    stations: tuple[str, ...]
    """Slugs, codes, areas by name, or `all`."""
    source: str
    """Who warns, as it is said."""
    text: str = ""
    """Written words; empty when an approved bulletin is read."""
    bulletin: BulletinId | None = None
    title: str = ""
    """Empty: the first words."""
    language: str = "vie"
    level: Level = Level.SEVERE
    issued_at: datetime | None = None
    """None: now."""
    times: int | None = 3
    """Airings; None: until it expires."""
    every: timedelta = timedelta(minutes=10)
    lasts: timedelta = timedelta(hours=6)
    """From now until it expires."""
    readings: int = 2
    advisory: str = ""
    """Key of the CAP message it comes from."""

    def script(self) -> Script:
        """The words as a script of the house."""
        return Script(
            title=self.title.strip() or first_words(self.text),
            kind=Kind.WARNING,
            theme="",
            body=self.text.strip(),
            language=self.language,
            priority=Priority.EMERGENCY,
            source=self.source.strip(),
        )


def first_words(text: str) -> str:
    """The first sentence as a title, or as many whole words of it as make one."""
    line = next((" ".join(one.split()) for one in text.splitlines() if one.strip()), "")
    sentence = _SENTENCE_END.split(line, maxsplit=1)[0].rstrip(".!")
    if len(sentence) <= TITLE_LENGTH:
        return sentence
    return sentence[:TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def problems(order: Order, now: datetime) -> tuple[Problem, ...]:
    """Everything that is wrong with an order, each with the field it is in."""
    return tuple(Problem(what, field=field) for field, what in _problems(order, now))


def _problems(order: Order, now: datetime) -> Iterator[tuple[str, Message]]:
    if bool(order.text.strip()) == (order.bulletin is not None):
        yield "text", message("Write what is to be said, or name an approved bulletin; not both.")
    if len(order.text) > LONGEST_TEXT:
        yield (
            "text",
            message(
                "It is too long for an emergency: at most %(most)s characters.", most=LONGEST_TEXT
            ),
        )
    if not order.source.strip():
        yield "source", message("Say who warns; it is read aloud.")
    if not order.stations:
        yield "stations", message("Choose at least one station.")
    if order.times is not None and not 1 <= order.times <= MOST_TIMES:
        yield "times", message("It is aired 1 to %(most)s times.", most=MOST_TIMES)
    if not 1 <= order.readings <= MOST_READINGS:
        yield "readings", message("It is read 1 to %(most)s times.", most=MOST_READINGS)
    if not SHORTEST_INTERVAL <= order.every <= LONGEST_INTERVAL:
        yield "every", message("From one airing to the next it is 1 minute to 24 hours.")
    if not timedelta() < order.lasts <= LONGEST_LIFE:
        yield (
            "lasts",
            message("It lasts at most %(hours)s hours.", hours=LONGEST_LIFE // timedelta(hours=1)),
        )
    if order.issued_at is not None and order.issued_at > now + CLOCKS_DIFFER:
        yield "issued-at", message("The time of issue lies in the future; look at the clock.")
