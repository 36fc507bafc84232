"""Sentences as they stand in bulletins, with the words that must be heard in them.

One case a line: `written | words that are said`; several pieces of words are set apart by ` … `.
"""

from __future__ import annotations

import pytest

from radio.domain.spoken import to_spoken


def cases(block: str) -> pytest.MarkDecorator:
    """Parametrizes a test over the lines of a block."""
    lines = [line for line in block.strip().splitlines() if line.strip()]
    pairs = [tuple(part.strip() for part in line.rsplit(" | ", 1)) for line in lines]
    return pytest.mark.parametrize(("written", "said"), pairs, ids=[pair[0] for pair in pairs])


def hear(written: str, said: str) -> None:
    """Fails unless every piece of `said` is heard, in order, and nothing is unread."""
    spoken = to_spoken(written.replace("⏎", "\n"))
    at = 0
    for piece in said.replace("⏎", "\n").split(" … "):
        found = spoken.text.find(piece, at)
        assert found >= 0, f"{piece!r} is not said in {spoken.text!r}"
        at = found + len(piece)
    assert spoken.unread == ()
