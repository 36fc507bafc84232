"""Plans one station: its openings in order of time, each with what was given before in view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from radio.domain.broadcast import OPEN, Broadcast, BroadcastState, Choice
from radio.domain.bulletin import BulletinId
from radio.domain.errors import FAILS_ALONE, Failure
from radio.domain.message import Message, message
from radio.domain.planning.airtime import SILENCE, Musts, Round, give_out, urgent
from radio.domain.planning.candidate import Candidate
from radio.domain.planning.commune_first import channel_of
from radio.domain.planning.filling import Filling
from radio.domain.planning.in_common import Asked, Common, Rank
from radio.domain.planning.ledger import Ledger
from radio.domain.planning.lines import Lines, StationLines
from radio.domain.planning.must_air import keep_room
from radio.domain.planning.opening import Opening
from radio.domain.planning.plan_version import why_not_heard
from radio.domain.planning.progress import Progress
from radio.domain.planning.reception import Lengths
from radio.domain.planning.relays import relay_of, relayed
from radio.domain.planning.turns import Eligible, Lineup
from radio.domain.station import Station

LOOK_AHEAD = timedelta(days=31)
"""How far past the planned dates room is looked for, for what must be aired by a later date."""


@dataclass(frozen=True)
class Planned:
    """What became of one station."""

    broadcasts: Sequence[Broadcast]
    failure: Failure | None = None
    """Why nothing new could be planned: its own tunes or lines cannot be measured."""
    unspoken: Mapping[BulletinId, Failure] = field(default_factory=dict)
    """Bulletins that cannot be spoken there now."""


class StationPlanner:
    """Plans stations one by one; what they have in common is worked out once."""

    def __init__(self, asked: Asked, lengths: Lengths) -> None:
        self._common = Common(asked, lengths)

    def at(self, rank: Rank) -> Callable[[Station], Planned]:
        """Plans a station of a rank; raises `Refused` for a name that leads nowhere."""
        return partial(self._station, rank)

    def _station(self, rank: Rank, station: Station) -> Planned:
        common = self._common
        openings = common.openings(station, common.last)
        if not openings:
            return Planned(())
        here = _Here(common, rank, station)
        try:
            musts = here.musts(openings)
            broadcasts = [here.broadcast(opening, musts) for opening in openings]
        except FAILS_ALONE as error:
            return Planned(
                [here.as_before(opening, error.message) for opening in openings],
                Failure(common.asked.schedules.called(station.id), error),
            )
        return Planned(broadcasts, unspoken=common.reception(station).unspoken)


class _Here:
    """One station while it is planned."""

    def __init__(self, common: Common, rank: Rank, station: Station) -> None:
        self._common = common
        self._rank = rank
        self._station = station
        self._channel = channel_of(station, common.asked.schedules.channels)
        self._reception = common.reception(station)
        self._lines = StationLines(station, common.lengths)
        self._standing = common.standing(station.id)
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
            self._common.rules.ties,
            musts,
            self._lineup(found),
        )
        return opening.becomes(rundown, self._common.shared((*choices, *found.refused)))

    def as_before(self, opening: Opening, why: Message) -> Broadcast:
        """What stands there, or was planned before and may still be heard; else silence."""
        asked, before = self._common.asked, self._common.asked.before.get(opening.broadcast)
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
        due = self._common.series.due(openings[0].on, self._ledger.heard_by)
        if not due:
            return Musts({})
        last = min(max(due.values()), self._common.last + LOOK_AHEAD)
        if last > self._common.last:
            openings = self._common.openings(self._station, last)
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
            self._common.series.leaders_of(wanted),
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

    def _with_the_urgent(self, openings: Iterable[Opening]) -> tuple[list[Filling], Ledger]:
        """The openings with only what goes before: what is left is there to be kept."""
        ledger = self._ledger.copy()
        fillings = []
        for opening in openings:
            this = self._round(opening, ledger)
            urgent(this, self._eligible(opening), self._common.rules.ties)
            fillings.append(this.filling)
        return fillings, ledger

    def _round(self, opening: Opening, ledger: Ledger) -> Round:
        lines = Lines(self._lines, opening.places)
        shapes = self._common.shapes_of(opening.programme)
        order = self._common.asked.orders.get(opening.broadcast)
        filling = Filling(opening, shapes, lines, self._reception, order)
        return Round(filling, ledger, self._common.series.leading_on(opening.on))

    def _lineup(self, found: Eligible) -> Lineup:
        lineup = self._lineups.get(found)
        if lineup is None:
            lineup = self._lineups[found] = Lineup(found, self._ledger)
        return lineup

    def _eligible(self, opening: Opening) -> Eligible:
        return self._common.eligible(self._rank, opening, self._channel)

    def _history(self) -> Ledger:
        targets = self._common.targets
        here = frozenset(
            number
            for number, one in enumerate(targets.all)
            if self._common.wanted_at(one, self._station)
        )
        return self._given_to(self._station, here)

    def _given_to(self, station: Station, here: frozenset[int]) -> Ledger:
        """What a station was given; of these targets, what its parts heard before as well."""
        common = self._common
        ledger = Ledger(common.rules, common.targets, Progress(common.targets, here))
        for broadcast in common.standing(station.id).values():
            for bulletin in _given(broadcast):
                candidate = common.by_id.get(bulletin)
                if candidate is None:
                    ledger.note(bulletin, broadcast.on, broadcast.starts_at)
                else:
                    ledger.add(candidate, broadcast.on, broadcast.starts_at, self._reception)
        before = common.parts.get(station.id, ())
        ledger.progress.take_over(
            [(one.valid_to, self._given_to(one, here).progress) for one in before if one.valid_to]
        )
        return ledger


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
