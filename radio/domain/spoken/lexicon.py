"""The house's own readings: what staff decided once is remembered and goes before every rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from radio.domain.errors import Refused
from radio.domain.spoken.tidy import usual
from radio.domain.text import nfc, syllables

LONGEST = 200
"""Characters of a written form, a context or a reading; a longer one is a text, not a word."""
NEAR = 60
"""Characters on either side in which the context of an entry is looked for."""

_FIRST_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_NUMBER_GOES_ON = re.compile(r"[.,/:\-–]\d")
_NUMBER_CAME_BEFORE = re.compile(r"\d[.,/:\-–]\Z")


@dataclass(frozen=True)
class Entry:
    """One written form with the words it is read as."""

    written: str
    reading: str
    """Words only: no digit. Empty when it is left out."""
    context: str = ""
    """A word that must stand near it; empty means everywhere."""
    note: str = ""
    station: str = ""
    """Id of the one station where it holds; empty means at every one."""
    who: str = ""
    """Sign-in name of the person who decided it; empty: it was shipped."""
    when: datetime | None = None
    """UTC."""
    left_out: bool = False
    """Whether nothing is said for it; only one script by itself may leave something out."""

    def __post_init__(self) -> None:
        """Raises `Refused` when the entry could not be found in a text or be read aloud."""
        if not _FIRST_TOKEN.match(self.written) or self.written != _spaced(self.written):
            raise Refused("Write the form as it stands in texts, without spaces around it.")
        if any(letter.isdigit() for letter in self.reading):
            raise Refused("Write the reading of %(written)s in words.", written=self.written)
        said = self.left_out if not self.reading else syllables(self.reading) and not self.left_out
        if not said or self.reading != _spaced(self.reading):
            raise Refused("Write the words that are said for %(written)s.", written=self.written)
        if max(len(part) for part in (self.written, self.reading, self.context)) > LONGEST:
            raise Refused("An entry has %(most)d characters at most.", most=LONGEST)

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is an entry for: a later entry with the same key takes its place."""
        return self.station, self.written, self.context.casefold()

    @cached_property
    def sought(self) -> str:
        """The form as it stands in a text once its letters were brought into the usual ones."""
        return usual(self.written)

    @property
    def first(self) -> str:
        """The token a text must have for this entry to be considered."""
        found = _FIRST_TOKEN.match(self.sought)
        return found.group() if found else self.sought


@dataclass(frozen=True)
class Lexicon:
    """Entries that hold together; a later one goes before an earlier one."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def by_first(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries by first token: the longest first, then a station's, then with a context."""
        found: dict[str, list[Entry]] = {}
        for entry in reversed(self.entries):
            found.setdefault(entry.first, []).append(entry)
        return {first: tuple(sorted(group, key=_goes_first)) for first, group in found.items()}

    @cached_property
    def stations(self) -> frozenset[str]:
        """Stations with entries of their own."""
        return frozenset(entry.station for entry in self.entries if entry.station)

    def at(self, text: str, place: int, token: str) -> Entry | None:
        """The entry that holds for the token at `place`, if any."""
        for entry in self.by_first.get(token, ()):
            end = place + len(entry.sought)
            if not text.startswith(entry.sought, place) or _inside(text, place, end):
                continue
            if not entry.context or entry.context.casefold() in _around(text, place, end):
                return entry
        return None

    def holding_at(self, station: str = "") -> Lexicon:
        """The entries that hold everywhere, then those of this station, which go before them."""
        everywhere = tuple(one for one in self.entries if not one.station)
        own = tuple(one for one in self.entries if station and one.station == station)
        return Lexicon((*everywhere, *own))

    def with_entries(self, entries: Iterable[Entry]) -> Lexicon:
        """This lexicon with more entries, which take the place of its own for the same form."""
        found = {entry.key: entry for entry in self.entries}
        for entry in entries:
            found.pop(entry.key, None)
            found[entry.key] = entry
        return Lexicon(tuple(found.values()))

    def overridden_by(self, entries: Iterable[Entry]) -> Lexicon:
        """This lexicon for one text that reads some forms its own way, whatever stands near."""
        own = tuple(entries)
        forms = {entry.sought for entry in own}
        return Lexicon((*(one for one in self.entries if one.sought not in forms), *own))

    def without(self, entry: Entry) -> Lexicon:
        """This lexicon without the entry for the same form."""
        return Lexicon(tuple(one for one in self.entries if one.key != entry.key))


def _goes_first(entry: Entry) -> tuple[int, bool, bool]:
    return -len(entry.sought), not entry.station, not entry.context


def tidy(words: str) -> str:
    """Composed letters, one space between words and none around them, nothing that is not seen."""
    seen = (letter for letter in nfc(words) if unicodedata.category(letter) != "Cf")
    return _spaced("".join(seen))


def _spaced(words: str) -> str:
    return " ".join(nfc(words).split())


def _inside(text: str, start: int, end: int) -> bool:
    """Whether the place is only a part of a longer word or number."""
    if text[end - 1 : end].isalnum() and text[end : end + 1].isalnum():
        return True
    if text[end - 1 : end].isdigit() and _NUMBER_GOES_ON.match(text, end):
        return True
    return text[start].isdigit() and bool(
        _NUMBER_CAME_BEFORE.search(text[max(0, start - 2) : start])
    )


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - NEAR) : end + NEAR].casefold()
