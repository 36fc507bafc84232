"""Written text beside the words that will be said, every difference marked in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from radio.domain.house_reading import ReadScript
from radio.domain.script import Script
from radio.domain.script_text import passages
from radio.domain.spoken import Flag, Kind, SpokenText
from radio.domain.spoken.lexicon import tidy


@dataclass(frozen=True)
class Place:
    """A stretch of written text that is said otherwise, or that is doubtful."""

    passage: int
    """0 is the title; pauses count."""
    start: int
    """Offset in the passage, in characters."""
    end: int
    written: str
    reading: str
    kind: Kind | None = None
    """None: it is said as it is written."""
    rule: str = ""
    doubts: tuple[Flag, ...] = ()

    @property
    def at(self) -> str:
        """What names it in a URL."""
        return f"{self.passage}-{self.start}-{self.end}"

    @property
    def form(self) -> str:
        """The written form as the lexicon would hold it; empty for a mere blank."""
        return tidy(self.written)

    @property
    def left_out(self) -> bool:
        """Whether a person decided that nothing is said for it."""
        return self.kind is Kind.LEXICON and not self.reading

    @property
    def mute(self) -> bool:
        """Whether it may be left out: nobody knows how to say it, or it is a sign and no word."""
        return self.unread or self.left_out or not any(map(str.isalnum, self.form))

    @property
    def unread(self) -> bool:
        """Whether nobody knows how to say it."""
        return any(doubt.unread for doubt in self.doubts)

    @property
    def marked(self) -> bool:
        """Whether pages mark it: it is heard otherwise, doubtful, or somebody's decision."""
        otherwise = self.reading.strip() != self.written.strip()
        return otherwise or bool(self.doubts) or self.kind is Kind.LEXICON


@dataclass(frozen=True)
class Fragment:
    """A stretch of one side; one with a place is marked, its other side in `other`."""

    text: str
    place: Place | None = None
    other: str = ""
    """The reading of written words, or the written words of a reading."""

    @property
    def marked(self) -> bool:
        """Whether it is said differently from how it is written, or doubtful."""
        return self.place is not None


@dataclass(frozen=True)
class Question:
    """A doubt for a person, asked once for all places where it is the same."""

    place: Place
    """The first of them."""
    doubt: Flag
    times: int = 1


@dataclass(frozen=True)
class Passage:
    """A paragraph on both sides, or a pause."""

    number: int = 0
    written: tuple[Fragment, ...] = ()
    spoken: tuple[Fragment, ...] = ()
    places: tuple[Place, ...] = ()
    pause: timedelta | None = None

    @property
    def title(self) -> bool:
        """Whether it is the bulletin's title."""
        return self.number == 0

    @property
    def questions(self) -> tuple[Question, ...]:
        """Its doubts."""
        return questions([self])


def compare(read: ReadScript, script: Script) -> tuple[Passage, ...]:
    """Title and body of a script beside the words the house says for them."""
    written = (script.title, *passages(script.body))
    pairs = zip(written, (read.title, *read.passages), strict=True)
    return tuple(
        beside(source, said, number)
        if isinstance(source, str) and isinstance(said, SpokenText)
        else Passage(number, pause=said if isinstance(said, timedelta) else None)
        for number, (source, said) in enumerate(pairs)
    )


def beside(written: str, spoken: SpokenText, number: int = 0) -> Passage:
    """One paragraph on both sides, with its places."""
    places = tuple(places_of(written, spoken, number))
    return Passage(
        number,
        written=tuple(_side(written, places, readings=False)),
        spoken=tuple(_side(written, places, readings=True)),
        places=places,
    )


def places_of(written: str, spoken: SpokenText, number: int = 0) -> list[Place]:
    """Every change and every doubt of a paragraph, in order, none overlapping."""
    found = [
        Place(
            number,
            span.start,
            span.end,
            written[span.start : span.end],
            span.reading,
            span.kind,
            span.rule,
        )
        for span in spoken.spans
    ]
    for flag in spoken.flags:
        _doubt(found, flag, written, number)
    return sorted(found, key=lambda place: (place.start, place.end))


def _doubt(places: list[Place], flag: Flag, written: str, number: int) -> None:
    """Add a doubt to the place it is about, which may be said as it is written."""
    for at, place in enumerate(places):
        if place.start < flag.end and flag.start < place.end:
            places[at] = replace(place, doubts=(*place.doubts, flag))
            return
    said = written[flag.start : flag.end]
    places.append(Place(number, flag.start, flag.end, said, said, doubts=(flag,)))


def _side(written: str, places: Iterable[Place], *, readings: bool) -> Iterator[Fragment]:
    """The text of one side: unchanged stretches, and between them the places."""
    at = 0
    for place in places:
        if place.start > at:
            yield Fragment(written[at : place.start])
        shown, other = place.reading, place.written
        if not readings or place.left_out:
            shown, other = other, shown
        if shown:
            yield Fragment(shown, place if place.marked else None, other)
        at = place.end
    if at < len(written):
        yield Fragment(written[at:])


def questions(compared: Iterable[Passage]) -> tuple[Question, ...]:
    """The doubts of a text, those that keep it from being submitted first."""
    found: dict[tuple[str, str], Question] = {}
    for passage in compared:
        for place in passage.places:
            for doubt in place.doubts:
                key = (place.form, str(doubt.why))
                known = found.get(key)
                found[key] = (
                    replace(known, times=known.times + 1) if known else Question(place, doubt)
                )
    return tuple(sorted(found.values(), key=lambda question: not question.doubt.unread))


def place_at(compared: Iterable[Passage], at: str) -> Place | None:
    """The place with this name in URLs, if the text still has it."""
    return next((one for passage in compared for one in passage.places if one.at == at), None)
