"""The planning desk: gathers what the planner looks at, and keeps the plan it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from radio.domain.broadcast import OPEN, Broadcast, BroadcastState, Plan
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.coverage.period import period_of
from radio.domain.errors import NotFound
from radio.domain.message import Message, message
from radio.domain.people import PersonId
from radio.domain.planning.begun import begun, without_slot
from radio.domain.planning.commune_first import channel_of
from radio.domain.planning.plan_version import Why, changes, why_not_heard, why_not_held
from radio.domain.planning.planner import Request, plan
from radio.domain.planning.reception import Lengths
from radio.domain.planning.running_order import RunningOrder
from radio.domain.planning.too_long import silenced
from radio.domain.programme import Rundown, Segment, SegmentKind
from radio.domain.schedule import Schedules
from radio.domain.station import Station, StationId
from radio.ports import Clock, Progress, Records, Store

REMEMBERED = timedelta(days=92)
"""How far back plays count: a quarter, the longest period after which a repeat is news again."""

PLANNING = message("Planning")
"""What is being done while bulletins, lines and tunes are measured."""
OTHERWISE = message("It would sound different from what was approved; approve it again.")
"""Why a bulletin is barred whose words or readings are not those that were approved."""


class Measuring(Protocol):
    """Who knows real lengths."""

    def lengths(
        self, bulletins: Mapping[BulletinId, Bulletin], progress: Progress | None = None
    ) -> Lengths:
        """Measures segments that name these bulletins, from finished takes."""


class Planning:
    """Plans broadcasts from what the database holds."""

    def __init__(
        self,
        store: Store,
        assembly: Measuring,
        clock: Clock,
        as_heard: Callable[[Bulletin], bool],
    ) -> None:
        """`as_heard` tells whether a bulletin would still sound as it was approved."""
        self._store = store
        self._assembly = assembly
        self._clock = clock
        self._as_heard = as_heard

    def plan(
        self,
        first: date,
        days: int = 1,
        station: StationId | None = None,
        *,
        keep: bool = True,
        why: Why = Why.PERSON,
        by: PersonId | None = None,
        measuring: Measuring | None = None,
        progress: Progress | None = None,
    ) -> Plan:
        """The plan of `days` dates from `first`, for one station or all; kept unless told not to.

        `why` and `by` are written into its version; the same plan again changes nothing and makes
        none. What has begun today stays as it is; for a build it is given back without segments
        when there is nothing to make of it. `measuring` measures in the place of the usual desk,
        for who goes on with what was found. Raises `NotFound` for an unknown station.
        """
        request, lengths = self.asked(first, days, station, measuring, progress)
        made = plan(request, lengths)
        if keep:
            made = self._kept(made, request, station, (why, by))
        return self._to_build(made, request) if why is Why.BUILD else made

    def _kept(
        self,
        made: Plan,
        request: Request,
        station: StationId | None,
        whose: tuple[Why, PersonId | None],
    ) -> Plan:
        first, last = request.first, request.first + timedelta(days=request.days - 1)
        with self._store.begin() as records:
            before = tuple(records.broadcasts.between(first, last, station))
            has_begun = begun(request.schedules.stations, request.now)
            stands = without_slot(before, made.broadcasts, has_begun)
            kept = _with_states((*made.broadcasts, *stands), before)
            found = changes(before, kept)
            if found:
                records.plan_versions.add(made.made_at, *whose, found)
            if kept != before:
                records.broadcasts.replace(first, last, kept, station)
        return replace(made, broadcasts=kept, changed=tuple(one.broadcast for one in found))

    def _to_build(self, made: Plan, request: Request) -> Plan:
        """The plan, silent where a pack holds what has begun, or where it may not be heard now."""
        has_begun = begun(request.schedules.stations, request.now)
        known = {one.id: one for one in request.bulletins}

        def settled(one: Broadcast) -> bool:
            delivered = one.state is BroadcastState.DELIVERED
            return has_begun(one) and (
                delivered or why_not_heard(one, known, request.barred) is not None
            )

        silent = (
            replace(one, rundown=Rundown(())) if settled(one) else one for one in made.broadcasts
        )
        return replace(made, broadcasts=tuple(silent))

    def asked(
        self,
        first: date,
        days: int = 1,
        station: StationId | None = None,
        measuring: Measuring | None = None,
        progress: Progress | None = None,
    ) -> tuple[Request, Lengths]:
        """What `plan` looks at, and what it measures with; raises `NotFound` as `plan` does."""
        with self._store.reading() as records:
            request = self._request(records, first, days, station)
        approved = _approved(request)
        told = _Measured(progress, frozenset(one.id for one in approved)) if progress else None
        bulletins = {one.id: one for one in request.bulletins}
        lengths = (measuring or self._assembly).lengths(bulletins, told)
        barred = {one.id: OTHERWISE for one in approved if not self._as_heard(one)}
        return replace(request, barred=barred), told.counting(lengths) if told else lengths

    def silenced(self, day: date, station: StationId | None = None) -> Sequence[Message]:
        """What of a date is silent because the programmes' own lines and tunes do not fit."""
        with self._store.reading() as records:
            planned = records.broadcasts.between(day, day, station, choices=False)
            silent = [records.broadcasts.get(one.id) for one in planned if not one.rundown.segments]
            return silenced(silent, records.schedules.load().stations)

    def without_end(self, broadcast: Broadcast, order: RunningOrder) -> Broadcast:
        """The broadcast planned by `order` as if its slot had no end; nothing is kept.

        Its choices tell what cannot be placed for another reason than time. Raises what voices and
        house sounds raise where the station's own lines and tunes cannot be measured.
        """
        request, lengths = self.asked(broadcast.on, 1, broadcast.station)
        request = replace(
            request,
            endless=broadcast.id,
            orders={**request.orders, broadcast.id: order},
        )
        made = plan(request, lengths)
        for failure in made.failures:
            raise failure.error
        for one in made.broadcasts:
            if one.id == broadcast.id:
                return replace(one, slot_length=broadcast.slot_length)
        raise NotFound("There is no broadcast %(broadcast)s.", broadcast=broadcast.id)

    def _request(
        self, records: Records, first: date, days: int, station: StationId | None
    ) -> Request:
        schedules = records.schedules.load()
        if station is not None and all(one.id != station for one in schedules.stations):
            raise NotFound("There is no station %(station)s.", station=station)
        elsewhere = records.emergencies.bulletins()
        bulletins = tuple(one for one in records.bulletins.all() if one.id not in elsewhere)
        last = first + timedelta(days=days - 1)
        now = self._clock.now()
        alone = station if station and _by_itself(schedules, station) else None
        known = records.broadcasts.between(_remembered(schedules, first), last, alone)
        return Request(
            schedules=schedules,
            bulletins=bulletins,
            first=first,
            days=days,
            now=now,
            stations=None if station is None else frozenset({station}),
            homes={person.id: person.stations for person in records.people.all()},
            standing=_standing(bulletins, known, first, station, begun(schedules.stations, now)),
            orders=records.running_orders.between(first, last),
            before={one.id: one for one in known if one.on >= first},
        )


class _Measured:
    """Progress of measuring: how many of the bulletins that may be heard were asked for."""

    def __init__(self, whole: Progress, expected: frozenset[BulletinId]) -> None:
        self._whole = whole
        self._expected = expected
        self._met: set[BulletinId] = set()

    def step(self, done: int, total: int, note: Message) -> None:
        """Tell of the whole while one of them is read aloud."""
        self._whole.step(len(self._met), len(self._expected), PLANNING)

    def counting(self, lengths: Lengths) -> Lengths:
        """The same lengths; each that is asked for is told."""

        def length(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
            self.step(0, 0, PLANNING)
            found = lengths(station, segment, after)
            self._met |= self._expected & {segment.bulletin}
            return found

        return length


def _approved(request: Request) -> Sequence[Bulletin]:
    """The bulletins that are approved and valid on one of the dates."""
    dates = [request.first + timedelta(days=day) for day in range(request.days)]
    return [
        one
        for one in request.bulletins
        if one.state is State.APPROVED and any(one.script.valid_on(day) for day in dates)
    ]


def _by_itself(schedules: Schedules, station: StationId) -> bool:
    """Whether it waits for no other channel and follows no other station: only its plays matter."""
    found = next(one for one in schedules.stations if one.id == station)
    waits = channel_of(found, schedules.channels).after is not None
    return not waits and all(one.successor != station for one in schedules.stations)


def _remembered(schedules: Schedules, first: date) -> date:
    """From which day on plays count for a plan that begins on `first`."""
    periods = {target.period for target in schedules.plan.targets}
    begun = (period_of(first, period)[0] for period in periods)
    return min(first - REMEMBERED, *begun, first)


def _standing(
    bulletins: Iterable[Bulletin],
    broadcasts: Iterable[Broadcast],
    first: date,
    station: StationId | None,
    has_begun: Callable[[Broadcast], bool],
) -> tuple[Broadcast, ...]:
    """The broadcasts that planning from `first` leaves as they are."""
    known = {one.id: one for one in bulletins}
    return tuple(
        one
        for one in broadcasts
        if one.on < first
        or one.state not in OPEN
        or has_begun(one)
        or (station is not None and one.station != station)
        or (one.held and why_not_held(one, known, {}) is None)
    )


def _with_states(made: Iterable[Broadcast], before: Iterable[Broadcast]) -> tuple[Broadcast, ...]:
    """The new broadcasts; one that will sound just as before keeps how far it has come."""
    known = {one.id: one for one in before}
    return tuple(_with_state(one, known.get(one.id)) for one in made)


def _with_state(made: Broadcast, before: Broadcast | None) -> Broadcast:
    if before is None:
        return made
    same = (made.rundown, made.starts_at) == (before.rundown, before.starts_at)
    return replace(made, state=before.state) if same else made
