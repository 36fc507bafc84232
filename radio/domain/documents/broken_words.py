"""Two lines that the margin parted, as one: with a space, or at a hyphen without."""

from __future__ import annotations

import re

from radio.domain.spoken.syllables import is_syllable

OPEN_HYPHEN = re.compile(r"\S[-‐–]\Z|\s[-–]\Z")
"""A line that cannot end here: `kinh tế -`, `giai đoạn 2021-`, `tru-`."""
LONGEST_SYLLABLE = 7
"""Letters: nghiêng."""
_HALF = re.compile(r"([^\W\d_]+)[-‐]\Z")
_WORD = re.compile(r"[^\W\d_]+")


def joined(line: str, rest: str) -> str:
    """The line with the rest after it.

    A word parted by a hyphen is one again (`tru-`, `yền`); a hyphen of its own stays (`2021-`,
    `Covid-`, `LĐ-`).
    """
    if not OPEN_HYPHEN.search(line[-2:]):
        return f"{line} {rest}"
    half, other = _HALF.search(line[-LONGEST_SYLLABLE - 1 :]), _WORD.match(rest)
    if half and other and other[0].islower() and is_syllable(half[1] + other[0]):
        return line[:-1] + rest
    return f"{line} {rest}" if line[-2:-1].isspace() else line + rest
