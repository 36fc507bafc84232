"""Opens the database and draws the borders of transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from sqlite3 import SQLITE_FULL
from sqlite3 import Connection as SqliteConnection
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from radio.adapters.store.advisories import AdvisoryTable
from radio.adapters.store.audit import AuditTable
from radio.adapters.store.broadcasts import BroadcastTables
from radio.adapters.store.bulletins import BulletinTables
from radio.adapters.store.emergencies import EmergencyTables
from radio.adapters.store.house_sounds import HouseSoundTable
from radio.adapters.store.jobs import JobTable
from radio.adapters.store.lexicon import LexiconTable
from radio.adapters.store.people import PersonTable
from radio.adapters.store.plan_versions import PlanVersionTables
from radio.adapters.store.running_orders import RunningOrderTable
from radio.adapters.store.schedules import ScheduleSet
from radio.adapters.store.upgrading import upgrade
from radio.domain.errors import Refused, Unavailable, no_room

BUSY_SECONDS = 30
"""How long a writer waits for another one (SQLite) or for the server (PostgreSQL)."""

READING = "radio_reading"
"""Execution option of a connection that only looks."""

_OUT_OF_ORDER = (OperationalError, DatabaseError)
"""Errors of the database itself (locked, full, away, damaged), not of what was asked of it."""


@dataclass(frozen=True)
class SqlRecords:
    """All tables inside one transaction."""

    bulletins: BulletinTables
    people: PersonTable
    schedules: ScheduleSet
    broadcasts: BroadcastTables
    running_orders: RunningOrderTable
    plan_versions: PlanVersionTables
    audit: AuditTable
    jobs: JobTable
    lexicon: LexiconTable
    house_sounds: HouseSoundTable
    emergencies: EmergencyTables
    advisories: AdvisoryTable
    _afterwards: list[Callable[[], None]] = field(default_factory=list)

    def afterwards(self, act: Callable[[], None]) -> None:
        """Call `act` once all this is committed; not at all when it is rolled back."""
        self._afterwards.append(act)


class SqlStore:
    """A `Store` over SQLAlchemy; open it with `open_store`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def shown_url(self) -> str:
        """Where the database is, without its password."""
        return self._engine.url.render_as_string(hide_password=True)

    @contextmanager
    def begin(self) -> Iterator[SqlRecords]:
        """One transaction: committed when the block ends, rolled back when it raises.

        On SQLite it is the only writer from its first moment (BEGIN IMMEDIATE), so that nothing
        read in it can change before it writes. Raises `Unavailable` when the database fails,
        `NoRoom` when its disk is full.
        """
        with _as_unavailable(), self._engine.begin() as connection:
            records = _records(connection)
            yield records
        for act in records._afterwards:
            act()

    @contextmanager
    def reading(self) -> Iterator[SqlRecords]:
        """One moment's view for looking only; it waits for nobody and nobody waits for it."""
        with _as_unavailable(), self._engine.connect() as plain:
            connection = plain.execution_options(
                **{READING: True, **_reading_options(self._engine)}
            )
            yield _records(connection)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def open_store(url: str) -> SqlStore:
    """The database at `url`, its tables brought up to date.

    Two processes may do this at once. Raises `Refused` for a URL that is none and `Unavailable`
    when the database does not answer.
    """
    engine = open_engine(url)
    store = SqlStore(engine)
    try:
        with _as_unavailable():
            upgrade(engine)
    except BaseException:
        store.close()
        raise
    return store


def open_engine(url: str) -> Engine:
    """An engine with the house's settings for SQLite or PostgreSQL; connects to nothing yet."""
    try:
        backend = make_url(url).get_backend_name()
        if backend == "sqlite":
            engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        else:
            engine = create_engine(
                url, pool_pre_ping=True, connect_args={"connect_timeout": BUSY_SECONDS}
            )
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError):
        raise Refused(
            "The database URL is not one this program can use; write sqlite:///file.db or "
            "postgresql+psycopg://user@host/name."
        ) from None
    if backend == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _records(connection: Connection) -> SqlRecords:
    return SqlRecords(
        BulletinTables(connection),
        PersonTable(connection),
        ScheduleSet(connection),
        BroadcastTables(connection),
        RunningOrderTable(connection),
        PlanVersionTables(connection),
        AuditTable(connection),
        JobTable(connection),
        LexiconTable(connection),
        HouseSoundTable(connection),
        EmergencyTables(connection),
        AdvisoryTable(connection),
    )


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Take transactions into our own hands and make every commit last through a power cut."""
    sqlite = cast("SqliteConnection", connection)
    sqlite.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        sqlite.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    looking = connection.get_execution_options().get(READING)
    connection.exec_driver_sql("BEGIN" if looking else "BEGIN IMMEDIATE")


def _reading_options(engine: Engine) -> dict[str, object]:
    """One snapshot for the whole view; SQLite's plain BEGIN is that already."""
    if engine.dialect.name == "sqlite":
        return {}
    return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


@contextmanager
def _as_unavailable() -> Iterator[None]:
    """Say in plain words that the database did not answer, whatever library told it."""
    try:
        yield
    except DatabaseError as error:
        if type(error) not in _OUT_OF_ORDER:
            raise
        if _full(error.orig):
            raise no_room() from error
        raise Unavailable(
            "The database does not answer: %(reason)s", reason=str(error.orig).strip()
        ) from error


def _full(error: object) -> bool:
    """Whether SQLite or PostgreSQL (53100) found no room on its disk."""
    return (
        getattr(error, "sqlite_errorcode", None) == SQLITE_FULL
        or getattr(error, "sqlstate", None) == "53100"
    )
