"""Joins lines that were broken only because the page was full, and ends those that are complete.

A voice gets paragraphs: a title or a list item without an end mark would run into the next line.
"""

from __future__ import annotations

import re

from radio.domain.spoken.model import Kind, Span
from radio.domain.spoken.rule import Described

NARROWEST_PAGE = 60
"""Characters; below it lines are short because they are short."""
WIDEST_PAGE = 130
"""Characters; when lines are longer the text was not broken by a page width."""
NEARLY_FULL = 0.7
"""Share of the longest line from which a line counts as full."""
ALMOST_ALL = 0.95
FARTHEST = 2
"""Line breaks between two halves of a sentence: PDF texts have an empty line between all lines."""

_BREAK = re.compile(r"(?<![ \t\n])[ \t]*\n[ \t\n]*(?=[^\s])")
_MARK = re.compile(
    r"[-+•*–—][ \t]+\S|\d{1,2}[.)/][ \t]|\d\.\d|[a-zđ](?:\)|\.[ \t])|[IVX]{1,5}\.[ \t]|\["
)
_OPEN = frozenset(
    "của và hoặc về cho từ đến tại theo các những với để do bởi thuộc giữa gồm số số:".split()  # noqa: SIM905
)
"""Words no sentence and no title ends with."""
_NUMBERED = frozenset(
    "ngày tháng năm số số: điều khoản điểm mục chương quý khóa lớp".split()  # noqa: SIM905
)
"""Words that wait for the number in the next line."""
_RANGE = re.compile(r"\d[ ]?[-–]\Z")
_CLOSING = '"”’)]'
_ENDS = frozenset(".;:!?…,|")


RULES = (Described("layout.line", Kind.LAYOUT, "Xã tổ chức họp\nbình xét hộ nghèo.", " "),)


def unwrapped(text: str) -> list[Span]:
    """Each line break that is not said as written: inside a sentence, or after an open line."""
    if "\n" not in text:
        return []
    widest = _page_width(text)
    found: list[Span] = []
    for gap in _BREAK.finditer(text):
        reading = _reading(text, gap, widest)
        if gap.start() and reading != gap.group():
            found.append(Span(gap.start(), gap.end(), Kind.LAYOUT, reading, "layout.line"))
    return found


def _page_width(text: str) -> int:
    """How long lines are at most, but for one in twenty that is longer."""
    lengths = sorted(len(line.strip()) for line in text.split("\n") if line.strip())
    return lengths[int(ALMOST_ALL * (len(lengths) - 1))] if lengths else 0


def _reading(text: str, gap: re.Match[str], widest: int) -> str:
    written = gap.group()
    start = text.rfind("\n", max(0, gap.start() - WIDEST_PAGE * 2), gap.start()) + 1
    line = text[start : gap.start()].strip()
    if not line or (line.rstrip(_CLOSING)[-1:] in _ENDS and line[-1] not in ",;:"):
        return written
    if _inside_sentence(text, gap, line, widest) or _open(text, gap, line):
        return " "
    if line[-1].isalnum() or line[-1] in '%"”’)]°':
        return "." + written.lstrip(" \t")
    return written


def _open(text: str, gap: re.Match[str], line: str) -> bool:
    """Whether the line breaks off where nothing can end: ngày, số, 2021 -."""
    if gap.group().count("\n") > FARTHEST:
        return False
    following = text[gap.end() : gap.end() + 1]
    last = line[-12:].lower().rsplit(None, 1)[-1]
    if following.isdigit():
        return last in _NUMBERED or _RANGE.search(line[-4:]) is not None
    return following.isalpha() and last in _OPEN


def _inside_sentence(text: str, gap: re.Match[str], line: str, widest: int) -> bool:
    following = text[gap.end() : gap.end() + 8]
    if gap.group().count("\n") > FARTHEST or _MARK.match(following):
        return False
    full = NARROWEST_PAGE <= widest <= WIDEST_PAGE and len(line) >= NEARLY_FULL * widest
    if following[0].islower():
        return full or line[-1] not in ";:"
    first = following.split()[0].rstrip(".:,;")
    heading = line.isupper() or (len(first) > 1 and first.isupper())
    fits = following[0].isalnum() or following[0] in '“"('
    return full and fits and not heading and line[-1] not in ";:"
