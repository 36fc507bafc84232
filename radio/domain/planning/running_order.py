"""The running order a person chose for one broadcast, and how far the planner follows it.

Circular 39/2020/TT-BTTTT: routine bulletins are the commune's to choose; priority ones must go in,
and where two meet the commune decides which comes first; an emergency goes before everything. So a
person orders bulletins within their level, and leaves out routine ones alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from radio.domain.broadcast import BroadcastId
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.message import Message, message
from radio.domain.people import PersonId
from radio.domain.programme import Items, Programme
from radio.domain.script import Priority


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

    @cached_property
    def places(self) -> Mapping[BulletinId, int]:
        """Where each placed bulletin stands; those not placed come after them."""
        return {bulletin: place for place, bulletin in enumerate(self.bulletins)}

    def place(self, bulletin: BulletinId) -> int:
        """Where a bulletin stands within its level of priority."""
        return self.places.get(bulletin, len(self.bulletins))

    def why_not(self, bulletin: Bulletin) -> Message | None:
        """Why the bulletin is not considered; None unless it is routine and was left out."""
        routine = bulletin.script.priority is Priority.ROUTINE
        return self.refusal if routine and bulletin.id in self.left_out else None

    @property
    def refusal(self) -> Message:
        """What is said of a bulletin that was not chosen."""
        return message("Not in the order that %(name)s chose.", name=self.name)

    def because(self, bulletin: BulletinId, reason: Message) -> Message:
        """The reason for which a bulletin is taken, and whose order it stands in."""
        if bulletin not in self.places:
            return reason
        return message("%(reason)s Order chosen by %(name)s.", reason=reason, name=self.name)


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
