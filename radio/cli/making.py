"""`radio plan`, `radio build`, `radio pack`: from bulletins to what a station plays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from radio.adapters.whole_files import write_whole
from radio.app import Radio
from radio.cli._days import SHAPE, a_date
from radio.cli._packs import table_of
from radio.cli._show import _, console, hint, said, say, stages
from radio.cli._workspace import HERE, Workspace, open_radio
from radio.domain.broadcast import Broadcast
from radio.domain.bulletin import State
from radio.domain.errors import NotFound, Partly
from radio.domain.packs.pack import Pack
from radio.domain.packs.variant import Variant
from radio.domain.planning.too_long import silenced
from radio.domain.station import StationId
from radio.services.production import PartlyBuilt

Station = Annotated[
    str | None, typer.Option("--station", "-s", help=_("Only this station (its slug)."))
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(
        "plan",
        help=_("Give out the airtime of the coming days and say why."),
        epilog=_("Example: %(command)s", command="radio plan --from 2022-10-03 --days 2 --explain"),
    )(plan)
    app.command(
        "build",
        help=_("Make takes, editions and packs of one date; safe to repeat."),
        epilog=_("Example: %(command)s", command="radio build --date 2022-10-03"),
    )(build)
    app.command(
        "pack",
        help=_("Copy one station's pack of a date into a folder (a USB stick)."),
        epilog=_(
            "Example: %(command)s", command="radio pack vi-huong --date 2022-10-03 -o /media/usb"
        ),
    )(pack)


def plan(
    first: Annotated[
        date, typer.Option("--from", parser=a_date, metavar=SHAPE, help=_("First date."))
    ],
    days: Annotated[int, typer.Option("--days", min=1, max=366, help=_("How many dates."))] = 1,
    station: Station = None,
    explain: Annotated[
        bool, typer.Option("--explain", help=_("Say the reason of every choice."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("For another program."))] = False,
    ics: Annotated[
        Path | None, typer.Option("--ics", help=_("Write these days as a calendar file, too."))
    ] = None,
    xlsx: Annotated[
        Path | None, typer.Option("--xlsx", help=_("Write these days as a spreadsheet, too."))
    ] = None,
    workspace: Workspace = HERE,
) -> None:
    """Plan, keep the plan, show it; raises `Partly` then, where a station could not be planned."""
    radio = open_radio(workspace)
    only = StationId(station) if station else None
    for warning in radio.clock_check.warnings():
        hint(warning)
    made = radio.planning.plan(first, days, only)
    if ics or xlsx:
        _export(radio, first, days, only, ics=ics, xlsx=xlsx)
    if as_json:
        say(json.dumps([_as_json(one) for one in made.broadcasts], ensure_ascii=False, indent=1))
    else:
        for broadcast in made.broadcasts:
            _show(broadcast, explain=explain)
    for sentence in silenced(made.broadcasts, radio.timetable.load().stations):
        hint(sentence)
    if made.failures:
        raise Partly(made.failures)


def build(
    day: Annotated[date, typer.Option("--date", parser=a_date, metavar=SHAPE, help=_("The date."))],
    station: Station = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("For another program."))] = False,
    workspace: Workspace = HERE,
) -> None:
    """Build one date with a progress bar; it goes to standard error, the result to the output.

    What was made is shown also when something failed at some stations; then that is raised.
    """
    radio = open_radio(workspace)
    try:
        _show_packs(radio, _built(radio, day, station), as_json=as_json)
    except PartlyBuilt as error:
        _show_packs(radio, error.packs, as_json=as_json)
        raise


def _show_packs(radio: Radio, packs: Sequence[Pack], *, as_json: bool) -> None:
    if as_json:
        found = [_pack_as_json(radio, one) for one in packs]
        say(json.dumps(found, ensure_ascii=False, indent=1))
    elif packs:
        console().print(table_of(packs))


def pack(
    station: Annotated[str, typer.Argument(help=_("Slug of the station."))],
    day: Annotated[date, typer.Option("--date", parser=a_date, metavar=SHAPE, help=_("The date."))],
    output: Annotated[
        Path, typer.Option("-o", "--output", file_okay=False, help=_("Folder to copy into."))
    ],
    variant: Annotated[
        Variant, typer.Option("--variant", help=_("Form of the audio; low is for weak lines."))
    ] = Variant.MP3,
    workspace: Workspace = HERE,
) -> None:
    """Build what is missing and copy the pack."""
    radio = open_radio(workspace)
    (usual,) = _built(radio, day, station, variant)
    made = radio.delivery.find(usual.station, usual.on, variant) or usual
    copied = radio.delivery.copy(made, output)
    say(_("%(count)s files copied to %(folder)s.", count=copied, folder=output))


def _built(radio: Radio, day: date, station: str | None, *variants: Variant) -> Sequence[Pack]:
    """The packs of a date, one at least; raises `NotFound` when nothing goes out on it."""
    only = StationId(station) if station else None
    others = [one for one in variants if one is not Variant.MP3]
    try:
        with stages() as progress:
            packs = radio.production.build(day, only, progress, others)
    except PartlyBuilt:
        _hint_at_silence(radio, day, only)
        raise
    _hint_at_silence(radio, day, only)
    if not packs:
        raise _nothing_goes_out(radio, day)
    for name in radio.production.damage.found:
        say(_("%(name)s was damaged on the disk; it was made again.", name=name))
    return packs


def _hint_at_silence(radio: Radio, day: date, only: StationId | None) -> None:
    for sentence in radio.planning.silenced(day, only):
        hint(sentence)


def _nothing_goes_out(radio: Radio, day: date) -> NotFound:
    """The likeliest reason first: in a new workspace every bulletin is a draft."""
    with radio.store.reading() as records:
        bulletins = records.bulletins.all()
    if all(one.state is not State.APPROVED for one in bulletins):
        return NotFound(
            "Nothing goes out on %(day)s: no bulletin is approved yet. Submit drafts in the admin "
            "(radio serve); somebody with the role approver (radio people add) approves them.",
            day=day.isoformat(),
        )
    return NotFound(
        "Nothing goes out on %(day)s; radio plan --from %(day)s --explain says why.",
        day=day.isoformat(),
    )


def _export(
    radio: Radio,
    first: date,
    days: int,
    only: StationId | None,
    *,
    ics: Path | None,
    xlsx: Path | None,
) -> None:
    """Write the days into the files that were asked for, each whole or not at all."""
    weeks = radio.weeks
    week = weeks.measured(weeks.of(first, days, {only} if only else None))
    if ics:
        write_whole(ics, weeks.calendar(week))
    if xlsx:
        write_whole(xlsx, weeks.workbook(week, said))


def _show(broadcast: Broadcast, *, explain: bool) -> None:
    titles = [segment.title for segment in broadcast.rundown.segments if segment.bulletin]
    say(f"{broadcast.on:%d/%m/%Y}  {broadcast.station}  {broadcast.title}")
    for title in dict.fromkeys(titles):
        say(f"    {title}")
    if explain:
        for choice in broadcast.choices:
            about = f"{', '.join(choice.bulletins)}: " if choice.bulletins else ""
            say(f"    {'+' if choice.taken else '-'} {about}{said(choice.reason)}")


def _pack_as_json(radio: Radio, pack: Pack) -> dict[str, object]:
    return {
        "station": pack.station,
        "date": pack.on.isoformat(),
        "folder": str(radio.settings.workspace / pack.folder),
        "bulletins": list(pack.bulletins),
        "seconds": pack.length.total_seconds(),
        "bytes": pack.bytes,
        "written": pack.written,
    }


def _as_json(broadcast: Broadcast) -> dict[str, object]:
    return {
        "id": broadcast.id,
        "station": broadcast.station,
        "slot": broadcast.slot,
        "programme": broadcast.programme,
        "date": broadcast.on.isoformat(),
        "starts_at": broadcast.starts_at.isoformat(),
        "slot_seconds": broadcast.slot_length.total_seconds(),
        "bulletins": list(broadcast.rundown.bulletins),
        "choices": [
            {"bulletins": list(one.bulletins), "taken": one.taken, "reason": str(one.reason)}
            for one in broadcast.choices
        ],
    }
