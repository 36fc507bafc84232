"""`radio serve`, `radio worker`, `radio db`: the processes that keep running, and the database."""

from __future__ import annotations

import threading

import typer

from radio.app import Radio
from radio.cli._show import _, say
from radio.cli._workspace import HERE, Workspace, open_radio
from radio.daemon import Daemon

THREADS = 8


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(
        "serve",
        help=_("The admin, the worker and the nightly planning in one process."),
        epilog=_("Example: %(command)s", command="radio serve --workspace /srv/loa-xa"),
    )(serve)
    app.command(
        "worker",
        help=_("Long work and nightly planning without the admin; start as many as you like."),
        epilog=_("Example: %(command)s", command="radio worker --workspace /srv/loa-xa"),
    )(worker)
    database = typer.Typer(help=_("The database."), no_args_is_help=True)
    database.command(
        "upgrade",
        help=_("Bring the tables to this version; done by itself at every start."),
        epilog=_("Example: %(command)s", command="radio db upgrade"),
    )(upgrade)
    app.add_typer(database, name="db")


def serve(workspace: Workspace = HERE) -> None:
    """Serve until interrupted."""
    serve_admin(open_radio(workspace))


def worker(workspace: Workspace = HERE) -> None:
    """Work until interrupted."""
    radio = open_radio(workspace)
    with Daemon(radio):
        say(_("Working; stop with Ctrl+C."))
        _wait()


def upgrade(workspace: Workspace = HERE) -> None:
    """Opening an installation upgrades its database."""
    radio = open_radio(workspace)
    say(_("The database is up to date: %(url)s", url=radio.store.shown_url))


def serve_admin(radio: Radio) -> None:
    """Run admin, worker and metronome until interrupted."""
    # Only here: no other command needs pages, and it would start by a quarter of a second later.
    from radio.admin import create_app
    from radio.cli._receiving import server_of

    server = server_of(
        create_app(radio),
        {},
        host=radio.settings.host,
        port=radio.settings.port,
        threads=THREADS,
    )
    with Daemon(radio):
        say(_("The admin is at %(url)s; stop with Ctrl+C.", url=f"http://{_address(radio)}"))
        try:
            server.run()
        finally:
            server.close()


def _address(radio: Radio) -> str:
    return f"{radio.settings.host}:{radio.settings.port}"


def _wait() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        return
