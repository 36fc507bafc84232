"""`radio calendar` and `radio override`: kinds of days, and what is different on one date."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Annotated

import typer

from radio.cli._accounts import acting
from radio.cli._days import SHAPE, a_date
from radio.cli._show import _, hint, say
from radio.cli._workspace import HERE, Workspace, open_radio
from radio.domain.calendar import SpecialDay
from radio.domain.message import message
from radio.domain.programme import ProgrammeId
from radio.domain.slot import SlotId
from radio.domain.station import StationId
from radio.domain.timetable.calendar_hints import hints
from radio.domain.timetable.collision import OnCollision
from radio.domain.timetable.override import Change, Override

SlotName = Annotated[str, typer.Argument(help=_("The slot; for an addition a name of its own."))]
OnDate = Annotated[
    date, typer.Argument(parser=a_date, metavar=SHAPE, help=_("The date of the slot."))
]
AtStation = Annotated[
    str, typer.Option("--station", "-s", help=_("Only this station; left out: all of the slot."))
]
By = Annotated[str, typer.Option("--by", help=_("Who decides (a sign-in name)."))]
AsJson = Annotated[bool, typer.Option("--json", help=_("For another program."))]

DAY_IN_MINUTES = 24 * 60


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    calendar = typer.Typer(help=_("Days off, Tết, mourning, flood season."), no_args_is_help=True)
    calendar.command(
        "show",
        help=_("The special days of a year."),
        epilog=_("Example: %(command)s", command="radio calendar show 2026"),
    )(show)
    calendar.command(
        "hints",
        help=_("Days off of a year worked out from law and moon; --accept takes them in."),
        epilog=_("Example: %(command)s", command="radio calendar hints 2027 --accept"),
    )(hint_days)
    app.add_typer(calendar, name="calendar")
    override = typer.Typer(help=_("What is different on one date."), no_args_is_help=True)
    override.command(
        "list",
        help=_("Every override that holds, by date."),
        epilog=_("Example: %(command)s", command="radio override list"),
    )(list_overrides)
    override.command(
        "set",
        help=_("Cancel, change or add one broadcast of one date."),
        epilog=_(
            "Example: %(command)s",
            command='radio override set sang 2022-10-05 --starts 06:00 --reason "Mất điện"',
        ),
    )(set_override)
    override.command(
        "undo",
        help=_("Take back the last override of a slot and date."),
        epilog=_("Example: %(command)s", command="radio override undo sang 2022-10-05"),
    )(undo)
    app.add_typer(override, name="override")


def show(
    year: Annotated[int, typer.Argument(min=1, max=9999, help=_("The year."))],
    as_json: AsJson = False,
    workspace: Workspace = HERE,
) -> None:
    """Show what the table says."""
    days = open_radio(workspace).timetable.load().calendar
    _list([day for day in days if year in {day.on.year, day.last.year}], as_json=as_json)


def hint_days(
    year: Annotated[int, typer.Argument(help=_("The year."))],
    accept: Annotated[
        bool, typer.Option("--accept", help=_("Take those into the calendar that it has not."))
    ] = False,
    by: By = "admin",
    as_json: AsJson = False,
    workspace: Workspace = HERE,
) -> None:
    """Show the hints; what is decided later is written over them in the calendar."""
    days = hints(year)
    if not accept:
        _list(days, as_json=as_json)
        return
    radio = open_radio(workspace)
    count = radio.timetable.accept_days(days, acting(radio, by))
    say(_("%(count)d days taken into the calendar.", count=count))


def list_overrides(as_json: AsJson = False, workspace: Workspace = HERE) -> None:
    """Show them as people name them."""
    held = open_radio(workspace).timetable.load().overrides
    if as_json:
        rows = [{name: _plain(value) for name, value in asdict(one).items()} for one in held]
        say(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for one in held:
        say(_line(one))
    if not held:
        hint(message("No date is different."))


def set_override(
    slot: SlotName,
    on: OnDate,
    reason: Annotated[str, typer.Option("--reason", help=_("Why; it is kept."))],
    cancel: Annotated[bool, typer.Option("--cancel", help=_("It does not go out."))] = False,
    add: Annotated[
        bool, typer.Option("--add", help=_("Something that no slot brings goes out once."))
    ] = False,
    station: AtStation = "",
    to: Annotated[
        date | None,
        typer.Option("--to", parser=a_date, metavar=SHAPE, help=_("Another date.")),
    ] = None,
    starts: Annotated[
        datetime | None,
        typer.Option("--starts", formats=["%H:%M", "%H:%M:%S"], metavar="HH:MM", help=_("When.")),
    ] = None,
    minutes: Annotated[float | None, typer.Option("--minutes", help=_("How long."))] = None,
    programme: Annotated[str, typer.Option("--programme", help=_("Which programme."))] = "",
    on_collision: Annotated[
        OnCollision | None,
        typer.Option(
            "--on-collision", help=_("Let it wait for what it meets, or put it in its place.")
        ),
    ] = None,
    despite_limits: Annotated[
        bool, typer.Option("--despite-limits", help=_("Allow what a limit refuses."))
    ] = False,
    by: By = "admin",
    workspace: Workspace = HERE,
) -> None:
    """Make it, and say what was made and what is worth a word."""
    if cancel and add:
        raise typer.BadParameter(_("Choose --cancel or --add, not both."))
    if minutes is not None and not 0 < minutes <= DAY_IN_MINUTES:
        raise typer.BadParameter(_("Write minutes from 1 to 1440."))
    radio = open_radio(workspace)
    wish = Override(
        slot=SlotId(slot),
        on=on,
        does=Change.CANCEL if cancel else Change.ADD if add else Change.CHANGE,
        reason=reason,
        station=StationId(station) if station else None,
        moved_to=to,
        starts=starts.time() if starts else None,
        programme=ProgrammeId(programme) if programme else None,
        length=None if minutes is None else timedelta(minutes=minutes),
        despite_limits=despite_limits,
    )
    done = radio.timetable.override(wish, acting(radio, by), on_collision)
    for made in done.made:
        say(_line(made))
    for words in done.words:
        hint(words)


def undo(
    slot: SlotName,
    on: OnDate,
    station: AtStation = "",
    by: By = "admin",
    workspace: Workspace = HERE,
) -> None:
    """Take it back, and say what holds now."""
    radio = open_radio(workspace)
    key = (SlotId(slot), on, StationId(station) if station else None)
    before = radio.timetable.undo_override(key, acting(radio, by))
    if before is None:
        say(_("%(slot)s is as always on %(day)s.", slot=slot, day=on.isoformat()))
    else:
        say(_line(before))


def _list(days: Sequence[SpecialDay], *, as_json: bool) -> None:
    if as_json:
        rows = [{name: _plain(value) for name, value in asdict(day).items()} for day in days]
        say(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for day in days:
        until = f"-{day.last:%d/%m/%Y}" if day.until else ""
        say("  ".join(filter(None, (f"{day.on:%d/%m/%Y}{until}", day.kind, day.name, day.source))))


def _line(one: Override) -> str:
    """`sang/2022-10-05  change  06:00  20 min  Mất điện (lan)`."""
    parts = (
        one.name,
        one.does.value,
        one.moved_to and one.moved_to.isoformat(),
        one.starts and f"{one.starts:%H:%M}",
        one.length and f"{one.length / timedelta(minutes=1):g} min",
        one.programme,
        _("beyond a limit") if one.despite_limits else "",
        one.reason + (f" ({one.who})" if one.who else ""),
    )
    return "  ".join(str(part) for part in parts if part)


def _plain(value: object) -> object:
    """As JSON has it."""
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value.isoformat() if isinstance(value, date | time) else value
