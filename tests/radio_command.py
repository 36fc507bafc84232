"""Runs the `radio` command as a person would: its own process, its own folder."""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
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
    """Run to the end; output as text.

    The process is a fork of one that has imported everything, because that takes longer than most
    commands. What `extra` says may matter to imports: then it is a new one.
    """
    if extra or not hasattr(os, "fork"):
        done = subprocess.run(
            command(*words),
            cwd=cwd,
            input=stdin,
            capture_output=True,
            env=environment(extra),
            timeout=280,
        )
        return _completed(done.args, done.returncode, done.stdout, done.stderr)
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder, name) for name in ("stdin", "stdout", "stderr")]
        for stream, bytes_of_it in zip(streams, (stdin or b"", b"", b""), strict=True):
            stream.write_bytes(bytes_of_it)
        code = _forked(words, cwd, streams)
        return _completed(command(*words), code, streams[1].read_bytes(), streams[2].read_bytes())


def _completed(
    words: Sequence[str], code: int, out: bytes, error: bytes
) -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess(words, code, out.decode("utf-8"), error.decode("utf-8"))


def _forked(words: Sequence[str | Path], cwd: Path, streams: Sequence[Path]) -> int:
    ready = _ready()
    assert ready.stdin is not None
    assert ready.stdout is not None
    asked = {
        "words": [*map(str, words)],
        "cwd": str(cwd),
        "environment": environment(),
        "streams": [*map(str, streams)],
    }
    try:
        print(json.dumps(asked), file=ready.stdin, flush=True)
        return int(ready.stdout.readline())
    except BaseException:  # also the end of a test's time: nothing of what hangs may go on
        os.killpg(ready.pid, signal.SIGKILL)
        _ready.cache_clear()
        raise


@cache
def _ready() -> subprocess.Popen[str]:
    ready = subprocess.Popen(
        [sys.executable, "-m", "tests.ready_radio"],
        cwd=CHECKOUT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    atexit.register(ready.communicate)
    return ready
