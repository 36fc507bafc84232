"""The ordering desk: a person tries another running order, sees what it plays, and keeps it.

What is tried is planned by the planner itself as if the slot had no end; so a draft shows the truth
about kinds, priorities and languages, and by how much it is too long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from radio.domain.broadcast import Broadcast, BroadcastId, BroadcastState
from radio.domain.bulletin import BulletinId
from radio.domain.errors import Conflict, Forbidden, Refused
from radio.domain.message import Message
from radio.domain.people import Person, PersonId
from radio.domain.planning.running_order import RunningOrder
from radio.ports import AuditEntry, Clock, Records, Store
from radio.services.builds import build_again
from radio.services.planning import Planning
from radio.services.timelines import Timeline, Timelines
from radio.services.work import Work

_OPEN = frozenset({BroadcastState.PLANNED, BroadcastState.DELIVERED})


@dataclass(frozen=True)
class Draft:
    """A running order that is being tried, as it would play."""

    broadcast: Broadcast
    timeline: Timeline
    missing: Mapping[BulletinId, Message]
    """What was wished and cannot be placed, with the reason."""
    left_out: tuple[BulletinId, ...]
    """What could be heard as well and was not wished."""

    @property
    def over(self) -> timedelta:
        """How much longer than the slot; nothing or less while it fits."""
        return self.timeline.length - self.broadcast.slot_length


@dataclass(frozen=True)
class Ordering:
    """Tries, keeps and gives back running orders of broadcasts that are still to come."""

    store: Store
    clock: Clock
    planning: Planning
    timelines: Timelines
    work: Work

    def may_order(self, person: Person, broadcast: Broadcast) -> bool:
        """Whether the person decides here, and the broadcast can still be changed."""
        still_to_come = broadcast.starts_at > self.clock.now()
        return person.serves(broadcast.station) and broadcast.state in _OPEN and still_to_come

    def standing(self, broadcast: Broadcast) -> RunningOrder | None:
        """The order that somebody chose; None while the planner decides."""
        with self.store.reading() as records:
            return _standing(records, broadcast)

    def draft(self, broadcast: BroadcastId, wanted: Sequence[BulletinId], by: PersonId) -> Draft:
        """The broadcast with these bulletins in this order, whether it fits or not.

        Raises `Forbidden`, `Refused` for a broadcast that has begun, `NotFound`.
        """
        with self.store.reading() as records:
            person, planned = records.people.get(by), records.broadcasts.get(broadcast)
            others = [one.id for one in records.bulletins.all() if one.id not in wanted]
        self._require_open(person, planned)
        order = self._order(planned, wanted, others, person)
        tried = self.planning.without_end(planned, order)
        refused = [
            (about, one.reason) for one in tried.choices if not one.taken for about in one.about
        ]
        missing = {one: reason for one, reason in refused if one and one in wanted}
        out = tuple(one for one, reason in refused if one and reason == order.refusal)
        return Draft(tried, self.timelines.of(tried), missing, out)

    def save(
        self,
        broadcast: BroadcastId,
        wanted: Sequence[BulletinId],
        by: PersonId,
        seen: datetime | None,
    ) -> None:
        """Keep the order, plan the broadcast by it and have it built.

        `seen` is when the order on the page was chosen; None for the planner's. Raises `Refused`
        when it would be longer than the slot or something cannot be placed, `Conflict` when
        somebody else chose an order meanwhile, and what `draft` raises.
        """
        draft = self.draft(broadcast, wanted, by)
        _require_sound(draft)
        placed = draft.broadcast.rundown.bulletins
        with self.store.begin() as records:
            person, planned = records.people.get(by), records.broadcasts.get(broadcast)
            _require_unchanged(seen, _standing(records, planned))
            records.running_orders.save(self._order(planned, placed, draft.left_out, person))
            self._note(records, planned, by, "order.choose", ", ".join(placed))
        self.planning.plan(planned.on, station=planned.station)

    def give_back(self, broadcast: BroadcastId, by: PersonId, seen: datetime | None) -> None:
        """Let the planner decide again; raises as `save` does."""
        with self.store.begin() as records:
            person, planned = records.people.get(by), records.broadcasts.get(broadcast)
            self._require_open(person, planned)
            _require_unchanged(seen, _standing(records, planned))
            records.running_orders.forget(broadcast)
            self._note(records, planned, by, "order.give_back", "")
        self.planning.plan(planned.on, station=planned.station)

    def _order(
        self,
        broadcast: Broadcast,
        wanted: Sequence[BulletinId],
        left_out: Sequence[BulletinId],
        person: Person,
    ) -> RunningOrder:
        now = self.clock.now()
        placed, out = tuple(wanted), tuple(left_out)
        return RunningOrder(broadcast.id, broadcast.on, placed, out, person.id, person.name, now)

    def _note(
        self, records: Records, broadcast: Broadcast, by: PersonId, act: str, detail: str
    ) -> None:
        """Into the audit log, and the building of the day into the queue."""
        now = self.clock.now()
        records.audit.append(AuditEntry(now, by, act, broadcast.id, detail))
        build_again(self.work, records, broadcast.on, broadcast.station)

    def _require_open(self, person: Person, broadcast: Broadcast) -> None:
        if not person.serves(broadcast.station):
            raise Forbidden("%(name)s does not serve this station.", name=person.name)
        if not self.may_order(person, broadcast):
            raise Refused("This programme has begun; its order cannot be changed any more.")


def _standing(records: Records, broadcast: Broadcast) -> RunningOrder | None:
    return records.running_orders.between(broadcast.on, broadcast.on).get(broadcast.id)


def _require_unchanged(seen: datetime | None, standing: RunningOrder | None) -> None:
    if seen != (standing.at if standing else None):
        raise Conflict(
            "Somebody else changed the order of this programme meanwhile: you see theirs now, "
            "and what you tried was not kept."
        )


def _require_sound(draft: Draft) -> None:
    if draft.over > timedelta():
        raise Refused(
            "This is %(seconds)s s longer than the slot; take something out first.",
            seconds=ceil(draft.over.total_seconds()),
        )
    for reason in draft.missing.values():
        raise Refused("This order cannot be kept: %(why)s", why=reason)
