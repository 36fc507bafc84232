"""`radio report`: what was wanted, planned and aired, held against each other."""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from typing import Annotated

import typer
from rich.table import Table

from radio.cli._days import SHAPE, a_date
from radio.cli._show import _, console, said, say
from radio.cli._workspace import HERE, Workspace, open_radio
from radio.domain.bulletin import BulletinId
from radio.domain.coverage.coverage_table import Line
from radio.domain.coverage.foresight import Foreseen
from radio.domain.coverage.period import period_of
from radio.domain.errors import Refused
from radio.domain.programme import ProgrammeId
from radio.domain.slot import Slot, SlotId
from radio.domain.station import StationId

TRIED = SlotId("what-if")
AsJson = Annotated[bool, typer.Option("--json", help=_("For another program."))]
OneStation = Annotated[
    str | None, typer.Option("--station", "-s", help=_("Only this station (its slug)."))
]

app = typer.Typer(
    help=_("Reports against the communication plan."), no_args_is_help=True, rich_markup_mode=None
)


def register(root: typer.Typer) -> None:
    """Add the group of commands."""
    root.add_typer(app, name="report")


@app.command(
    "coverage",
    help=_("Targets of the plan against what is planned and aired, and what is still owed."),
    epilog=_("Example: %(command)s", command="radio report coverage --date 2022-10-03 --gaps"),
)
def coverage(
    day: Annotated[date, typer.Option("--date", parser=a_date, metavar=SHAPE, help=_("The date."))],
    station: OneStation = None,
    gaps: Annotated[bool, typer.Option("--gaps", help=_("Only what is still owed."))] = False,
    slot: Annotated[
        str | None,
        typer.Option(
            "--if-slot",
            metavar="PROGRAMME,HH:MM,MINUTES",
            help=_("What a daily slot more would change, in the week from the date."),
        ),
    ] = None,
    bulletin: Annotated[
        str | None,
        typer.Option("--if-bulletin", help=_("What approving this bulletin would change.")),
    ] = None,
    as_json: AsJson = False,
    workspace: Workspace = HERE,
) -> None:
    """Count, or tell what a change would do; keeps nothing."""
    desk, on = open_radio(workspace).coverage, day
    only = StationId(station) if station else None
    if slot or bulletin:
        tried = _slot(slot) if slot else None
        named = BulletinId(bulletin) if bulletin else None
        _show_changes(
            desk.what_if(on, 7, slot=tried, bulletin=named, station=only), as_json=as_json
        )
        return
    lines = [one for one in desk.on(on, only) if one.gap or not gaps]
    if as_json:
        say(json.dumps([_as_json(one) for one in lines], ensure_ascii=False, indent=1))
    else:
        console().print(_table(lines))


@app.command(
    "commune-first",
    help=_("How the other channels kept behind commune radio."),
    epilog=_("Example: %(command)s", command="radio report commune-first --date 2022-10-03"),
)
def commune_first(
    day: Annotated[
        date,
        typer.Option("--date", parser=a_date, metavar=SHAPE, help=_("A date of the month.")),
    ],
    as_json: AsJson = False,
    workspace: Workspace = HERE,
) -> None:
    """One line a channel."""
    first, last = period_of(day, "month")
    found = open_radio(workspace).coverage.commune_first(first, last)
    if as_json:
        rows = [
            {
                "channel": one.channel.id,
                "bulletins": one.carried,
                "before_commune_radio": list(one.broken),
                "waiting": list(one.waiting),
            }
            for one in found
        ]
        say(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for one in found:
        say(said(one.said))


def _slot(text: str) -> Slot:
    """A daily slot as it is written on the command line; raises `Refused` when it is none."""
    try:
        programme, starts, minutes = (part.strip() for part in text.split(","))
        clock, length = time.fromisoformat(starts), timedelta(minutes=float(minutes))
    except ValueError:
        raise Refused(
            "Write a slot as PROGRAMME,HH:MM,MINUTES, such as buoi-chieu,19:30,20."
        ) from None
    return Slot(TRIED, ProgrammeId(programme), clock, length)


def _show_changes(found: Foreseen, *, as_json: bool) -> None:
    if as_json:
        pairs = [{"now": _as_json(was), "then": _as_json(one)} for was, one in found.changed]
        say(json.dumps(pairs, ensure_ascii=False, indent=1))
        return
    if not found.changed:
        say(_("No target would be met any better or worse."))
    for was, one in found.changed:
        say(
            _(
                "%(station)s, %(theme)s: %(now)s of %(wanted)s now, %(then)s then.",
                station=one.station,
                theme=one.target.theme,
                now=_number(was.planned + was.aired),
                then=_number(one.planned + one.aired),
                wanted=_number(one.target.wanted),
            )
        )


def _table(lines: list[Line]) -> Table:
    table = Table(box=None)
    table.add_column(_("Station"), no_wrap=True)
    for name in (_("Theme"), _("Until"), _("Wanted"), _("Planned"), _("Aired"), _("Still owed")):
        table.add_column(name, overflow="fold")
    table.add_column(_("Slots left"))
    for one in lines:
        numbers = (one.target.wanted, one.planned, one.aired, one.owed)
        table.add_row(
            one.station,
            f"{one.target.theme} ({one.target.audience})"
            if one.target.audience
            else one.target.theme,
            f"{one.last:%d/%m/%Y}",
            *(_number(number) for number in numbers),
            str(one.openings),
        )
    return table


def _as_json(line: Line) -> dict[str, object]:
    target = line.target
    return {
        "station": line.station,
        "theme": target.theme,
        "audience": target.audience,
        "language": target.language,
        "unit": "items" if target.minutes is None else "minutes",
        "period": target.period,
        "from": _day(line.first),
        "until": _day(line.last),
        "wanted": target.wanted,
        "planned": round(line.planned, 3),
        "aired": round(line.aired, 3),
        "owed": round(line.owed, 3),
        "broadcasts_left": line.openings,
    }


def _day(day: date) -> str:
    return day.isoformat()


def _number(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
