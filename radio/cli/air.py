"""`radio air`: emergencies and warnings of others, from the command line."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.table import Table

from radio.adapters.cap_xml import LARGEST
from radio.app import Radio
from radio.cli._accounts import acting
from radio.cli._show import _, console, hint, said, say
from radio.cli._workspace import HERE, Workspace, open_radio
from radio.domain.bulletin import BulletinId
from radio.domain.emergencies.advisory import Outcome
from radio.domain.emergencies.emergency import Emergency, EmergencyId, Level, airings
from radio.domain.emergencies.emergency_order import Order
from radio.domain.errors import NotFound, Refused
from radio.domain.message import message
from radio.domain.station import StationId
from radio.services.emergencies import PartlyAired

STDIN = "-"
By = Annotated[str, typer.Option("--by", help=_("Account in whose name it is done."))]
Json = Annotated[bool, typer.Option("--json", help=_("For another program."))]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(help=_("Emergencies: on the air at once."), no_args_is_help=True)
    group.command(
        "emergency",
        help=_("Air an emergency at once; it is approved in the name of --by."),
        epilog=_(
            "Example: %(command)s",
            command='radio air emergency "Nước suối dâng nhanh, bà con sơ tán ngay." --stations '
            '"huyện Bạch Thông" --source "Ban Chỉ huy phòng, chống thiên tai" --by minh --yes',
        ),
    )(emergency)
    group.command(
        "cancel",
        help=_("Stop an emergency at once, at every station."),
        epilog=_(
            "Example: %(command)s",
            command='radio air cancel khan-2022-10-03-1 --reason "Nước đã rút." --by minh',
        ),
    )(cancel)
    group.command(
        "cap",
        help=_("Take in a CAP 1.2 message: a warning, its update or its cancel."),
        epilog=_("Example: %(command)s", command="radio air cap lu-quet.xml --by minh"),
    )(cap)
    group.command(
        "list",
        help=_("The emergencies of the last days, and what waits."),
        epilog=_("Example: %(command)s", command="radio air list --json"),
    )(list_emergencies)
    group.command(
        "fetch",
        help=_("Copy what a station has to air at once into a folder (a USB stick)."),
        epilog=_(
            "Example: %(command)s", command="radio air fetch vi-huong -o /media/usb --by hanh"
        ),
    )(fetch)
    app.add_typer(group, name="air")


def emergency(
    text: Annotated[
        str, typer.Argument(metavar="[TEXT|-]", help=_("The words; - reads them from a pipe."))
    ] = "",
    stations: Annotated[
        str,
        typer.Option(
            "--stations",
            help=_("Slugs, codes, areas by name or all; several with semicolons or commas."),
        ),
    ] = "",
    source: Annotated[str, typer.Option("--source", help=_("Who warns; it is read aloud."))] = "",
    bulletin: Annotated[
        str | None, typer.Option("--bulletin", help=_("Instead of words: an approved bulletin."))
    ] = None,
    level: Annotated[Level, typer.Option("--level", help=_("How grave it is."))] = Level.SEVERE,
    issued: Annotated[
        datetime | None,
        typer.Option(
            "--issued",
            formats=["%Y-%m-%dT%H:%M"],
            metavar="YYYY-MM-DDTHH:MM",
            help=_("When it was issued, on the centre's clock; now when left out."),
        ),
    ] = None,
    times: Annotated[
        int, typer.Option("--times", min=0, help=_("How often it is aired; 0: until it expires."))
    ] = 3,
    every: Annotated[
        float, typer.Option("--every", help=_("Minutes from one airing to the next."))
    ] = 10,
    hours: Annotated[float, typer.Option("--hours", help=_("Hours until it expires."))] = 6,
    readings: Annotated[
        int, typer.Option("--readings", help=_("How often it is read in one airing."))
    ] = 2,
    yes: Annotated[bool, typer.Option("--yes", help=_("Air it without asking again."))] = False,
    by: By = "admin",
    as_json: Json = False,
    workspace: Workspace = HERE,
) -> None:
    """Show what will be said where, ask, air it."""
    radio = open_radio(workspace)
    zone = ZoneInfo(radio.settings.zone)
    order = Order(
        stations=_places(stations),
        source=source,
        text=typer.get_text_stream("stdin").read() if text == STDIN else text,
        bulletin=BulletinId(bulletin) if bulletin else None,
        level=level,
        issued_at=issued.replace(tzinfo=zone) if issued else None,
        times=times or None,
        every=timedelta(minutes=every),
        lasts=timedelta(hours=hours),
        readings=readings,
    )
    person = acting(radio, by)
    if not yes:
        asked = radio.emergencies.ask(order, person)
        for line in (*asked.around[:2], *asked.reading.texts[1:]):
            say(line.text)
        say(_("At: %(stations)s.", stations=", ".join(one.full_name for one in asked.stations)))
        typer.confirm(_("Air this now?"), abort=True, err=True)
    try:
        made = radio.emergencies.air(order, person)
    except PartlyAired as error:
        _tell(radio, error.emergency, as_json=as_json)
        raise
    _tell(radio, made, as_json=as_json)


def cancel(
    emergency: Annotated[str, typer.Argument(metavar="ID", help=_("The emergency."))],
    reason: Annotated[str, typer.Option("--reason", help=_("Why; it is kept."))],
    by: By = "admin",
    workspace: Workspace = HERE,
) -> None:
    """Stop it."""
    radio = open_radio(workspace)
    stopped = radio.emergencies.cancel(EmergencyId(emergency), acting(radio, by), reason)
    say(_("%(emergency)s is stopped.", emergency=stopped.id))


def cap(
    file: Annotated[Path, typer.Argument(help=_("A file of CAP 1.2."))],
    by: By = "admin",
    as_json: Json = False,
    workspace: Workspace = HERE,
) -> None:
    """Take one message in."""
    radio = open_radio(workspace)
    if not file.is_file():
        raise NotFound("There is no file %(key)s.", key=str(file))
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    found = radio.advisories.receive(content, acting(radio, by), trusted=True)
    with radio.store.reading() as records:
        made = [one.id for one in records.emergencies.of_advisory(found.key)]
    if as_json:
        told = {"key": found.key, "outcome": found.outcome.value, "emergencies": made}
        say(json.dumps({**told, "reason": str(found.reason)}, ensure_ascii=False))
    else:
        say(f"{found.title}: {said(found.reason)}")
        for one in made:
            say(one)
    if found.outcome is Outcome.WAITING:
        raise Refused("It is not on the air; air the words with: radio air emergency")


def list_emergencies(as_json: Json = False, workspace: Workspace = HERE) -> None:
    """Show them."""
    radio = open_radio(workspace)
    now = radio.clock.now()
    with radio.store.reading() as records:
        recent = records.emergencies.recent()
    if as_json:
        say(json.dumps([_as_json(one, now) for one in recent], ensure_ascii=False, indent=1))
        return
    table = Table(_("Emergency"), _("Level"), _("Stations"), _("Sent"), _("State"))
    for one in recent:
        sent = one.approval.at.astimezone(ZoneInfo(radio.settings.zone))
        state = _("on the air") if airings(one, now) else _("over")
        table.add_row(one.id, one.level, ", ".join(one.stations), f"{sent:%d/%m/%Y %H:%M}", state)
    console().print(table)
    for waiting in radio.advisories.waiting():
        hint(
            message("A warning waits: %(title)s. %(why)s", title=waiting.title, why=waiting.reason)
        )


def fetch(
    station: Annotated[str, typer.Argument(help=_("Slug of the station."))],
    output: Annotated[Path, typer.Option("-o", "--output", help=_("Folder to copy into."))],
    by: By = "admin",
    workspace: Workspace = HERE,
) -> None:
    """Copy the urgent list: audio first, then the lists that name it."""
    radio = open_radio(workspace)
    person = acting(radio, by)
    with radio.store.reading() as records:
        who = records.people.get(person)
    copied = radio.urgent.copy(who, StationId(station), radio.delivery.folder(output))
    say(_("%(count)s files copied to %(folder)s.", count=copied, folder=output))


def _places(written: str) -> tuple[str, ...]:
    """With semicolons where an area has a comma in its name, else with commas too."""
    parts = written.split(";") if ";" in written else written.split(",")
    return tuple(one.strip() for one in parts if one.strip())


def _tell(radio: Radio, made: Emergency, *, as_json: bool) -> None:
    if as_json:
        say(json.dumps(_as_json(made, radio.clock.now()), ensure_ascii=False))
        return
    say(
        _(
            "%(emergency)s is on the air at %(stations)s; stop it with: radio air cancel "
            "%(emergency)s",
            emergency=made.id,
            stations=", ".join(made.stations),
        )
    )
    say(_("Another approver has to review it on the page Emergencies."))


def _as_json(one: Emergency, now: datetime) -> dict[str, object]:
    return {
        "id": one.id,
        "bulletin": one.bulletin,
        "level": one.level.value,
        "stations": list(one.stations),
        "sent_by": one.approval.by,
        "sent_at": one.approval.at.isoformat(),
        "heard_sha256": one.approval.heard,
        "expires_at": one.expires_at.isoformat(),
        "cancelled_at": one.cancel.at.isoformat() if one.cancel else None,
        "reviewed_by": one.review.by if one.review else None,
        "airings": [airing.starts_at.isoformat() for airing in airings(one, now)[:20]],
    }
