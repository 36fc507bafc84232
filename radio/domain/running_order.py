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
    """Routine bulletins they took out."""
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
        if routine and bulletin.id in self.left_out:
            return message("Left out by %(name)s.", name=self.name)
        return None

    def _turn(self, turn: Turn) -> Turn:
        if turn.bulletin.id not in self.bulletins:
            return turn
        chosen = message("%(reason)s Order chosen by %(name)s.", reason=turn.reason, name=self.name)
        return Turn(turn.bulletin, chosen)
