"""Joins lines that were broken only because the page was full."""

from __future__ import annotations

import re

from radio.domain.spoken.model import Kind, Span

WIDEST_PAGE = 130
"""Characters; when lines are longer the text was not broken by a page width."""
NEARLY_FULL = 0.7
"""Share of the longest line from which a line counts as full."""

_BREAK = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)?(?=\S)")
_MARK = re.compile(r"(?:[-+•*–—]|\d{1,2}[.)/]|[a-zđ]\)|[IVX]{1,5}\.)[ \t]*\S")
_ENDS = frozenset(".;:!?…|")


def unwrapped(text: str) -> list[Span]:
    """The line breaks inside sentences, each to be read as a space."""
    if "\n" not in text:
        return []
    widest = max(map(len, map(str.strip, text.split("\n"))))
    return [
        Span(gap.start(), gap.end(), Kind.LAYOUT, " ", "layout.line")
        for gap in _BREAK.finditer(text)
        if gap.start() and _inside_sentence(text, gap, widest)
    ]


def _inside_sentence(text: str, gap: re.Match[str], widest: int) -> bool:
    start = text.rfind("\n", max(0, gap.start() - WIDEST_PAGE * 2), gap.start()) + 1
    line = text[start : gap.start()].strip()
    following = text[gap.end() : gap.end() + 8]
    if not line or line[-1] in _ENDS or _MARK.match(following):
        return False
    if following[0].islower():
        return not _heading(line)
    full = widest <= WIDEST_PAGE and len(line) >= NEARLY_FULL * widest
    return full and not _heading(line) and (following[0].isalnum() or following[0] in '“"(')


def _heading(line: str) -> bool:
    return line.isupper()
