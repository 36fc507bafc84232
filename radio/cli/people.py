"""`radio people`: accounts from the command line."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from radio.cli._accounts import show_password
from radio.cli._show import _, console
from radio.cli._workspace import HERE, Workspace, open_radio
from radio.domain.people import Person, PersonId, Role
from radio.domain.station import StationId


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(help=_("Who may sign in."), no_args_is_help=True)
    group.command(
        "add",
        help=_("Make an account; its one-time password is printed once."),
        epilog=_(
            "Example: %(command)s",
            command='radio people add hanh "Triệu Thị Hạnh" --role operator --station vi-huong',
        ),
    )(add)
    group.command(
        "list",
        help=_("Every account and its roles."),
        epilog=_("Example: %(command)s", command="radio people list"),
    )(list_people)
    app.add_typer(group, name="people")


def add(
    person: Annotated[str, typer.Argument(metavar="ID", help=_("Sign-in name."))],
    name: Annotated[str, typer.Argument(help=_("Full name."))],
    role: Annotated[list[Role], typer.Option("--role", help=_("May be given several times."))],
    station: Annotated[
        list[str] | None, typer.Option("--station", help=_("Stations an operator serves."))
    ] = None,
    workspace: Workspace = HERE,
) -> None:
    """Add a person and show the password."""
    radio = open_radio(workspace)
    stations = frozenset(StationId(one) for one in station or [])
    made = Person(PersonId(person), name, frozenset(role), stations)
    show_password(made, radio.accounts.create(made, by=None))


def list_people(workspace: Workspace = HERE) -> None:
    """Show the accounts."""
    radio = open_radio(workspace)
    with radio.store.begin() as records:
        people = records.people.all()
    table = Table(_("Account"), _("Name"), _("Roles"), _("Stations"), _("Active"))
    for person in people:
        table.add_row(
            person.id,
            person.name,
            ", ".join(sorted(person.roles)),
            ", ".join(sorted(person.stations)),
            _("yes") if person.active else _("no"),
        )
    console().print(table)
