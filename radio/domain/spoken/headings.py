"""Headings in capitals: words, not letters."""

from __future__ import annotations

import re

from radio.domain.spoken.abbreviation_table import SPELLED
from radio.domain.spoken.composition import ONE_READING
from radio.domain.spoken.model import Kind
from radio.domain.spoken.roman import ROMAN
from radio.domain.spoken.rule import LETTER, Found, Reading, Rule, ends
from radio.domain.spoken.senses import SENSES
from radio.domain.spoken.syllables import UPPER, has_tone, is_syllable

_WORD = rf"[{UPPER}]+(?![^\W_])"
_RUN = re.compile(rf"{_WORD}(?:[ ]{{1,4}}{_WORD}){{0,30}}")
_ONE = re.compile(r"[^\W\d_]+")
_NEAR = 48
_HATLESS = re.compile("[A-ZĐ]+")
"""Letters that abbreviations are made of; NĂM and XUÂN have others."""
_ROMAN_SAID = ends(r"thứ|khóa|khoá|quý|loại|giai đoạn|chương|phần|mục|kỳ|kỷ|kỉ|cấp|vùng|khu vực")
_ENDED = re.compile(r"(?:^|[.!?:\n][\"”)]?)[ \n]*[\"“(]?\Z")


def _heading(found: Found) -> Reading | None:
    """The capital words from here on, in small letters, up to an abbreviation."""
    end = found.start
    for word in _ONE.finditer(found.text, found.start, found.end):
        if not _is_word(found, word):
            break
        end = word.end()
    if end == found.start:
        return None
    words = found.text[found.start : end].lower()
    if _ENDED.search(found.said):
        words = words[0].upper() + words[1:]
    return Reading(words, end)


def _is_word(found: Found, word: re.Match[str]) -> bool:
    written = word.group()
    if has_tone(written):
        return is_syllable(written) or len(written) > 1
    if not is_syllable(written):
        return False
    if len(written) > 2 and not written.isascii() and not _is_known(written):
        return not written.isalpha() or not _HATLESS.fullmatch(written)
    if word.start() == found.start and found.said_before(_ROMAN_SAID) and ROMAN.match(written):
        return False
    known = _is_known(written)
    if not known and _toneless_run(found[0]):
        return True
    if len(written) == 1:
        return written in "ÀÁAÔƠƯÊEOUY" and _among_capitals(found, word)
    return _among_capitals(found, word) if known or len(written) < 4 else True


def _among_capitals(found: Found, word: re.Match[str]) -> bool:
    """Whether the words around are capital syllables too, so that it is a heading."""
    text = found.text
    before = text[max(0, word.start() - _NEAR) : word.start()].rpartition("\n")[2]
    after = text[word.end() : word.end() + _NEAR].partition("\n")[0]
    near = [*_ONE.findall(before)[-2:], *_ONE.findall(after)[:2]]
    capital = [other for other in near if len(other) > 1 and other.isupper() and is_syllable(other)]
    toned = [other for other in capital if has_tone(other) or len(other) > 3]
    return bool(capital) and len(capital) * 2 >= len(near) and bool(toned)


def _toneless_run(run: str) -> bool:
    """UNG HO BAO LU: words without tone marks, as banks want them."""
    words = run.split()
    syllables = [word for word in words if len(word) > 1 and is_syllable(word)]
    return len(words) >= 3 and len(syllables) == len(words) and not any(map(_is_known, words))


def _is_known(written: str) -> bool:
    return written in ONE_READING or written in SENSES or written in SPELLED


RULES = (
    Rule(
        "heading.words", Kind.HEADING, "THÔNG BÁO TREO CỜ TỔ QUỐC", "Thông báo treo cờ tổ quốc",
        LETTER, _RUN, _heading,
        "Capital words that are Vietnamese syllables; abbreviations among them keep their rule.",
    ),
)  # fmt: skip
