"""What a rule of reading is, and what it may look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from radio.domain.message import Message
from radio.domain.spoken.model import Kind, Style

DIGIT = "digit"
"""A rule that starts at a digit."""
LETTER = "letter"
"""A rule that starts at a word that is not plainly a Vietnamese syllable."""
OTHER = "other"
"""A rule for every sign that has no rule of its own."""

REMEMBERED = 160
"""Characters of what was said that a rule may look back on; bounds its cost."""

_LAST_WORD = re.compile(r"[^\W\d_]+(?=[ \n]*[\"“(]?\Z)")


@dataclass(frozen=True)
class Doubt:
    """Why a reading should be looked at, and what else it could be."""

    why: Message
    suggestions: tuple[str, ...] = ()
    unread: bool = False


@dataclass(frozen=True)
class Reading:
    """What a rule makes of a place."""

    words: str
    end: int | None = None
    """Offset after the last character it covers; None: the end of the match."""
    doubt: Doubt | None = None
    joined: bool = False
    """Whether the blanks written before it belong to it."""


@dataclass(frozen=True)
class Scene:
    """What holds for a whole text while it is read."""

    style: Style
    defined: Mapping[str, str]
    """Abbreviations that the text itself explains."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a rule may apply."""

    match: re.Match[str]
    said: str
    """The end of what is said before this place: readings, not writing, so that reading the
    spoken text again sees the same."""
    scene: Scene

    @property
    def style(self) -> Style:
        """The house style."""
        return self.scene.style

    @property
    def defined(self) -> Mapping[str, str]:
        """Abbreviations that the text itself explains."""
        return self.scene.defined

    @property
    def text(self) -> str:
        """The whole text that is read."""
        return self.match.string

    @property
    def start(self) -> int:
        """Offset of the place."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Offset after the match."""
        return self.match.end()

    def __getitem__(self, group: str | int) -> str:
        """A group of the match; empty when it took no part."""
        return self.match.group(group) or ""

    @property
    def after(self) -> str:
        """What is written behind the match, up to a fixed length."""
        return self.text[self.end : self.end + REMEMBERED]

    @property
    def before(self) -> str:
        """The character just before; empty at the start."""
        return self.text[self.start - 1 : self.start]

    @property
    def last(self) -> str:
        """The word said just before, in lower case; empty after a mark."""
        found = _LAST_WORD.search(self.said[-24:])
        return found.group().lower() if found else ""

    def said_before(self, pattern: re.Pattern[str]) -> bool:
        """Whether what was said ends like `pattern`, which must end in `\\Z`."""
        return pattern.search(self.said) is not None


Reader = Callable[[Found], "Reading | str | None"]
"""Gives the words, or None when the rule does not apply after all."""


@dataclass(frozen=True)
class Described:
    """A rule as the documentation shows it; its example is tested."""

    id: str
    kind: Kind
    example: str
    """A written sentence in which the rule applies."""
    says: str
    """What the rule reads there."""


@dataclass(frozen=True)
class Rule(Described):
    """One way of reading a place in a text."""

    starts: str
    """`DIGIT`, `LETTER`, `OTHER`, or the characters it starts with."""
    pattern: re.Pattern[str]
    read: Reader
    note: str = ""
    """What the rule decides, for the documentation."""


def ends(words: str) -> re.Pattern[str]:
    """A pattern for what was said: one of these alternatives, then at most spaces or a quote."""
    return re.compile(rf"(?<!\w)(?:{words})[ \n]*[\"“(]?\Z", re.IGNORECASE)
