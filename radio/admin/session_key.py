"""The secret that signs sessions: made once, kept in the workspace, readable by its owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from radio.adapters.whole_files import writing_whole

NAME = "session.key"


def session_key(workspace: Path) -> bytes:
    """The key of this installation; the first caller makes it, every other one reads the same."""
    path = workspace / NAME
    if not path.is_file():
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    """Write a key beside and give it the name, unless another process was faster."""
    own = path.with_name(f"{NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    with writing_whole(own) as file:
        file.write(secrets.token_bytes(32))
    own.chmod(0o600)
    try:
        os.link(own, path)
    except FileExistsError:
        return
    finally:
        own.unlink()
