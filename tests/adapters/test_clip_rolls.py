"""Rolls of clips: what many hands keep at once is there for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from radio.adapters.clip_roll import INDEX
from radio.adapters.clip_rolls import ClipRolls
from radio.domain.audio.sound import Sound

FIRST, SECOND = f"{1:064x}", f"{2:064x}"
CLIP = Sound(b"\1\0" * 100)


def test_a_roll_begun_while_somebody_looks_is_not_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rolls = ClipRolls(tmp_path, at_most=4 << 20)
    look = Path.glob

    def while_it_is_begun(folder: Path, pattern: str) -> Iterator[Path]:
        seen = list(look(folder, pattern))
        if pattern == f"*{INDEX}":
            monkeypatch.undo()
            rolls.keep(FIRST, CLIP)
        return iter(seen)

    monkeypatch.setattr(Path, "glob", while_it_is_begun)
    rolls.look()
    rolls.keep(SECOND, CLIP)
    rolls.look()
    assert rolls.get(FIRST) == CLIP
    assert rolls.get(SECOND) == CLIP


def test_a_roll_that_gave_way_is_forgotten(tmp_path: Path) -> None:
    rolls = ClipRolls(tmp_path, at_most=4 << 20)
    rolls.keep(FIRST, CLIP)
    for file in tmp_path.iterdir():
        file.unlink()
    rolls.look()
    assert not rolls.has(FIRST)
