"""What stands at the edges of pages and is no part of the text: running heads and feet, numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

EDGE = 3
"""Lines at the top and at the bottom of a page in which heads and feet are looked for."""
FEWEST_PAGES = 3
"""What is on fewer pages may be there by chance."""
RUNNING = 1 / 3
"""On this part of the pages a head stands at least: it may differ on odd, even and first pages."""

PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:trang|page)\s*:?\s*)?\d{1,3}(?:\s*(?:/|of|trên)\s*\d{1,3})?[-–—\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each page without page numbers, and without heads and feet that come again.

    Only lines at the very edge go: a line of the text that happens to be repeated stays.
    """
    bare = [_stripped(page) for page in pages]
    needed = max(FEWEST_PAGES, RUNNING * len(bare))
    kept = bare
    for end in (1, -1):
        turned = [page[::end] for page in kept]
        common = Counter(
            line for page in turned for line in {_pattern(one) for one in page[: 2 * EDGE]} if line
        )
        kept = [_peeled(page, common, needed)[::end] for page in turned]
    return kept


def _peeled(page: Sequence[str], common: Counter[str], needed: float) -> list[str]:
    """A page from its edge on, without what is furniture there."""
    at = seen = 0
    while at < len(page) and seen < EDGE:
        line = page[at]
        if line.strip():
            if not (PAGE_NUMBER.fullmatch(line) or common[_pattern(line)] >= needed):
                break
            seen += 1
        at += 1
    return list(page[at:])


def _pattern(line: str) -> str:
    """What of a line is the same on every page."""
    return _DIGITS.sub("#", " ".join(line.split()))


def _stripped(page: Sequence[str]) -> list[str]:
    """A page without its empty margins, so that a sentence goes on across two pages."""
    written = [at for at, line in enumerate(page) if line.strip()]
    return list(page[written[0] : written[-1] + 1]) if written else []
