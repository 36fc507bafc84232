"""A table for a spreadsheet: headings, and rows of values that keep their kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

from radio.domain.message import Message

Value = str | Message | float | date | time | timedelta | None
"""What a cell holds; None: nothing."""
Say = Callable[[Message], str]
"""Says a message in the reader's language."""


@dataclass(frozen=True)
class Column:
    """One column."""

    heading: Message
    width: int
    """In letters."""


@dataclass(frozen=True)
class Table:
    """A sheet with headings."""

    name: Message
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
