"""What reading aloud gives back: the words, each change with its rule, and every doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from radio.domain.message import Message
from radio.domain.text import syllables


class Kind(StrEnum):
    """The class of a changed piece of text; the review page colours by it."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    RANGE = "range"
    MONEY = "money"
    MEASURE = "measure"
    PERCENT = "percent"
    FRACTION = "fraction"
    SCORE = "score"
    DOCUMENT = "document number"
    CITATION = "citation"
    ABBREVIATION = "abbreviation"
    ROMAN = "Roman"
    ROAD = "road"
    PHONE = "phone"
    WEB = "web"
    FOREIGN = "foreign"
    CODE = "code"
    LETTER = "letter"
    SYMBOL = "symbol"
    LIST_MARK = "list mark"
    HEADING = "heading"
    TAIL = "official tail"
    LAYOUT = "layout"
    LEXICON = "lexicon"


@dataclass(frozen=True)
class Span:
    """A piece of the source that is said otherwise than it is written."""

    start: int
    """Offset in the source, in characters."""
    end: int
    kind: Kind
    reading: str
    """What is said; empty when the piece is left out."""
    rule: str
    """Id of the rule, as in `docs/spoken-text.md`."""


@dataclass(frozen=True)
class Flag:
    """A doubt for a person to settle."""

    start: int
    end: int
    why: Message
    suggestions: tuple[str, ...] = ()
    """Readings to choose from, the likeliest first."""
    unread: bool = False
    """Nobody knows how to say it: the bulletin cannot be submitted until it is settled."""


@dataclass(frozen=True)
class Style:
    """House style of reading; the defaults are those of northern radio."""

    zero_ten: Literal["linh", "lẻ"] = "linh"
    """105: một trăm linh năm."""
    thousand: Literal["nghìn", "ngàn"] = "nghìn"
    four: Literal["tư", "bốn"] = "tư"
    """24: hai mươi tư."""
    first_days: Literal["", "mùng", "mồng"] = ""
    """Said before the days 1 to 10 of a month."""
    document_issuer: Literal["when unnamed", "always", "never"] = "when unnamed"
    """Whether the letters of a document number are read out as its kind and issuer."""
    document_year: Literal["năm", "trên"] = "năm"
    """Between number and year: 28/2022/NĐ-CP is hai mươi tám năm hai nghìn …"""
    list_marks: Literal["read", "pause", "là"] = "read"
    """1. at the start of a line: Một, (read), nothing (pause), Một là, (là)."""
    spell_unknown: bool = False
    """Whether unknown capitals are spelled with the Vietnamese names of their letters."""


_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+|\n+")


@dataclass(frozen=True)
class SpokenText:
    """Words to say, and how they came from what was written."""

    text: str
    spans: tuple[Span, ...] = ()
    """In order, never overlapping."""
    flags: tuple[Flag, ...] = ()
    source: str = ""

    def __str__(self) -> str:
        return self.text

    @property
    def sentences(self) -> tuple[str, ...]:
        """The spoken text sentence by sentence, without what cannot be heard."""
        parts = (" ".join(part.split()) for part in _SENTENCE_END.split(self.text))
        return tuple(part for part in parts if syllables(part))

    @property
    def unread(self) -> tuple[str, ...]:
        """What nobody knows how to say, as written; must be empty before a voice gets the text."""
        return tuple(self.source[flag.start : flag.end] for flag in self.flags if flag.unread)
