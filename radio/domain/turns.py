"""Whose turn it is: which bulletins may be heard in a broadcast, in which order, and why not.

Order: emergency; priority, by the time it was received; then routine: fewest plays at the station,
then the theme heard least there, then the freshest approval, then the name, so that the same input
always gives the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from radio.domain.broadcast import Broadcast
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.message import Message, message
from radio.domain.script import Priority
from radio.domain.station import Station, StationId
from radio.domain.version import best_language
from radio.domain.vietnamese_dates import short_date


class Plays:
    """How often each bulletin and theme was given to each station."""

    def __init__(self, themes: dict[BulletinId, str], broadcasts: Iterable[Broadcast]) -> None:
        self._themes = themes
        self._bulletins: Counter[tuple[StationId, BulletinId]] = Counter()
        self._by_theme: Counter[tuple[StationId, str]] = Counter()
        for broadcast in broadcasts:
            self.add(broadcast)

    def add(self, broadcast: Broadcast) -> None:
        """Count what a broadcast gives its station."""
        for bulletin in broadcast.given:
            self._bulletins[broadcast.station, bulletin] += 1
            if bulletin in self._themes:
                self._by_theme[broadcast.station, self._themes[bulletin]] += 1

    def of(self, station: StationId, bulletin: BulletinId) -> int:
        """Plays of a bulletin at a station."""
        return self._bulletins[station, bulletin]

    def of_theme(self, station: StationId, theme: str) -> int:
        """Plays of a theme at a station."""
        return self._by_theme[station, theme]


@dataclass(frozen=True)
class Turn:
    """A bulletin that may be heard, and why it stands where it stands."""

    bulletin: Bulletin
    reason: Message


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


def in_turn(bulletins: Iterable[Bulletin], station: Station, plays: Plays) -> Sequence[Turn]:
    """The bulletins in the order in which they get airtime at the station.

    Two bulletins of one theme that were heard equally often do not stand together: the second
    waits for the first of every other theme that is as new to the station.
    """
    by_rank = sorted(bulletins, key=lambda bulletin: _rank(bulletin, station, plays, 0))
    nth: Counter[str] = Counter()
    ranked = []
    for bulletin in by_rank:
        theme = bulletin.script.theme
        ranked.append((_rank(bulletin, station, plays, nth[theme]), bulletin))
        nth[theme] += 1
    ranked.sort(key=lambda pair: pair[0])
    return [Turn(bulletin, _reason(bulletin, station, plays)) for _, bulletin in ranked]


def _rank(
    bulletin: Bulletin, station: Station, plays: Plays, nth: int
) -> tuple[int, int, int, float, str]:
    """Sort key; `nth` counts earlier bulletins of the same theme in this broadcast."""
    level = bulletin.script.priority.level
    if level:
        return -level, 0, 0, bulletin.created_at.timestamp(), bulletin.id
    return (
        0,
        plays.of(station.id, bulletin.id),
        plays.of_theme(station.id, bulletin.script.theme) + nth,
        -_freshness(bulletin),
        bulletin.id,
    )


def _freshness(bulletin: Bulletin) -> float:
    """The day (UTC) of the approval as a number; bulletins of one day are equally fresh."""
    return bulletin.approval.at.date().toordinal() if bulletin.approval else 0


def _reason(bulletin: Bulletin, station: Station, plays: Plays) -> Message:
    if bulletin.script.priority is Priority.EMERGENCY:
        return message("Emergency: it goes before everything.")
    if bulletin.script.priority is Priority.PRIORITY:
        return message("Priority: it must be heard.")
    times = plays.of(station.id, bulletin.id)
    if times:
        return message("Heard here %(times)s× before; it is its turn again.", times=times)
    if not plays.of_theme(station.id, bulletin.script.theme):
        return message("The first of its theme at this station.")
    return message("Not heard at this station yet.")


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
