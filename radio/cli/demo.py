"""`radio demo`: the main job on the shipped scripts, from nothing to packs and a running admin.

Nothing here is special to the demo: it makes a workspace, imports, and lets two people submit and
approve through the very desks that staff use, on a clock shifted to the eve of its date.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from radio.adapters.clock import ShiftedClock
from radio.app import Radio, build
from radio.cli._accounts import show_password
from radio.cli._days import SHAPE, a_date
from radio.cli._packs import table_of
from radio.cli._show import Stages, _, console, say, stages
from radio.cli.serving import serve_admin
from radio.cli.workspace import furnish, import_folder
from radio.config import Settings, load_settings
from radio.domain.bulletin import State
from radio.domain.message import message
from radio.domain.people import Person, PersonId, Role
from radio.domain.station import StationId, existing_on

MONDAY = date(2022, 10, 3)
"""A Monday of the plan's first autumn."""
EVENING = time(18, 0)
"""Local time of the eve at which the demo begins."""

EDITOR = Person(PersonId("bien-tap"), "Hoàng Thị Lan", frozenset({Role.EDITOR}))
APPROVER = Person(PersonId("duyet"), "Nông Văn Minh", frozenset({Role.APPROVER}))
ADMIN = Person(PersonId("quan-tri"), "Lý Văn Quân", frozenset({Role.ADMIN}))


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command(
        "demo",
        help=_("The main job on the shipped scripts: voice, assemble, plan, pack, serve."),
        epilog=_("Example: %(command)s", command="radio demo --no-serve --date 2022-10-03"),
    )(demo)


def demo(
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help=_("Leave the admin running at the end."))
    ] = True,
    workspace: Annotated[
        Path, typer.Option("--workspace", "-w", help=_("Folder to make the demo in."))
    ] = Path("workspace"),
    day: Annotated[
        date,
        typer.Option("--date", parser=a_date, metavar=SHAPE, help=_("Date of the programmes.")),
    ] = MONDAY,
) -> None:
    """Make one day of radio and show it."""
    furnish(workspace)
    settings = load_settings(workspace)
    radio = build(settings, clock=ShiftedClock.from_moment(_eve(day, settings)))
    say(_("The clock is shifted to the eve: %(now)s.", now=_local_now(radio)))
    import_folder(radio, workspace / "schedules", by=None)
    passwords = _hire(radio, day)
    with stages() as progress:
        _publish(radio, workspace, progress)
        packs = radio.production.build(day, None, progress)
    console().print(table_of(packs))
    _report(radio, progress, workspace)
    for person, password in passwords.items():
        show_password(person, password)
    if serve:
        serve_admin(radio)


def _eve(on: date, settings: Settings) -> datetime:
    return datetime.combine(on - timedelta(days=1), EVENING, ZoneInfo(settings.zone))


def _local_now(radio: Radio) -> str:
    local = radio.clock.now().astimezone(ZoneInfo(radio.settings.zone))
    return f"{local:%Y-%m-%d %H:%M}"


def _hire(radio: Radio, on: date) -> Mapping[Person, str]:
    """Make the accounts that are missing; a password nobody has used yet is made anew."""
    with radio.store.begin() as records:
        stations = existing_on(records.schedules.load().stations, on)
    operator = Person(
        PersonId("dai-xa"),
        "Triệu Thị Hạnh",
        frozenset({Role.OPERATOR}),
        frozenset({StationId(stations[0].id)}),
    )
    hired = {}
    for person in (EDITOR, APPROVER, operator, ADMIN):
        password = radio.accounts.engage(person)
        if password is not None:
            hired[person] = password
    return hired


def _publish(radio: Radio, workspace: Path, progress: Stages) -> None:
    """Import the scripts, submit the drafts, let the machine speak them, approve them."""
    import_folder(radio, workspace / "scripts", by=EDITOR.id)
    with radio.store.begin() as records:
        waiting = [one.id for one in records.bulletins.all() if one.state is State.DRAFT]
    for bulletin in waiting:
        radio.newsroom.submit(bulletin, by=EDITOR.id)
    radio.work.drain(progress)
    with radio.store.begin() as records:
        heard = [one.id for one in records.bulletins.all() if one.state is State.SUBMITTED]
    for done, bulletin in enumerate(heard):
        progress.step(done, len(heard), message("Approving"))
        radio.newsroom.approve(bulletin, by=APPROVER.id)


def _report(radio: Radio, progress: Stages, workspace: Path) -> None:
    for stage, seconds in progress.seconds.items():
        say(f"{stage:<24}{seconds:8.1f} s")
    say(
        _(
            "%(clips)d clips synthesised, %(takes)d takes encoded.",
            clips=radio.voicing.counts.clips_synthesised,
            takes=radio.voicing.counts.takes_encoded,
        )
    )
    say(_("Packs are in %(folder)s.", folder=workspace / "packs"))
