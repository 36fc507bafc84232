"""The files to one value; each function reads one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import yaml

from radio.adapters.schedule_files._fields import Fields
from radio.adapters.schedule_files._limits import read_limit
from radio.adapters.schedule_files._overrides import read_override
from radio.adapters.schedule_files._parts import read_part
from radio.domain.audio.finish import PEAK_CEILING, TARGET
from radio.domain.audio.treatment import Treatment
from radio.domain.calendar import SPECIAL, DayType, SpecialDay
from radio.domain.checks.broken_rule import BrokenRule
from radio.domain.checks.override_checks import still_meant
from radio.domain.checks.schedule_checks import broken_rules
from radio.domain.checks.sound_checks import unknown_sounds
from radio.domain.coverage.coverage import (
    Audience,
    AudienceId,
    CommunicationPlan,
    Target,
    Theme,
    ThemeId,
)
from radio.domain.coverage.period import PERIODS
from radio.domain.errors import BadInput, Problem, Refused
from radio.domain.message import message
from radio.domain.near_name import near_name
from radio.domain.packs.variant import Variant
from radio.domain.planning.planning_rules import PlanningRules, Ties
from radio.domain.programme import AfterEmergency, Programme, ProgrammeId
from radio.domain.schedule import Schedules
from radio.domain.slot import Slot, SlotId
from radio.domain.station import Channel, ChannelId, Station, StationId
from radio.domain.timetable.override import in_order
from radio.domain.timetable.recurrence import recurring

Entry = TypeVar("Entry")

NAMES = ("plan", "channels", "stations", "programmes", "slots", "calendar")
OPTIONAL = ("limits", "overrides")
"""Files that may be missing: what was known of them before then stays."""
SCHEDULE_FILES = frozenset(f"{name}.yaml" for name in (*NAMES, *OPTIONAL))
"""The files that are read together."""
MINUTES_OF_A_YEAR = 366 * 24 * 60
DAY_KINDS = [kind.value for kind in SPECIAL]
DAY_TYPES = [kind.value for kind in DayType]
AFTER = ("scheduled", "aired")
NEW_YEAR = date(2022, 1, 1)


def load_schedules(
    folder: Path, before: Schedules | None = None, sounds: Sequence[str] | None = None
) -> Schedules:
    """The schedules in `folder`; raises `BadInput` naming every problem of every file.

    Files that can be read are held against each other; each broken rule is named with its line.
    `before` gives the limits and overrides when their files are missing; `sounds` are those that
    programmes may name, None: any.
    """
    problems: list[Problem] = []
    there = [name for name in OPTIONAL if (folder / f"{name}.yaml").exists()]
    files = {name: opened(folder / f"{name}.yaml", problems) for name in (*NAMES, *there)}
    if problems:
        raise BadInput(problems)
    schedules = Schedules(
        plan=_plan(files["plan"]),
        channels=_all(files["channels"], "channels", _channel),
        stations=_all(files["stations"], "stations", _station),
        programmes=_all(files["programmes"], "programmes", _programme),
        slots=_all(files["slots"], "slots", _slot),
        calendar=_all(files["calendar"], "days", _special_day),
        limits=before.limits if before else (),
        overrides=before.overrides if before else (),
    )
    if "limits" in files:
        limits = _all(files["limits"], "limits", read_limit)
        schedules = replace(schedules, limits=limits)
    if "overrides" not in files:
        schedules = still_meant(schedules)
    else:
        overrides = _all(files["overrides"], "overrides", read_override)
        schedules = replace(schedules, overrides=in_order(overrides))
    problems = [problem for fields in files.values() for problem in fields.problems]
    problems = problems or [_placed(rule, files) for rule in _broken(schedules, sounds)]
    if problems:
        raise BadInput(problems)
    return schedules


def _broken(schedules: Schedules, sounds: Sequence[str] | None) -> Iterator[BrokenRule]:
    yield from broken_rules(schedules)
    if sounds is not None:
        yield from unknown_sounds(schedules.programmes, sounds)


def _placed(rule: BrokenRule, files: Mapping[str, Fields]) -> Problem:
    """The problem with its line; what was known before has no file and no line."""
    file = files.get(rule.file.removesuffix(".yaml"))
    return rule.problem(file.line_of(rule.path) if file else None)


def opened(path: Path, problems: list[Problem]) -> Fields:
    """The file's mapping; what cannot be read is noted and stands in as an empty mapping."""
    nothing = Fields(yaml.MappingNode("", []), path.name, problems)
    try:
        node = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    except FileNotFoundError:
        problems.append(Problem(message("this file is missing"), path.name))
        return nothing
    except UnicodeDecodeError:
        problems.append(Problem(message("this file is not UTF-8"), path.name))
        return nothing
    except yaml.reader.ReaderError as error:
        hidden = message("there is a hidden control character at place %(at)d", at=error.position)
        problems.append(Problem(hidden, path.name))
        return nothing
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problems.append(
            Problem(message("this is not YAML: %(error)s", error=error.problem), path.name, line)
        )
        return nothing
    if not isinstance(node, yaml.MappingNode):
        problems.append(Problem(message("this file has no fields"), path.name, 1))
        return nothing
    return Fields(node, path.name, [])


def _all(fields: Fields, name: str, read: Callable[[Fields], Entry]) -> tuple[Entry, ...]:
    """Every entry of a file that holds one list."""
    made = _entries(fields, name, read)
    fields.done()
    return made


def _entries(fields: Fields, name: str, read: Callable[[Fields], Entry]) -> tuple[Entry, ...]:
    """Every entry of a list; an id given twice is a problem."""
    made = []
    seen: set[str] = set()
    for row in fields.rows(name):
        made.append(read(row))
        row.done()
        key = row.text("id", "")
        if key and key in seen:
            row.complain(message("the id %(id)s is given twice", id=key), "id")
        seen.add(key)
    return tuple(made)


def _plan(fields: Fields) -> CommunicationPlan:
    plan = CommunicationPlan(
        title=fields.text("title"),
        valid_from=fields.required_day("valid-from"),
        valid_to=fields.required_day("valid-to"),
        themes=_entries(fields, "themes", _theme),
        audiences=_entries(fields, "audiences", _audience),
        targets=_entries(fields, "targets", _target),
        rules=_rules(fields),
    )
    fields.done()
    return plan


def _theme(row: Fields) -> Theme:
    return Theme(ThemeId(row.text("id")), row.text("name"), row.text("clause"))


def _audience(row: Fields) -> Audience:
    return Audience(AudienceId(row.text("id")), row.text("name"))


def _target(row: Fields) -> Target:
    audience = row.text("audience", "")
    minutes = row.read("minutes", None, _minutes, message("write a number of minutes"))
    items = row.whole("items", 1) if row.has("items") else None
    if (items is None) == (minutes is None):
        row.complain(message("say how much is wanted, in items or in minutes"))
    return Target(
        theme=ThemeId(row.text("theme")),
        items=items,
        period=row.one_of("period", PERIODS),
        audience=AudienceId(audience) if audience else None,
        stations=_stations(row) if row.has("stations") else None,
        language=row.text("language", "") or None,
        minutes=minutes,
    )


def _minutes(raw: str) -> float:
    found = float(raw)
    if not 0 < found < MINUTES_OF_A_YEAR:
        raise ValueError
    return found


def _rules(fields: Fields) -> PlanningRules:
    """The rules of the plan; what is left out is as `PlanningRules` has it."""
    usual = PlanningRules()
    rules = fields.row("rules")
    if rules is None:
        return usual
    known = [one.value for one in Ties]
    ties = rules.one_of("ties", known, usual.ties.value)
    made = PlanningRules(
        ties=Ties(ties) if ties in known else usual.ties,
        plays_a_day=rules.whole("plays-a-day", usual.plays_a_day),
        spacing=rules.read(
            "hours-between", usual.spacing, _hours, message("write a number of hours")
        ),
    )
    rules.done()
    return made


def _hours(raw: str) -> timedelta:
    found = timedelta(hours=float(raw))
    if found < timedelta():
        raise ValueError
    return found


def _channel(row: Fields) -> Channel:
    after = row.one_of("after", AFTER, "")
    return Channel(ChannelId(row.text("id")), row.text("name"), row.whole("rank", 1), after or None)


def _station(row: Fields) -> Station:
    successor = row.text("successor", "")
    return Station(
        id=StationId(row.text("id")),
        code=row.text("code"),
        name=row.text("name"),
        unit=row.text("unit"),
        area=row.text("area"),
        valid_from=row.day("valid-from"),
        valid_to=row.day("valid-to"),
        successor=StationId(successor) if successor else None,
        channel=ChannelId(row.text("channel", "commune-radio")),
        zone=row.text("zone", "Asia/Ho_Chi_Minh"),
        languages=row.texts("languages") or ("vie",),
        voice=row.text("voice", "auto"),
        speed=_share(row, "speed"),
        pitch=_share(row, "pitch"),
        treatment=_treatment(row),
        loudness=_level(row, "loudness", TARGET),
        true_peak=_level(row, "true-peak", PEAK_CEILING),
        variants=_variants(row),
    )


def _share(row: Fields, name: str) -> float:
    return row.read(name, 1.0, float, message("write a number such as 0.9"))


def _level(row: Fields, name: str, usual: float) -> float:
    return row.read(name, usual, float, message("write a number such as -16"))


def _variants(row: Fields) -> tuple[Variant, ...]:
    known = [one.value for one in Variant if one is not Variant.MP3]
    names = row.texts("variants")
    for name in names:
        if name not in known:
            row.complain(near_name(name, known), "variants")
    return tuple(Variant(name) for name in dict.fromkeys(names) if name in known)


def _treatment(row: Fields) -> Treatment:
    known = [one.value for one in Treatment]
    value = row.one_of("treatment", known, Treatment.NONE.value)
    return Treatment(value) if value in known else Treatment.NONE


def _programme(row: Fields) -> Programme:
    parts = tuple(part for one in row.rows("rundown") if (part := read_part(one)) is not None)
    after = _after_emergency(row) or AfterEmergency.RESUME
    return Programme(ProgrammeId(row.text("id")), row.text("title"), parts, after)


def _after_emergency(row: Fields) -> AfterEmergency | None:
    known = [one.value for one in AfterEmergency]
    value = row.one_of("after-emergency", known, "")
    return AfterEmergency(value) if value in known else None


def _slot(row: Fields) -> Slot:
    return Slot(
        id=SlotId(row.text("id")),
        programme=ProgrammeId(row.text("programme")),
        starts=row.clock_time("starts"),
        length=row.length("minutes", timedelta(minutes=1), message("write a number of minutes")),
        repeat=row.read("repeat", "FREQ=DAILY", _rule, message("write a rule such as FREQ=DAILY")),
        stations=_stations(row) if row.has("stations") else None,
        valid_from=row.day("valid-from"),
        valid_to=row.day("valid-to"),
        after_emergency=_after_emergency(row),
        except_on=row.days("except"),
        also_on=row.days("also"),
        on_types=_types(row, "on"),
        not_on_types=_types(row, "not-on"),
        handed_over=row.truth("hand-over", default=True),
        despite_limits=row.text("despite-limits", ""),
    )


def _types(row: Fields, name: str) -> tuple[DayType, ...]:
    return tuple(DayType(one) for one in row.some_of(name, DAY_TYPES))


def _stations(row: Fields) -> tuple[StationId, ...]:
    return tuple(StationId(one) for one in row.texts("stations"))


def _rule(raw: str) -> str:
    try:
        recurring(raw, NEW_YEAR, NEW_YEAR, NEW_YEAR)
    except Refused as error:
        raise ValueError(str(error)) from None
    return raw


def _special_day(row: Fields) -> SpecialDay:
    return SpecialDay(
        on=row.required_day("on"),
        name=row.text("name"),
        kind=row.one_of("kind", DAY_KINDS),
        silent=row.truth("silent"),
        until=row.day("until"),
        source=row.text("source", ""),
    )
