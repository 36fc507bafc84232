"""The timetable desk: takes schedules in when they are sound, and changes single dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import NamedTuple

from radio.domain.broadcast import Broadcast
from radio.domain.calendar import SpecialDay
from radio.domain.checks.override_checks import Consequences, limits_named, problems_of
from radio.domain.errors import BadInput, Forbidden, NotFound, Problem
from radio.domain.message import Message
from radio.domain.people import Person, PersonId, Role
from radio.domain.schedule import Schedules
from radio.domain.station import StationId
from radio.domain.timetable.collision import OnCollision, Settlement, settled
from radio.domain.timetable.override import Override, OverrideKey, in_order
from radio.domain.timetable.succession import lineage
from radio.ports import AuditEntry, Clock, Records, Store

Judge = Callable[[Schedules, date], Sequence[Problem]]
"""Every rule the schedules break, overrides of earlier days apart."""


@dataclass(frozen=True)
class Overridden:
    """What became of a wish to make one date different."""

    made: tuple[Override, ...]
    """What was made, the wish last; undone in the other order."""
    words: tuple[Message, ...]
    """Limits that are broken for its reason, and night hours."""


class Undone(NamedTuple):
    """What became of overrides that were taken back, in the order in which they were."""

    gone: tuple[Override, ...]
    instead: tuple[Override | None, ...]
    """What holds now in the place of each; None: the slot itself, if there is one."""


@dataclass(frozen=True)
class Timetable:
    """Plan, channels, stations, programmes, slots, calendar, limits, overrides as one value."""

    store: Store
    clock: Clock
    check: Judge

    def load(self) -> Schedules:
        """All schedules; raises `NotFound` before the first import."""
        with self.store.reading() as records:
            return records.schedules.load()

    def held(self) -> Schedules | None:
        """All schedules; None before the first import."""
        with self.store.reading() as records:
            return _held(records)

    def save(self, schedules: Schedules, by: PersonId | None) -> int:
        """Replace all schedules; how many of the parts changed.

        `by` is an editor or administrator, or None for the programme itself. The same schedules
        again change nothing. Raises `BadInput` with every problem when they are not sound.
        """
        self._judge(schedules)
        with self.store.begin() as records:
            return self._save(records, schedules, by)

    def override(
        self, override: Override, by: PersonId, choice: OnCollision | None = None
    ) -> Overridden:
        """Make one date different; what was made, and what is worth a word about it.

        `choice` settles what it collides with; None: a collision is refused.

        Editors and administrators change every station, an operator the own ones; a limit is
        broken only by an editor or administrator, only with `despite_limits`, and its reason is
        kept. Raises `BadInput` naming what it would collide with and which limits it breaks, each
        with its source.
        """
        with self.store.begin() as records:
            records.schedules.alone()
            person = records.people.get(by)
            schedules = records.schedules.load()
            signed = replace(override, who=by, made_at=self.clock.now())
            todo = settled(schedules, signed, choice) if choice else Settlement((signed,))
            made = tuple(replace(one, who=by, made_at=signed.made_at) for one in todo.make)
            for one in made:
                _require(person, one)
                schedules = _with(schedules, one)
            among = Consequences(schedules)
            _refuse([wrong for one in made for wrong in problems_of(one, schedules, among)])
            for one in made:
                records.schedules.overrides.add(one)
                self._note(records, by, "schedules.override", one.name, _said(one))
            return Overridden(made, tuple(limits_named(among.breaches(made[-1]))))

    def undo_override(self, key: OverrideKey, by: PersonId) -> Override | None:
        """Take back the last override of a slot, date and station; what holds now in its place.

        Raises as `undo_overrides` does.
        """
        _, (instead,) = self.undo_overrides([key], by)
        return instead

    def undo_overrides(self, keys: Sequence[OverrideKey], by: PersonId) -> Undone:
        """Take back the last override of each key, in this order: all of them or none.

        Raises `NotFound` when there is none, `BadInput` when what would come back collides with
        what was put there since.
        """
        with self.store.begin() as records:
            records.schedules.alone()
            person = records.people.get(by)
            after, undone = records.schedules.load(), []
            for key in keys:
                undone.append(_found(after, key))
                _require(person, undone[-1])
                after = self._take_back(records, after, key, by)
            _refuse([wrong for one in undone for wrong in _collisions_of_undoing(after, one)])
            held = {one.key: one for one in after.overrides}
            return Undone(tuple(undone), tuple(held.get(key) for key in keys))

    def accept_days(self, days: Sequence[SpecialDay], by: PersonId) -> int:
        """Take special days into the calendar; how many were new.

        A day the calendar names already stays as it is. Raises `BadInput` when the schedules would
        not be sound with them.
        """
        with self.store.begin() as records:
            records.schedules.alone()
            schedules = records.schedules.load()
            known = {day for special in schedules.calendar for day in special.days}
            new = [day for day in days if day.on not in known]
            calendar = sorted((*schedules.calendar, *new), key=lambda day: day.on)
            with_them = replace(schedules, calendar=tuple(calendar) if new else schedules.calendar)
            self._judge(with_them)
            self._save(records, with_them, by)
        return len(new)

    def history(self, station: StationId, first: date, last: date) -> Sequence[Broadcast]:
        """The broadcasts of a station and of those that became part of it, by date.

        Raises `NotFound` for an unknown station.
        """
        with self.store.reading() as records:
            stations = records.schedules.load().stations
            if all(one.id != station for one in stations):
                raise NotFound("There is no station %(station)s.", station=station)
            ours = lineage(station, stations)
            found = [one for name in ours for one in records.broadcasts.between(first, last, name)]
        return sorted(found, key=lambda one: (one.starts_at, one.station, one.slot))

    def _judge(self, schedules: Schedules) -> None:
        """Raises `BadInput` with every problem."""
        problems = self.check(schedules, self.clock.now().date())
        if problems:
            raise BadInput(problems)

    def _save(self, records: Records, schedules: Schedules, by: PersonId | None) -> int:
        """Replace all schedules where they differ, and write down who did; how many parts did."""
        if by is not None:
            records.people.get(by).require(Role.EDITOR, Role.ADMIN)
        changed = _changed(records, schedules)
        if changed:
            records.schedules.save(schedules)
            self._note(records, by, "schedules.save", "schedules", ", ".join(changed))
            for slot in schedules.slots:
                if slot.despite_limits:
                    act = "schedules.despite_limits"
                    self._note(records, by, act, slot.id, slot.despite_limits)
        return len(changed)

    def _take_back(
        self, records: Records, schedules: Schedules, key: OverrideKey, by: PersonId
    ) -> Schedules:
        """Undo the last override of a key; the schedules as they are then."""
        undone = _found(schedules, key)
        records.schedules.overrides.undo(key)
        self._note(records, by, "schedules.undo_override", undone.name, _said(undone))
        return records.schedules.load()

    def _note(
        self, records: Records, by: PersonId | None, act: str, subject: str, detail: str
    ) -> None:
        records.audit.append(AuditEntry(self.clock.now(), by, act, subject, detail))


def _held(records: Records) -> Schedules | None:
    try:
        return records.schedules.load()
    except NotFound:
        return None


def _changed(records: Records, schedules: Schedules) -> Sequence[str]:
    """Names of the parts that are not as they are kept; all before the first import."""
    names = [part.name for part in fields(Schedules)]
    kept = _held(records)
    if kept is None:
        return names
    return [name for name in names if getattr(kept, name) != getattr(schedules, name)]


def _require(person: Person, override: Override) -> None:
    """Raises `Forbidden` unless the person may make or take back this override."""
    if person.has(Role.EDITOR, Role.ADMIN):
        return
    person.require(Role.OPERATOR)
    if override.station is None or override.station not in person.stations:
        raise Forbidden("An operator changes only single dates of the own station.")
    if override.despite_limits:
        raise Forbidden("Only an editor or administrator may go beyond a limit.")


def _with(schedules: Schedules, override: Override) -> Schedules:
    """The schedules as they would be with an override in the place of one like it."""
    others = (one for one in schedules.overrides if one.key != override.key)
    return replace(schedules, overrides=in_order((*others, override)))


def _refuse(problems: Sequence[Message]) -> None:
    if problems:
        raise BadInput([Problem(one) for one in problems])


def _found(schedules: Schedules, key: OverrideKey) -> Override:
    for one in schedules.overrides:
        if one.key == key:
            return one
    slot, on, _ = key
    raise NotFound("Nothing is different for %(slot)s on %(day)s.", slot=slot, day=on.isoformat())


def _collisions_of_undoing(after: Schedules, undone: Override) -> Sequence[Message]:
    """What collides once an override is gone: what holds in its place, or the slot itself."""
    instead = next((one for one in after.overrides if one.key == undone.key), None)
    if instead is not None:
        return problems_of(instead, after, Consequences(after))
    if not undone.of_a_slot:
        return []
    return Consequences(after).of_the_slot(undone)


def _said(override: Override) -> str:
    """What an override does, for the record."""
    parts = [
        override.does.value,
        override.moved_to and f"to {override.moved_to.isoformat()}",
        override.starts and f"starts {override.starts:%H:%M:%S}",
        override.length and f"minutes {override.length.total_seconds() / 60:g}",
        override.programme and f"programme {override.programme}",
        "despite limits" if override.despite_limits else "",
    ]
    return ", ".join(str(part) for part in parts if part) + f": {override.reason}"
