"""Written text beside the words that will be said, every difference marked in both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from radio.domain.house_reading import ReadScript
from radio.domain.message import Message
from radio.domain.script import Script
from radio.domain.script_text import passages
from radio.domain.spoken import SpokenText


@dataclass(frozen=True)
class Fragment:
    """A stretch of text; a marked one is said differently from how it is written."""

    text: str
    marked: bool = False
    other: str = ""
    """The reading of written words, or the written words of a reading."""


@dataclass(frozen=True)
class Doubt:
    """A stretch of written text the machine is not sure of."""

    written: str
    why: Message
    suggestions: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """A paragraph on both sides, or a pause."""

    written: tuple[Fragment, ...] = ()
    spoken: tuple[Fragment, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    pause: timedelta | None = None
    title: bool = False


def compare(read: ReadScript, script: Script) -> tuple[Passage, ...]:
    """Title and body of a script beside the words the house says for them."""
    written = (script.title, *passages(script.body))
    pairs = zip(written, (read.title, *read.passages), strict=True)
    return tuple(
        beside(source, said, title=place == 0)
        if isinstance(source, str) and isinstance(said, SpokenText)
        else Passage(pause=said if isinstance(said, timedelta) else None)
        for place, (source, said) in enumerate(pairs)
    )


def beside(written: str, spoken: SpokenText, *, title: bool = False) -> Passage:
    """One paragraph on both sides, with its doubts."""
    return Passage(
        written=tuple(_side(written, spoken, readings=False)),
        spoken=tuple(_side(written, spoken, readings=True)),
        doubts=_doubts(written, spoken),
        title=title,
    )


def _side(written: str, spoken: SpokenText, *, readings: bool) -> Iterator[Fragment]:
    """The text of one side: unchanged stretches, and between them the marked ones."""
    at = 0
    for span in spoken.spans:
        if span.start > at:
            yield Fragment(written[at : span.start])
        source = written[span.start : span.end]
        shown, other = (span.reading, source) if readings else (source, span.reading)
        if shown:
            yield Fragment(shown, marked=shown.strip() != other.strip(), other=other)
        at = span.end
    if at < len(written):
        yield Fragment(written[at:])


def _doubts(written: str, spoken: SpokenText) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(written[flag.start : flag.end], flag.why, tuple(flag.suggestions))
        for flag in spoken.flags
    )
