"""The footnotes of a page, told by the size of their letters and the numbers that refer to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from radio.domain.page_furniture import PAGE_NUMBER

SMALL = 0.8
"""Letters of this part of the usual size or less are those of a note: 11 points beside 14."""

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


@dataclass
class _Line:
    text: str = ""
    small: bool = True
    """Whether it holds no letter of the usual size."""


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
    the text refers to; other small letters (a table, a caption, CO2) stay.
    """
    limit = SMALL * _usual_size(pages)
    return [_without_notes(_page(pieces, limit)) for pieces in pages]


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
    return page


def _without_notes(page: _Page) -> str:
    large = [
        at
        for at, line in enumerate(page.lines)
        if line.text.strip() and not line.small and not PAGE_NUMBER.fullmatch(line.text)
    ]
    below = range(large[-1] + 1 if large else len(page.lines), len(page.lines))
    first = next((at for at in below if _is_note(page.lines[at], page)), len(page.lines))
    return "\n".join(line.text for line in page.lines[:first])


def _is_note(line: _Line, page: _Page) -> bool:
    number = _NOTE.match(line.text.strip())
    return number is not None and line.small and number[1] in page.noted
