"""What a text says twice: a number and the same again in words, in brackets."""

from __future__ import annotations

import re

from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import Found, Reading, Rule
from radio.domain.spoken.symbols import NUMBER_WORDS

_FIRST = re.compile(rf"(?:bằng chữ:? )?(?:{NUMBER_WORDS})(?!\w)", re.IGNORECASE)
_SAME = {"lẻ": "linh", "ngàn": "nghìn", "tư": "bốn", "tỉ": "tỷ", "lăm": "năm", "mốt": "một"}
_SILENT = frozenset({"chẵn", "việt", "nam"})


def _in_words(found: Found) -> Reading | None:
    """03 (ba) ngày, 50.000 đồng (năm mươi nghìn đồng): the second time is left out."""
    if not _FIRST.match(found["words"]):
        return None
    words = _bare(re.sub(r"(?i)\Abằng chữ:?", "", found["words"]))
    return Reading("", joined=True) if _bare(found.said).endswith(words) else None


def _bare(words: str) -> str:
    """The words as they compare; linh and lẻ, tư and bốn are the same."""
    names = re.findall(r"[^\W\d_]+", words.lower())
    return "".join(f" {_SAME.get(name, name)}" for name in names if name not in _SILENT)


RULES = (
    Rule(
        "number.repeated", Kind.CARDINAL, "Trả kết quả trong 03 (ba) ngày.", "", "(",
        re.compile(r"\((?P<words>[^()\d\n]{2,160})\)"), _in_words,
        "A number that follows in words, in brackets, is said once.",
    ),
)  # fmt: skip
