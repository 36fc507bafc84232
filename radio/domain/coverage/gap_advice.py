"""What to do about a gap of coverage while there is still time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from radio.domain.bulletin import Bulletin, State
from radio.domain.coverage.coverage_map import Gap
from radio.domain.coverage.coverage_view import View
from radio.domain.message import Message, message


class Advice(StrEnum):
    """One thing that helps."""

    DRAFT = "draft"
    """No approved bulletin counts for it."""
    SLOT = "slot"
    """The broadcasts that are left cannot hold what is owed."""
    WAIT = "wait"
    """Bulletins and broadcasts are there: planning brings them together."""


SAID: Mapping[Advice, Message] = {
    Advice.DRAFT: message("No approved bulletin counts for it: draft one of this theme."),
    Advice.SLOT: message("The broadcasts left cannot hold it: add a slot."),
    Advice.WAIT: message("Bulletins and broadcasts are there: planning will bring them together."),
}


def advice(gap: Gap, bulletins: Iterable[Bulletin], view: View, today: date) -> tuple[Advice, ...]:
    """What helps against the gap of a map; a bulletin counts once in each broadcast."""
    usable = sum(_counts(one, gap, view, today) for one in bulletins)
    found = [] if usable else [Advice.DRAFT]
    most = max(owed for _, owed in gap.owed)
    places = gap.openings * max(1, usable)
    if not gap.openings or (gap.target.minutes is None and places < most):
        found.append(Advice.SLOT)
    return tuple(found) or (Advice.WAIT,)


def _counts(bulletin: Bulletin, gap: Gap, view: View, today: date) -> bool:
    """Whether it could still be heard for the target, by those the map is about."""
    script = bulletin.script
    languages = {script.language, *(one.language for one in bulletin.versions)}
    heard = any(
        gap.target.counts(script.theme, script.audience, one) and view.is_for(script.audience, one)
        for one in languages
    )
    begins, ends = script.valid_from or date.min, script.valid_until or date.max
    return heard and bulletin.state is State.APPROVED and begins <= gap.until and ends >= today
