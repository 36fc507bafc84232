"""Runs the `radio` command as a person would: its own process, its own folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "radio", *map(str, words)]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """English sentences, no online voice, nothing else from the caller's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RADIO_")}
    own = {"RADIO_LANGUAGE": "en", "RADIO_ONLINE_VOICES": "false", "PYTHONUTF8": "1"}
    return {**kept, **own, **(extra or {})}


def radio(
    *words: str | Path,
    cwd: Path,
    stdin: bytes | None = None,
    extra: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run to the end; output as text."""
    done = subprocess.run(
        command(*words),
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=environment(extra),
        timeout=280,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )
