"""The communication plan as an object: themes, audiences, targets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NewType

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
    """How often a theme should be heard at each station in a period."""

    theme: ThemeId
    items: int
    """Broadcasts of items of this theme at each station."""
    period: str
    """`month`, `quarter` or `year`."""
    audience: AudienceId | None = None


@dataclass(frozen=True)
class CommunicationPlan:
    """The district's plan: what must be told, to whom, how often."""

    title: str
    valid_from: date
    valid_to: date
    themes: tuple[Theme, ...]
    audiences: tuple[Audience, ...]
    targets: tuple[Target, ...]
