"""Whose turn it is: which bulletins may be heard in a broadcast, in which order, and why not.

Order: emergency; priority, ties by the rule of the centre; what must be aired by a date; then
routine: what the plan's targets lack most at the station, then the freshest approval, then the
fewest plays, then the theme heard least, then the name, so that the same input always gives the
same order. Priority that was heard already repeats before routine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from heapq import heapify, heappop, heappush

from radio.domain.broadcast import Choice
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.coverage.period import SAID
from radio.domain.message import Message, message
from radio.domain.planning.candidate import Candidate
from radio.domain.planning.ledger import Ledger
from radio.domain.planning.progress import NO_LACK, Lack, Targets
from radio.domain.planning.reception import Reception
from radio.domain.planning.shape import Shapes
from radio.domain.script import Kind
from radio.domain.station import Station
from radio.domain.version import best_language
from radio.domain.vietnamese_dates import short_date

EMERGENCY = message("Emergency: it goes before everything.")
PRIORITY = message("Priority: it must be heard.")
FIRST_OF_THEME = message("The first of its theme at this station.")
NOT_YET = message("Not heard at this station yet.")
NO_PLACE = message("This programme has no place for its kind.")


def why_not(bulletin: Bulletin, station: Station, on: date) -> Message | None:
    """Why the bulletin may not be heard at the station on a date; None when it may."""
    match bulletin.state_on(on):
        case State.DRAFT:
            return message("It is a draft.")
        case State.SUBMITTED:
            return message("It waits for approval.")
        case State.WITHDRAWN:
            return message("It was withdrawn.")
        case State.EXPIRED:
            return message("Its last day was %(day)s.", day=_day(bulletin.script.valid_until))
    script = bulletin.script
    if bulletin.approval is None:
        return message("It waits for approval.")
    if not script.valid_on(on):
        return message("It may be heard from %(day)s on.", day=_day(script.valid_from))
    if best_language(script, bulletin.versions, station.languages) is None:
        return message(
            "The station does not broadcast in its language (%(language)s).",
            language=script.language,
        )
    return None


@dataclass(frozen=True, eq=False)
class Group:
    """Routine bulletins that the plan weighs alike: one theme, kind, audience and language."""

    theme: str
    kind: Kind
    targets: tuple[int, ...]
    """Numbers of the targets for which they count."""
    members: tuple[Candidate, ...]
    """The freshest first."""


@dataclass(frozen=True, eq=False)
class Eligible:
    """Who may be heard in a programme on a date, and who not: alike at many stations."""

    urgent: tuple[Candidate, ...]
    """With a priority."""
    routine: tuple[Group, ...]
    refused: tuple[Choice, ...]
    """Those that may not be heard, by reason."""
    everybody: frozenset[Candidate]
    """All that may be heard."""

    @cached_property
    def number(self) -> Mapping[Candidate, int]:
        """The number of the group that a routine bulletin is in."""
        return {one: number for number, group in enumerate(self.routine) for one in group.members}


def eligible(
    found: Iterable[Candidate],
    refused: Mapping[Message, Sequence[BulletinId]],
    shapes: Shapes,
    reception: Reception,
    targets: Targets,
) -> Eligible:
    """`found` sorted for turns; those whose kind the programme does not take are refused too."""
    reasons = {reason: list(ids) for reason, ids in refused.items()}
    takes = [one for one in found if one.kind in shapes.parts_for]
    groups: defaultdict[tuple[str, Kind, tuple[str, ...], str], list[Candidate]] = defaultdict(list)
    for one in takes:
        if not one.level:
            language = reception.language(one) or ""
            groups[one.theme, one.kind, one.audience, language].append(one)
    without = [one.id for one in found if one.kind not in shapes.parts_for]
    if without:
        reasons[NO_PLACE] = without
    return Eligible(
        tuple(one for one in takes if one.level),
        tuple(_group(key, members, targets) for key, members in sorted(groups.items())),
        tuple(
            Choice(taken=False, reason=reason, bulletins=tuple(ids))
            for reason, ids in reasons.items()
        ),
        frozenset(takes),
    )


def _group(
    key: tuple[str, Kind, tuple[str, ...], str], members: Iterable[Candidate], targets: Targets
) -> Group:
    theme, kind, audience, language = key
    ordered = sorted(members, key=lambda one: (-one.fresh, one.id))
    return Group(theme, kind, targets.of(theme, audience, language), tuple(ordered))


Weight = tuple[float, int, int, int, str]
"""Sort key of a routine bulletin: what lacks, how fresh, how often heard, its theme, its name."""


class _Line:
    """One group at one station, in its turn."""

    __slots__ = ("at", "group", "lack", "members", "seen", "weight")

    def __init__(self, group: Group) -> None:
        self.group = group
        self.members: Sequence[Candidate] = ()
        self.at = 0
        """The first who waits."""
        self.seen = -1
        """How often the theme had been heard when the first was weighed."""
        self.weight: Weight = (0.0, 0, 0, 0, "")
        self.lack = NO_LACK


class Lineup:
    """Routine bulletins of one station in the order in which they get airtime.

    It is kept from broadcast to broadcast: only what was heard meanwhile is weighed anew.
    """

    def __init__(self, found: Eligible, ledger: Ledger) -> None:
        self._eligible = found
        self._ledger = ledger
        self._lines = [_Line(group) for group in found.routine]
        self._unsorted = set(range(len(self._lines)))
        self._read = len(ledger.log)
        self._periods: object = None
        self._lacks: dict[tuple[int, ...], tuple[int, Lack]] = {}
        self._heap: list[tuple[Weight, int, _Line]] = []
        self._on = date.min

    def turns(self, on: date) -> Iterator[tuple[Candidate, Lack]]:
        """Each in its turn on a date, with what the plan lacks of its like just then.

        What is given airtime meanwhile changes what the plan lacks, and so the turns that follow.
        """
        self._begin(on)
        themes = self._ledger.themes
        while self._heap:
            _, number, line = heappop(self._heap)
            if line.seen != themes[line.group.theme]:
                self._weigh(line)
                heappush(self._heap, (line.weight, number, line))
                continue
            candidate, lack = line.members[line.at], line.lack
            line.at += 1
            if line.at < len(line.members):
                self._weigh(line)
                heappush(self._heap, (line.weight, number, line))
            yield candidate, lack

    def without(self, kind: Kind) -> list[Candidate]:
        """Take out, and give back, everybody of a kind who still waits."""
        gone = [entry for entry in self._heap if entry[2].group.kind is kind]
        self._heap = [entry for entry in self._heap if entry[2].group.kind is not kind]
        heapify(self._heap)
        return [one for _, _, line in gone for one in line.members[line.at :]]

    def _begin(self, on: date) -> None:
        ledger, themes = self._ledger, self._ledger.themes
        numbers = self._eligible.number
        heard = (numbers.get(one) for one in ledger.log[self._read :])
        self._unsorted.update(number for number in heard if number is not None)
        self._read = len(ledger.log)
        self._on = on
        changed = (periods := ledger.progress.periods(on)) != self._periods
        self._periods = periods
        if changed:
            self._lacks.clear()
        for number in self._unsorted:
            self._sort(self._lines[number])
        self._unsorted.clear()
        for line in self._lines:
            if changed or line.at or line.seen != themes[line.group.theme]:
                line.at = 0
                self._weigh(line)
        self._heap = [(line.weight, number, line) for number, line in enumerate(self._lines)]
        heapify(self._heap)

    def _sort(self, line: _Line) -> None:
        members, plays = line.group.members, self._ledger.plays
        line.members = (
            sorted(members, key=lambda one: (-one.fresh, plays[one.id], one.id))
            if len(members) > 1
            else members
        )

    def _weigh(self, line: _Line) -> None:
        """Weigh the first who waits in the line."""
        group, ledger = line.group, self._ledger
        heard = ledger.themes[group.theme]
        seen, lack = self._lacks.get(group.targets, (-1, NO_LACK))
        if seen != heard:
            lack = ledger.progress.lack(group.targets, self._on)
            self._lacks[group.targets] = (heard, lack)
        first = line.members[line.at]
        line.seen, line.lack = heard, lack
        line.weight = (-lack.share, -first.fresh, ledger.plays[first.id], heard, first.id)


def why(candidate: Candidate, lack: Lack, ledger: Ledger) -> Message:
    """Why a routine bulletin is given airtime now."""
    target = lack.target
    if target is not None and target.minutes is not None:
        return _minutes_lacking(round(lack.owed, 1), target.period)
    if target is not None:
        return _items_lacking(lack.owed, target.period)
    times = ledger.plays[candidate.id]
    if times:
        return _again(times)
    return NOT_YET if ledger.themes[candidate.theme] else FIRST_OF_THEME


@lru_cache(maxsize=4096)
def must_air(day: date) -> Message:
    """Why a bulletin with a last date is given airtime before anything optional."""
    return message("It must be aired by %(day)s.", day=short_date(day))


@lru_cache(maxsize=4096)
def _again(times: int) -> Message:
    return message("Heard here %(times)s× before; it is its turn again.", times=times)


@lru_cache(maxsize=4096)
def _minutes_lacking(owed: float, period: str) -> Message:
    return message(
        "The plan still lacks %(owed)s minutes of its theme here %(period)s.",
        owed=owed,
        period=SAID[period],
    )


@lru_cache(maxsize=4096)
def _items_lacking(owed: float, period: str) -> Message:
    return message(
        "The plan still lacks %(owed)s items of its theme here %(period)s.",
        owed=owed,
        period=SAID[period],
    )


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
