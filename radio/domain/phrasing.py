"""Divides spoken text into breath groups, and says how long the voice rests after each.

A breath group is what a newsreader says in one breath: a clause up to its mark. Each becomes one
clip, so that a changed sentence costs one sentence and a sentence said twice costs one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from math import ceil

from radio.domain.text import nfc, syllables

PARAGRAPH = timedelta(milliseconds=700)
SENTENCE = timedelta(milliseconds=450)
CLAUSE = timedelta(milliseconds=300)
COMMA = timedelta(milliseconds=180)
BREATH = timedelta(milliseconds=60)
"""Rest where a group was cut only because it was too long for one breath."""

LONGEST = 100
"""Characters in a group: about seven seconds, and the most any of the voices takes at once."""
FEWEST = 6
"""Syllables on either side of a comma that ends a group: a list is not chopped word by word."""

_RESTS = {
    ".": SENTENCE,
    "!": SENTENCE,
    "?": SENTENCE,
    "…": SENTENCE,
    ";": CLAUSE,
    ":": CLAUSE,
    ",": COMMA,
}
_UNSAID = str.maketrans("", "", "\"'“”‘’«»()[]{}*_")
_DASHES = frozenset("–—")
_LINKS = (
    " và hoặc hay của cho để nhằm theo trong ngoài trên dưới tại từ với về do vì nên nếu khi mà là "
    "được bị phải cần đã đang sẽ có không các những mỗi từng cùng như gồm đến tới qua bằng "
)
"""Words before which a breath may be taken."""


@dataclass(frozen=True)
class Phrase:
    """One breath group; `words` keep their mark, from which a voice takes its melody."""

    words: str
    pause: timedelta
    """Silence after it; after the last phrase of a take it is not heard."""


@dataclass(frozen=True)
class SpokenScript:
    """A script as it will be said."""

    title: str
    passages: tuple[str | timedelta, ...]
    """Spoken paragraphs and marked pauses, in order."""

    @property
    def text(self) -> str:
        """Title and body as one text: what an approval binds."""
        body = (passage for passage in self.passages if isinstance(passage, str))
        return "\n\n".join((self.title, *body))

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The body in breath groups, marked pauses among them."""
        return passage_phrases(self.passages)


def phrases(text: str) -> tuple[Phrase, ...]:
    """The breath groups of a spoken text; a blank line ends a paragraph."""
    found: list[Phrase] = []
    for paragraph in _paragraphs(nfc(text)):
        _lengthen_last(found, PARAGRAPH)
        found += _paragraph_phrases(paragraph.split())
    return tuple(found)


def passage_phrases(passages: Iterable[str | timedelta]) -> tuple[Phrase, ...]:
    """The breath groups of paragraphs with marked pauses between them.

    A marked pause takes the place of the natural one when it is longer. Before the first word and
    after the last none is heard: silence between items is the rundown's.
    """
    found: list[Phrase] = []
    for passage in passages:
        if isinstance(passage, timedelta):
            _lengthen_last(found, passage)
        else:
            _lengthen_last(found, PARAGRAPH)
            found += phrases(passage)
    return tuple(found)


def _lengthen_last(found: list[Phrase], pause: timedelta) -> None:
    if found and found[-1].pause < pause:
        found[-1] = replace(found[-1], pause=pause)


def _paragraphs(text: str) -> Iterator[str]:
    lines: list[str] = []
    for line in (*text.splitlines(), ""):
        if line.strip():
            lines.append(line)
        elif lines:
            yield " ".join(lines)
            lines = []


def _paragraph_phrases(written: Sequence[str]) -> Iterator[Phrase]:
    """Groups end at every strong mark, and at a comma with enough words on both sides of it."""
    groups: list[list[str]] = [[]]
    for word, rest in _with_rests(written):
        groups[-1].append(word)
        if rest > COMMA:
            yield from _clause(groups, rest)
            groups = [[]]
        elif rest and _said(groups[-1]) >= FEWEST:
            groups.append([])
    yield from _clause(groups, SENTENCE)


def _with_rests(written: Sequence[str]) -> Iterator[tuple[str, timedelta]]:
    """Each word without quotes and brackets, with the rest its mark asks for."""
    for place, raw in enumerate(written):
        word = raw.translate(_UNSAID)
        after = written[place + 1] if place + 1 < len(written) else ""
        if not syllables(word):
            continue
        rest = _RESTS.get(word[-1], timedelta())
        if not rest and (raw[-1] == ")" or after[:1] in {"(", *_DASHES}):
            word, rest = f"{word},", COMMA
        yield word, rest


def _clause(groups: list[list[str]], rest: timedelta) -> Iterator[Phrase]:
    """The groups of one clause, `rest` after the last; a short last one joins its neighbour."""
    if len(groups) > 1 and _said(groups[-1]) < FEWEST:
        last = groups.pop()
        if _length(groups[-1]) + _length(last) < LONGEST:
            groups[-1] += last
        else:
            groups.append(last)
    for group in groups[:-1]:
        yield from _breaths(group, COMMA)
    if groups[-1]:
        yield from _breaths(groups[-1], rest)


def _breaths(words: Sequence[str], rest: timedelta) -> Iterator[Phrase]:
    """The words as one phrase, or as several of like length when one breath is too short."""
    begin, left = 0, _length(words)
    while left > LONGEST and begin < len(words) - 1:
        end = _place_to_breathe(words, begin, left / ceil(left / LONGEST))
        yield Phrase(" ".join(words[begin:end]), BREATH)
        left -= _length(words[begin:end]) + 1
        begin = end
    yield Phrase(" ".join(words[begin:]), rest)


def _place_to_breathe(words: Sequence[str], begin: int, wished: float) -> int:
    """Index of the word that starts the next breath: near `wished`, best before a linking word."""
    best, least = begin + 1, float("inf")
    length = len(words[begin])
    for index in range(begin + 1, len(words)):
        if length > LONGEST:
            break
        away = abs(length - wished) + (0 if f" {words[index].lower()} " in _LINKS else LONGEST / 4)
        if away < least:
            best, least = index, away
        length += 1 + len(words[index])
    return best


def _said(words: Sequence[str]) -> int:
    return sum(map(syllables, words))


def _length(words: Sequence[str]) -> int:
    """Characters of the words with a space between two."""
    return sum(map(len, words)) + max(0, len(words) - 1)
