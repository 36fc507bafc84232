"""What all stations of one plan have in common, worked out once for those that are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol

from radio.domain.broadcast import Broadcast, BroadcastId, Choice
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.coverage.coverage import Target
from radio.domain.errors import Refused
from radio.domain.message import Message
from radio.domain.people import PersonId
from radio.domain.planning.begun import begun_today
from radio.domain.planning.candidate import Candidate, candidates
from radio.domain.planning.commune_first import Carried, may_carry, must_wait
from radio.domain.planning.opening import Opening
from radio.domain.planning.progress import Targets
from radio.domain.planning.reception import Lengths, Reception
from radio.domain.planning.relays import around_relays
from radio.domain.planning.running_order import RunningOrder
from radio.domain.planning.series import Series
from radio.domain.planning.shape import Shapes
from radio.domain.planning.turns import Eligible, eligible, why_not
from radio.domain.programme import Programme, ProgrammeId
from radio.domain.schedule import Schedules
from radio.domain.station import Channel, Station, StationId
from radio.domain.timetable.occurrences import Rounds, zone_of
from radio.domain.timetable.succession import parts


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
class Rank:
    """Stations that are planned with the same in view."""

    commune_radio: Carried
    """What commune radio has."""
    eligible: dict[object, Eligible] = field(default_factory=dict)
    """Worked out once for all stations that hear alike, by date and programme."""
    alike: dict[object, Eligible] = field(default_factory=dict)
    """The same value for dates on which nothing differs."""


class Common:
    """What is asked for, prepared for planning one station after the other."""

    def __init__(self, asked: Asked, lengths: Lengths) -> None:
        self.asked = asked
        self.lengths = lengths
        self.rules = asked.schedules.plan.rules
        self.last = asked.first + timedelta(days=asked.days - 1)
        self._candidates = candidates(asked.bulletins, asked.homes)
        self.by_id = {one.id: one for one in self._candidates}
        self.series = Series(self._candidates)
        self.targets = Targets(asked.schedules.plan)
        self.parts = parts(asked.schedules.stations)
        self._rounds = Rounds(asked.schedules)
        self._programmes = {one.id: one for one in asked.schedules.programmes}
        self._shapes: dict[object, Shapes] = {}
        self._receptions: dict[object, Reception] = {}
        self._choices: dict[Choice, Choice] = {}
        self._standing: defaultdict[StationId, dict[BroadcastId, Broadcast]] = defaultdict(dict)
        for one in asked.standing:
            self._standing[one.station][one.id] = one

    def standing(self, station: StationId) -> Mapping[BroadcastId, Broadcast]:
        """The broadcasts of a station that stay as they are."""
        return self._standing.get(station, {})

    def shared(self, choices: Iterable[Choice]) -> Iterator[Choice]:
        """The same choices as one and the same value: a country has very many of them."""
        for choice in choices:
            yield self._choices.setdefault(choice, choice)

    def openings(self, station: Station, last: date) -> Sequence[Opening]:
        """The slots of the dates at a station, in order of start.

        What has begun today and was not planned before is none any more: nobody can hear it.
        """
        whole = (
            Opening(station, one.slot, self._programme(one.slot.programme), one.on, one.starts_at)
            for one in self._rounds.at(station, self.asked.first, last)
        )
        found = (opening for one in whole for opening in around_relays(one))
        standing, now = self.standing(station.id), self.asked.now
        zone = zone_of(station.zone)
        return [
            one.without_end() if one.broadcast == self.asked.endless else one
            for one in found
            if one.broadcast in standing or not begun_today(one.on, one.starts_at, now, zone)
        ]

    def wanted_at(self, target: Target, station: Station) -> bool:
        """Whether it is a target of the station, or of one that became part of it."""
        before = self.parts.get(station.id, ())
        return target.at(station.id) or any(self.wanted_at(target, one) for one in before)

    def _programme(self, programme: ProgrammeId) -> Programme:
        if programme not in self._programmes:
            raise Refused("There is no programme %(programme)s.", programme=programme)
        return self._programmes[programme]

    def shapes_of(self, programme: Programme) -> Shapes:
        """The shapes of a programme, or of the stretch of one that stands beside a relay."""
        whole = programme is self._programmes[programme.id]
        key = programme.id if whole else programme
        if key not in self._shapes:
            self._shapes[key] = Shapes(programme)
        return self._shapes[key]

    def reception(self, station: Station) -> Reception:
        """What the station's listeners are given of a bulletin, in its languages and finish."""
        key = (station.languages, station.finish)
        if key not in self._receptions:
            self._receptions[key] = Reception(station, self.lengths)
        return self._receptions[key]

    def eligible(self, rank: Rank, opening: Opening, channel: Channel) -> Eligible:
        """Who may be heard in the opening, and why all others may not."""
        station, on = opening.station, opening.on
        shapes = self.shapes_of(opening.programme)
        key = (on, station.languages, station.finish, channel.id, shapes)
        found = rank.eligible.get(key)
        if found is None:
            found = rank.eligible[key] = self._sorted_out(rank, opening, channel)
        return found

    def _sorted_out(self, rank: Rank, opening: Opening, channel: Channel) -> Eligible:
        refused: defaultdict[Message, list[BulletinId]] = defaultdict(list)
        reception = self.reception(opening.station)
        shapes = self.shapes_of(opening.programme)
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
            found = rank.alike[key] = eligible(heard, refused, shapes, reception, self.targets)
        return found

    def _why_not(
        self, one: Candidate, opening: Opening, channel: Channel, commune_radio: Carried
    ) -> Message | None:
        """Why a bulletin is not even considered for the opening; None when it is."""
        reason = why_not(one.bulletin, opening.station, opening.on)
        if reason is not None:
            return reason
        if one.id in self.asked.barred:
            return self.asked.barred[one.id]
        if not may_carry(channel, one.id, commune_radio):
            return must_wait(channel)
        return None
