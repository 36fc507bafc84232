"""How a date is written on the command line."""

from __future__ import annotations

from datetime import date, datetime

DAY = "%Y-%m-%d"
SHAPE = "YYYY-MM-DD"
"""The same as people read it in the help."""


def as_date(moment: datetime) -> date:
    """The date of what the option parser read."""
    return moment.date()
