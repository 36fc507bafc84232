"""What is wrong with schedules as a whole: names that lead nowhere, slots that overlap, ranks.

Each file's form is checked where it is read; here the values are held against each other and
against what the rest of the house can do with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from radio.domain.calendar import DayType, later
from radio.domain.checks.broken_rule import BrokenRule, unknown_names
from radio.domain.checks.limit_checks import broken_limits, limit_entries, limit_warnings
from radio.domain.checks.override_checks import broken_overrides, override_entries
from radio.domain.checks.programme_checks import broken_programmes
from radio.domain.checks.relay_checks import broken_relays
from radio.domain.checks.slot_checks import broken_days, broken_slots
from radio.domain.checks.slot_overlaps import meetings
from radio.domain.checks.station_checks import broken_stations
from radio.domain.errors import Problem
from radio.domain.message import Message, message
from radio.domain.schedule import Schedules
from radio.domain.station import Channel, ChannelId, existing_on, named
from radio.domain.timetable.occurrences import Serving

COMMUNE_RADIO = ChannelId("commune-radio")
"""The channel that is served first (the plan, III.2)."""
LOOKED_AHEAD_FOR_DAYS_OFF = timedelta(days=60)


def check(schedules: Schedules, today: date) -> list[Problem]:
    """Every problem that one file has with another, or an entry with its neighbours.

    Overrides of days before `today` are history and collide with nothing any more.
    """
    broken = list(broken_rules(schedules))
    return [rule.problem() for rule in broken or broken_overrides(schedules, today)]


def warnings(schedules: Schedules, *, on: date) -> list[Message]:
    """What is allowed but worth a look from the day `on`: silence, noise, days not decided."""
    return [
        *_silent(schedules, on),
        *limit_warnings(schedules, since=on),
        *_years_without_days(schedules, on),
    ]


def _years_without_days(schedules: Schedules, on: date) -> list[Message]:
    """Years of the coming months for which the calendar has no day off yet."""
    known = {
        day.on.year
        for day in schedules.calendar
        if DayType(day.kind) in {DayType.HOLIDAY, DayType.TET}
    }
    coming = sorted({on.year, later(on, LOOKED_AHEAD_FOR_DAYS_OFF).year} - known) if known else []
    return [
        message(
            "The calendar has no day off of %(year)s yet; see them with: "
            "radio calendar hints %(year)s",
            year=year,
        )
        for year in coming
    ]


def _silent(schedules: Schedules, on: date) -> list[Message]:
    """Stations that broadcast nothing."""
    serving = Serving(schedules.slots, schedules.stations)
    return [
        message("%(station)s has no slot; it broadcasts nothing.", station=station.full_name)
        for station in existing_on(schedules.stations, on)
        if all(slot.valid_to and slot.valid_to < on for slot, _ in serving.at(station.id))
    ]


def broken_rules(schedules: Schedules) -> Iterator[BrokenRule]:
    """Every rule that the schedules break, with its place in their files."""
    yield from _slot_names(schedules)
    yield from broken_stations(schedules)
    yield from _targets(schedules)
    yield from _ranks(schedules.channels)
    yield from broken_programmes(schedules.programmes)
    yield from broken_slots(schedules.slots)
    yield from broken_relays(schedules)
    yield from broken_days(schedules.calendar)
    yield from limit_entries(schedules)
    yield from broken_limits(schedules, since=schedules.plan.valid_from)
    yield from override_entries(schedules)
    yield from _overlaps(schedules)


def _slot_names(schedules: Schedules) -> Iterator[BrokenRule]:
    programmes = {programme.id: None for programme in schedules.programmes}
    stations = {station.id: None for station in schedules.stations}
    for at, slot in enumerate(schedules.slots):
        here = ("slots", at)
        yield from unknown_names(here, slot.id, "programme", [slot.programme], programmes)
        yield from unknown_names(here, slot.id, "stations", slot.stations or (), stations)


def _targets(schedules: Schedules) -> Iterator[BrokenRule]:
    plan = schedules.plan
    themes = [theme.id for theme in plan.themes]
    audiences = [audience.id for audience in plan.audiences]
    stations = [station.id for station in schedules.stations]
    for at, target in enumerate(plan.targets):
        audience = [target.audience] if target.audience else []
        here = ("targets", at)
        yield from unknown_names(here, "targets", "theme", [target.theme], themes)
        yield from unknown_names(here, "targets", "audience", audience, audiences)
        yield from unknown_names(here, "targets", "stations", target.stations or (), stations)


def _ranks(channels: Sequence[Channel]) -> Iterator[BrokenRule]:
    if not any(channel.id == COMMUNE_RADIO for channel in channels):
        missing = message("the channel %(id)s is missing; it is served first", id=COMMUNE_RADIO)
        yield BrokenRule(("channels",), "", missing)
    ranks = [channel.rank for channel in channels]
    for at, channel in enumerate(channels):
        here = ("channels", at)
        first = channel.id == COMMUNE_RADIO
        if first and channel.rank != 1:
            wrong = message("commune radio has rank 1, it is served first")
            yield BrokenRule((*here, "rank"), channel.id, wrong)
        elif ranks.count(channel.rank) > 1:
            wrong = message("the rank %(rank)d is given twice", rank=channel.rank)
            yield BrokenRule((*here, "rank"), channel.id, wrong)
        if first and channel.after:
            wrong = message("commune radio waits for no other channel")
            yield BrokenRule((*here, "after"), channel.id, wrong)
        if not first and not channel.after:
            wrong = message("say after what this channel may carry a bulletin: scheduled or aired")
            yield BrokenRule((*here, "after"), channel.id, wrong)


def _overlaps(schedules: Schedules) -> Iterator[BrokenRule]:
    """One for each pair of slots, naming the stations at which they meet."""
    places = {slot.id: at for at, slot in enumerate(schedules.slots)}
    for met in meetings(schedules, since=schedules.plan.valid_from):
        wrong = message(
            "the slots %(one)s and %(other)s overlap at %(stations)s",
            one=met.one.id,
            other=met.other.id,
            stations=named(met.stations),
        )
        yield BrokenRule(("slots", places[met.other.id], "starts"), met.other.id, wrong)
