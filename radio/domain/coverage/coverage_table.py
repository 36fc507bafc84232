"""Coverage: the targets of the communication plan against what was planned and aired.

What an emergency cut off and what a station missed counts for nothing; what a station is silent
about counts as planned, not as aired. A commune that others became part of has heard what that one
of them heard that heard least: so much was heard in every part of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from radio.domain.broadcast import Broadcast, BroadcastState
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.coverage.coverage import Target
from radio.domain.coverage.period import period_of
from radio.domain.programme import Segment
from radio.domain.schedule import Schedules
from radio.domain.station import Station, StationId
from radio.domain.timetable.occurrences import Rounds
from radio.domain.timetable.succession import lineage, parts

_AIRED = frozenset({BroadcastState.AIRED, BroadcastState.CUT})
SAME = 1e-6
"""Minutes that make no difference."""


@dataclass(frozen=True)
class Play:
    """A bulletin in one broadcast of a station."""

    station: StationId
    on: date
    bulletin: BulletinId
    theme: str
    audience: tuple[str, ...]
    language: str
    """ISO 639-3 of what is heard."""
    length: timedelta
    """Of one reading."""
    aired: bool


@dataclass(frozen=True)
class Line:
    """One target at one station in the period that a day lies in."""

    target: Target
    station: StationId
    first: date
    last: date
    planned: float
    """Items or minutes that are still to come, or of which the station has said nothing."""
    aired: float
    openings: int
    """Broadcasts until the end of the period for which nothing is planned yet."""

    @property
    def owed(self) -> float:
        """Items or minutes that nothing is planned for."""
        short = self.target.wanted - self.planned - self.aired
        return short if short > SAME else 0.0

    @property
    def gap(self) -> bool:
        """Whether something is owed."""
        return self.owed > 0

    @property
    def in_time(self) -> bool:
        """Whether there is a broadcast left that could give what is owed."""
        return self.gap and self.openings > 0


Measure = Callable[[StationId, Segment], timedelta]
"""How long one reading of a bulletin is at a station."""


def coverage(
    schedules: Schedules,
    plays: Iterable[Play],
    on: date,
    planned: Iterable[Broadcast] = (),
    stations: frozenset[StationId] | None = None,
) -> tuple[Line, ...]:
    """Every target at every station whose unit exists on the day; by target, then station.

    `planned` are the broadcasts that exist already: the others that come round are openings.
    """
    if not schedules.plan.holds_on(on):
        return ()
    given = _Given(schedules, plays, on)
    openings = _Openings(schedules, on, planned)
    here = [
        one
        for one in schedules.stations
        if one.exists_on(on) and (stations is None or one.id in stations)
    ]
    return tuple(
        _line(number, target, station, given, openings, on)
        for number, target in enumerate(schedules.plan.targets)
        for station in here
        if _wanted_at(target, station, schedules.stations)
    )


def _wanted_at(target: Target, station: Station, stations: Iterable[Station]) -> bool:
    """Whether it is a target of the station, or of one that became part of it."""
    if target.stations is None:
        return True
    return any(target.at(one) for one in lineage(station.id, stations))


def plays(
    broadcasts: Iterable[Broadcast], bulletins: Mapping[BulletinId, Bulletin], length: Measure
) -> Iterator[Play]:
    """What broadcasts give their stations; a bulletin counts once in each."""
    for broadcast in broadcasts:
        if broadcast.state is BroadcastState.MISSED:
            continue
        given = set(broadcast.given)
        for segment in broadcast.rundown.segments:
            if segment.bulletin not in given or segment.text is not None:
                continue
            given.discard(segment.bulletin)
            bulletin = bulletins.get(segment.bulletin) if segment.bulletin else None
            if bulletin is not None:
                yield _play(broadcast, segment, bulletin, length)


def differences(before: Sequence[Line], after: Sequence[Line]) -> tuple[tuple[Line, Line], ...]:
    """The lines that something would change, as they are and as they would be."""
    known = {(one.target, one.station): one for one in before}
    pairs = ((known.get((one.target, one.station)), one) for one in after)
    return tuple((was, one) for was, one in pairs if was is not None and _sum(was) != _sum(one))


def _sum(line: Line) -> float:
    return round(line.planned + line.aired, 6)


def _play(broadcast: Broadcast, segment: Segment, bulletin: Bulletin, length: Measure) -> Play:
    script = bulletin.script
    return Play(
        broadcast.station,
        broadcast.on,
        bulletin.id,
        script.theme,
        script.audience,
        segment.language or script.language,
        length(broadcast.station, segment),
        broadcast.state in _AIRED,
    )


class _Given:
    """Items or minutes by target and station, those that became part of it included."""

    def __init__(self, schedules: Schedules, found: Iterable[Play], on: date) -> None:
        self._targets = schedules.plan.targets
        self._before = parts(schedules.stations)
        self._on = on
        self._own = self._counted(found)

    def to(self, number: int, station: Station) -> tuple[float, float]:
        """Planned and aired in the target's period."""
        first, _ = period_of(self._on, self._targets[number].period)
        before = self._before.get(station.id, ())
        least = min(
            (self.to(number, one) for one in before if one.valid_to and one.valid_to >= first),
            key=sum,
            default=(0.0, 0.0),
        )
        planned, aired = self._own.get((number, station.id), (0.0, 0.0))
        return planned + least[0], aired + least[1]

    def _counted(self, found: Iterable[Play]) -> Mapping[tuple[int, StationId], Sequence[float]]:
        given: defaultdict[tuple[int, StationId], list[float]] = defaultdict(lambda: [0.0, 0.0])
        themes: defaultdict[str, list[tuple[int, Target]]] = defaultdict(list)
        for number, target in enumerate(self._targets):
            themes[target.theme].append((number, target))
        for play in found:
            for number, target in themes.get(play.theme, ()):
                first, last = period_of(self._on, target.period)
                if first <= play.on <= last and target.counts(
                    play.theme, play.audience, play.language
                ):
                    given[number, play.station][play.aired] += target.share_of(play.length)
        return given


def _line(
    number: int, target: Target, station: Station, given: _Given, openings: _Openings, on: date
) -> Line:
    first, last = period_of(on, target.period)
    planned, aired = given.to(number, station)
    return Line(target, station.id, first, last, planned, aired, openings.until(station, last))


class _Openings:
    """Broadcasts that come round from a day on and are not planned yet."""

    def __init__(self, schedules: Schedules, on: date, planned: Iterable[Broadcast]) -> None:
        self._rounds = Rounds(schedules)
        self._on = on
        self._planned = {(one.station, one.starts_at) for one in planned}
        self._counted: dict[tuple[StationId, date], int] = {}

    def until(self, station: Station, last: date) -> int:
        key = (station.id, last)
        if key not in self._counted:
            due = self._rounds.at(station, self._on, last)
            free = [one for one in due if (station.id, one.starts_at) not in self._planned]
            self._counted[key] = len(free)
        return self._counted[key]
