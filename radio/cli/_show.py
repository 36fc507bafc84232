"""How the command line speaks: the reader's language, tables, progress, one sentence an error."""

from __future__ import annotations

import locale
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from radio.adapters.catalogues import decimal_sign, translator
from radio.domain.errors import BadInput, Partly, RadioError
from radio.domain.message import Message

PLAIN_REPORT_EVERY = 2.0
"""Seconds between progress lines where no terminal redraws them."""


@cache
def _language() -> str:
    chosen = os.environ.get("RADIO_LANGUAGE") or (locale.getlocale()[0] or "")
    return "vi" if chosen.lower().startswith("vi") else "en"


def _(text: str, **params: object) -> str:
    """The sentence in the reader's language: RADIO_LANGUAGE, else the system's locale."""
    return said(Message(text, tuple(params.items())))


def said(sentence: Message) -> str:
    """A message in the reader's language."""
    return sentence.render(translator(_language()), decimal_sign(_language()))


@cache
def console() -> Console:
    """Where results go."""
    return Console(highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """One line of result."""
    console().print(text, markup=False)


def complain(error: RadioError) -> None:
    """The plain sentences of an error, on standard error."""
    if isinstance(error, BadInput):
        lines = [f"{problem.place}{said(problem.message)}" for problem in error.problems]
    elif isinstance(error, Partly):
        lines = [said(one) for one in error.sentences]
    else:
        lines = [said(error.message)]
    for line in lines:
        sys.stderr.write(f"radio: {line}\n")


def hint(sentence: Message) -> None:
    """Something to look at that stops nothing, on standard error."""
    sys.stderr.write(f"radio: {said(sentence)}\n")


class Stages:
    """Progress for people, and how long each stage took (seconds, by the stage's sentence)."""

    def __init__(self, bar: Progress | None) -> None:
        self.seconds: dict[str, float] = {}
        self._bar = bar
        self._task = bar.add_task("", total=None) if bar else None
        self._stage = ""
        self._since = time.monotonic()
        self._last_line = 0.0

    def step(self, done: int, total: int, note: Message) -> None:
        """Show that `done` of `total` steps are finished and the stage `note` goes on."""
        self._account(said(note))
        if self._bar and self._task is not None:
            known = total or None  # no total: the bar runs to and fro
            self._bar.update(self._task, description=self._stage, completed=done, total=known)
        elif total and time.monotonic() - self._last_line >= PLAIN_REPORT_EVERY:
            self._last_line = time.monotonic()
            sys.stderr.write(f"{self._stage} {done}/{total}\n")

    def close(self) -> None:
        """End the last stage."""
        self._account("")

    def _account(self, stage: str) -> None:
        now = time.monotonic()
        if stage == self._stage:
            return
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now


@contextmanager
def stages() -> Iterator[Stages]:
    """A bar with the time gone and the time left on a terminal, a line now and then elsewhere."""
    if not sys.stderr.isatty():
        shown = Stages(None)
        yield shown
        shown.close()
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        shown = Stages(bar)
        yield shown
        shown.close()
