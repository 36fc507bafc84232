"""The desk for versions of the plan: which there are, how two differ, and taking one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from radio.domain.broadcast import OPEN, Broadcast, BroadcastId
from radio.domain.message import Message
from radio.domain.people import PersonId, Role
from radio.domain.planning.plan_version import (
    Difference,
    PlanVersion,
    Why,
    changes,
    differences,
    why_not_held,
)
from radio.ports import AuditEntry, Clock, Records, Store


@dataclass(frozen=True)
class Restored:
    """What came back of a version."""

    version: PlanVersion | None
    """The new version that this made; None when nothing differed."""
    broadcasts: tuple[BroadcastId, ...]
    refused: tuple[tuple[BroadcastId, Message], ...]
    """What could not come back, with the reason."""


@dataclass(frozen=True)
class PlanVersions:
    """Lists, compares and restores versions of the plan."""

    store: Store
    clock: Clock

    def recent(self, limit: int = 50) -> Sequence[PlanVersion]:
        """Newest first."""
        with self.store.reading() as records:
            return records.plan_versions.recent(limit)

    def compare(self, one: int, other: int) -> tuple[Difference, ...]:
        """What `other` has otherwise than `one`, by station; raises `NotFound`."""
        older, newer = sorted((one, other))
        with self.store.reading() as records:
            records.plan_versions.get(older)
            records.plan_versions.get(newer)
            found = records.plan_versions.between(older, newer)
        if one > other:
            found = tuple(replace(pair, before=pair.after, after=pair.before) for pair in found)
        return differences(found)

    def restore(self, number: int, by: PersonId) -> Restored:
        """Bring back what a version planned for broadcasts that are still to come, and hold it.

        Held broadcasts stay as they are in later plans while all in them may be heard. Raises
        `NotFound`, `Forbidden`.
        """
        with self.store.begin() as records:
            records.people.get(by).require(Role.EDITOR, Role.APPROVER, Role.ADMIN)
            wanted, refused = self._wanted(records, number)
            before = [records.broadcasts.get(one.id) for one in wanted]
            found = changes(before, wanted)
            if not found:
                return Restored(None, (), tuple(refused))
            self._keep(records, wanted)
            now = self.clock.now()
            made = records.plan_versions.add(now, Why.RESTORED, by, found)
            records.audit.append(AuditEntry(now, by, "plan.restore", str(number), str(made.number)))
        return Restored(made, tuple(one.broadcast for one in found), tuple(refused))

    def release(self, number: int, by: PersonId) -> int:
        """Let the planner decide again where a version was restored; how many broadcasts."""
        with self.store.begin() as records:
            records.people.get(by).require(Role.EDITOR, Role.APPROVER, Role.ADMIN)
            records.plan_versions.get(number)
            changed = records.plan_versions.between(number - 1, number)
            held = [
                one for one in _there(records, [pair.broadcast for pair in changed]) if one.held
            ]
            self._keep(records, [replace(one, held=False) for one in held])
            if held:
                entry = AuditEntry(self.clock.now(), by, "plan.release", str(number))
                records.audit.append(entry)
        return len(held)

    def _wanted(
        self, records: Records, number: int
    ) -> tuple[list[Broadcast], list[tuple[BroadcastId, Message]]]:
        """The broadcasts to come as they were at a version, and what cannot come back."""
        records.plan_versions.get(number)
        newest = records.plan_versions.recent(1)[0].number
        bulletins = {one.id: one for one in records.bulletins.all()}
        then = {
            pair.broadcast: pair.before for pair in records.plan_versions.between(number, newest)
        }
        wanted, refused = [], []
        for now in _there(records, list(then)):
            was = then[now.id]
            if was is None or now.state not in OPEN or now.starts_at <= self.clock.now():
                continue
            reason = why_not_held(was, bulletins, {})
            if reason is not None:
                refused.append((now.id, reason))
            elif (was.starts_at, was.slot_length) == (now.starts_at, now.slot_length):
                wanted.append(replace(was, state=now.state, held=True))
        return wanted, refused

    def _keep(self, records: Records, wanted: Sequence[Broadcast]) -> None:
        for one in wanted:
            day = records.broadcasts.between(one.on, one.on, one.station)
            kept = [one if other.id == one.id else other for other in day]
            records.broadcasts.replace(one.on, one.on, kept, one.station)


def _there(records: Records, wanted: Sequence[BroadcastId]) -> list[Broadcast]:
    """Those of the broadcasts that are there now."""
    days = sorted({one.split("/")[1] for one in wanted})
    if not days:
        return []
    found = records.broadcasts.between(date.fromisoformat(days[0]), date.fromisoformat(days[-1]))
    among = set(wanted)
    return [one for one in found if one.id in among]
