"""The migrations make exactly the tables the code knows, once, also when two processes begin."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from radio.adapters.store import open_store
from radio.adapters.store.database import open_engine
from radio.adapters.store.tables import metadata
from radio.adapters.store.upgrading import MIGRATIONS, newest
from radio.domain.errors import Refused
from tests.databases import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'radio.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh(template="template0")


def test_migrations_and_tables_agree(empty_url: str) -> None:
    open_store(empty_url).close()
    engine = open_engine(empty_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_opening_again_changes_nothing(empty_url: str) -> None:
    for _ in range(2):
        open_store(empty_url).close()


def test_the_newest_revision_is_the_one_that_alembic_knows() -> None:
    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix())
    assert ScriptDirectory.from_config(config).get_heads() == [newest()]


def test_what_is_up_to_date_is_opened_without_alembic(empty_url: str) -> None:
    open_store(empty_url).close()
    code = (
        "import sys; from radio.adapters.store import open_store; "
        "open_store(sys.argv[1]).close(); print('alembic' in sys.modules)"
    )
    asked = [sys.executable, "-c", code, empty_url]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_two_processes_may_open_a_new_database_at_once(empty_url: str) -> None:
    code = "import sys; from radio.adapters.store import open_store; open_store(sys.argv[1])"
    begun = [
        subprocess.Popen([sys.executable, "-c", code, empty_url], stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    ends = [(process.communicate()[1], process.returncode) for process in begun]
    assert [code for _, code in ends] == [0, 0, 0], ends


def test_a_database_of_a_newer_version_is_refused_in_plain_words(empty_url: str) -> None:
    open_store(empty_url).close()
    engine = open_engine(empty_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(Refused, match="newer version"):
        open_store(empty_url)
