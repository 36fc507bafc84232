"""A long document cut into parts that one bulletin can hold, at its own headings where it may.

The cuts are those with the least total cost: a cut before a heading is wanted, one inside a
paragraph is the last resort, and a part outside the bounds is worse than either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from radio.domain.script_header import LONGEST_TITLE
from radio.domain.text import syllables

FEWEST = 110
"""Syllables; half a minute of reading, less is not worth a place in a programme."""
MOST = 280
"""Syllables; a minute and a half, more and listeners lose the thread."""
LONGEST_HEADING = 30
"""Syllables; a longer numbered line is a paragraph of its own."""
AROUND = "-–+•*:;. "
"""What a title neither begins nor ends with."""

_LEVELS = (re.compile(r"(?:Phần |Chương )?[IVX]{1,5}[.:] +"), re.compile(r"\d+(?:\.\d+)*[.)] +"))
_ARTICLE = re.compile(r"Điều \d+\.")
_SENTENCE_END = re.compile(r"(?<=\w[\w”\")][.!?…;])\s+")
_BEFORE_LEVEL = (-6, -3)
_BEFORE_PARAGRAPH, _AT_SENTENCE, _AT_CLAUSE, _AFTER_HEADING = 4, 12, 16, 60
_A_PART, _OUTSIDE, _A_SYLLABLE_OUTSIDE = 3, 30, 2


@dataclass(frozen=True)
class Part:
    """What becomes one draft."""

    title: str
    body: str


@dataclass(frozen=True)
class _Piece:
    """A sentence or heading: what is never cut."""

    text: str
    cut: int
    """What it costs to begin a part here; below nothing it is wanted."""
    path: tuple[str, ...]
    """Headings above it, and itself when it is one."""
    is_heading: bool
    begins: bool
    """Whether it begins a paragraph."""


def parts(
    title: str, paragraphs: Sequence[str], small: Callable[[str], str] = str.capitalize
) -> tuple[Part, ...]:
    """The document in parts of `FEWEST` to `MOST` syllables, as far as its sentences allow.

    Every word of the paragraphs is in exactly one part, in order. `small` writes a heading in
    capitals as a title.
    """
    pieces = list(_pieces(paragraphs, small))
    groups = _cheapest(pieces)
    if len(groups) < 2:
        return tuple(Part(title, _body(group)) for group in groups)
    titles = _numbered([_title(group) or title for group in groups])
    return tuple(Part(*one) for one in zip(titles, map(_body, groups), strict=True))


def shortened(title: str) -> str:
    """The title, or as many whole words of it as a title may have."""
    if len(title) <= LONGEST_TITLE:
        return title
    return f"{title[: LONGEST_TITLE - 1].rpartition(' ')[0]}…"


def _pieces(paragraphs: Sequence[str], small: Callable[[str], str]) -> Iterator[_Piece]:
    path: tuple[str, ...] = ()
    after = 0
    for paragraph in paragraphs:
        level = _level(paragraph)
        if level is not None:
            path = (*path[:level], _name(paragraph, small))
            cut = after or _BEFORE_LEVEL[level]
            yield _Piece(paragraph, cut, path, is_heading=True, begins=True)
            after = _AFTER_HEADING
            continue
        cut = after or _BEFORE_PARAGRAPH
        for number, sentence in enumerate(_sentences(paragraph)):
            yield _Piece(sentence, cut, path, is_heading=False, begins=not number)
            cut = _AT_CLAUSE if sentence.endswith(";") else _AT_SENTENCE
        after = _AFTER_HEADING if paragraph.endswith(":") else 0


def _level(paragraph: str) -> int | None:
    """0 for a chapter (`I.`), 1 for a section (`1.`, `Điều 1.`), nothing for what is no heading."""
    if syllables(paragraph) > LONGEST_HEADING:
        return None
    if _ARTICLE.match(paragraph):
        return 1
    for level, mark in enumerate(_LEVELS):
        if mark.match(paragraph) and not paragraph.endswith((".", ";", ",")):
            return level
    return None


def _name(heading: str, small: Callable[[str], str]) -> str:
    """A heading as part of a title: without its mark, in small letters."""
    bare = heading
    for mark in _LEVELS:
        bare = mark.sub("", bare, count=1) if mark.match(bare) else bare
    bare = bare.strip(AROUND) or heading
    return small(bare) if bare.isupper() else bare


def _sentences(paragraph: str) -> Iterator[str]:
    """Sentences and clauses; an abbreviation with a point (`TP. Hồ`) ends none."""
    begin = 0
    for end in _SENTENCE_END.finditer(paragraph):
        sentence = paragraph[begin : end.start()]
        goes_on = paragraph[end.end()].islower() and not sentence.endswith(";")
        if len(sentence) > LONGEST_HEADING and not goes_on and not sentence.split()[-1].isupper():
            yield sentence
            begin = end.end()
    yield paragraph[begin:]


def _cheapest(pieces: Sequence[_Piece]) -> list[Sequence[_Piece]]:
    """The pieces in groups of the least total cost; each point is reached from those before it."""
    lengths = [syllables(piece.text) for piece in pieces]
    best: list[tuple[float, int]] = [(0, 0)]
    for end in range(1, len(pieces) + 1):
        reached: list[tuple[float, int]] = []
        long = 0
        for begin in reversed(range(end)):
            long += lengths[begin]
            if long > MOST and reached:
                break
            cut = pieces[begin].cut if begin else 0
            reached.append((best[begin][0] + cut + _cost(long), begin))
        best.append(min(reached))
    groups: list[Sequence[_Piece]] = []
    end = len(pieces)
    while end:
        begin = best[end][1]
        groups.insert(0, pieces[begin:end])
        end = begin
    return groups


def _cost(long: int) -> int:
    outside = max(FEWEST - long, long - MOST, 0)
    return _A_PART + (_OUTSIDE + _A_SYLLABLE_OUTSIDE * outside if outside else 0)


def _body(group: Sequence[_Piece]) -> str:
    first, *rest = group
    return first.text + "".join(("\n\n" if one.begins else " ") + one.text for one in rest)


def _title(group: Sequence[_Piece]) -> str:
    """The headings over all of the part, else its chapters; empty where it begins before any."""
    told = [piece.path for piece in group if not piece.is_heading] or [group[0].path]
    if not all(told):
        return ""
    common = [one for one, *others in zip(*told, strict=False) if {one} >= set(others)]
    chapters = dict.fromkeys(path[0] for path in told)
    return shortened(": ".join(common) or "; ".join(chapters))


def _numbered(titles: Sequence[str]) -> list[str]:
    """Titles that are each given once: a repeated one says which part it is."""
    found: list[str] = []
    for at, title in enumerate(titles):
        before = titles[:at].count(title)
        tail = f" (phần {before + 1})" if before else ""
        found.append(f"{title[: LONGEST_TITLE - len(tail)]}{tail}")
    return found
