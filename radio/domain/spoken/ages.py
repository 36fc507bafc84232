"""The letter t behind a number: an age, a weight, or a doubt."""

from __future__ import annotations

import re

from radio.domain.message import message
from radio.domain.spoken.cardinals import amount
from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import DIGIT, Doubt, Found, Reading, Rule, ends

_PERSON_SAID = ends(
    r"(?:cháu|em|bé|trẻ|cụ|ông|bà|anh|chị|người|học sinh|bệnh nhân|nạn nhân|tuổi)"
    r"[^.;:,\d\n]{0,30}[(,]?"
)
_BOUND_SAID = ends(r"dưới|đủ|từ đủ")
_LOAD_SAID = ends(
    r"(?:xe|tải|tải trọng|trọng tải|hàng|sản lượng|khối lượng|nặng|thóc|gạo|phân|xi măng|năng suất)"
    r"[^.;,\n]{0,25}"
)


def _age(found: Found) -> Reading | None:
    number = amount(found["number"], found.style)
    whole = found["number"].isdigit() and int(found["number"][:4]) <= 120
    if found.said_before(_LOAD_SAID) or not whole:
        return None
    if found.said_before(_PERSON_SAID):
        return Reading(f"{number} tuổi")
    choices = (f"{number} tấn", f"{number} tuổi")
    if found.said_before(_BOUND_SAID):
        choices = (choices[1], choices[0])
    return Reading(choices[0], doubt=Doubt(message("A weight or an age?"), choices))


RULES = (
    Rule(
        "measure.age", Kind.MEASURE, "Cháu bé 3t bị sốt.", "ba tuổi", DIGIT,
        re.compile(r"(?P<number>\d{1,4})[ ]?t(?![^\W_]|/|[ ]?[-–][ ]?\d)"), _age,
        "Behind a person an age, behind a load tấn, else flagged.",
    ),
)  # fmt: skip
