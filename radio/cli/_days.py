"""How a date is written on the command line."""

from __future__ import annotations

from datetime import date

import typer

from radio.cli._show import _

SHAPE = "YYYY-MM-DD"
"""As people read it in the help."""


def a_date(written: str | date) -> date:
    """The date that was written, for the option parser, which also hands in its own default."""
    if isinstance(written, date):
        return written
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(
            _("“%(written)s” is no date; write it as 2022-10-03.", written=written)
        ) from None
