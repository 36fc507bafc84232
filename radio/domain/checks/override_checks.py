"""Whether an override means something, and whether what it makes of its date may go out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from radio.domain.calendar import DAY, calendar_of, later
from radio.domain.checks.broken_rule import BrokenRule
from radio.domain.checks.relay_checks import wrong_relays
from radio.domain.checks.slot_checks import LONGEST_SLOT
from radio.domain.message import Message, message
from radio.domain.near_name import near_name
from radio.domain.schedule import Schedules
from radio.domain.slot import SlotId
from radio.domain.station import Station, StationId, named
from radio.domain.timetable.limits import Breach, breaches, holding, sentence
from radio.domain.timetable.occurrences import Occurrence, Rounds
from radio.domain.timetable.override import Change, Override


def override_entries(schedules: Schedules) -> Iterator[BrokenRule]:
    """What is wrong with the overrides themselves: names, missing fields, two for one date."""
    names = _Names(schedules)
    seen = set()
    for at, override in enumerate(schedules.overrides):
        here = ("overrides", at)
        for field, wrong in names.wrong(override):
            yield BrokenRule((*here, field), override.name, wrong)
        if override.key in seen:
            twice = message("this slot is changed twice on this date")
            yield BrokenRule((*here, "slot"), override.name, twice)
        seen.add(override.key)


class _Names:
    """The names that overrides may use."""

    def __init__(self, schedules: Schedules) -> None:
        self._slots = {slot.id: None for slot in schedules.slots}
        self._changed = dict.fromkeys((*self._slots, *additions(schedules)))
        self._stations = {station.id: None for station in schedules.stations}
        self._programmes = {programme.id: None for programme in schedules.programmes}

    def wrong(self, override: Override) -> Iterator[tuple[str, Message]]:
        """Each field of the override that cannot be, with what is wrong."""
        changed = override.slot if override.of_a_slot else None
        for field, name, known in (
            ("station", override.station, self._stations),
            ("programme", override.programme, self._programmes),
            ("slot", changed, self._changed),
        ):
            if name and name not in known:
                yield field, near_name(name, list(known))
        yield from wrong_fields(override, self._slots)


def additions(schedules: Schedules) -> Collection[SlotId]:
    """The names of what is added for every station; one station may leave it out."""
    return {
        one.slot for one in schedules.overrides if one.does is Change.ADD and one.station is None
    }


def wrong_fields(override: Override, slots: Collection[str]) -> Iterator[tuple[str, Message]]:
    """What an override says too little or too much of; `slots` are the names that are taken."""
    if not override.reason.strip():
        yield "reason", message("say why")
    if override.length is not None and override.length > LONGEST_SLOT:
        yield "minutes", message("a slot lasts a day at most")
    if not override.of_a_slot and override.slot in slots:
        yield "slot", message("an addition has a name of its own, not that of a slot")
    given = (override.moved_to, override.starts, override.programme, override.length)
    match override.does:
        case Change.CANCEL | Change.DROP if any(one is not None for one in given):
            yield "does", message("what is cancelled has no other time, programme or length")
        case Change.CHANGE if all(one is None for one in given):
            yield "does", message("say what changes: to, starts, minutes or programme")
        case Change.DROP if override.station is None:
            yield "station", message("say at which station")
        case Change.ADD:
            if override.moved_to is not None:
                yield "to", message("an addition goes out on its own date")
            if None in given[1:]:
                yield "does", message("an addition needs starts, minutes and programme")


def still_meant(schedules: Schedules) -> Schedules:
    """Without the overrides of slots, stations and programmes that are gone."""
    stations = {station.id for station in schedules.stations}
    programmes = {programme.id for programme in schedules.programmes}
    slots = {slot.id for slot in schedules.slots}
    known = slots | set(additions(schedules))
    kept = tuple(
        one
        for one in schedules.overrides
        if (one.station is None or one.station in stations)
        and (one.programme is None or one.programme in programmes)
        and (one.slot in known if one.of_a_slot else one.slot not in slots)
    )
    return replace(schedules, overrides=kept)


@dataclass(frozen=True)
class Collision:
    """Two broadcasts of which one would still be on the air when the other begins."""

    made: Occurrence
    """The one the override makes."""
    other: Occurrence


class Consequences:
    """What overrides make of their dates; asked for again and again with one look at the slots."""

    def __init__(self, schedules: Schedules) -> None:
        self._schedules = schedules
        self._calendar = calendar_of(schedules.calendar)
        self._rounds = Rounds(schedules)
        self._stations = {station.id: station for station in schedules.stations}
        self._programmes = {programme.id: programme for programme in schedules.programmes}
        self._added = {
            (one.slot, one.on)
            for one in schedules.overrides
            if one.does is Change.ADD and one.station is None
        }

    def collisions(self, override: Override) -> Sequence[Collision]:
        """What the override puts on the air while something else is; one for each station."""
        found = []
        for made, around in self._made(override):
            others = (one for one in around if one is not made and _meet(one, made))
            found += [Collision(made, one) for one in others]
        return found

    def breaches(self, override: Override) -> Sequence[Breach]:
        """The limits that the day does not keep, what the override makes being part of it.

        One breach for each limit and station, those that only warn among them.
        """
        return [
            breach for made, around in self._made(override) for breach in self._broken(made, around)
        ]

    def without_time(self, override: Override) -> Sequence[Message]:
        """What of a programme with relays cannot be heard in what the override makes of its date.

        That is the same at every station.
        """
        slot = next((made.slot for made, _ in self._made(override)), None)
        programme = self._programmes.get(slot.programme) if slot else None
        return wrong_relays(programme, slot) if slot and programme else []

    def of_the_slot(self, undone: Override) -> list[Message]:
        """What the slot itself would meet or break on its date once it is as it always is."""
        collisions: list[Collision] = []
        broken: list[Breach] = []
        day = undone.on
        for station in self._concerned(undone.station):
            around = self._around(station, day)
            for own in around:
                if own.slot.id == undone.slot and own.on == day:
                    others = (one for one in around if one is not own and _meet(one, own))
                    collisions += [Collision(own, one) for one in others]
                    broken += self._broken(own, around)
        refused = [one for one in broken if not one.warns and not one.slots[0].despite_limits]
        return [*_collided(collisions), *limits_named(refused)]

    def changes(self, override: Override) -> bool:
        """Whether there is anything to change: a station at which the slot comes on the date."""
        stations = self._concerned(override.station)
        if override.does is Change.ADD:
            return any(station.exists_on(override.on) for station in stations)
        if override.does is Change.DROP or (override.slot, override.on) in self._added:
            return True
        return any(self._rounds.comes(one, override.slot, override.on) for one in stations)

    def _made(self, override: Override) -> Iterator[tuple[Occurrence, Sequence[Occurrence]]]:
        """What it puts on the air at each station, among all that is on the air around it."""
        if override.does in {Change.CANCEL, Change.DROP}:
            return
        for station in self._concerned(override.station):
            around = self._around(station, override.lands_on)
            yield from ((one, around) for one in around if one.override == override)

    def _around(self, station: Station, day: date) -> Sequence[Occurrence]:
        """What is on the air on the day, the one before and the one after."""
        return self._rounds.at(station, max(day, date.min + DAY) - DAY, later(day, DAY))

    def _broken(self, made: Occurrence, around: Sequence[Occurrence]) -> Iterator[Breach]:
        """The limits that a broadcast and the rest of its day do not keep together."""
        station, on = made.station, made.on
        due = [one for one in around if one.on == on and (one is made or not _excused(one))]
        limits = holding(self._schedules.limits, station, on, self._calendar.types(on))
        yield from (one for one in breaches(limits, station, on, due) if made in one.due)

    def _concerned(self, station: StationId | None) -> Sequence[Station]:
        if station is None:
            return self._schedules.stations
        return [self._stations[station]] if station in self._stations else []


def _meet(one: Occurrence, other: Occurrence) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _excused(one: Occurrence) -> bool:
    """Whether it may break limits, and so does not count against the others."""
    if one.override is not None:
        return one.override.despite_limits
    return bool(one.slot.despite_limits)


def problems_of(override: Override, schedules: Schedules, among: Consequences) -> list[Message]:
    """Why the override is refused; `schedules` hold it already, `among` is of them."""
    wrong = [what for _, what in _Names(schedules).wrong(override)]
    if wrong:
        return wrong
    if not among.changes(override):
        day = override.on.isoformat()
        if override.does is Change.ADD:
            return [message("No station that is meant exists on %(day)s.", day=day)]
        return [
            message(
                "%(slot)s does not come round on %(day)s.",
                slot=override.slot,
                day=day,
            )
        ]
    return _against(override, among)


def _against(override: Override, among: Consequences) -> list[Message]:
    """What has no time in it, and what it meets; when nothing, the limits it breaks.

    Two at once are no session.
    """
    against = list(_collided(among.collisions(override))) or list(_refused(override, among))
    return [*among.without_time(override), *against]


def _collided(collisions: Sequence[Collision]) -> Iterator[Message]:
    """One sentence for each other slot, naming the stations."""
    others: dict[str, list[Station]] = {}
    for one in collisions:
        others.setdefault(one.other.slot.id, []).append(one.made.station)
    for slot, stations in others.items():
        yield message(
            "it overlaps with %(slot)s at %(stations)s", slot=slot, stations=named(stations)
        )


def _refused(override: Override, among: Consequences) -> Iterator[Message]:
    """One sentence for each limit that is broken without leave."""
    if override.despite_limits:
        return
    yield from limits_named([one for one in among.breaches(override) if not one.warns])


def limits_named(found: Sequence[Breach]) -> list[Message]:
    """One sentence for each limit, naming the stations at which it is broken."""
    by_limit: dict[object, list[Breach]] = {}
    for breach in found:
        by_limit.setdefault(breach.limit, []).append(breach)
    return [
        sentence(same[0], named([breach.station for breach in same])) for same in by_limit.values()
    ]


def broken_overrides(schedules: Schedules, today: date) -> Iterator[BrokenRule]:
    """What overrides of `today` and later would put on the air against a rule."""
    among = Consequences(schedules)
    for at, override in enumerate(schedules.overrides):
        if override.lands_on >= today:
            for wrong in _against(override, among):
                yield BrokenRule(("overrides", at, "slot"), override.name, wrong)
