"""What one reading of an ambiguous abbreviation is, and how its neighbours are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from radio.domain.spoken.syllables import LOWER, UPPER


@dataclass(frozen=True)
class Sense:
    """One reading and the words around it that prove it; empty patterns fit everywhere."""

    reading: str
    before: str = ""
    after: str = ""
    sure: bool = False
    """A sense without patterns that need not be flagged."""


PLACE = (
    r"[ .]+(?!Y tế|Văn|Giáo|Dịch|Khuyến|Truyền|Thông|Chính|Phát|Hội|Đào|Thể|Huấn|Bảo)"
    rf"[{UPPER}][{LOWER}]"
)
BODY = r"[\s.]*(?:HU|TU|ĐU|HĐND|UBND|UBMTTQ|MTTQ|Huyện|Tỉnh|Thành|Đảng|Hội đồng|Ủy ban|Ban|Ủy|Mặt)"
NUMBER = r"\s*(?:số\s*)?\d"
COUNT = (
    r"(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|ngàn|triệu|tỷ)"
)
"""The last word of a number."""


@cache
def fits(pattern: str, *, before: bool) -> re.Pattern[str]:
    """The compiled pattern, for the end of what was said or the start of what follows."""
    if before:
        return re.compile(rf"(?:(?<!\w)|(?<=\n))(?:{pattern})[ \n]*[\"“(]?\Z", re.IGNORECASE)
    return re.compile(pattern)
