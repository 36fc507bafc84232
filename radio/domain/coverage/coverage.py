"""The communication plan as an object: themes, audiences, targets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NewType

from radio.domain.planning.planning_rules import PlanningRules
from radio.domain.station import StationId

ThemeId = NewType("ThemeId", str)
AudienceId = NewType("AudienceId", str)


@dataclass(frozen=True)
class Theme:
    """A content item of the plan (its section III.1)."""

    id: ThemeId
    name: str
    clause: str
    """Where the plan says it: `III.1, gạch đầu dòng 2`."""


@dataclass(frozen=True)
class Audience:
    """A group the plan names (its section II.1)."""

    id: AudienceId
    name: str


@dataclass(frozen=True)
class Target:
    """How much of a theme should be heard at each station in a period, in items or minutes."""

    theme: ThemeId
    items: int | None
    """Broadcasts of items of this theme at each station; None where minutes are wanted."""
    period: str
    """`week`, `month`, `quarter` or `year`."""
    audience: AudienceId | None = None
    """Only what is for this audience; what names no audience is for everybody."""
    stations: tuple[StationId, ...] | None = None
    """None: every station."""
    language: str | None = None
    """Only what is heard in this language (ISO 639-3)."""
    minutes: float | None = None
    """Minutes of items of this theme at each station."""

    @property
    def wanted(self) -> float:
        """Items or minutes."""
        return self.minutes if self.minutes is not None else float(self.items or 0)

    def share_of(self, length: timedelta) -> float:
        """What one play of so long an item gives the target: 1 item, or its minutes."""
        return 1.0 if self.minutes is None else length / timedelta(minutes=1)

    def at(self, station: StationId) -> bool:
        """Whether it is a target of the station."""
        return self.stations is None or station in self.stations

    def counts(self, theme: str, audience: tuple[str, ...], language: str) -> bool:
        """Whether an item of this theme, for these audiences, in this language counts for it."""
        return (
            theme == self.theme
            and (self.audience is None or not audience or self.audience in audience)
            and (self.language is None or language == self.language)
        )


@dataclass(frozen=True)
class CommunicationPlan:
    """The district's plan: what must be told, to whom, how often."""

    title: str
    valid_from: date
    valid_to: date
    themes: tuple[Theme, ...]
    audiences: tuple[Audience, ...]
    targets: tuple[Target, ...]
    rules: PlanningRules = field(default_factory=PlanningRules)
    """How airtime is given out among equals."""

    def holds_on(self, day: date) -> bool:
        """Whether the plan is for this day."""
        return self.valid_from <= day <= self.valid_to
