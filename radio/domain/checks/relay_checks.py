"""Whether the relays of a programme fit into the slots in which it is heard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from radio.domain.checks.broken_rule import BrokenRule
from radio.domain.message import message
from radio.domain.planning.relays import begins
from radio.domain.programme import Programme, Relay
from radio.domain.schedule import Schedules
from radio.domain.slot import Slot

_ANY_DAY = date(2022, 10, 3)
"""A slot begins at the same local time on every day."""


def broken_relays(schedules: Schedules) -> Iterator[BrokenRule]:
    """One for each relay that its slot has no room for."""
    programmes = {programme.id: programme for programme in schedules.programmes}
    for at, slot in enumerate(schedules.slots):
        programme = programmes.get(slot.programme)
        for relay in _without_room(programme, slot) if programme else ():
            wrong = message(
                "the relay of %(source)s in the programme %(programme)s has no room in this slot; "
                "make the slot longer or let the relay begin at another minute",
                source=relay.source,
                programme=slot.programme,
            )
            yield BrokenRule(("slots", at, "minutes"), slot.id, wrong)


def _without_room(programme: Programme, slot: Slot) -> Iterator[Relay]:
    """Relays that begin before the one in front of them has ended, or end after the slot.

    One that does not say when it begins is named elsewhere.
    """
    starts = free = datetime.combine(_ANY_DAY, slot.starts, UTC)
    for relay in programme.parts:
        if isinstance(relay, Relay) and (relay.minute is None) != (relay.after is None):
            begun = begins(relay, starts)
            if begun < free or begun + relay.length > starts + slot.length:
                yield relay
            free = max(free, begun + relay.length)
