"""What is wrong with schedules as a whole: names that lead nowhere, slots that overlap, ranks.

Each file for itself is checked where it is read; here the files are held against each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

from radio.domain.errors import Problem
from radio.domain.message import Message, message
from radio.domain.schedule import Schedules, Slot, occurrences
from radio.domain.script_text import near_name
from radio.domain.station import ChannelId, Station, existing_on

COMMUNE_RADIO = ChannelId("commune-radio")
"""The channel that is served first (the plan, III.2)."""
LOOKED_AHEAD = timedelta(days=400)
"""Slots that meet at all meet within this time: every day of a week, a month and a year."""


def check(schedules: Schedules) -> list[Problem]:
    """Every problem that one file has with another, or an entry with its neighbours."""
    return [
        *_unknown_names(schedules),
        *_wrong_ranks(schedules),
        *_overlaps(schedules),
    ]


def warnings(schedules: Schedules, *, on: date) -> list[Message]:
    """What is allowed but worth a look on the day `on`: stations that would stay silent."""
    return [
        message("%(station)s has no slot; it broadcasts nothing.", station=station.full_name)
        for station in existing_on(schedules.stations, on)
        if not any(_serves(slot, station, on) for slot in schedules.slots)
    ]


def _serves(slot: Slot, station: Station, on: date) -> bool:
    if slot.stations is not None and station.id not in slot.stations:
        return False
    return slot.valid_to is None or slot.valid_to >= on


def _unknown_names(schedules: Schedules) -> Iterator[Problem]:
    programmes = [programme.id for programme in schedules.programmes]
    stations = [station.id for station in schedules.stations]
    channels = [channel.id for channel in schedules.channels]
    themes = [theme.id for theme in schedules.plan.themes]
    audiences = [audience.id for audience in schedules.plan.audiences]
    for slot in schedules.slots:
        yield from _unknown("slots.yaml", slot.id, "programme", [slot.programme], programmes)
        yield from _unknown("slots.yaml", slot.id, "stations", slot.stations or (), stations)
    for station in schedules.stations:
        successor = [station.successor] if station.successor else []
        yield from _unknown("stations.yaml", station.id, "successor", successor, stations)
        yield from _unknown("stations.yaml", station.id, "channel", [station.channel], channels)
    for target in schedules.plan.targets:
        audience = [target.audience] if target.audience else []
        yield from _unknown("plan.yaml", "targets", "theme", [target.theme], themes)
        yield from _unknown("plan.yaml", "targets", "audience", audience, audiences)


def _unknown(
    file: str, entry: str, field: str, names: Iterable[str], known: Sequence[str]
) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield Problem(near_name(name, known), file, field=f"{entry}.{field}")


def _wrong_ranks(schedules: Schedules) -> Iterator[Problem]:
    ranks = Counter(channel.rank for channel in schedules.channels)
    first = next((one for one in schedules.channels if one.id == COMMUNE_RADIO), None)
    if first is None:
        yield Problem(
            message("the channel %(id)s is missing; it is served first", id=COMMUNE_RADIO),
            "channels.yaml",
        )
    for channel in schedules.channels:
        if channel is first and channel.rank != 1:
            wrong = message("commune radio has rank 1, it is served first")
        elif ranks[channel.rank] > 1:
            wrong = message("the rank %(rank)d is given twice", rank=channel.rank)
        else:
            continue
        yield Problem(wrong, "channels.yaml", field=f"{channel.id}.rank")


def _overlaps(schedules: Schedules) -> Iterator[Problem]:
    """One problem for each pair of slots, naming the stations at which they meet."""
    for one, other in combinations(schedules.slots, 2):
        since = max(filter(None, (one.valid_from, other.valid_from, schedules.plan.valid_from)))
        met = [
            station.full_name
            for station in schedules.stations
            if _meet(one, other, station, max(since, station.valid_from or since))
        ]
        if met:
            wrong = message(
                "the slots %(one)s and %(other)s overlap at %(stations)s",
                one=one.id,
                other=other.id,
                stations=", ".join(met),
            )
            yield Problem(wrong, "slots.yaml", field=f"{other.id}.starts")


def _meet(one: Slot, other: Slot, station: Station, first: date) -> bool:
    """Whether two slots are ever on the air at once; a slot may run past midnight."""
    times = sorted(
        (starts_at, starts_at + slot.length)
        for slot in (one, other)
        for _, starts_at in occurrences(slot, station, first, first + LOOKED_AHEAD)
    )
    return any(later[0] < earlier[1] for earlier, later in pairwise(times))
