"""Writes `docs/cli.md` from the commands themselves: `python -m radio.cli._docs`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

import typer
from typer.testing import CliRunner

HEAD = """# The command line

Made from the commands' own help by `make docs`; a test keeps it true. Exit codes: 0 done, 1 refused
with a plain sentence on standard error, 2 wrong usage. `RADIO_LANGUAGE=vi` or `en` chooses the
language of what is printed.
"""


def markdown(app: typer.Typer) -> str:
    """The whole reference: every command with its help, as a person sees it."""
    sections = [
        f"## `radio {' '.join(path)}`\n\n```\n{_help(app, path)}\n```\n"
        for path in _paths(typer.main.get_command(app), ())
    ]
    return "\n".join([HEAD, *sections])


def _paths(command: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words that lead to each command; a group has commands of its own."""
    commands: Mapping[str, object] = getattr(command, "commands", {})
    if not commands:
        yield path
    for name, below in commands.items():
        yield from _paths(below, (*path, name))


def _help(app: typer.Typer, path: tuple[str, ...]) -> str:
    shown = CliRunner().invoke(app, [*path, "--help"], prog_name="radio", env={"COLUMNS": "88"})
    return "\n".join(line.rstrip() for line in shown.stdout.strip().splitlines())


if __name__ == "__main__":
    from radio.cli import app

    sys.stdout.write(markdown(app))
