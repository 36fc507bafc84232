"""Where something is: coordinates, and the kilometre marks of roads."""

from __future__ import annotations

import re

from radio.domain.spoken.cardinals import amount, digits, whole
from radio.domain.spoken.model import Kind, Style
from radio.domain.spoken.rule import DIGIT, LETTER, Found, Rule

_SIDES = {
    "N": "vĩ Bắc", "B": "vĩ Bắc", "S": "vĩ Nam", "E": "kinh Đông", "Đ": "kinh Đông",
    "W": "kinh Tây",
}  # fmt: skip
_MARK = r"[Kk][Mm][. ]?(?P<km{0}>\d{{1,4}})(?:[ ]?\+[ ]?(?P<m{0}>\d{{1,3}}))?"
_CHAINAGE = re.compile(
    rf"{_MARK.format('')}(?:[ ]?[-–—][ ]?{_MARK.format('2')})?(?![\d,/]|\.\d|[^\W_])"
)


def _coordinate(found: Found) -> str:
    first = f"{amount(found['low'], found.style)} đến " if found["low"] else ""
    words = f"{first}{amount(found['number'], found.style)} độ {_SIDES[found['side']]}"
    return f"{words}, " if found["more"] else words


def _angle(found: Found) -> str:
    """22°08'30"N: degrees, minutes, seconds."""
    words = f"{amount(found['d'], found.style)} độ"
    for part, name in (("m", "phút"), ("s", "giây")):
        if found[part]:
            words += f" {amount(found[part].removeprefix('0') or '0', found.style)} {name}"
    side = _SIDES.get(found["side"])
    return f"{words} {side}" if side else words


def _chainage(found: Found) -> str | None:
    """Km 5+500; km in small letters only with its metres, since it is a measure too."""
    if found[0][0] == "k" and not found["m"]:
        return None
    words = _kilometre(found, "", found.style)
    return f"{words} đến {_kilometre(found, '2', found.style)}" if found["km2"] else words


def _kilometre(found: Found, which: str, style: Style) -> str:
    words = f"ki lô mét {whole(found[f'km{which}'], style)}"
    metres = found[f"m{which}"]
    if not metres:
        return words
    return f"{words} cộng {digits(metres) if metres[0] == '0' else whole(metres, style)}"


RULES = (
    Rule(
        "number.coordinate", Kind.MEASURE, "Tâm bão ở vị trí 19,9N-111,5E.",
        "mười chín phẩy chín độ vĩ Bắc, ", DIGIT,
        re.compile(
            r"(?:(?P<low>\d{1,3}(?:[.,]\d{1,4})?)[ ]?(?:°[ ]?)?[-–][ ]?)?"
            r"(?P<number>\d{1,3}(?:[.,]\d{1,4}|(?=[ ]?°)))[ ]?°?[ ]?(?P<side>[NE])(?![^\W_])"
            r"(?P<more>[ ]?[-–;,][ ]?(?=\d))?"
        ),
        _coordinate,
    ),
    Rule(
        "number.angle", Kind.MEASURE, "Trạm đặt ở 22°08'N.", "hai mươi hai độ tám phút vĩ Bắc",
        DIGIT,
        re.compile(
            r"(?P<d>\d{1,3})[ ]?°[ ]?(?P<m>\d{1,2}(?:[.,]\d{1,4})?)[ ]?['’′]"
            r"(?:[ ]?(?P<s>\d{1,2}(?:[.,]\d{1,4})?)[ ]?(?:[\"”″]|['’]{2}))?"
            r"(?:[ ]?(?P<side>[NSEWBĐ])(?![^\W_]))?"
        ),
        _angle,
    ),
    Rule(
        "code.chainage", Kind.ROAD, "Sạt lở từ Km 12+350 - Km 13+000.",
        "ki lô mét mười hai cộng ba trăm năm mươi đến ki lô mét mười ba cộng không không không",
        LETTER, _CHAINAGE, _chainage, "The kilometre marks of a road.",
    ),
)  # fmt: skip
