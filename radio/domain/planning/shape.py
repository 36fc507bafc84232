"""The shape of a rundown: where bulletins stand in it, whichever these are.

How a rundown looks depends only on how many bulletins each part has. So it is laid out once for
each such count, with stand-ins, by the same rule that lays out every rundown; bulletins are then
put into their places. One shape serves all stations and dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

from radio.domain.bulletin import Approval, Bulletin, BulletinId, State
from radio.domain.people import PersonId
from radio.domain.programme import Headlines, Items, Programme, Segment, SegmentKind
from radio.domain.rundown import PLACES, rundown
from radio.domain.script import Kind, Script

Counts = tuple[int, ...]
"""How many bulletins each part that takes any has, in the order of these parts."""

_AS_WRITTEN = {name: f"{{{name}}}" for name in PLACES}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Place(NamedTuple):
    """Where a bulletin is heard: as a headline or read, by which voice, and what comes after."""

    headline: bool
    second: bool
    after: SegmentKind | None


@dataclass(frozen=True, eq=False)
class Places:
    """All places of one bulletin in a rundown."""

    each: tuple[Place, ...]


Spot = tuple[int, int]
"""The part, by its number among those that take bulletins, and the position in it."""


@dataclass(frozen=True, eq=False)
class Shape:
    """A rundown with stand-ins; a line has its places unfilled."""

    segments: tuple[tuple[Segment, Spot | None, Place], ...]
    """In playing order, each with the spot of the bulletin it stands for, None for no bulletin."""
    places: Mapping[Spot, Places]

    @cached_property
    def lines(self) -> tuple[tuple[Segment, SegmentKind | None], ...]:
        """Lines with places to fill, each with what comes after it."""
        return tuple(pair for pair in self._standing if _has_places(pair[0]))

    @cached_property
    def fixed(self) -> tuple[tuple[Segment, SegmentKind | None], ...]:
        """What sounds alike at a station whatever the date, each with what comes after it.

        What only fills time that is left takes none from bulletins.
        """
        return tuple(pair for pair in self._standing if not _has_places(pair[0]))

    @property
    def _standing(self) -> Iterator[tuple[Segment, SegmentKind | None]]:
        for segment, spot, place in self.segments:
            if spot is None and segment.fill is None:
                yield segment, place.after


class Shapes:
    """The shapes of one programme, each laid out when it is first asked for."""

    def __init__(self, programme: Programme) -> None:
        """Raises `Refused` later, from `of`, for a line with a place that does not exist."""
        self._programme = programme
        self._indices = [
            index for index, part in enumerate(programme.parts) if isinstance(part, Items)
        ]
        self._made: dict[Counts, Shape] = {}
        self._known: dict[tuple[Place, ...], Places] = {}
        self.rooms: Counts = tuple(
            part.at_most for part in programme.parts if isinstance(part, Items)
        )
        """How many bulletins each part may have."""
        self.parts_for: Mapping[Kind, tuple[int, ...]] = {
            kind: found for kind in Kind if (found := tuple(self._parts_for(kind)))
        }
        """Which parts take a kind, by their number among `rooms`."""
        self.headlines = any(isinstance(part, Headlines) for part in programme.parts)
        """Whether titles are read out before their turn."""

    @property
    def empty(self) -> Counts:
        """The counts of a broadcast without any bulletin."""
        return (0,) * len(self.rooms)

    def of(self, counts: Counts) -> Shape:
        """The shape for so many bulletins in each part."""
        made = self._made.get(counts)
        if made is None:
            made = self._made[counts] = self._lay_out(counts)
        return made

    def _parts_for(self, kind: Kind) -> list[int]:
        parts = [self._programme.parts[index] for index in self._indices]
        return [
            number
            for number, part in enumerate(parts)
            if isinstance(part, Items) and kind in part.kinds
        ]

    def _lay_out(self, counts: Counts) -> Shape:
        stand_ins = {
            _stand_in_id(number, position): (number, position)
            for number, count in enumerate(counts)
            for position in range(count)
        }
        chosen = {
            self._indices[number]: tuple(
                _stand_in(_stand_in_id(number, position)) for position in range(count)
            )
            for number, count in enumerate(counts)
            if count
        }
        segments = rundown(self._programme, chosen, _AS_WRITTEN, ("",)).segments
        afters = _afters(segments)
        laid = tuple(
            (
                one,
                stand_ins[one.bulletin] if one.bulletin else None,
                Place(one.text is not None, one.second_voice, after),
            )
            for one, after in zip(segments, afters, strict=True)
        )
        return Shape(laid, {spot: self._places(laid, spot) for spot in stand_ins.values()})

    def _places(self, laid: Iterable[tuple[Segment, Spot | None, Place]], spot: Spot) -> Places:
        """The places of a spot; the same places are one and the same value."""
        each = tuple(place for _, at, place in laid if at == spot)
        return self._known.setdefault(each, Places(each))


def _afters(segments: Sequence[Segment]) -> Iterator[SegmentKind | None]:
    """For each segment the kind of the next that sounds; what only fills time left does not."""
    for at in range(len(segments)):
        yield next((one.kind for one in segments[at + 1 :] if one.fill is None), None)


def _has_places(segment: Segment) -> bool:
    return segment.text is not None and "{" in f"{segment.text}{segment.title}"


def _stand_in_id(number: int, position: int) -> BulletinId:
    return BulletinId(f"{number}.{position}")


def _stand_in(name: BulletinId) -> Bulletin:
    """A bulletin of no language that two voices may read."""
    bulletin = Bulletin(
        id=name,
        script=Script(name, Kind.NEWS, theme="", body="", language=""),
        author=PersonId(""),
        state=State.APPROVED,
        created_at=_EPOCH,
        changed_at=_EPOCH,
    )
    approval = Approval(bulletin.author, _EPOCH, heard="", voice="1", second_voice="2")
    return replace(bulletin, approval=approval)
