"""The form of an emergency: what was filled in, and the order it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.emergencies.emergency import Emergency, Level
from radio.domain.emergencies.emergency_order import Order
from radio.domain.errors import BadInput, Problem
from radio.domain.message import Message, message
from radio.domain.text import unaccented

NAMES = ("text", "source", "level", "bulletin", "issued-at", "times", "every", "lasts", "readings")
DEFAULTS = {"level": "severe", "times": "3", "every": "10", "lasts": "6", "readings": "2"}
LABELS: Mapping[str, Message] = {
    "text": message("What is to be said"),
    "source": message("Who warns"),
    "stations": message("Stations"),
    "level": message("How grave it is"),
    "bulletin": message("Instead of words: an approved bulletin"),
    "issued-at": message("When it was issued"),
    "times": message("How many times"),
    "every": message("Minutes from one to the next"),
    "lasts": message("Hours until it expires"),
    "readings": message("Times it is read in one airing"),
}
LARGEST_NUMBER = 100_000
CONFIRMED_BY = frozenset({"phat", "air"})
"""What may be typed to air it, marks and capitals apart."""


@dataclass(frozen=True)
class EmergencyForm:
    """The fields as they were filled in."""

    fields: Mapping[str, str]
    stations: tuple[str, ...] = ()

    @classmethod
    def sent(cls, given: MultiDict[str, str]) -> EmergencyForm:
        """As a browser sent it."""
        fields = {name: given.get(name, DEFAULTS.get(name, "")).strip() for name in NAMES}
        return cls(fields, tuple(given.getlist("stations")))

    @classmethod
    def empty(cls) -> EmergencyForm:
        """With the defaults of the house."""
        return cls({name: DEFAULTS.get(name, "") for name in NAMES})

    @classmethod
    def again(cls, one: Emergency, bulletin: Bulletin) -> EmergencyForm:
        """With the words of an earlier one, to be put right."""
        known = {"text": bulletin.script.body, "source": one.source, "level": one.level.value}
        return cls({**cls.empty().fields, **known}, tuple(one.stations))

    def order(self, zone: ZoneInfo) -> Order:
        """What it asks for; raises `BadInput` for what is no number, time or level."""
        reading = _Reading(self.fields)
        order = Order(
            stations=self.stations,
            source=self.fields["source"],
            text=self.fields["text"],
            bulletin=BulletinId(self.fields["bulletin"]) if self.fields["bulletin"] else None,
            level=reading.level(),
            issued_at=reading.moment("issued-at", zone),
            times=round(reading.number("times")) or None,
            every=timedelta(minutes=reading.number("every")),
            lasts=timedelta(hours=reading.number("lasts")),
            readings=round(reading.number("readings")),
        )
        if reading.problems:
            raise BadInput(reading.problems)
        return order


class _Reading:
    """Fields being read; each problem is noted and reading goes on."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields
        self.problems: list[Problem] = []

    def level(self) -> Level:
        try:
            return Level(self._fields["level"])
        except ValueError:
            self.problems.append(Problem(message("Choose how grave it is."), field="level"))
            return Level.SEVERE

    def number(self, name: str) -> float:
        try:
            found = float(self._fields[name].replace(",", "."))
        except ValueError:
            found = -1
        if 0 <= found <= LARGEST_NUMBER:
            return found
        self.problems.append(Problem(message("Write a number."), field=name))
        return 1

    def moment(self, name: str, zone: ZoneInfo) -> datetime | None:
        written = self._fields[name]
        if not written:
            return None
        try:
            return datetime.fromisoformat(written).replace(tzinfo=zone)
        except ValueError:
            self.problems.append(Problem(message("Choose a date and a time."), field=name))
            return None


def confirmed(typed: str) -> bool:
    """Whether somebody typed the word that airs an emergency."""
    return unaccented(typed).strip().lower() in CONFIRMED_BY
