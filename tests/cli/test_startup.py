"""A command starts without the large libraries that only some commands need."""

from __future__ import annotations

import subprocess
import sys

from tests.radio_command import CHECKOUT, environment

ONLY_FOR_SOME = ("scipy", "alembic", "flask")
"""Of sound, of a database to upgrade, of pages: together they took as long as all the rest."""


def test_no_command_waits_for_what_only_some_need() -> None:
    code = f"import sys, radio.cli; print(sorted({set(ONLY_FOR_SOME)} & set(sys.modules)))"
    asked = [sys.executable, "-c", code]
    done = subprocess.run(
        asked, cwd=CHECKOUT, env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
