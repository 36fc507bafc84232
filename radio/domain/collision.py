"""What becomes of two broadcasts that collide on one date: the operator chooses.

Chain ("xếp sau"): the new one begins when the other is over. Overwrite ("ghi đè"): the new one
stands where it was put, and the other does not go out on this date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from radio.domain.errors import Refused
from radio.domain.occurrences import zone_of
from radio.domain.override import Change, Override, OverrideKey, in_order
from radio.domain.override_checks import Collision, Consequences
from radio.domain.schedule import Schedules

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
    undo: tuple[OverrideKey, ...] = ()
    """Additions that are taken back before."""


def settled(schedules: Schedules, new: Override, choice: OnCollision) -> Settlement:
    """How the choice settles what `new` collides with; without a collision it stays as it is.

    Raises `Refused` when no time is left on its day to stand after the others.
    """
    if choice is OnCollision.CHAIN:
        return Settlement((_chained(schedules, new),))
    collisions = _collisions(schedules, new)
    additions = [one for collision in collisions for one in _own_addition(collision)]
    cancelled = {
        cancel.key: cancel
        for cancel in (_cancelled(one, new) for one in collisions if not _own_addition(one))
    }
    undo = tuple(one.key for one in in_order(additions))
    return Settlement((*in_order(cancelled.values()), new), undo)


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


def _own_addition(collision: Collision) -> tuple[Override, ...]:
    """The other, if it is an addition of this station alone, which is simply taken back."""
    other = collision.other.override
    own = other is not None and other.does is Change.ADD and other.station is not None
    return (other,) if own and other is not None else ()


def _cancelled(collision: Collision, new: Override) -> Override:
    """The other one left out on its date, at the station of the collision, for the same reason."""
    other = collision.other
    slot, on = other.slot.id, other.on
    if other.override is not None:
        slot, on = other.override.slot, other.override.on
    return Override(slot, on, Change.CANCEL, new.reason, station=other.station.id)
