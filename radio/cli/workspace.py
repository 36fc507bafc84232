"""`radio init`, `radio import`, `radio export`: a workspace and its plain-text doors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from radio.adapters.schedule_files import (
    LEXICON,
    SCHEDULE_FILES,
    load_lexicon,
    load_schedules,
    write_lexicon,
    write_schedules,
)
from radio.adapters.script_files import read_folder, read_scripts, write_script
from radio.adapters.whole_files import sweep, write_whole
from radio.app import Radio, build
from radio.cli._accounts import acting, show_password
from radio.cli._show import _, hint, say
from radio.cli._workspace import HERE, Workspace, open_radio
from radio.config import FILE_NAME, example, load_settings, shipped
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.checks.schedule_checks import warnings
from radio.domain.documents.document_parts import left_over
from radio.domain.documents.proper_names import texts_of_the_house
from radio.domain.errors import NotFound, Refused
from radio.domain.message import message
from radio.domain.people import Person, PersonId, Role
from radio.domain.schedule import Schedules
from radio.domain.script import Script
from radio.domain.spoken import Entry
from radio.domain.station import Station

FURNITURE = ("scripts", "schedules", "audio/house")
"""What a new workspace gets from what is shipped."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(
        "init",
        help=_("Make a workspace: settings, schedules, scripts, database, first account."),
        epilog=_("Example: %(command)s", command="radio init /srv/loa-xa"),
    )(init)
    app.command(
        "import",
        help=_("Take in scripts (files or folders), schedules (a folder of YAML), a lexicon."),
        epilog=_("Example: %(command)s", command="radio import schedules scripts"),
    )(take_in)
    app.command(
        "export",
        help=_("Write all scripts, schedules and the lexicon as plain text."),
        epilog=_("Example: %(command)s", command="radio export backup"),
    )(export)


def init(
    folder: Annotated[Path, typer.Argument(help=_("The folder to make."))],
    name: Annotated[
        str, typer.Option("--name", help=_("Full name of the administrator."))
    ] = "Quản trị",
) -> None:
    """Make a workspace with everything in it."""
    furnish(folder)
    radio = build(load_settings(folder))
    import_folder(radio, folder / "schedules", by=None)
    admin = Person(PersonId("admin"), name, frozenset({Role.ADMIN}))
    password = radio.accounts.engage(admin)
    say(_("The workspace %(folder)s is ready.", folder=folder))
    if password is not None:
        show_password(admin, password)


def take_in(
    paths: Annotated[list[Path], typer.Argument(help=_("Scripts or folders."))],
    by: Annotated[
        str, typer.Option("--by", help=_("Whose drafts these are (a sign-in name)."))
    ] = "admin",
    workspace: Workspace = HERE,
) -> None:
    """Import each path; unchanged scripts stay as they are."""
    radio = open_radio(workspace)
    person = acting(radio, by)
    for path in paths:
        if not path.exists():
            raise NotFound("There is no file %(file)s.", file=str(path))
        count = import_path(radio, path, person)
        if count:
            say(_("%(path)s: %(count)d taken in.", path=path, count=count))
        else:
            say(_("%(path)s: nothing new.", path=path))


def export(
    folder: Annotated[Path, typer.Argument(help=_("Where to write."))],
    workspace: Workspace = HERE,
) -> None:
    """Write what the database holds; a repeat rewrites nothing."""
    radio = open_radio(workspace)
    with radio.store.begin() as records:
        bulletins = records.bulletins.all()
        schedules = records.schedules.load()
        lexicon = records.lexicon.load()
    for bulletin in bulletins:
        write_script(folder / "scripts", bulletin.id, bulletin.script)
    write_schedules(folder / "schedules", schedules)
    write_lexicon(folder / "schedules", lexicon)
    say(
        _(
            "%(count)d scripts, the schedules and the lexicon are in %(folder)s.",
            count=len(bulletins),
            folder=folder,
        )
    )


def furnish(folder: Path) -> None:
    """Give a new workspace its scripts, schedules, house sounds and, last, its settings.

    A folder that has settings is finished and stays as it is.
    """
    if (folder / FILE_NAME).exists():
        return
    for name in FURNITURE:
        sweep(folder / name)
        for source in sorted((shipped() / name).rglob("*")):
            if source.is_file():
                write_whole(folder / source.relative_to(shipped()), source.read_bytes())
    write_whole(folder / FILE_NAME, example().encode())


def import_path(radio: Radio, path: Path, by: str) -> int:
    """Import one script, one document or one folder; how many things changed."""
    if path.is_dir():
        return import_folder(radio, path, by=PersonId(by))
    if path.suffix == ".yaml":
        return _import_yaml(radio, path, by=PersonId(by))
    scripts = read_scripts(path, _first_theme(radio), _known(radio))
    return _import_scripts(radio, scripts, by=PersonId(by))


def import_folder(radio: Radio, folder: Path, *, by: PersonId | None) -> int:
    """Import a folder of schedules or of scripts, told apart by what lies in it."""
    if any(folder.glob("*.yaml")):
        before = radio.timetable.held()
        schedules = load_schedules(folder, before, radio.house.names())
        file = folder / LEXICON
        entries = _readings_in(radio, file, schedules.stations) if file.exists() else ()
        changed = radio.timetable.save(schedules, by=by)
        _tell_taken_back(before, schedules)
        for warning in warnings(schedules, on=radio.clock.now().date()):
            hint(warning)
        return changed + _import_readings(radio, entries, by=by)
    scripts = read_folder(folder, _first_theme(radio), _known(radio))
    return _import_scripts(radio, scripts, by=by)


def _tell_taken_back(before: Schedules | None, now: Schedules) -> None:
    """Name the overrides that hold no more: the file has them not, or their slot is gone."""
    kept = {one.key for one in now.overrides}
    gone = [one.name for one in before.overrides if one.key not in kept] if before else []
    if gone:
        hint(message("These overrides hold no more: %(names)s.", names=", ".join(gone)))


def _import_yaml(radio: Radio, file: Path, *, by: PersonId) -> int:
    """Import a lexicon by itself; the other files of a folder hold only together."""
    if file.name in SCHEDULE_FILES:
        raise Refused(
            "%(file)s holds only with the files beside it; import its folder.", file=str(file)
        )
    entries = _readings_in(radio, file, radio.timetable.load().stations)
    return _import_readings(radio, entries, by=by)


def _readings_in(radio: Radio, file: Path, stations: Iterable[Station]) -> Sequence[Entry]:
    return load_lexicon(file, [station.id for station in stations], radio.readings.now())


def _import_readings(radio: Radio, entries: Sequence[Entry], *, by: PersonId | None) -> int:
    """Import readings, and name the bulletins that must be heard again because of them."""
    changed, again = radio.pronunciation.take_in(entries, by)
    tell_again(again)
    return changed


def tell_again(bulletins: Sequence[Bulletin]) -> None:
    """Name the bulletins whose words changed, so that they wait for approval again."""
    if bulletins:
        hint(
            message(
                "These are said otherwise now; they are read aloud again and wait for approval: "
                "%(names)s.",
                names=", ".join(one.id for one in bulletins),
            )
        )


def _import_scripts(
    radio: Radio, scripts: Sequence[tuple[BulletinId, Script]], *, by: PersonId | None
) -> int:
    """Import the scripts, and name what an earlier, longer version of a document has left."""
    changed = radio.newsroom.import_scripts(scripts, by=by)
    with radio.store.reading() as records:
        left = left_over(scripts, records.bulletins.all())
    if left:
        hint(
            message(
                "These are left of an earlier version of the document and stay; "
                "withdraw what does not hold any more: %(names)s.",
                names=", ".join(one.id for one in left),
            )
        )
    return changed


def _known(radio: Radio) -> Sequence[str]:
    """Where the house writes the names that titles keep."""
    return texts_of_the_house(radio.timetable.load())


def _first_theme(radio: Radio) -> str:
    """What an official document without a header is filed under until a person says better."""
    return radio.timetable.load().plan.themes[0].id
