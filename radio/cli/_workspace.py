"""Which installation a command works in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from radio.app import Radio, build, house_reading
from radio.cli._show import _
from radio.config import FILE_NAME, load_settings
from radio.domain.errors import NotFound
from radio.domain.house_reading import HouseReading

Workspace = Annotated[
    Path,
    typer.Option(
        "--workspace",
        "-w",
        envvar="RADIO_WORKSPACE",
        help=_("Folder of the installation (made by `radio init`)."),
        show_default=_("the current folder"),
    ),
]
HERE = Path()


def open_radio(workspace: Path) -> Radio:
    """The installation in `workspace`; raises `NotFound` when there is none."""
    if not (workspace / FILE_NAME).is_file():
        raise NotFound(
            "%(folder)s is not a workspace; make one with: radio init %(folder)s",
            folder=str(workspace),
        )
    return build(load_settings(workspace))


def nearest_reading(workspace: Path) -> HouseReading:
    """How the installation in `workspace` reads; where there is none, by the rules alone."""
    if (workspace / FILE_NAME).is_file():
        return house_reading(load_settings(workspace))
    return HouseReading()


@contextmanager
def bare_radio() -> Iterator[Radio]:
    """An installation of its own for one command that keeps nothing."""
    with TemporaryDirectory(prefix="radio-", ignore_cleanup_errors=True) as folder:
        yield build(load_settings(Path(folder)))


@contextmanager
def nearest_radio(workspace: Path) -> Iterator[Radio]:
    """The installation in `workspace`, with its voices; where there is none, a bare one."""
    if (workspace / FILE_NAME).is_file():
        yield open_radio(workspace)
        return
    with bare_radio() as radio:
        yield radio
