"""On which days a slot comes round: its rule, the days left out and put in, and kinds of days."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from dateutil.rrule import rrulestr

from radio.domain.calendar import Calendar
from radio.domain.errors import Refused
from radio.domain.slot import Recurrence, Slot

_STEPS = {"DAILY": timedelta(days=1), "WEEKLY": timedelta(weeks=1)}
"""Rules whose periods are of one length, so that counting may begin near the days asked for."""


def slot_days(slot: Slot, calendar: Calendar, first: date, last: date) -> tuple[date, ...]:
    """The days from `first` to `last`, both included, on which the slot comes round.

    Extra days come whatever the rule and the kind of day; nothing comes outside the slot's own
    dates or on a silent day. Raises `Refused` for a rule that is none.
    """
    return recurrence_days(slot.recurrence, calendar, first, last)


@lru_cache(maxsize=8192)
def recurrence_days(
    when: Recurrence, calendar: Calendar, first: date, last: date
) -> tuple[date, ...]:
    """`slot_days` of every slot that comes round alike: kept once for all of them."""
    first = max(first, when.valid_from or date.min)
    last = min(last, when.valid_to or date.max)
    if first > last:
        return ()
    left_out = set(when.except_on)
    days = {
        day
        for day in recurring(when.repeat, when.counted_from, first, last)
        if day not in left_out and calendar.allows(day, when.on_types, when.not_on_types)
    }
    days.update(day for day in when.also_on if first <= day <= last)
    return tuple(sorted(day for day in days if not calendar.is_silent(day)))


@lru_cache(maxsize=4096)
def recurring(repeat: str, counted_from: date, first: date, last: date) -> tuple[date, ...]:
    """The days of a recurrence rule (RFC 5545) from `first` to `last`, each once.

    Raises `Refused` when `repeat` is not such a rule.
    """
    try:
        rule = rrulestr(repeat, dtstart=_midnight(_near(repeat, counted_from, first)))
        found = rule.between(_midnight(first), _midnight(last) + timedelta(hours=23), inc=True)
    except (ValueError, TypeError, AttributeError):
        raise Refused("%(rule)s is not a recurrence rule.", rule=repeat) from None
    return tuple(dict.fromkeys(moment.date() for moment in found))


def _near(repeat: str, counted_from: date, first: date) -> date:
    """A first day that gives the same days from `first` on, with less to count.

    A rule that ends after so many times has to be counted from its beginning.
    """
    fields = dict(re.findall(r"(FREQ|INTERVAL|COUNT)=(\w+)", repeat.upper()))
    step = _STEPS.get(fields.get("FREQ", ""))
    if step is None or "COUNT" in fields or not fields.get("INTERVAL", "1").isdigit():
        return counted_from
    step *= int(fields.get("INTERVAL", "1")) or 1
    return max(counted_from, counted_from + ((first - counted_from) // step - 1) * step)


def _midnight(day: date) -> datetime:
    """The start of a day on the wall clock, which is what rules are counted on."""
    return datetime.combine(day, time())
