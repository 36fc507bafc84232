"""Goes through a text once, left to right; the first rule that fits reads each place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from radio.domain.spoken.definitions import defined
from radio.domain.spoken.lexicon import Lexicon
from radio.domain.spoken.model import Flag, Kind, Span, Style
from radio.domain.spoken.rule import (
    DIGIT,
    LETTER,
    OTHER,
    REMEMBERED,
    Doubt,
    Found,
    Reading,
    Rule,
    Scene,
)
from radio.domain.spoken.syllables import LOWER, is_plain

_PAUSES = frozenset(".,;:!?()[]{}\"'“”‘’«»…")
"""Marks that every voice takes as pauses or passes over."""

_WORDS_KINDS = frozenset({Kind.ABBREVIATION, Kind.FOREIGN, Kind.ROAD})

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")


class Scanner:
    """Reads one text by ordered rules."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon, style: Style) -> None:
        self._rules = _by_start(rules)
        self._others = self._rules.get(OTHER, ())
        self._lexicon = lexicon
        self._style = style

    def read(self, text: str) -> tuple[list[Span], list[Flag]]:
        """The changes and the doubts, in order."""
        spans: list[Span] = []
        flags: list[Flag] = []
        scene = Scene(self._style, defined(text))
        said, at, place = "", 0, 0
        while token := _TOKEN.search(text, place):
            start, place = token.span()
            before = (said + text[max(at, start - REMEMBERED) : start])[-REMEMBERED:]
            result = self._read_at(text, start, token.group(), before, scene)
            if result is None:
                continue
            span, reading = result
            while reading.joined and span.start > at and text[span.start - 1] == " ":
                span = replace(span, start=span.start - 1)
            before = before[: len(before) - (start - span.start)]
            span = _begun(span, text)
            if reading.doubt is not None:
                flags.append(_flag(span, reading.doubt))
            if span.reading != text[span.start : span.end] or span.kind is Kind.LEXICON:
                spans.append(span)
            said, at = (before + span.reading)[-REMEMBERED:], span.end
            place = at
        return spans, flags

    def _candidates(self, token: str) -> Sequence[Rule]:
        """The rules to try at a token; none for what every voice reads as it stands."""
        first = token[0]
        if first.isalpha():
            return () if is_plain(token) else self._rules[LETTER]
        if first.isdigit():
            return self._rules[DIGIT]
        return self._rules.get(first) or (() if first in _PAUSES else self._others)

    def _read_at(
        self, text: str, start: int, token: str, said: str, scene: Scene
    ) -> tuple[Span, Reading] | None:
        entry = self._lexicon.at(text, start, token)
        if entry is not None:
            end = start + len(entry.sought)
            return Span(start, end, Kind.LEXICON, entry.reading, "lexicon"), Reading(entry.reading)
        for rule in self._candidates(token):
            match = rule.pattern.match(text, start)
            words = rule.read(Found(match, said, scene)) if match else None
            if match is None or words is None:
                continue
            reading = Reading(words) if isinstance(words, str) else words
            end = match.end() if reading.end is None else reading.end
            return Span(start, end, rule.kind, reading.words, rule.id), reading
        return None


_SENTENCE_OPEN = re.compile(rf"(?:^|\n|[{LOWER}]{{2}}[.!?][ ])[\s\"“(]*\Z")


def _begun(span: Span, text: str) -> Span:
    """What opens a line or a sentence with a capital does so in words as well."""
    first = span.reading[:1]
    if not first.islower() or span.kind not in _WORDS_KINDS or not text[span.start].isupper():
        return span
    if not _SENTENCE_OPEN.search(text[max(0, span.start - 8) : span.start]):
        return span
    return replace(span, reading=first.upper() + span.reading[1:])


def _flag(span: Span, doubt: Doubt) -> Flag:
    return Flag(span.start, span.end, doubt.why, doubt.suggestions, doubt.unread)


def _by_start(rules: Sequence[Rule]) -> Mapping[str, Sequence[Rule]]:
    """Rules by what they start with, keeping their order."""
    found: dict[str, list[Rule]] = {DIGIT: [], LETTER: []}
    for rule in rules:
        keys = (rule.starts,) if rule.starts in {DIGIT, LETTER, OTHER} else tuple(rule.starts)
        for key in keys:
            found.setdefault(key, []).append(rule)
    others = found.get(OTHER, [])
    return {
        key: group if len(key) > 1 or key in _PAUSES else [*group, *others]
        for key, group in found.items()
    }
