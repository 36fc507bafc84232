"""Foreign words: known ones are written as they are said, others flagged for a person."""

from __future__ import annotations

import re

from radio.domain.message import message
from radio.domain.spoken.foreign_words import LEFT_ALONE, WORDS
from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import LETTER, Doubt, Found, Reading, Rule

_WORD = re.compile(r"[^\W\d_]+(?:[-_][^\W\d_]+)*")
_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")


def _known(found: Found) -> Reading | None:
    for end in (found.end, found.start + len(re.split(r"[-_]", found[0])[0])):
        words = WORDS.get(found.text[found.start : end].lower())
        if words:
            return Reading(words, end)
    return None


def _covid(found: Found) -> str:
    return "cô vít mười chín" if found["year"] else "cô vít"


def _unknown(found: Found) -> Reading:
    written = re.split(r"[-_]", found[0])[0]
    end = found.start + len(written)
    if _NOT_LATIN.search(written):
        why = message("Letters of another script; write the words in Vietnamese.")
        return Reading(written, end, Doubt(why, (), unread=True))
    if written.lower() in LEFT_ALONE:
        return Reading(written, end)
    return Reading(written, end, Doubt(message("Foreign word: is it said as it is written?")))


_SYLLABLES = {"H": "Hơ", "K": "Cơ", "M": "Mơ", "R": "Rơ", "B": "Bơ", "C": "Cơ", "Đ": "Đơ"}


def _apostrophe(found: Found) -> str:
    """H'Mông: the letter is a short syllable."""
    return f"{_SYLLABLES[found[0][0]]} "


RULES = (
    Rule(
        "foreign.apostrophe", Kind.FOREIGN, "Đồng bào H'Mông ở vùng cao.", "Hơ ", LETTER,
        re.compile(r"[HKMRBCĐ]['’](?=[^\W\d_])"), _apostrophe,
        "Names of peoples.",
    ),
    Rule(
        "foreign.covid", Kind.FOREIGN, "Tiêm vắc xin phòng Covid_19.", "cô vít mười chín", LETTER,
        re.compile(r"(?i:covid)(?P<year>[ ]?[-–_]?[ ]?(?:20)?19)?(?![^\W_])"), _covid,
    ),
    Rule(
        "foreign.sars", Kind.FOREIGN, "Mẫu dương tính với SARS-CoV-2.", "xa cô vi hai", LETTER,
        re.compile(r"(?i:sars[- ]?cov)(?P<two>-?2)?(?![^\W_])"),
        lambda found: "xa cô vi hai" if found["two"] else "xa cô vi",
    ),
    Rule(
        "foreign.known", Kind.FOREIGN, "Nhắn tin qua Zalo hoặc Facebook.", "da lô", LETTER, _WORD,
        _known, "By table.",
    ),
)  # fmt: skip

LAST_RULES = (
    Rule(
        "foreign.unknown", Kind.FOREIGN, "Du khách thích đi trekking.", "trekking", LETTER,
        _WORD, _unknown,
        "Left as written and flagged; letters of another script are unread.",
    ),
)  # fmt: skip
