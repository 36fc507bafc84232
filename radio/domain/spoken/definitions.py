"""Abbreviations that a text itself explains: "Áp thấp nhiệt đới (ATNĐ) …"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from radio.domain.spoken.syllables import UPPER, toneless

_BRACKETED = re.compile(rf"\(([{UPPER}][{UPPER}&.-]{{1,11}})\)")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset({"và", "của", "về", "các", "cho"})
_REACH = 120
"""Characters before the bracket in which the words must stand."""


def defined(text: str) -> Mapping[str, str]:
    """Each abbreviation in brackets whose letters begin the words right before it."""
    if "(" not in text:
        return {}
    found: dict[str, str] = {}
    for bracket in _BRACKETED.finditer(text):
        sign = bracket.group(1)
        words = _meant(sign, text[max(0, bracket.start() - _REACH) : bracket.start()])
        if words:
            found.setdefault(sign, words)
    return found


def _meant(sign: str, before: str) -> str:
    """The words at the end of `before` that the letters stand for; "" when they do not."""
    letters = [letter for letter in sign.lower() if letter.isalpha()]
    words = list(_WORD.finditer(before))
    if not words or before[words[-1].end() :].strip():
        return ""
    place = len(words)
    while letters and place:
        place -= 1
        word = words[place].group().lower()
        if toneless(word)[0] == letters[-1]:
            letters.pop()
        elif word not in _SMALL_WORDS:
            return ""
    if letters or any(mark in before[words[place].start() :] for mark in ".;:()\n"):
        return ""
    return before[words[place].start() : words[-1].end()]
