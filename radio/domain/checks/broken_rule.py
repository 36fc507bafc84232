"""A rule that schedules break, and where their files say so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from radio.domain.errors import Problem
from radio.domain.message import Message, message
from radio.domain.near_name import near_name

Place = tuple[str | int, ...]
"""Names and positions from the top of a file: `("slots", 0, "programme")`."""
FILES = {
    "themes": "plan.yaml",
    "audiences": "plan.yaml",
    "targets": "plan.yaml",
    "channels": "channels.yaml",
    "stations": "stations.yaml",
    "programmes": "programmes.yaml",
    "slots": "slots.yaml",
    "days": "calendar.yaml",
    "limits": "limits.yaml",
    "overrides": "overrides.yaml",
}
"""The file that holds each list."""


@dataclass(frozen=True)
class BrokenRule:
    """What is wrong, and the path to it; the reader of the files knows the line."""

    path: Place
    entry: str
    """Id of the entry, for people; empty for a whole list."""
    what: Message

    @property
    def file(self) -> str:
        """Name of the file that the path leads into."""
        return FILES[str(self.path[0])]

    def problem(self, line: int | None = None) -> Problem:
        """The problem as people are shown it: `slots.yaml: sang.programme: …`."""
        field = f"{self.entry}.{self.path[-1]}" if self.entry else None
        return Problem(self.what, self.file, line, field)


def unknown_names(
    here: Place, entry: str, field: str, names: Iterable[str], known: Collection[str]
) -> Iterator[BrokenRule]:
    """One broken rule for each name that leads nowhere, with the nearest name that exists."""
    for name in names:
        if name not in known:
            yield BrokenRule((*here, field), entry, near_name(name, list(known)))


def last_before_first(
    here: Place, entry: str, first: date | None, last: date | None
) -> Iterator[BrokenRule]:
    """A broken rule when something ends before it begins."""
    if first and last and last < first:
        wrong = message("the last day is before the first day")
        yield BrokenRule((*here, "valid-to"), entry, wrong)
