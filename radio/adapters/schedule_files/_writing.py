"""One value to its files; reading them gives the same value again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from radio.adapters.schedule_files._limits import limit_row
from radio.adapters.schedule_files._overrides import override_row
from radio.adapters.schedule_files._yaml import Row, clock, given, minutes, unless, whole, yaml_of
from radio.adapters.whole_files import write_whole
from radio.domain.audio.finish import PEAK_CEILING, TARGET
from radio.domain.audio.treatment import Treatment
from radio.domain.calendar import SpecialDay
from radio.domain.coverage.coverage import CommunicationPlan
from radio.domain.planning.planning_rules import PlanningRules
from radio.domain.programme import (
    AfterEmergency,
    Fill,
    Headlines,
    Items,
    Part,
    Pause,
    Play,
    Programme,
    Relay,
    Say,
)
from radio.domain.schedule import Schedules, Slot
from radio.domain.station import Channel, Station


def write_schedules(folder: Path, schedules: Schedules) -> int:
    """Write all files; how many had to change."""
    content: dict[str, Row] = {
        "plan": _plan(schedules.plan),
        "channels": {"channels": [_channel(one) for one in schedules.channels]},
        "stations": {"stations": [_station(one) for one in schedules.stations]},
        "programmes": {"programmes": [_programme(one) for one in schedules.programmes]},
        "slots": {"slots": [_slot(one) for one in schedules.slots]},
        "calendar": {"days": [_special_day(one) for one in schedules.calendar]},
        "limits": {"limits": [limit_row(one) for one in schedules.limits]},
        "overrides": {"overrides": [override_row(one) for one in schedules.overrides]},
    }
    return sum(
        write_whole(folder / f"{name}.yaml", yaml_of(fields)) for name, fields in content.items()
    )


def _plan(plan: CommunicationPlan) -> Row:
    written: Row = {
        "title": plan.title,
        "valid-from": plan.valid_from,
        "valid-to": plan.valid_to,
        "themes": [{"id": one.id, "name": one.name, "clause": one.clause} for one in plan.themes],
        "audiences": [{"id": one.id, "name": one.name} for one in plan.audiences],
        "targets": [
            given(
                [
                    ("theme", one.theme),
                    ("audience", one.audience),
                    ("language", one.language),
                    ("stations", None if one.stations is None else list(one.stations)),
                    ("items", one.items),
                    ("minutes", None if one.minutes is None else whole(one.minutes)),
                    ("period", one.period),
                ]
            )
            for one in plan.targets
        ],
    }
    return written if plan.rules == PlanningRules() else {**written, "rules": _rules(plan.rules)}


def _rules(rules: PlanningRules) -> Row:
    return {
        "ties": rules.ties.value,
        "plays-a-day": rules.plays_a_day,
        "hours-between": whole(rules.spacing / timedelta(hours=1)),
    }


def _channel(channel: Channel) -> Row:
    return given(
        [
            ("id", channel.id),
            ("name", channel.name),
            ("rank", channel.rank),
            ("after", channel.after),
        ]
    )


def _station(station: Station) -> Row:
    return given(
        [
            ("id", station.id),
            ("code", station.code),
            ("name", station.name),
            ("unit", station.unit),
            ("area", station.area),
            ("valid-from", station.valid_from),
            ("valid-to", station.valid_to),
            ("successor", station.successor),
            ("channel", station.channel),
            ("zone", station.zone),
            ("languages", list(station.languages)),
            ("voice", station.voice),
            ("speed", station.speed if station.speed != 1 else None),
            ("pitch", station.pitch if station.pitch != 1 else None),
            (
                "treatment",
                station.treatment.value if station.treatment is not Treatment.NONE else None,
            ),
            ("loudness", unless(TARGET, station.loudness)),
            ("variants", [one.value for one in station.variants] or None),
            ("true-peak", unless(PEAK_CEILING, station.true_peak)),
        ]
    )


def _programme(programme: Programme) -> Row:
    after = programme.after_emergency
    row = given(
        [
            ("id", programme.id),
            ("title", programme.title),
            ("after-emergency", None if after is AfterEmergency.RESUME else after.value),
        ]
    )
    return {**row, "rundown": [_part(part) for part in programme.parts]}


def _part(part: Part) -> Row:
    match part:
        case Say():
            fields: list[tuple[str, object]] = [
                ("say", part.text),
                ("title", part.title),
                ("bed", part.bed),
                ("times", part.times),
            ]
        case Play():
            fields = [("play", part.sound), ("as", part.kind.value)]
        case Pause():
            fields = [("pause", whole(part.length.total_seconds()))]
        case Headlines():
            fields = [("headlines", part.intro), ("at-most", part.at_most)]
        case Items():
            fields = [
                ("items", [kind.value for kind in part.kinds]),
                ("at-most", part.at_most),
                ("intro", part.intro),
                ("between", part.between),
                ("times", part.times),
                ("again", part.again),
            ]
        case Fill():
            return {"fill": list(part.sounds)}
        case Relay():
            return _relay(part)
    return given(fields)


def _relay(part: Relay) -> Row:
    row: Row = {"relay": part.source, "minutes": minutes(part.length)}
    if part.minute is not None:
        row["at"] = part.minute
    if part.after is not None:
        row["after"] = minutes(part.after)
    return row


def _slot(slot: Slot) -> Row:
    row = given(
        [
            ("id", slot.id),
            ("programme", slot.programme),
            ("starts", clock(slot.starts)),
            ("minutes", minutes(slot.length)),
            ("repeat", slot.repeat),
            ("on", [kind.value for kind in slot.on_types] or None),
            ("not-on", [kind.value for kind in slot.not_on_types] or None),
            ("except", list(slot.except_on) or None),
            ("also", list(slot.also_on) or None),
            ("stations", None if slot.stations is None else list(slot.stations)),
            ("valid-from", slot.valid_from),
            ("valid-to", slot.valid_to),
            ("after-emergency", slot.after_emergency and slot.after_emergency.value),
            ("despite-limits", slot.despite_limits),
        ]
    )
    return row if slot.handed_over else {**row, "hand-over": False}


def _special_day(day: SpecialDay) -> Row:
    return given(
        [
            ("on", day.on),
            ("until", day.until),
            ("name", day.name),
            ("kind", day.kind),
            ("silent", day.silent),
            ("source", day.source),
        ]
    )
