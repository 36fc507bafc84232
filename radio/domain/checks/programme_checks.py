"""What is wrong with programmes: places that nothing fills, parts that could never be heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from radio.domain.checks.broken_rule import BrokenRule, unknown_names
from radio.domain.message import message
from radio.domain.programme import Fill, Headlines, Items, Part, Pause, Programme, Relay, Say
from radio.domain.rundown import PLACES

_PLACE = re.compile(r"\{\w*\}")
_KNOWN = sorted(f"{{{place}}}" for place in PLACES)


def broken_programmes(programmes: Iterable[Programme]) -> Iterator[BrokenRule]:
    """Every rule that the programmes break, in their order."""
    for at, programme in enumerate(programmes):
        if not programme.parts:
            empty = message("this programme has no part")
            yield BrokenRule(("programmes", at, "rundown"), programme.id, empty)
        for rule in _rules_of_time(programme.parts):
            path = ("programmes", at, "rundown", *rule.path)
            yield BrokenRule(path, programme.id, rule.what)
        for place, part in enumerate(programme.parts):
            here = ("programmes", at, "rundown", place)
            for rule in _part_rules(part):
                yield BrokenRule((*here, *rule.path), programme.id, rule.what)


def _part_rules(part: Part) -> Iterator[BrokenRule]:
    """What one part breaks; paths start at the part."""
    match part:
        case Say():
            yield from _places("say", part.text)
            yield from _places("title", part.title)
        case Headlines():
            yield from _places("headlines", part.intro)
        case Relay() if (part.minute is None) == (part.after is None):
            wrong = message("say when the relay begins: at (minute) or after (minutes), not both")
            yield BrokenRule(("relay",), "", wrong)
        case Items() if not part.kinds:
            yield BrokenRule(("items",), "", message("name at least one kind of bulletin"))
        case Pause() if part.length <= timedelta():
            yield BrokenRule(("pause",), "", message("a pause is longer than nothing"))


def _rules_of_time(parts: Sequence[Part]) -> Iterator[BrokenRule]:
    """What breaks the running on time; paths start at the part."""
    filled = False
    for place, part in enumerate(parts):
        if isinstance(part, Relay):
            filled = False
        elif isinstance(part, Fill):
            if filled:
                wrong = message("one fill is enough; a second could have no time of its own")
                yield BrokenRule((place, "fill"), "", wrong)
            filled = True


def _places(field: str, text: str) -> Iterator[BrokenRule]:
    """Places in braces that do not exist, each with the nearest that does."""
    yield from unknown_names((), "", field, _PLACE.findall(text), _KNOWN)
