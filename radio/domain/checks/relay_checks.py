"""Whether relays, and what stands beside them, have time in the slots in which they are heard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from radio.domain.checks.broken_rule import BrokenRule
from radio.domain.message import Message, message
from radio.domain.planning.relays import begins
from radio.domain.programme import Fill, Part, Pause, Programme, Relay
from radio.domain.schedule import Schedules
from radio.domain.slot import Slot

_ANY_DAY = date(2022, 10, 3)
"""A slot begins at the same local time on every day."""


def broken_relays(schedules: Schedules) -> Iterator[BrokenRule]:
    """One for each relay that its slot has no room for, or else for what a relay leaves no time."""
    programmes = {programme.id: programme for programme in schedules.programmes}
    for at, slot in enumerate(schedules.slots):
        programme = programmes.get(slot.programme)
        for wrong in wrong_relays(programme, slot) if programme else ():
            yield BrokenRule(("slots", at, "minutes"), slot.id, wrong)


def wrong_relays(programme: Programme, slot: Slot) -> Sequence[Message]:
    """What of a programme with relays cannot be heard in a slot; nothing when all of it can.

    A relay that does not say when it begins is named elsewhere.
    """
    relays = [part for part in programme.parts if isinstance(part, Relay)]
    if any((relay.minute is None) == (relay.after is None) for relay in relays):
        return []
    return [*_without_room(programme, slot)] or [*_without_time(programme, slot)]


def _without_room(programme: Programme, slot: Slot) -> Iterator[Message]:
    """Relays that begin before the one in front of them has ended, or end after the slot."""
    starts = free = datetime.combine(_ANY_DAY, slot.starts, UTC)
    for relay in programme.parts:
        if isinstance(relay, Relay):
            begun = begins(relay, starts)
            if begun < free or begun + relay.length > starts + slot.length:
                yield message(
                    "the relay of %(source)s in the programme %(programme)s has no room in this "
                    "slot; make the slot longer or let the relay begin at another minute",
                    source=relay.source,
                    programme=programme.id,
                )
            free = max(free, begun + relay.length)


def _without_time(programme: Programme, slot: Slot) -> Iterator[Message]:
    """What stands before a relay that begins at once, or behind one that ends with the slot."""
    starts = free = datetime.combine(_ANY_DAY, slot.starts, UTC)
    own: list[Part] = []
    relay = None
    for part in programme.parts:
        if not isinstance(part, Relay):
            own.append(part)
            continue
        relay = part
        if begins(relay, starts) == free and _to_be_heard(own):
            yield message(
                "what stands before the relay of %(source)s in the programme %(programme)s has no "
                "time in this slot; let the relay begin later or take that out",
                source=relay.source,
                programme=programme.id,
            )
        free, own = begins(relay, starts) + relay.length, []
    if relay and free == starts + slot.length and _to_be_heard(own):
        yield message(
            "what stands behind the relay of %(source)s in the programme %(programme)s has no "
            "time in this slot; make the slot longer or take that out",
            source=relay.source,
            programme=programme.id,
        )


def _to_be_heard(parts: Sequence[Part]) -> bool:
    """Whether somebody would miss them: what only fills time needs none."""
    return not all(isinstance(part, Fill | Pause) for part in parts)
