"""The glossary keeps one word for one thing and knows every kind, state and level."""

from __future__ import annotations

import re
from pathlib import Path

from radio.domain.broadcast import BroadcastState
from radio.domain.bulletin import State
from radio.domain.programme import SegmentKind
from radio.domain.script import Priority
from radio.domain.text import nfc

PAGE = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith(("| word", "| verb"))
]


def test_every_word_has_one_line_and_one_vietnamese_name() -> None:
    words = [row[0] for row in ROWS]
    named = [row[2] for row in ROWS]
    assert len(words) == len(set(words))
    assert len(named) == len(set(named))
    assert all(named)


def test_no_word_is_refused_on_another_line() -> None:
    refused = {one.strip() for row in ROWS if len(row) == 4 for one in row[3].split(",")}
    assert refused.isdisjoint(row[0] for row in ROWS)


def test_every_state_kind_and_level_of_the_code_is_explained() -> None:
    known = set(re.findall(r"[a-z_]+", PAGE))
    for names in (State, BroadcastState, SegmentKind, Priority):
        assert {one.value for one in names} <= known


def test_the_page_is_in_one_unicode_form() -> None:
    assert nfc(PAGE) == PAGE
