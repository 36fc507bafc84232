"""Abbreviations that the text itself explains, and their brackets behind their own words."""

from __future__ import annotations

import re

from radio.domain.spoken.composition import ONE_READING, composed
from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import LETTER, Found, Reading, Rule
from radio.domain.spoken.syllables import UPPER

_SIGN = rf"[{UPPER}][{UPPER}&.-]{{1,11}}"


def _defined(found: Found) -> Reading | None:
    """What the text itself explained."""
    words = found.defined.get(found[0])
    return Reading(words) if words else None


def _repeated(found: Found) -> Reading | None:
    """(ATNĐ) right behind the words it stands for is left out."""
    sign = found["sign"]
    compact = re.sub(r"\s+", "", sign)
    words = found.defined.get(sign) or ONE_READING.get(compact, "") or composed(compact)
    if not words or not _bare(found.said).endswith(_bare(words)):
        return None
    return Reading("", joined=True)


def _bare(words: str) -> str:
    return re.sub(r"[^\w]+|(?<!\w)và(?!\w)", "", words.lower())


RULES = (
    Rule(
        "abbreviation.repeated", Kind.ABBREVIATION, "Áp thấp nhiệt đới (ATNĐ) suy yếu.", "", "(",
        re.compile(rf"\((?P<sign>{_SIGN})\)"), _repeated,
        "In brackets right behind its own words it is left out.",
    ),
    Rule(
        "abbreviation.defined", Kind.ABBREVIATION,
        "Ban Vận động ủng hộ (BVĐUH) họp; BVĐUH gồm ba người.", "Ban Vận động ủng hộ", LETTER,
        re.compile(rf"{_SIGN}(?![^\W_])"), _defined,
        "What the text explains in brackets holds for the whole text.",
    ),
)  # fmt: skip
