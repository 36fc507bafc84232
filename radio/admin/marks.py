"""What pages call the classes of changed text, and the family by which they are coloured."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask

from radio.admin.comparison import Passage, Place
from radio.domain.message import Message, message
from radio.domain.spoken import Kind
from radio.domain.spoken.registry import PREPARING, RULES
from radio.domain.spoken.rule import Described

NAMES: dict[Kind, Message] = {
    Kind.CARDINAL: message("number"),
    Kind.ORDINAL: message("ordinal number"),
    Kind.DECIMAL: message("decimal"),
    Kind.DATE: message("date"),
    Kind.TIME: message("time"),
    Kind.RANGE: message("range"),
    Kind.MONEY: message("money"),
    Kind.MEASURE: message("measure"),
    Kind.PERCENT: message("percent"),
    Kind.FRACTION: message("fraction"),
    Kind.SCORE: message("score"),
    Kind.DOCUMENT: message("document number"),
    Kind.CITATION: message("citation"),
    Kind.ABBREVIATION: message("abbreviation"),
    Kind.ROMAN: message("Roman numeral"),
    Kind.ROAD: message("road"),
    Kind.PHONE: message("telephone"),
    Kind.WEB: message("web address"),
    Kind.FOREIGN: message("foreign word"),
    Kind.CODE: message("code"),
    Kind.LETTER: message("letter"),
    Kind.SYMBOL: message("sign"),
    Kind.LIST_MARK: message("list mark"),
    Kind.HEADING: message("heading"),
    Kind.TAIL: message("left out"),
    Kind.LAYOUT: message("layout"),
    Kind.LEXICON: message("decided by a person"),
}
"""A class as the legend and the panel name it."""
DOUBTFUL = message("doubtful")
"""What is said as it is written, and doubtful."""

_FAMILIES: dict[str, set[Kind]] = {
    "time": {Kind.DATE, Kind.TIME},
    "paper": {Kind.DOCUMENT, Kind.CITATION, Kind.HEADING, Kind.LIST_MARK, Kind.TAIL},
    "letters": {Kind.ABBREVIATION, Kind.ROMAN, Kind.LETTER, Kind.CODE, Kind.ROAD},
    "address": {Kind.PHONE, Kind.WEB, Kind.FOREIGN},
    "sign": {Kind.SYMBOL, Kind.LAYOUT},
    "decided": {Kind.LEXICON},
}
_RULES = {rule.id: rule for rule in (*PREPARING, *RULES)}


def install(app: Flask) -> None:
    """Give templates these words."""
    app.jinja_env.globals.update(mark_name=name, mark_family=family)


def name(kind: Kind | None) -> Message:
    """What a class is called."""
    return NAMES[kind] if kind else DOUBTFUL


def family(kind: Kind | None) -> str:
    """The class's colour, as the style sheet names it; several classes share one."""
    if kind is None:
        return "plain"
    return next((name for name, kinds in _FAMILIES.items() if kind in kinds), "number")


def legend(compared: Iterable[Passage]) -> tuple[Kind, ...]:
    """The classes that are marked in a text, in one fixed order."""
    marked = {place.kind for passage in compared for place in passage.places if place.marked}
    return tuple(kind for kind in Kind if kind in marked)


def rule_of(place: Place) -> Described | None:
    """The rule that read a place, with its example; None where a person decided."""
    return _RULES.get(place.rule)
