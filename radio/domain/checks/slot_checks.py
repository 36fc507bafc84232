"""What is wrong with one slot or one special day by itself: lengths, dates, kinds of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from radio.domain.calendar import LONGEST, SpecialDay
from radio.domain.checks.broken_rule import BrokenRule, last_before_first
from radio.domain.message import Message, message
from radio.domain.slot import Slot

LONGEST_SLOT = timedelta(days=1)


def broken_slots(slots: Iterable[Slot]) -> Iterator[BrokenRule]:
    """Every rule that the slots break, in their order."""
    for at, slot in enumerate(slots):
        here = ("slots", at)
        yield from last_before_first(here, slot.id, slot.valid_from, slot.valid_to)
        for field, wrong in _wrong_values(slot):
            yield BrokenRule((*here, field), slot.id, wrong)


def _wrong_values(slot: Slot) -> Iterator[tuple[str, Message]]:
    if slot.length > LONGEST_SLOT:
        yield "minutes", message("a slot lasts a day at most")
    if "COUNT=" in slot.repeat.upper() and slot.valid_from is None:
        yield "repeat", message("a rule with COUNT is counted from valid-from; give it")
    for day in slot.also_on:
        if day in slot.except_on:
            yield "also", message("%(day)s stands under except, too", day=day.isoformat())
        if (slot.valid_from and day < slot.valid_from) or (slot.valid_to and day > slot.valid_to):
            outside = message("%(day)s is outside the dates of the slot", day=day.isoformat())
            yield "also", outside
    for kind in slot.on_types:
        if kind in slot.not_on_types:
            yield "not-on", message("%(kind)s stands under on, too", kind=kind.value)


def broken_days(days: Iterable[SpecialDay]) -> Iterator[BrokenRule]:
    """Every rule that the special days break, in their order."""
    for at, day in enumerate(days):
        here = ("days", at, "until")
        if day.until is not None and day.until < day.on:
            wrong = message("the last day is before the first day")
            yield BrokenRule(here, day.on.isoformat(), wrong)
        elif day.last - day.on >= LONGEST:
            wrong = message("days in a row are a year at most")
            yield BrokenRule(here, day.on.isoformat(), wrong)
