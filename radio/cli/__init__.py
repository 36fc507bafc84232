"""The `radio` command: parse, one call to a desk, show. One module a group of commands."""

from __future__ import annotations

import gc
import sys

import typer

from radio.cli import (
    air,
    demo,
    lexicon,
    making,
    people,
    plan_versions,
    report,
    serving,
    sounds,
    text,
    timetable,
    voices,
    workspace,
)
from radio.cli._show import _, complain, hint
from radio.domain.errors import RadioError, reason_of
from radio.domain.message import message

STOPPED = 130
"""Exit code of a command that Ctrl-C stopped: 128 and the number of the signal."""

app = typer.Typer(
    name="radio",
    help=_("Vietnamese policy bulletins as commune loudspeaker radio."),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
GROUPS = (
    demo,
    workspace,
    text,
    lexicon,
    voices,
    sounds,
    making,
    timetable,
    plan_versions,
    report,
    air,
    serving,
    people,
)
for group in GROUPS:
    group.register(app)


def main() -> None:
    """Run one command; exit 0 done, 1 refused with a plain sentence, 2 wrong usage, 130 stopped."""
    gc.freeze()  # what is imported stays to the end; looking through it then took a quarter more
    try:
        app()
    except SystemExit as ended:
        if ended.code == STOPPED:
            hint(message("Stopped. Nothing is half-written; the same command goes on from here."))
        raise
    except RadioError as error:
        complain(error)
        sys.exit(1)
    except OSError as error:
        complain(
            RadioError(
                "%(place)s: %(reason)s. Nothing is half-written; mend it and try again.",
                place=error.filename or "radio",
                reason=reason_of(error),
            )
        )
        sys.exit(1)
