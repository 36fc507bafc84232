"""Whether what goes out at a station on a day keeps the limits that hold there.

Every breach names its limit and the source of it, so that a commune can argue with the rule and
not with the machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from radio.domain.calendar import DAY, DayType
from radio.domain.message import Message, message
from radio.domain.slot import Slot
from radio.domain.station import Station
from radio.domain.timetable.limit import Limit, LimitKind
from radio.domain.timetable.occurrences import Occurrence, zone_of

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Breach:
    """A limit that a day at a station does not keep."""

    limit: Limit
    station: Station
    on: date
    due: tuple[Occurrence, ...]
    """What is on the air against it: one broadcast, a session, or the whole day."""
    measured: float = 0
    """Sessions or minutes; 0 for limits between two times."""

    @property
    def warns(self) -> bool:
        """Whether it is worth a word only, and refuses nothing."""
        return self.limit.kind is LimitKind.NIGHT_NOISE

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots concerned, each once."""
        return tuple(dict.fromkeys(one.slot for one in self.due))


def holding(
    limits: Iterable[Limit], station: Station, day: date, types: frozenset[DayType]
) -> Mapping[LimitKind, Limit]:
    """The limit of each kind that decides at a station on a day: the nearest that holds then."""
    nearest: dict[LimitKind, tuple[int, bool, Limit]] = {}
    for limit in limits:
        near = limit.nearness(station)
        if near is None or not limit.in_force(day):
            continue
        if limit.on_types and types.isdisjoint(limit.on_types):
            continue
        rank = (near, bool(limit.on_types))
        if limit.kind not in nearest or rank > nearest[limit.kind][:2]:
            nearest[limit.kind] = (*rank, limit)
    return {kind: limit for kind, (_, _, limit) in nearest.items()}


def breaches(
    limits: Mapping[LimitKind, Limit], station: Station, on: date, due: Sequence[Occurrence]
) -> Iterator[Breach]:
    """What of the broadcasts that begin on a day, in order of start, does not keep its limits."""
    for kind in (LimitKind.QUIET_HOURS, LimitKind.NIGHT_NOISE):
        if kind in limits:
            met = (one for one in due if within(limits[kind], one))
            yield from (Breach(limits[kind], station, on, (one,)) for one in met)
    together = sessions(due)
    if (limit := limits.get(LimitKind.SESSIONS_A_DAY)) and len(together) > (limit.at_most or 0):
        yield Breach(limit, station, on, tuple(due), len(together))
    if limit := limits.get(LimitKind.MINUTES_A_SESSION):
        for session in together:
            if _over(limit, session):
                yield Breach(limit, station, on, session, _minutes(session))
    if (limit := limits.get(LimitKind.MINUTES_A_DAY)) and _over(limit, due):
        yield Breach(limit, station, on, tuple(due), _minutes(due))


def sessions(due: Sequence[Occurrence]) -> Sequence[tuple[Occurrence, ...]]:
    """The broadcasts by session: those that follow one another without a pause are one."""
    if not due:
        return []
    found = [[due[0]]]
    for before, after in pairwise(due):
        if after.starts_at <= before.ends_at:
            found[-1].append(after)
        else:
            found.append([after])
    return [tuple(session) for session in found]


def within(limit: Limit, one: Occurrence) -> bool:
    """Whether any of the broadcast lies between the times of the limit."""
    zone = zone_of(one.station.zone)
    begins, ends = (
        moment.astimezone(zone).replace(tzinfo=None) for moment in (one.starts_at, one.ends_at)
    )
    return any(
        begins < last and first < ends
        for first, last in (_span(limit, one.on + step * DAY) for step in (-1, 0, 1))
    )


def _span(limit: Limit, day: date) -> tuple[datetime, datetime]:
    """When it begins and ends on the wall clock, if it begins on `day`."""
    first, last = limit.begins or time(), limit.ends or time()
    return datetime.combine(day, first), datetime.combine(day + DAY if last <= first else day, last)


def _minutes(due: Iterable[Occurrence]) -> float:
    return sum((one.slot.length for one in due), timedelta()) / MINUTE


def _over(limit: Limit, due: Iterable[Occurrence]) -> bool:
    return limit.at_most is not None and _minutes(due) > limit.at_most


def sentence(breach: Breach, where: Message | str) -> Message:
    """What is broken, where and on which day, and the limit with its source."""
    limit = breach.limit
    names = ", ".join(slot.id for slot in breach.slots)
    common = {"where": where, "day": breach.on.isoformat(), "source": limit.source, "slots": names}
    amount = {**common, "most": limit.at_most, "count": breach.measured}
    hours = {**common, "first": _shown(limit.begins), "last": _shown(limit.ends)}
    match limit.kind:
        case LimitKind.QUIET_HOURS:
            return message(
                "%(slots)s at %(where)s: nothing goes out between %(first)s and %(last)s "
                "(%(source)s)",
                **hours,
            )
        case LimitKind.NIGHT_NOISE:
            return message(
                "%(slots)s at %(where)s: between %(first)s and %(last)s less noise is allowed; "
                "turn the loudspeakers down (%(source)s)",
                **hours,
            )
        case LimitKind.SESSIONS_A_DAY:
            return message(
                "%(slots)s at %(where)s on %(day)s: %(count)s sessions a day, at most %(most)s "
                "(%(source)s)",
                **amount,
            )
        case LimitKind.MINUTES_A_SESSION:
            return message(
                "%(slots)s at %(where)s on %(day)s: %(count)s minutes a session, at most %(most)s "
                "(%(source)s)",
                **amount,
            )
        case LimitKind.MINUTES_A_DAY:
            return message(
                "%(slots)s at %(where)s on %(day)s: %(count)s minutes a day, at most %(most)s "
                "(%(source)s)",
                **amount,
            )


def _shown(clock: time | None) -> str:
    return f"{clock or time():%H:%M}"
