"""What a whole pack looks like from outside."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path


def assert_whole(pack: Path) -> None:
    """Every file the checksums name is there and right, and no unfinished file lies about."""
    sums = (pack / "SHA256SUMS").read_text("utf-8").splitlines()
    named = {line.split(maxsplit=1)[1].lstrip("*") for line in sums}
    for line in sums:
        digest, name = line.split(maxsplit=1)
        content = (pack / name.lstrip("*")).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest, name
    manifest = json.loads((pack / "manifest.json").read_text("utf-8"))
    audio = {path.relative_to(pack).as_posix() for path in (pack / "audio").iterdir()}
    assert audio
    assert audio <= named
    assert audio == {
        file["path"] for file in manifest["files"] if file["path"].startswith("audio/")
    }
    for name in ("playlist.m3u8", "playlist.xspf", "playlist.pls", "schedule.ics"):
        assert (pack / name).is_file(), name
    assert len(list(pack.glob("*.zip"))) == 1
    assert not list(pack.rglob("*.part"))
