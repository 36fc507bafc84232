"""Plans one station: its openings in order of time, each with what was given before in view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Protocol

from radio.domain.broadcast import OPEN, Broadcast, BroadcastId, BroadcastState, Choice
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.coverage.coverage import Target
from radio.domain.errors import FAILS_ALONE, Failure, Refused
from radio.domain.message import Message, message
from radio.domain.people import PersonId
from radio.domain.planning.airtime import SILENCE, Musts, Round, give_out, urgent
from radio.domain.planning.begun import begun_today
from radio.domain.planning.candidate import Candidate, candidates
from radio.domain.planning.commune_first import Carried, channel_of, may_carry, must_wait
from radio.domain.planning.filling import Filling
from radio.domain.planning.ledger import Ledger
from radio.domain.planning.lines import Lines, StationLines
from radio.domain.planning.must_air import keep_room
from radio.domain.planning.opening import Opening
from radio.domain.planning.plan_version import why_not_heard
from radio.domain.planning.progress import Progress, Targets
from radio.domain.planning.reception import Lengths, Reception
from radio.domain.planning.relays import around_relays, relay_of, relayed
from radio.domain.planning.running_order import RunningOrder
from radio.domain.planning.shape import Shapes
from radio.domain.planning.turns import Eligible, Lineup, eligible, why_not
from radio.domain.programme import Programme, ProgrammeId
from radio.domain.schedule import Schedules
from radio.domain.station import Channel, Station, StationId
from radio.domain.timetable.occurrences import Rounds, zone_of
from radio.domain.timetable.succession import parts

LOOK_AHEAD = timedelta(days=31)
"""How far past the planned dates room is looked for, for what must be aired by a later date."""
_NEVER = frozenset({State.WITHDRAWN, State.EXPIRED})


class Asked(Protocol):
    """What is looked at; `planner.Request`."""

    @property
    def schedules(self) -> Schedules: ...  # noqa: D102
    @property
    def bulletins(self) -> tuple[Bulletin, ...]: ...  # noqa: D102
    @property
    def first(self) -> date: ...  # noqa: D102
    @property
    def days(self) -> int: ...  # noqa: D102
    @property
    def now(self) -> datetime: ...  # noqa: D102
    @property
    def standing(self) -> tuple[Broadcast, ...]: ...  # noqa: D102
    @property
    def barred(self) -> Mapping[BulletinId, Message]: ...  # noqa: D102
    @property
    def orders(self) -> Mapping[BroadcastId, RunningOrder]: ...  # noqa: D102
    @property
    def homes(self) -> Mapping[PersonId, frozenset[StationId]]: ...  # noqa: D102
    @property
    def before(self) -> Mapping[BroadcastId, Broadcast]: ...  # noqa: D102
    @property
    def endless(self) -> BroadcastId | None: ...  # noqa: D102


@dataclass(frozen=True)
class Planned:
    """What became of one station."""

    broadcasts: Sequence[Broadcast]
    failure: Failure | None = None
    """Why nothing new could be planned: its own tunes or lines cannot be measured."""
    unspoken: Mapping[BulletinId, Failure] = field(default_factory=dict)
    """Bulletins that cannot be spoken there now."""


@dataclass(frozen=True)
class Rank:
    """Stations that are planned with the same in view."""

    commune_radio: Carried
    """What commune radio has."""
    eligible: dict[object, Eligible] = field(default_factory=dict)
    """Worked out once for all stations that hear alike, by date and programme."""
    alike: dict[object, Eligible] = field(default_factory=dict)
    """The same value for dates on which nothing differs."""


class StationPlanner:
    """Plans stations one by one; what they have in common is worked out once."""

    def __init__(self, asked: Asked, lengths: Lengths) -> None:
        self._asked = asked
        self._lengths = lengths
        self._plan = asked.schedules.plan
        self._candidates = candidates(asked.bulletins, asked.homes)
        self._by_id = {one.id: one for one in self._candidates}
        self._targets = Targets(self._plan)
        self._rounds = Rounds(asked.schedules)
        self._shapes: dict[object, Shapes] = {}
        self._programmes = {one.id: one for one in asked.schedules.programmes}
        self._receptions: dict[object, Reception] = {}
        self._standing: defaultdict[StationId, dict[BroadcastId, Broadcast]] = defaultdict(dict)
        for one in asked.standing:
            self._standing[one.station][one.id] = one
        self._parts = parts(asked.schedules.stations)
        leaders = {one.follows for one in self._candidates if one.follows}
        self._leaders = [one for one in self._candidates if one.id in leaders]
        self._last = asked.first + timedelta(days=asked.days - 1)
        self._choices: dict[Choice, Choice] = {}

    def at(self, rank: Rank) -> Callable[[Station], Planned]:
        """Plans a station of a rank; raises `Refused` for a name that leads nowhere."""
        return partial(self._station, rank)

    def _station(self, rank: Rank, station: Station) -> Planned:
        openings = self._openings(station, self._last)
        if not openings:
            return Planned(())
        here = _Here(self, rank, station)
        try:
            musts = here.musts(openings)
            broadcasts = [here.broadcast(opening, musts) for opening in openings]
        except FAILS_ALONE as error:
            return Planned(
                [here.as_before(opening, error.message) for opening in openings],
                Failure(self._asked.schedules.called(station.id), error),
            )
        return Planned(broadcasts, unspoken=self._reception(station).unspoken)

    def _openings(self, station: Station, last: date) -> Sequence[Opening]:
        """The slots of the dates at a station, in order of start.

        What has begun today and was not planned before is none any more: nobody can hear it.
        """
        whole = (
            Opening(station, one.slot, self._programme(one.slot.programme), one.on, one.starts_at)
            for one in self._rounds.at(station, self._asked.first, last)
        )
        found = (opening for one in whole for opening in around_relays(one))
        standing, now = self._standing.get(station.id, {}), self._asked.now
        zone = zone_of(station.zone)
        return [
            one.without_end() if one.broadcast == self._asked.endless else one
            for one in found
            if one.broadcast in standing or not begun_today(one.on, one.starts_at, now, zone)
        ]

    def _wanted_at(self, target: Target, station: Station) -> bool:
        """Whether it is a target of the station, or of one that became part of it."""
        before = self._parts.get(station.id, ())
        return target.at(station.id) or any(self._wanted_at(target, one) for one in before)

    def _programme(self, programme: ProgrammeId) -> Programme:
        if programme not in self._programmes:
            raise Refused("There is no programme %(programme)s.", programme=programme)
        return self._programmes[programme]

    def _shapes_of(self, programme: Programme) -> Shapes:
        """The shapes of a programme, or of the stretch of one that stands beside a relay."""
        whole = programme is self._programmes[programme.id]
        key = programme.id if whole else programme
        if key not in self._shapes:
            self._shapes[key] = Shapes(programme)
        return self._shapes[key]

    def _reception(self, station: Station) -> Reception:
        key = (station.languages, station.finish)
        if key not in self._receptions:
            self._receptions[key] = Reception(station, self._lengths)
        return self._receptions[key]

    def _eligible(self, rank: Rank, opening: Opening, channel: Channel) -> Eligible:
        station, on = opening.station, opening.on
        shapes = self._shapes_of(opening.programme)
        key = (on, station.languages, station.finish, channel.id, shapes)
        found = rank.eligible.get(key)
        if found is None:
            found = rank.eligible[key] = self._sorted_out(rank, opening, channel)
        return found

    def _sorted_out(self, rank: Rank, opening: Opening, channel: Channel) -> Eligible:
        refused: defaultdict[Message, list[BulletinId]] = defaultdict(list)
        reception = self._reception(opening.station)
        shapes = self._shapes_of(opening.programme)
        heard = []
        for one in self._candidates:
            reason = self._why_not(one, opening, channel, rank.commune_radio)
            if reason is None and one.kind in shapes.parts_for:
                reason = reception.why_unspoken(one, headlines=shapes.headlines)
            if reason is None:
                heard.append(one)
            else:
                refused[reason].append(one.id)
        reasons = tuple((reason, tuple(ids)) for reason, ids in refused.items())
        key = (tuple(heard), reasons, reception, shapes)
        found = rank.alike.get(key)
        if found is None:
            found = rank.alike[key] = eligible(heard, refused, shapes, reception, self._targets)
        return found

    def _why_not(
        self, one: Candidate, opening: Opening, channel: Channel, commune_radio: Carried
    ) -> Message | None:
        """Why a bulletin is not even considered for the opening; None when it is."""
        reason = why_not(one.bulletin, opening.station, opening.on)
        if reason is not None:
            return reason
        if one.id in self._asked.barred:
            return self._asked.barred[one.id]
        if not may_carry(channel, one.id, commune_radio):
            return must_wait(channel)
        return None


class _Here:
    """One station while it is planned."""

    def __init__(self, planner: StationPlanner, rank: Rank, station: Station) -> None:
        self._planner = planner
        self._rank = rank
        self._station = station
        self._channel = channel_of(station, planner._asked.schedules.channels)
        self._reception = planner._reception(station)
        self._lines = StationLines(station, planner._lengths)
        self._standing = planner._standing.get(station.id, {})
        self._ledger = self._history()
        self._lineups: dict[Eligible, Lineup] = {}

    def broadcast(self, opening: Opening, musts: Musts) -> Broadcast:
        """The opening filled; or what stands there already."""
        standing = self._stands(opening)
        if standing is not None:
            return standing
        relay = relay_of(opening.programme)
        if relay is not None:
            return opening.becomes(relayed(relay))
        found = self._eligible(opening)
        rundown, choices = give_out(
            self._round(opening, self._ledger),
            found,
            self._planner._plan.rules.ties,
            musts,
            self._lineup(found),
        )
        return opening.becomes(rundown, self._shared((*choices, *found.refused)))

    def as_before(self, opening: Opening, why: Message) -> Broadcast:
        """What stands there, or was planned before and may still be heard; else silence."""
        asked, before = self._planner._asked, self._planner._asked.before.get(opening.broadcast)
        standing = self._stands(opening)
        if standing is not None:
            return standing
        if before is not None and _at_its_time(before, opening):
            known = {one.id: one for one in asked.bulletins}
            if why_not_heard(before, known, asked.barred) is None:
                return before
        reason = message("The station cannot be planned now: %(why)s", why=why)
        return opening.becomes(SILENCE, (Choice(taken=False, reason=reason),))

    def _stands(self, opening: Opening) -> Broadcast | None:
        """The broadcast that stays as it is, where there is one."""
        standing = self._standing.get(opening.broadcast)
        return None if standing is None or _outdated(standing, opening) else standing

    def musts(self, openings: Sequence[Opening]) -> Musts:
        """Where room is kept for what must be aired by a date and was not heard yet."""
        due = self._due(openings[0].on)
        if not due:
            return Musts({})
        last = min(max(due.values()), self._planner._last + LOOK_AHEAD)
        if last > self._planner._last:
            openings = self._planner._openings(self._station, last)
        free = [
            one
            for one in openings
            if one.broadcast not in self._standing and relay_of(one.programme) is None
        ]
        fillings, ledger = self._with_the_urgent(free)
        wanted = {one: day for one, day in due.items() if not ledger.heard_by(one.id, day)}
        spots = keep_room(
            list(wanted),
            fillings,
            lambda one, filling: self._may(one, filling, wanted[one]),
            self._leaders_of(wanted),
        )
        found = {one: spots.get(one) for one in wanted}
        return Musts(
            {one: (fillings[at[0]].opening, at[1]) if at else None for one, at in found.items()}
        )

    def _may(self, candidate: Candidate, filling: Filling, last: date) -> bool:
        """Whether it may be heard in the broadcast, and by its date."""
        if filling.opening.on > last:
            return False
        if filling.order and filling.order.why_not(candidate.bulletin):
            return False
        return candidate in self._eligible(filling.opening).everybody

    def _due(self, first: date) -> Mapping[Candidate, date]:
        """What must be aired by a date from `first` on, the nearest date first; leaders before.

        A bulletin that another one follows inherits its date.
        """
        days = {
            one: one.must_by
            for one in self._planner._candidates
            if one.must_by is not None and one.must_by >= first and not one.emergency
        }
        depth = dict.fromkeys(days, 0)
        for one in list(days):
            at, seen = one, {one}
            while (leader := self._leader(at)) is not None and leader not in seen:
                seen.add(leader)
                days[leader] = min(days[one], days.get(leader, date.max))
                depth[leader] = depth.get(leader, 0) - 1
                at = leader
        waiting = [one for one in days if not self._ledger.heard_by(one.id, days[one])]
        waiting.sort(key=lambda one: (days[one], depth[one], one.received, one.id))
        return {one: days[one] for one in waiting}

    def _leader(self, candidate: Candidate) -> Candidate | None:
        """Whom it follows and who can still be heard."""
        found = self._planner._by_id.get(BulletinId(candidate.follows))
        return None if found is None or found.bulletin.state in _NEVER else found

    def _leaders_of(self, due: Iterable[Candidate]) -> Mapping[Candidate, Candidate]:
        among = set(due)
        found = ((one, self._leader(one)) for one in among)
        return {one: leader for one, leader in found if leader is not None and leader in among}

    def _with_the_urgent(self, openings: Iterable[Opening]) -> tuple[list[Filling], Ledger]:
        """The openings with only what goes before: what is left is there to be kept."""
        ledger = self._ledger.copy()
        fillings = []
        for opening in openings:
            this = self._round(opening, ledger)
            urgent(this, self._eligible(opening), self._planner._plan.rules.ties)
            fillings.append(this.filling)
        return fillings, ledger

    def _round(self, opening: Opening, ledger: Ledger) -> Round:
        lines = Lines(self._lines, opening.places)
        shapes = self._planner._shapes_of(opening.programme)
        order = self._planner._asked.orders.get(opening.broadcast)
        filling = Filling(opening, shapes, lines, self._reception, order)
        series = {
            one.id: one
            for one in self._planner._leaders
            if one.bulletin.state_on(opening.on) not in _NEVER
        }
        return Round(filling, ledger, series)

    def _lineup(self, found: Eligible) -> Lineup:
        lineup = self._lineups.get(found)
        if lineup is None:
            lineup = self._lineups[found] = Lineup(found, self._ledger)
        return lineup

    def _eligible(self, opening: Opening) -> Eligible:
        return self._planner._eligible(self._rank, opening, self._channel)

    def _history(self) -> Ledger:
        targets = self._planner._targets
        here = frozenset(
            number
            for number, one in enumerate(targets.all)
            if self._planner._wanted_at(one, self._station)
        )
        return self._given_to(self._station, here)

    def _given_to(self, station: Station, here: frozenset[int]) -> Ledger:
        """What a station was given; of these targets, what its parts heard before as well."""
        planner = self._planner
        ledger = Ledger(planner._plan.rules, planner._targets, Progress(planner._targets, here))
        for broadcast in planner._standing.get(station.id, {}).values():
            for bulletin in _given(broadcast):
                candidate = planner._by_id.get(bulletin)
                if candidate is None:
                    ledger.note(bulletin, broadcast.on, broadcast.starts_at)
                else:
                    ledger.add(candidate, broadcast.on, broadcast.starts_at, self._reception)
        before = planner._parts.get(station.id, ())
        ledger.progress.take_over(
            [(one.valid_to, self._given_to(one, here).progress) for one in before if one.valid_to]
        )
        return ledger

    def _shared(self, choices: Iterable[Choice]) -> Iterator[Choice]:
        """The same choices as one and the same value: a country has very many of them."""
        for choice in choices:
            yield self._planner._choices.setdefault(choice, choice)


def _outdated(standing: Broadcast, opening: Opening) -> bool:
    """Whether a broadcast that a person held no longer fits its slot."""
    return standing.held and standing.state in OPEN and not _at_its_time(standing, opening)


def _at_its_time(broadcast: Broadcast, opening: Opening) -> bool:
    """Whether it begins when the slot does and has as much time."""
    length = opening.slot.length
    return (broadcast.starts_at, broadcast.slot_length) == (opening.starts_at, length)


def _given(broadcast: Broadcast) -> Sequence[BulletinId]:
    """The bulletins that a broadcast counts for; one that was missed gave nothing."""
    return () if broadcast.state is BroadcastState.MISSED else broadcast.given
