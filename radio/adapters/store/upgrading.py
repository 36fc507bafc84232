"""Brings the tables to this version of the program; no command and no ini file needed."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

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
        try:
            command.upgrade(configured(connection), "head")
        except CommandError as error:
            raise Refused(
                "This database belongs to a newer version of the program; install that version "
                "(%(reason)s).",
                reason=error,
            ) from error


def configured(connection: Connection) -> Config:
    """Alembic set up in code, working inside `connection`'s transaction."""
    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix())
    config.attributes["connection"] = connection
    return config
