"""A command starts without the large libraries that only some commands need."""

from __future__ import annotations

import subprocess
import sys

from tests.radio_command import CHECKOUT, environment

ONLY_FOR_SOME = ("scipy", "alembic", "flask")
"""Of sound, of a database to upgrade, of pages: together they took as long as all the rest."""


def asked(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=CHECKOUT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_no_command_waits_for_what_only_some_need() -> None:
    code = f"import sys, radio.cli; print(sorted({set(ONLY_FOR_SOME)} & set(sys.modules)))"
    assert asked(code) == "[]"


def test_what_is_imported_is_not_looked_through_again_when_a_command_ends() -> None:
    code = (
        "import atexit, gc, sys; from radio.cli import main; imported = len(gc.get_objects()); "
        "atexit.register(lambda: print('frozen', gc.get_freeze_count() > imported / 2)); "
        "sys.argv = ['radio', '--help']; main()"
    )
    assert asked(code).endswith("frozen True")
