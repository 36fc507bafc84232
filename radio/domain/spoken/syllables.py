"""Tells a plain Vietnamese syllable, which every voice reads, from what needs a rule."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {ord(mark): None for mark in "\u0300\u0301\u0303\u0309\u0323"}

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ch|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|iêu|yêu|ươu|uôi|ươi|oai|oay|uây|uya|oeo|oao|uyu|iê|yê|ia|ưa|ươ|ua|uô|uy|uê|uơ|uâ|oa|oă"
    r"|oe|oo|ôô|ai|ay|ao|au|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
    r"(?:ch|nh|ng|[cmnpt])?"
)
_NEVER_PLAIN = frozenset({"I", "ha", "a", "e", "i", "o"})
"""Syllables that a rule has to look at: marks of lists, a numeral, hectares."""
_VOWELS = frozenset("aăâeêioôơuưy")
UPPER = "".join(
    letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper() and ord(letter) < 0x250
) + "".join(letter for letter in map(chr, range(0x1EA0, 0x1EFA)) if letter.isupper())
"""The capital Latin letters, for character classes."""
LOWER = "".join(
    letter for letter in map(chr, range(0x61, 0x1EFA)) if letter.islower() and ord(letter) < 0x250
) + "".join(letter for letter in map(chr, range(0x1EA0, 0x1EFA)) if letter.islower())
"""The small Latin letters, for character classes."""
VIETNAMESE = frozenset(
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
) | frozenset("bcdđghklmnpqrstvxfjwz")
"""Every small letter that Vietnamese texts are written with."""


def toneless(word: str) -> str:
    """The word without its tone mark; letters keep their own marks: `tỉnh` gives `tinh`."""
    bare = unicodedata.normalize("NFD", word).translate(_TONES)
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=50_000)
def has_tone(word: str) -> bool:
    """Whether a tone mark is written; abbreviations have none."""
    return any(ord(mark) in _TONES for mark in unicodedata.normalize("NFD", word))


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether the word could be a Vietnamese syllable, in any case."""
    return _SYLLABLE.fullmatch(toneless(word.lower())) is not None


@lru_cache(maxsize=50_000)
def is_plain(word: str) -> bool:
    """Whether a voice reads the word as it stands.

    Plain are syllables in small letters or with one capital in front, and words with Vietnamese
    letters of their own, such as the place name Slẳng.
    """
    low = word.lower()
    if not VIETNAMESE.issuperset(low):
        return False
    if word[1:] != low[1:] or word in _NEVER_PLAIN:
        return False
    if len(word) == 1:
        return toneless(low) in _VOWELS
    return is_syllable(word) or (not low.isascii() and not _VOWELS.isdisjoint(toneless(low)))
