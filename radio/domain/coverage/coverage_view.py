"""What a heat map of coverage is about: a period of the plan, and as whom it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from radio.domain.coverage.coverage import AudienceId, CommunicationPlan, Target
from radio.domain.coverage.coverage_table import Play
from radio.domain.coverage.period import PERIODS, period_of
from radio.domain.message import Message, message

DAY = timedelta(days=1)
SHOWN: Mapping[str, Message] = {
    "month": message("Month"),
    "quarter": message("Quarter"),
    "year": message("Year"),
}
"""Periods a map can have."""


@dataclass(frozen=True)
class View:
    """What is looked at."""

    period: str
    """One of `SHOWN`."""
    day: date
    """Any day of the period."""
    audience: AudienceId | None = None
    language: str | None = None
    """ISO 639-3."""

    @property
    def first(self) -> date:
        """First day of the period."""
        return period_of(self.day, self.period)[0]

    @property
    def last(self) -> date:
        """Last day of the period."""
        return period_of(self.day, self.period)[1]

    @property
    def before(self) -> View:
        """The same of the period before."""
        return replace(self, day=max(self.first - DAY, date(1, 1, 1)))

    @property
    def after(self) -> View:
        """The same of the period after."""
        return replace(self, day=self.last + DAY)

    def nearest(self, today: date) -> date:
        """Today, or the day of the period that is nearest to it."""
        return min(max(today, self.first), self.last)

    def shows(self, play: Play) -> bool:
        """Whether it is heard by those the map is about."""
        return self.is_for(play.audience, play.language)

    def is_for(self, audience: tuple[str, ...], language: str) -> bool:
        """Whether something for an audience, in a language, is for those the map is about."""
        for_them = self.audience is None or not audience or self.audience in audience
        return for_them and self.language in (None, language)

    def wants(self, target: Target) -> bool:
        """Whether it is a target for those the map is about."""
        return self.audience in (None, target.audience or self.audience) and self.language in (
            None,
            target.language or self.language,
        )

    def days(self, period: str, plan: CommunicationPlan, today: date) -> Iterator[date]:
        """A day in each period of a kind that the map counts: the nearest to today in the plan."""
        longer = PERIODS.index(period) > PERIODS.index(self.period)
        first, last = period_of(self.first, period)
        while first <= self.last:
            begun, ends = max(first, plan.valid_from), min(last, plan.valid_to)
            if begun <= ends and (longer or first >= self.first):
                yield min(max(today, begun), ends)
            first, last = period_of(last + DAY, period)

    def span(self, plan: CommunicationPlan) -> tuple[date, date]:
        """The days whose broadcasts count for it."""
        kinds = {one.period for one in plan.targets}
        first = [period_of(self.first, kind)[0] for kind in kinds]
        last = [period_of(self.last, kind)[1] for kind in kinds]
        return min((self.first, *first)), max((self.last, *last))
