"""Reads a whole text: the steps one after another, until nothing is left to change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from radio.domain.spoken.lexicon import Lexicon
from radio.domain.spoken.lines import unwrapped
from radio.domain.spoken.model import Flag, Span, SpokenText, Style
from radio.domain.spoken.registry import RULES
from radio.domain.spoken.scanner import Scanner
from radio.domain.spoken.splice import Places, composed, spliced
from radio.domain.spoken.tails import stripped_tails
from radio.domain.spoken.tidy import tidied

PASSES = 8
"""Most passes over one text; ordinary text needs one that changes it and one that proves it."""

_PREPARE: tuple[Callable[[str], Sequence[Span]], ...] = (tidied, unwrapped, stripped_tails)


def to_spoken(text: str, lexicon: Lexicon | None = None, style: Style | None = None) -> SpokenText:
    """The words an announcer would say for a written Vietnamese text.

    The source with its spans replaced by their readings is the text exactly; reading that text
    again changes nothing. What is not certain is flagged; what nobody can read is in `unread`.
    """
    scanner = _scanner(lexicon or Lexicon(), style or Style())
    spans: tuple[Span, ...] = ()
    flags: dict[tuple[int, int], Flag] = {}
    now = text
    for _ in range(PASSES):
        before = now
        for prepare in _PREPARE:
            change = prepare(now)
            spans, now = composed(now, spans, change), spliced(now, change)
        change, doubts = scanner.read(now)
        places = Places(spans)
        for doubt in doubts:
            start, end = places.source(doubt.start, doubt.end)
            flags.setdefault(
                (start, end), Flag(start, end, doubt.why, doubt.suggestions, doubt.unread)
            )
        spans, now = composed(now, spans, change), spliced(now, change)
        if now == before:
            break
    ordered = sorted(flags.values(), key=lambda flag: (flag.start, flag.end))
    return SpokenText(now, spans, tuple(ordered), text)


@lru_cache(maxsize=32)
def _scanner(lexicon: Lexicon, style: Style) -> Scanner:
    return Scanner(RULES, lexicon, style)
