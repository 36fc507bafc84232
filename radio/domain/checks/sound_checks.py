"""Which house sounds programmes name that the house does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from radio.domain.checks.broken_rule import BrokenRule, unknown_names
from radio.domain.programme import Fill, Items, Part, Play, Programme, Say


def unknown_sounds(programmes: Iterable[Programme], known: Sequence[str]) -> Iterator[BrokenRule]:
    """One broken rule for each name that is none of the `known` ones, with the nearest of them."""
    for at, programme in enumerate(programmes):
        for place, part in enumerate(programme.parts):
            here = ("programmes", at, "rundown", place)
            for field, sounds in _named(part):
                yield from unknown_names(here, programme.id, field, sounds, known)


def _named(part: Part) -> Iterator[tuple[str, Sequence[str]]]:
    """The fields of a part that name sounds."""
    match part:
        case Play():
            yield "play", [part.sound]
        case Say(bed=str(bed)):
            yield "bed", [bed]
        case Items(between=str(between)):
            yield "between", [between]
        case Fill():
            yield "fill", part.sounds
