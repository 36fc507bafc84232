"""The timetable desk: takes schedules in when they are sound, and gives them out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

from radio.domain.errors import BadInput, NotFound, Problem
from radio.domain.people import PersonId, Role
from radio.domain.schedule import Schedules
from radio.ports import AuditEntry, Clock, Records, Store


@dataclass(frozen=True)
class Timetable:
    """Plan, channels, stations, programmes, slots and calendar as one value."""

    store: Store
    clock: Clock
    check: Callable[[Schedules], Sequence[Problem]]
    """Every rule the schedules break."""

    def load(self) -> Schedules:
        """All schedules; raises `NotFound` before the first import."""
        with self.store.reading() as records:
            return records.schedules.load()

    def held(self) -> Schedules | None:
        """All schedules; None before the first import."""
        try:
            return self.load()
        except NotFound:
            return None

    def save(self, schedules: Schedules, by: PersonId | None) -> int:
        """Replace all schedules; how many of the parts changed.

        `by` is an editor or administrator, or None for the programme itself. The same schedules
        again change nothing. Raises `BadInput` with every problem when they are not sound.
        """
        problems = self.check(schedules)
        if problems:
            raise BadInput(problems)
        with self.store.begin() as records:
            if by is not None:
                records.people.get(by).require(Role.EDITOR, Role.ADMIN)
            changed = _changed(records, schedules)
            if changed:
                records.schedules.save(schedules)
                detail = ", ".join(changed)
                now = self.clock.now()
                records.audit.append(AuditEntry(now, by, "schedules.save", "schedules", detail))
        return len(changed)


def _changed(records: Records, schedules: Schedules) -> Sequence[str]:
    """Names of the parts that are not as they are kept; all before the first import."""
    names = [part.name for part in fields(Schedules)]
    try:
        kept = records.schedules.load()
    except NotFound:
        return names
    return [name for name in names if getattr(kept, name) != getattr(schedules, name)]
