"""How far the targets of the communication plan are met at one station, while it is planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from radio.domain.coverage.coverage import CommunicationPlan, Target
from radio.domain.coverage.period import period_of


class Lack(NamedTuple):
    """The target that lacks most of what counts for it."""

    share: float
    """Of the target, still owed: 1 while nothing was given, 0 when it is met."""
    owed: float
    target: Target | None


NO_LACK = Lack(0.0, 0.0, None)


class Targets:
    """The targets of a plan, found by what counts for them; shared by all stations."""

    def __init__(self, plan: CommunicationPlan) -> None:
        self._plan = plan
        self._found: dict[tuple[str, tuple[str, ...], str], tuple[int, ...]] = {}
        self.count_minutes = any(target.minutes is not None for target in plan.targets)
        """Whether any target is in minutes; else nobody need know lengths."""

    @property
    def all(self) -> Sequence[Target]:
        """In the order of the plan."""
        return self._plan.targets

    def hold_on(self, day: date) -> bool:
        """Whether the plan is for this day."""
        return self._plan.holds_on(day)

    def of(self, theme: str, audience: tuple[str, ...], language: str) -> tuple[int, ...]:
        """Numbers of the targets for which such an item counts."""
        key = (theme, audience, language)
        found = self._found.get(key)
        if found is None:
            counted = (
                number
                for number, one in enumerate(self.all)
                if one.counts(theme, audience, language)
            )
            found = self._found[key] = tuple(counted)
        return found


class Progress:
    """What one station was given of each target, period by period, planned and aired."""

    def __init__(self, targets: Targets, here: frozenset[int]) -> None:
        """`here` are the numbers of the targets that are the station's."""
        self._targets = targets
        self._here = here
        self._given: defaultdict[tuple[int, date], float] = defaultdict(float)

    def add(self, numbers: Iterable[int], on: date, length: timedelta) -> None:
        """Count one play on a date for these targets."""
        for number in numbers:
            if number in self._here:
                target = self._targets.all[number]
                first, _ = period_of(on, target.period)
                self._given[number, first] += target.share_of(length)

    def take_over(self, before: Sequence[tuple[date, Progress]]) -> None:
        """Count what those heard that became part of it, each with its last day.

        In each period, what that one of them heard that heard least: so much was heard in all.
        """
        for number, first in {key for _, one in before for key in one._given}:
            given = [one._given.get((number, first), 0.0) for last, one in before if last >= first]
            self._given[number, first] += min(given, default=0.0)

    def periods(self, on: date) -> object:
        """What changes whenever a period begins, or the plan begins or ends."""
        return period_of(on, "week"), period_of(on, "month"), self._targets.hold_on(on)

    def lack(self, numbers: Iterable[int], on: date) -> Lack:
        """What lacks most, in share, of these targets on a date."""
        most = NO_LACK
        if not self._targets.hold_on(on):
            return most
        for number in numbers:
            if number not in self._here:
                continue
            target = self._targets.all[number]
            given = self._given.get((number, period_of(on, target.period)[0]), 0.0)
            share = 1 - given / target.wanted
            if share > most.share:
                most = Lack(share, target.wanted - given, target)
        return most

    def copy(self) -> Progress:
        """The same, to be counted on apart."""
        made = Progress(self._targets, self._here)
        made._given.update(self._given)
        return made
