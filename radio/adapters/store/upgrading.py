"""Brings the tables to this version of the program; no command and no ini file needed.

Alembic is loaded only where something is missing: it takes a fifth of the time in which a command
starts, and the tables of most databases are as they should be.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from radio.adapters.store.alone import alone
from radio.domain.errors import Refused

MIGRATIONS = Path(__file__).parents[2] / "migrations"


def upgrade(engine: Engine) -> None:
    """Run what is missing in one transaction: all of it or nothing.

    A second process waits and then finds nothing to do. Raises `Refused` for a database made by a
    newer version.
    """
    with engine.begin() as connection:
        alone(connection, "upgrade")
        if _revision(connection) != newest():
            _run_what_is_missing(connection)


def newest() -> str:
    """The last revision of this version: its files are named by their numbers."""
    return max(file.name for file in (MIGRATIONS / "versions").glob("[0-9]*.py")).partition("_")[0]


def _revision(connection: Connection) -> str | None:
    """What the tables of a database are; nothing where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _run_what_is_missing(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix())
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise Refused(
            "This database belongs to a newer version of the program; install that version "
            "(%(reason)s).",
            reason=error,
        ) from error
