"""Puts the reading of a long abbreviation together from its parts."""

from __future__ import annotations

import re
from functools import lru_cache

from radio.domain.spoken.abbreviation_table import MORE, SPOKEN_AS_WORDS, SURE
from radio.domain.spoken.issuers import ISSUERS, KINDS, issuer
from radio.domain.spoken.newer_abbreviations import NEWER
from radio.domain.spoken.rarer_abbreviations import RARER
from radio.domain.spoken.senses import SENSES

ONE_READING = {**NEWER, **RARER, **MORE, **SURE, **SPOKEN_AS_WORDS}

PARTS = {
    "LĐ": "Lao động", "TB": "Thương binh", "XH": "Xã hội", "VH": "Văn hóa", "TT": "Thông tin",
    "TC": "Tài chính", "KH": "Kế hoạch", "GD": "Giáo dục", "ĐT": "Đào tạo", "NN": "Nông nghiệp",
    "MT": "Môi trường", "TN": "Tài nguyên", "KT": "kinh tế", "QP": "quốc phòng", "AN": "an ninh",
    "DL": "Du lịch", "CN": "Công nghệ", "PT": "Phát thanh", "TH": "Truyền hình", "TM": "thương mại",
    "DV": "dịch vụ", "HT": "Hạ tầng", "CT": "chính trị", "XD": "Xây dựng", "TG": "Tôn giáo",
    "DT": "Dân tộc", "TD": "Thể dục", "KC": "khuyến công", "NV": "Nội vụ", "TP": "Tư pháp",
    "YT": "Y tế", "GDTX": "Giáo dục thường xuyên", "MN": "miền núi", "DS": "Dân số",
    "GĐ": "Gia đình", "TE": "Trẻ em", "LĐTB": "Lao động Thương binh", "KHKT": "Khoa học kỹ thuật",
}  # fmt: skip
"""What short abbreviations mean inside a longer one: LĐ-TB&XH, KT-XH."""

_LEVELS = {"B": "Bộ", "S": "Sở", "P": "Phòng", "H": "Hội", "Đ": "Đoàn"}
SPLIT = re.compile(r"[ ]?&[ ]?|[-–./,]")
"""The marks between the parts of one abbreviation."""
_MARKS = {"&": " và ", "-": " ", "–": " ", ".": " ", "/": ", ", ",": ", "}


@lru_cache(maxsize=4096)
def composed(compact: str) -> str:
    """Every part known: PCTT&TKCN, LĐ-TB&XH, TP.HCM; "" otherwise."""
    words = _kind_and_issuer(compact)
    if words:
        return words
    at = 0
    for mark in [*SPLIT.finditer(compact), None]:
        part = compact[at : mark.start() if mark else len(compact)]
        reading = _part(part, compact)
        if not reading:
            return ""
        words += reading + (_MARKS[mark.group().strip()] if mark else "")
        at = mark.end() if mark else at
    return words


def is_certain(compact: str) -> bool:
    """Whether every part has one reading only, so that the whole needs no second look."""
    parts = SPLIT.split(compact)
    return bool(_kind_and_issuer(compact)) or all(part in ONE_READING for part in parts)


def _kind_and_issuer(compact: str) -> str:
    """NĐ-CP, CT/TW without a number: the kind of a document and who issues it."""
    parts = re.split(r"[-/]", compact)
    if len(parts) != 2 or parts[0] not in KINDS or parts[1] not in ISSUERS:
        return ""
    return f"{KINDS[parts[0]]} của {ISSUERS[parts[1]]}"


def _part(part: str, whole: str) -> str:
    if "/" in whole or "." in whole:
        known = ONE_READING.get(part) or issuer(part) or KINDS.get(part, "")
        return known or (SENSES[part][-1].reading if part in SENSES else PARTS.get(part, ""))
    known = PARTS.get(part) or ONE_READING.get(part) or KINDS.get(part, "")
    if not known and part in SENSES:
        known = SENSES[part][-1].reading
    return known or (run_together(part) if len(part) > 3 else "")


@lru_cache(maxsize=4096)
def run_together(written: str) -> str:
    """Known abbreviations without a mark between: BCĐPCTT; "" when it does not divide."""
    level = _LEVELS.get(written[:1], "")
    if level and issuer(written):
        return issuer(written)
    return _divided(written, 0)


def _divided(written: str, depth: int) -> str:
    if len(written) > 24 or depth > 4:
        return ""
    for size in range(len(written) - 2, 1, -1):
        head, rest = written[:size], written[size:]
        known = ONE_READING.get(head) if size >= 3 else ""
        if not known:
            continue
        tail = ONE_READING.get(rest) or PARTS.get(rest, "") or _divided(rest, depth + 1)
        if tail:
            return f"{known} {tail}"
    return ""
