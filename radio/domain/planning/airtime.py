"""Gives out the airtime of one broadcast, never more than the slot has.

Trim rule: bulletins come in their turn; one that does not fit any more is dropped and the page
says by how much; a shorter one after it may still find room. So the lowest are dropped first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from math import ceil

from radio.domain.broadcast import Choice
from radio.domain.bulletin import BulletinId
from radio.domain.message import Message, message
from radio.domain.planning.candidate import Candidate
from radio.domain.planning.filling import NOTHING, Filling
from radio.domain.planning.ledger import Ledger
from radio.domain.planning.opening import Opening
from radio.domain.planning.planning_rules import Ties
from radio.domain.planning.progress import NO_LACK
from radio.domain.planning.too_long import too_long
from radio.domain.planning.turns import EMERGENCY, PRIORITY, Eligible, Lineup, must_air, why
from radio.domain.programme import Rundown
from radio.domain.vietnamese_dates import short_date

SILENCE = Rundown(())
EMPTY = message("Nothing can be heard in this broadcast.")


@dataclass
class Round:
    """The giving out of one broadcast's airtime: who has it, who not, and why."""

    filling: Filling
    ledger: Ledger
    series: Mapping[BulletinId, Candidate]
    """Bulletins that others follow and that may still be heard, by id."""
    taken: list[Choice] = field(default_factory=list)
    refused: dict[Message, list[BulletinId]] = field(default_factory=dict)
    waiting: dict[BulletinId, list[tuple[Candidate, Message]]] = field(default_factory=dict)
    """Who waits for a bulletin that must be heard before, and why they would be taken."""

    def offer(self, candidate: Candidate, reason: Message) -> bool:
        """Give it airtime where its turn, its repeats and the time left allow; whether it has."""
        part = self.filling.free_part(candidate.kind)
        if part is None:
            return self._refuse(candidate, _no_place(self._places(candidate)))
        return self.offer_in(part, candidate, reason)

    def offer_in(self, part: int, candidate: Candidate, reason: Message) -> bool:
        """The same in a part that has room."""
        against = self.ledger.too_often(candidate, self.filling.opening)
        if against is not None:
            return self._refuse(candidate, against)
        if candidate.follows and not self._may_follow(candidate, part):
            self.waiting.setdefault(BulletinId(candidate.follows), []).append((candidate, reason))
            return False
        over = self.filling.over_with(candidate, part)
        if over > NOTHING:
            return self._refuse(candidate, _no_time(ceil(over.total_seconds())))
        self._give(candidate, part, reason)
        return True

    def refuse_all(self, candidates: Iterable[Candidate], reason: Message) -> None:
        """Refuse many for one reason."""
        self.refused.setdefault(reason, []).extend(one.id for one in candidates)

    def forget(self, candidate: Candidate) -> None:
        """Let it be as if it had not been offered yet: it is decided once more."""
        for ids in self.refused.values():
            while candidate.id in ids:
                ids.remove(candidate.id)
        for leader, those in self.waiting.items():
            self.waiting[leader] = [pair for pair in those if pair[0] != candidate]

    def full(self, candidate: Candidate) -> Message:
        """Why nobody else of its kind is taken."""
        return _no_place(self._places(candidate))

    def choices(self) -> tuple[Choice, ...]:
        """Every decision, those for somebody first."""
        for leader, followers in self.waiting.items():
            title = self.series[leader].bulletin.script.title
            reason = message("It follows “%(title)s”, which is not heard here yet.", title=title)
            self.refuse_all((follower for follower, _ in followers), reason)
        refused = (
            Choice(taken=False, reason=reason, bulletins=tuple(sorted(ids)))
            for reason, ids in self.refused.items()
            if ids
        )
        return (*self.taken, *refused)

    def _may_follow(self, candidate: Candidate, part: int) -> bool:
        """Whether what must come before was heard, comes before here, or never comes."""
        leader = self.series.get(BulletinId(candidate.follows))
        if leader is None:
            return True
        if leader in self.filling:
            return self.filling.may_follow(candidate, part, leader)
        return self.ledger.heard_before(leader.id, self.filling.opening.starts_at)

    def _give(self, candidate: Candidate, part: int, reason: Message) -> None:
        opening = self.filling.opening
        self.filling.put(candidate, part)
        self.ledger.add(candidate, opening.on, opening.starts_at, self.filling.reception)
        order = self.filling.order
        because = order.because(candidate.id, reason) if order else reason
        self.taken.append(Choice(taken=True, reason=because, bulletins=(candidate.id,)))
        for follower, its_reason in self.waiting.pop(candidate.id, ()):
            self.offer(follower, its_reason)

    def _refuse(self, candidate: Candidate, reason: Message) -> bool:
        self.refused.setdefault(reason, []).append(candidate.id)
        return False

    def _places(self, candidate: Candidate) -> int:
        shapes = self.filling.shapes
        return sum(shapes.rooms[part] for part in shapes.parts_for[candidate.kind])


@dataclass(frozen=True)
class Musts:
    """Bulletins that must be aired by a date at the station and were not heard there yet."""

    spots: Mapping[Candidate, tuple[Opening, int] | None]
    """The broadcast, and the part of it, kept for each; None where none was found."""

    def hold(self, candidate: Candidate, ledger: Ledger) -> bool:
        """Whether its airtime is given out here and not in its routine turn."""
        return candidate in self.spots and not ledger.plays[candidate.id]


def give_out(
    this: Round, eligible: Eligible, ties: Ties, musts: Musts, lineup: Lineup
) -> tuple[Rundown, tuple[Choice, ...]]:
    """The rundown, and the choices with their reasons for everybody who may be heard.

    An ident and a farewell with no bulletin between them are silence; not beside a relay.
    """
    over = this.filling.over
    if over > NOTHING:
        this.refuse_all(eligible.everybody, _no_time(ceil(over.total_seconds())))
        return SILENCE, (Choice(taken=False, reason=too_long(over)), *this.choices())
    repeats = urgent(this, eligible, ties)
    dealt_with = _give_musts(this, eligible, musts) | _left_out(this, eligible)
    for candidate in repeats:
        if candidate not in dealt_with:
            this.offer(candidate, PRIORITY)
    dealt_with |= _give_ordered(this, eligible, dealt_with)
    _give_routine(this, lineup, dealt_with)
    rundown = this.filling.rundown()
    if rundown.silent or _only_a_frame(this.filling):
        return SILENCE, (Choice(taken=False, reason=EMPTY), *this.choices())
    return rundown, this.choices()


def _only_a_frame(filling: Filling) -> bool:
    """Whether places for bulletins all stayed empty and nothing else is heard around them."""
    return filling.empty and bool(filling.shapes.rooms) and not filling.opening.beside_relay


def urgent(this: Round, eligible: Eligible, ties: Ties) -> list[Candidate]:
    """Give out what goes before everything; back come those with priority that were heard."""
    station = this.filling.opening.station.id
    order = this.filling.order
    ranked = sorted(eligible.urgent, key=lambda one: one.tie(station, ties))
    if order:
        ranked.sort(key=lambda one: (-one.level, order.place(one.id)))
    heard = {one for one in ranked if this.ledger.plays[one.id] and not one.emergency}
    for candidate in ranked:
        if candidate not in heard:
            this.offer(candidate, EMERGENCY if candidate.emergency else PRIORITY)
    return [one for one in ranked if one in heard]


def _give_musts(this: Round, eligible: Eligible, musts: Musts) -> set[Candidate]:
    """Give out what must be aired by a date; back comes everybody who was dealt with."""
    dealt_with = {
        one
        for one in musts.spots
        if one in eligible.everybody
        and one not in this.filling
        and musts.hold(one, this.ledger)
        and _not_wanted(this, one) is None
    }
    here = [one for one in musts.spots if one in dealt_with]
    here.sort(key=lambda one: musts.spots[one] is None)  # what has a place comes before others
    for candidate in here:
        this.forget(candidate)  # one with priority was offered among the urgent
        _give_must(this, candidate, musts.spots[candidate])
    return dealt_with


def _give_must(this: Round, candidate: Candidate, spot: tuple[Opening, int] | None) -> None:
    reason = must_air(candidate.must_by or date.max)
    if spot is None:
        this.offer(candidate, reason)
    elif spot[0] == this.filling.opening:
        this.offer_in(spot[1], candidate, reason)
    else:
        this.refuse_all([candidate], _kept_for(spot[0].on))


def _not_wanted(this: Round, candidate: Candidate) -> Message | None:
    """Why a person does not want the bulletin in this broadcast; None when nobody minds."""
    order = this.filling.order
    return order.why_not(candidate.bulletin) if order else None


def _left_out(this: Round, eligible: Eligible) -> set[Candidate]:
    """Refuse what a person left out; back comes who that is."""
    order = this.filling.order
    if order is None or not order.left_out:
        return set()
    gone = {one: reason for one in eligible.everybody if (reason := _not_wanted(this, one))}
    for candidate, reason in gone.items():
        this.refuse_all([candidate], reason)
    return set(gone)


def _give_ordered(this: Round, eligible: Eligible, dealt_with: set[Candidate]) -> set[Candidate]:
    """Give out what a person placed; back comes who that is."""
    order = this.filling.order
    if order is None:
        return set()
    placed = {
        one
        for one in eligible.everybody
        if not one.level and one.id in order.places and one not in dealt_with
    }
    for candidate in sorted(placed, key=lambda one: order.place(one.id)):
        this.offer(candidate, why(candidate, NO_LACK, this.ledger))
    return placed


def _give_routine(this: Round, lineup: Lineup, dealt_with: set[Candidate]) -> None:
    for candidate, lack in lineup.turns(this.filling.opening.on):
        if candidate in dealt_with:
            continue
        part = this.filling.free_part(candidate.kind)
        if part is None:
            rest = (one for one in lineup.without(candidate.kind) if one not in dealt_with)
            this.refuse_all((candidate, *rest), this.full(candidate))
        else:
            this.offer_in(part, candidate, why(candidate, lack, this.ledger))


@lru_cache(maxsize=4096)
def _no_time(seconds: int) -> Message:
    return message(
        "No time left: the programme would be %(seconds)s s longer than its slot.", seconds=seconds
    )


@lru_cache(maxsize=256)
def _no_place(places: int) -> Message:
    return message(
        "Its kind has %(places)s places in this programme; those before it have them.",
        places=places,
    )


@lru_cache(maxsize=256)
def _kept_for(day: date) -> Message:
    return message("Its place is kept in a broadcast of %(day)s.", day=short_date(day))
