"""The footnotes of a page, told by the size of their letters and the numbers that refer to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from radio.domain.documents.page_furniture import PAGE_NUMBER

SMALL = 0.8
"""Letters of this part of the usual size or less are those of a note: 11 points beside 14."""

WIDE = 1.25
"""A step down of so many usual ones parts two paragraphs; six points before one are enough."""

_NOTE = re.compile(r"[\[(]?(\d{1,2}|\*+)")
_RAISED = re.compile(r"[\[(]?(\d{1,2}|\*+)[\])]?")
_UNIT = re.compile(r"(?<![^\W\d_])(?:mm|cm|dm|m|km|hm)\Z")
_POWERS = {"2": "²", "3": "³"}
_REFERS = re.compile(r"(?:[^\W\d_]{2}|[.,;:”\")])\Z")


@dataclass(frozen=True)
class Piece:
    """Some characters of a page in one size; a line end is a character, too."""

    text: str
    size: float
    """Points."""
    height: float | None = None
    """Of its line above the foot of the page, in points, where it is known."""


@dataclass
class _Line:
    text: str = ""
    small: bool = True
    """Whether it holds no letter of the usual size."""
    height: float | None = None
    """Above the foot of the page."""


@dataclass
class _Page:
    lines: list[_Line] = field(default_factory=lambda: [_Line()])
    noted: set[str] = field(default_factory=set)
    """Numbers that refer to notes."""

    def add(self, text: str, *, small: bool) -> None:
        """Go on with the last line."""
        line = self.lines[-1]
        if small and not line.small:
            line.text += self._raised(line.text, text)
            return
        line.text += text
        line.small = line.small and (small or not text.strip())

    def _raised(self, before: str, text: str) -> str:
        """Small letters in a line of large ones: a power stays one, what refers to a note goes."""
        number = _RAISED.fullmatch(text.strip())
        if number is None:
            return text
        if number[1] in _POWERS and _UNIT.search(before):
            return text.replace(number[0], _POWERS[number[1]])
        if not _REFERS.search(before) or before[-2:].isupper():
            return text
        self.noted.add(number[1])
        return text.replace(number[0], "")


def without_notes(pages: Sequence[Sequence[Piece]]) -> list[str]:
    """The text of each page without its footnotes and the small numbers that refer to them.

    A note is small, stands below the last large line and begins with a number that a small one in
    the text refers to; other small letters (a table, a caption, CO2) stay. Where the page has a
    wider space between two lines, an empty one stands.
    """
    limit = SMALL * _usual_size(pages)
    kept = [_without_notes(_page(pieces, limit)) for pieces in pages]
    wide = WIDE * _usual_step(kept)
    return ["\n".join(_spaced(lines, wide)) for lines in kept]


def _usual_step(pages: Iterable[Sequence[_Line]]) -> float:
    """From most lines down to the next; 0 where no place is known."""
    steps = Counter(
        round(step, 1) for lines in pages for step in _steps(lines) if step is not None and step > 0
    )
    return steps.most_common(1)[0][0] if steps else 0.0


def _steps(lines: Sequence[_Line]) -> Iterator[float | None]:
    """How far each line stands below the one before it; nothing for what has no place."""
    above: float | None = None
    for line in lines:
        here = line.height
        yield None if above is None or here is None else above - here
        above = here


def _spaced(lines: Sequence[_Line], wide: float) -> Iterator[str]:
    """The lines, an empty one where the page has a wider space: there a paragraph begins."""
    for line, step in zip(lines, _steps(lines), strict=True):
        if wide and step is not None and step > wide:
            yield ""
        yield line.text


def _usual_size(pages: Iterable[Sequence[Piece]]) -> float:
    """The size of most letters."""
    letters: Counter[float] = Counter()
    for page in pages:
        for piece in page:
            letters[round(piece.size, 1)] += sum(map(str.isalpha, piece.text))
    return letters.most_common(1)[0][0] if letters else 0.0


def _page(pieces: Sequence[Piece], limit: float) -> _Page:
    page = _Page()
    for piece in pieces:
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                page.lines.append(_Line())
            page.add(text, small=piece.size <= limit)
            if text.strip() and page.lines[-1].height is None:
                page.lines[-1].height = piece.height
    return page


def _without_notes(page: _Page) -> Sequence[_Line]:
    large = [
        at
        for at, line in enumerate(page.lines)
        if line.text.strip() and not line.small and not PAGE_NUMBER.fullmatch(line.text)
    ]
    below = range(large[-1] + 1 if large else len(page.lines), len(page.lines))
    first = next((at for at in below if _is_note(page.lines[at], page)), len(page.lines))
    return page.lines[:first]


def _is_note(line: _Line, page: _Page) -> bool:
    number = _NOTE.match(line.text.strip())
    return number is not None and line.small and number[1] in page.noted
