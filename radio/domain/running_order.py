"""The running order a person chose for one broadcast, and how far the planner follows it.

Circular 39/2020/TT-BTTTT: routine bulletins are the commune's to choose; priority ones must go in,
and where two meet the commune decides which comes first; an emergency goes before everything. So a
person orders bulletins within their level, and leaves out routine ones alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from radio.domain.broadcast import BroadcastId
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.message import Message, message
from radio.domain.people import PersonId
from radio.domain.programme import Items, Programme
from radio.domain.script import Priority
from radio.domain.turns import Turn


@dataclass(frozen=True)
class RunningOrder:
    """What one person decided for one broadcast; the last decision holds."""

    broadcast: BroadcastId
    on: date
    """Local date of the broadcast."""
    bulletins: tuple[BulletinId, ...]
    """Those they placed, in playing order; others come after them."""
    left_out: tuple[BulletinId, ...]
    """Routine bulletins that could have been heard and that they did not choose."""
    by: PersonId
    name: str
    """What the person was called then."""
    at: datetime
    """UTC."""

    def in_order(self, turns: Sequence[Turn]) -> Sequence[Turn]:
        """The turns with the placed bulletins first, each level of priority by itself."""
        places = {bulletin: place for place, bulletin in enumerate(self.bulletins)}
        behind = len(places)

        def rank(turn: Turn) -> tuple[int, int]:
            one = turn.bulletin
            return -one.script.priority.level, places.get(one.id, behind)

        return [self._turn(turn) for turn in sorted(turns, key=rank)]

    def why_not(self, bulletin: Bulletin) -> Message | None:
        """Why the bulletin is not considered; None unless it is routine and was left out."""
        routine = bulletin.script.priority is Priority.ROUTINE
        return self.refusal if routine and bulletin.id in self.left_out else None

    @property
    def refusal(self) -> Message:
        """What is said of a bulletin that was not chosen."""
        return message("Not in the order that %(name)s chose.", name=self.name)

    def _turn(self, turn: Turn) -> Turn:
        if turn.bulletin.id not in self.bulletins:
            return turn
        chosen = message("%(reason)s Order chosen by %(name)s.", reason=turn.reason, name=self.name)
        return Turn(turn.bulletin, chosen)


def moved(
    order: Sequence[BulletinId], bulletin: BulletinId, target: BulletinId, *, behind: bool = False
) -> tuple[BulletinId, ...]:
    """The order with a bulletin before (or right behind) another one; as it was for a stranger."""
    if bulletin == target or bulletin not in order or target not in order:
        return tuple(order)
    others = [one for one in order if one != bulletin]
    place = others.index(target) + behind
    return (*others[:place], bulletin, *others[place:])


def may_change_places(programme: Programme, items: Sequence[Bulletin]) -> tuple[bool, ...]:
    """For each pair of neighbours in playing order, whether a person may swap the two.

    They must be of one level of priority, and each of a kind that the other's part takes.
    """
    parts = _parts(programme, items)
    pairs = zip(items, items[1:], parts, parts[1:], strict=False)
    return tuple(_alike(*pair) for pair in pairs)


def _alike(one: Bulletin, next_one: Bulletin, part: Items, next_part: Items) -> bool:
    return (
        one.script.priority is next_one.script.priority
        and one.script.kind in next_part.kinds
        and next_one.script.kind in part.kinds
    )


def _parts(programme: Programme, items: Sequence[Bulletin]) -> list[Items]:
    """The part each item stands in, as the planner fills them: the first with room."""
    room = [part for part in programme.parts if isinstance(part, Items)]
    found: list[Items] = []
    taken = 0
    for item in items:
        while room and (item.script.kind not in room[0].kinds or taken == room[0].at_most):
            room, taken = room[1:], 0
        if not room:
            break
        found.append(room[0])
        taken += 1
    return found
