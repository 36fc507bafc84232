"""What becomes of two broadcasts that collide on one date: the operator chooses.

Chain ("xếp sau"): the new one begins when the other is over. Overwrite ("ghi đè"): the new one
stands where it was put, and the other does not go out on this date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from radio.domain.checks.override_checks import Collision, Consequences
from radio.domain.errors import Refused
from radio.domain.schedule import Schedules
from radio.domain.timetable.occurrences import zone_of
from radio.domain.timetable.override import Change, Override, in_order

MINUTE = timedelta(minutes=1)


class OnCollision(StrEnum):
    """The operator's choice."""

    CHAIN = "chain"
    OVERWRITE = "overwrite"


@dataclass(frozen=True)
class Settlement:
    """What has to be done so that nothing collides."""

    make: tuple[Override, ...]
    """Overrides to make, in this order; the new one is the last."""


def settled(schedules: Schedules, new: Override, choice: OnCollision) -> Settlement:
    """How the choice settles what `new` collides with; without a collision it stays as it is.

    Raises `Refused` when no time is left on its day to stand after the others.
    """
    if choice is OnCollision.CHAIN:
        return Settlement((_chained(schedules, new),))
    left_out = (_left_out(one, new) for one in _collisions(schedules, new))
    return Settlement((*in_order({one.key: one for one in left_out}.values()), new))


def _chained(schedules: Schedules, new: Override) -> Override:
    """The new one at the first full minute after what it meets, and after what it meets there."""
    while collisions := _collisions(schedules, new):
        ends = max(
            one.other.ends_at.astimezone(zone_of(one.made.station.zone)) for one in collisions
        )
        if ends.replace(second=0, microsecond=0) != ends:
            ends = ends.replace(second=0, microsecond=0) + MINUTE
        if ends.date() != new.lands_on:
            raise Refused(
                "There is no time left on %(day)s after %(slot)s.",
                day=new.lands_on.isoformat(),
                slot=collisions[-1].other.slot.id,
            )
        new = replace(new, starts=ends.time())
    return new


def _collisions(schedules: Schedules, new: Override) -> list[Collision]:
    others = (one for one in schedules.overrides if one.key != new.key)
    given = replace(schedules, overrides=in_order((*others, new)))
    return list(Consequences(given).collisions(new))


def _left_out(collision: Collision, new: Override) -> Override:
    """The other one left out on its date, at the station of the collision, for the same reason.

    It is an override over what it leaves out, so that undoing it brings that back.
    """
    other = collision.other
    before = other.override
    slot, on = (before.slot, before.on) if before else (other.slot.id, other.on)
    own_addition = before is not None and before.does is Change.ADD and before.station is not None
    does = Change.DROP if own_addition else Change.CANCEL
    return Override(slot, on, does, new.reason, station=other.station.id)
