"""Written text beside the words that will be said, every difference marked in both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from radio.domain.message import Message
from radio.domain.phrasing import SpokenScript
from radio.domain.script import Script
from radio.domain.script_text import passages
from radio.domain.spoken import SpokenText, to_spoken


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


def compare(parts: SpokenScript, script: Script) -> tuple[Passage, ...]:
    """Title and body of a script beside `parts`, the words the house says for them."""
    written = (script.title, *passages(script.body))
    said = (parts.title, *parts.passages)
    pairs = zip(written, said, strict=True)
    return tuple(
        Passage(pause=source)
        if isinstance(source, timedelta)
        else beside(source, str(words), title=place == 0)
        for place, (source, words) in enumerate(pairs)
    )


def beside(written: str, said: str, *, title: bool = False) -> Passage:
    """One paragraph; when the house says something else than the rules alone, it is shown whole."""
    spoken = to_spoken(written)
    if said == written != spoken.text:
        return Passage((Fragment(written),), (Fragment(said),), title=title)
    if spoken.text != said:
        whole = Fragment(said, marked=True, other=written)
        return Passage((Fragment(written),), (whole,), title=title)
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
