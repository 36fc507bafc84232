"""Scores of matches: the two numbers one after the other."""

from __future__ import annotations

import re

from radio.domain.spoken.cardinals import whole
from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import DIGIT, Found, Rule, ends

_SCORE = ends(
    r"(?:tỷ số|tỉ số|(?<!chiến )thắng|thua|h(?:òa|oà)(?! giải| bình| hợp| nhập| thuận)|dẫn)"
    r"(?: [^\W\d_]+){0,3}"
    r"|(?:tỷ số|tỉ số)(?: [^\W\d_]+){1,8}|hiệp \w+:?|chung cuộc|chung kết|luân lưu"
)
_WON = ends(r"(?:(?<!chiến )thắng|thua|dẫn|hạ|vượt qua|đánh bại)(?: [^\W\d_]+){1,9}")
"""Far before a pair that goes down, which is no range."""
_SETS = re.compile(r"(?:tỷ số|tỉ số|thắng|thua|hòa|hoà)[^.;\n]{3,90}[(,] ?\Z")
_ENDS = re.compile(r"[,).;]|\s*\Z")
"""The sets of a match, in brackets behind its result."""
_EACH_SIDE = re.compile(r"(\d{1,2})\s?[-–:/]\s?(\d{1,2})(?![\d/%]|[.,]\d|\s?(?:h|lần|người|hộ)\b)")


def _score(found: Found) -> str | None:
    known = found.said_before(_SCORE) or (_SETS.search(found.said) and _ENDS.match(found.after))
    falls = int(found[1]) > int(found[2]) and found.said_before(_WON)
    if not known and not falls:
        return None
    return f"{whole(found[1], found.style)} {whole(found[2], found.style)}"


RULES = (
    Rule(
        "number.score", Kind.SCORE, "Đội xã Lục Bình thắng với tỷ số 3-1.",
        "ba một", DIGIT, _EACH_SIDE, _score, "After tỷ số, thắng, thua, hòa the dash is not said.",
    ),
)  # fmt: skip
