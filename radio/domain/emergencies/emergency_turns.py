"""Two emergencies at a time: which of them is heard, by one rule, and when the other is.

The rule is a setting. `newer`: the one aired last goes first. `graver`: the one of the higher level
does, and of two as grave the newer. An emergency that goes first interrupts; the interrupted one is
heard again from its beginning as soon as the air is free, for half a warning is none. Airings that
had to wait do not pile up: one airing of each waits at most.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from radio.domain.emergencies.emergency import Airing, Emergency, all_airings


class First(StrEnum):
    """Who goes first when two emergencies want the air."""

    NEWER = "newer"
    GRAVER = "graver"


@dataclass(frozen=True)
class Span:
    """A stretch of air that an emergency has."""

    emergency: Emergency
    starts_at: datetime
    ends_at: datetime

    @property
    def whole(self) -> bool:
        """Whether it is heard to its end."""
        return self.ends_at - self.starts_at >= self.emergency.length


def goes_before(one: Emergency, other: Emergency, first: First) -> bool:
    """Whether `one` interrupts `other`; two that differ in nothing go by their ids."""
    return _weight(one, first) > _weight(other, first)


def in_order(emergencies: Iterable[Emergency], first: First) -> list[Emergency]:
    """The one that goes before all others first."""
    return sorted(emergencies, key=lambda one: _weight(one, first), reverse=True)


def on_air(emergencies: Iterable[Emergency], first: First) -> tuple[Span, ...]:
    """What is heard of these emergencies at one station, in order of time."""
    due = sorted(
        ((airing, one) for one in emergencies for airing in all_airings(one)),
        key=lambda pair: (pair[0].starts_at, pair[1].id),
    )
    return tuple(_play(due, first)) if due else ()


def _weight(emergency: Emergency, first: First) -> tuple[object, ...]:
    newer, graver = emergency.approval.at, emergency.level.rank
    return (newer, graver, emergency.id) if first is First.NEWER else (graver, newer, emergency.id)


def _play(due: list[tuple[Airing, Emergency]], first: First) -> Iterable[Span]:
    waiting: dict[str, Emergency] = {}
    at, now = 0, due[0][0].starts_at
    while at < len(due) or waiting:
        if not waiting:
            now = max(now, due[at][0].starts_at)
        while at < len(due) and due[at][0].starts_at <= now:
            waiting[due[at][1].id] = due[at][1]
            at += 1
        waiting = {key: one for key, one in waiting.items() if one.over_at > now}
        if not waiting:
            continue
        playing = waiting.pop(max(waiting, key=lambda key: _weight(waiting[key], first)))
        ends = now + playing.length
        if playing.cancel is not None:
            ends = min(ends, playing.cancel.at)
        while at < len(due) and due[at][0].starts_at < ends:
            airing, comes = due[at]
            at += 1
            if comes.id == playing.id:  # it was late, and is being heard already
                continue
            waiting[comes.id] = comes
            if goes_before(comes, playing, first):
                ends = airing.starts_at
                waiting[playing.id] = playing
                break
        yield Span(playing, now, ends)
        now = ends
