"""The house's own readings: what staff decided once is remembered and goes before every rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from radio.domain.errors import Refused
from radio.domain.text import nfc

_FIRST_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
NEAR = 60
"""Characters on either side in which the context of an entry is looked for."""


@dataclass(frozen=True)
class Entry:
    """One written form with the words it is read as."""

    written: str
    reading: str
    """Words only: no digit."""
    context: str = ""
    """A word that must stand near it; empty means everywhere."""
    note: str = ""
    who: str = ""
    when: datetime | None = None
    """UTC."""

    def __post_init__(self) -> None:
        """Raises `Refused` when the entry could not be read aloud."""
        if not _FIRST_TOKEN.match(self.written) or self.written != nfc(self.written.strip()):
            raise Refused("Write the form as it stands in texts, without spaces around it.")
        if any(letter.isdigit() for letter in self.reading):
            raise Refused("Write the reading of %(written)s in words.", written=self.written)

    @property
    def first(self) -> str:
        """The token a text must have for this entry to be considered."""
        found = _FIRST_TOKEN.match(self.written)
        return found.group() if found else self.written


@dataclass(frozen=True)
class Lexicon:
    """All entries of an installation or a station; a later entry goes before an earlier one."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def by_first(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries by their first token; the longest and those with a context first."""
        found: dict[str, list[Entry]] = {}
        for entry in reversed(self.entries):
            found.setdefault(entry.first, []).append(entry)
        return {
            first: tuple(sorted(group, key=lambda one: (-len(one.written), not one.context)))
            for first, group in found.items()
        }

    def at(self, text: str, place: int, token: str) -> Entry | None:
        """The entry that holds for the token at `place`, if any."""
        for entry in self.by_first.get(token, ()):
            end = place + len(entry.written)
            if not text.startswith(entry.written, place) or _inside_word(text, end):
                continue
            if not entry.context or entry.context.lower() in _around(text, place, end):
                return entry
        return None

    def with_entries(self, entries: Iterable[Entry]) -> Lexicon:
        """This lexicon with more entries, which go before its own."""
        return Lexicon((*self.entries, *entries))


def _inside_word(text: str, place: int) -> bool:
    return text[place - 1 : place].isalnum() and text[place : place + 1].isalnum()


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - NEAR) : end + NEAR].lower()
