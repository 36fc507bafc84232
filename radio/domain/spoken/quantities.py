"""Reads a number with its sign of measure or money, alone, signed, per unit, or as a range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from radio.domain.spoken.cardinals import NUMBER, amount, cardinal
from radio.domain.spoken.model import Kind, Style
from radio.domain.spoken.units import ANY_CASE, EXACT, MAGNITUDES, MONEY, SHORT_SIZES, per, unit


def alternatives(words: set[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


_UNITS = alternatives(set(EXACT) | set(ANY_CASE))
_MONEY = alternatives(set(MONEY))
_EDGE = r"(?![^\W_])"
"""No letter or digit may follow a sign."""

_MEASURE = re.compile(rf"\s?(?!(?:CC|TB){_EDGE})(?P<unit>(?i:{_UNITS})){_EDGE}(?!['’]\w)")
_PERCENT = re.compile(r"\s?(?P<sign>[%‰])")
_COINS = re.compile(rf"\s?(?P<coin>(?i:{_MONEY})){_EDGE}(?!/[cbv](?![^\W_]))")
_SHORT = re.compile(rf"\s?(?P<size>tr|Tr|TR|k|K(?=/)){_EDGE}")
_MIXED = re.compile(rf"\s?(?i:tr)\s?(?P<rest>\d{{1,3}}){_EDGE}")
_HEIGHT = re.compile(rf"m(?P<rest>\d\d|[14-9]){_EDGE}")
_SIZE = re.compile(rf"\s(?P<size>(?i:{alternatives(set(MAGNITUDES))})){_EDGE}")
_GREAT = re.compile(r"(?:\s(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)){1,2}")
_SHORT_COIN = re.compile(rf"\s?(?P<size>(?i:tr|tỷ|tỉ|ng|nghìn|triệu))[.\s]?(?:đồng|vnđ|đ){_EDGE}")
"""tr.đ, trđ, ng.đ, tỷ.đ: a size and dong in one sign."""
_PER = re.compile(
    rf"\s?/\s?(?P<many>\d{{1,3}})?\s?(?P<per>(?i:{alternatives(set(ANY_CASE))}|Nm3|ngđ|cp|tb|sp|p)){_EDGE}"
)
_NUMBER = re.compile(NUMBER)
_ENGLISH_DONG = re.compile(rf"\d{{1,3}},\d{{3}}\s?(?i:đồng|vnđ|vnd|đ){_EDGE}")
"""730,000 đồng: nobody writes parts of a dong."""
_MARKS = re.compile(rf"đ{_EDGE}(?!/)")
_WITH_COMMA = re.compile(r"\d{1,3},\d{1,2}")


@dataclass(frozen=True)
class Quantity:
    """A number with what it counts."""

    words: str
    end: int
    kind: Kind | None
    """None: a bare number."""
    sign: str = ""
    """The sign of a measure as written."""


ELECTRIC = frozenset(
    {"V", "kV", "A", "Ah", "mAh", "W", "kW", "Wh", "kWh", "VA", "kVA", "MVA", "Hz"}
)
"""Signs that stand side by side in a rating: 12V-30Ah is no range."""


def quantity(text: str, place: int, style: Style) -> Quantity | None:
    """The quantity that begins at `place`; a bare number too."""
    number = _NUMBER.match(text, place)
    if number is None:
        return None
    written = number.group()
    if _ENGLISH_DONG.match(text, place):
        written = written.replace(",", ".")
    said = amount(written, style)
    return _tailed(text, number, said, style) or Quantity(said, number.end(), None)


def _tailed(text: str, number: re.Match[str], said: str, style: Style) -> Quantity | None:
    """The number with a tail of measure or money, if one follows."""
    end = number.end()
    found = _PERCENT.match(text, end)
    if found:
        name = "phần trăm" if found["sign"] == "%" else f"phần {style.thousand}"
        space = " " if text[found.end() : found.end() + 1].isalnum() else ""
        return Quantity(f"{said} {name}{space}", found.end(), Kind.PERCENT)
    money = _money(text, end, said, style)
    if money:
        return money
    if number.group().isdigit():
        found = _HEIGHT.match(text, end)
        if found and int(number.group()) < 10:
            rest = cardinal(int(found["rest"]), style)
            return Quantity(f"{said} mét {rest}", found.end(), Kind.MEASURE)
    great = _GREAT.match(text, end)
    found = _MEASURE.match(text, great.end() if great else end)
    said += great.group().lower() if great else ""
    if found and unit(found["unit"]) and not _is_word(text, found):
        known = _per(
            text, f"{said} {unit(found['unit'])}", found.end(), "trên", Kind.MEASURE, style
        )
        return replace(known, sign=found["unit"])
    return None


def _is_word(text: str, found: re.Match[str]) -> bool:
    """Whether the sign is set apart and rather a word or a mark: 5 A, phút 1'."""
    apart = text[found.start()].isspace()
    return apart and found["unit"] in {"F", "'", "in", "s", "v", "t"}


def _money(text: str, end: int, said: str, style: Style) -> Quantity | None:
    mixed = _MIXED.match(text, end)
    if mixed:
        rest = int(mixed["rest"]) * 10 ** (3 - len(mixed["rest"]))
        said, end = f"{said} triệu {cardinal(rest, style)} {style.thousand}", mixed.end()
        coin = _COINS.match(text, end)
        return _paid(text, said, coin, style) if coin else Quantity(said, end, Kind.MONEY)
    both = _SHORT_COIN.match(text, end)
    if both:
        name = f"{said} {_sized(both['size'].lower(), style)} đồng"
        return _per(text, name, both.end(), "một", Kind.MONEY, style)
    size = _SHORT.match(text, end) or _SIZE.match(text, end)
    behind = size.end() if size else end
    if size:
        said = f"{said} {_sized(size['size'].lower(), style)}"
    coin = _COINS.match(text, behind)
    if coin and not size and coin.start() == end and _is_mark(text, end):
        return Quantity(f"{said} điểm", coin.end(), Kind.MEASURE)
    if coin:
        return _paid(text, said, coin, style)
    if size and size["size"].lower() in {"tr", "k"}:
        return Quantity(said, behind, Kind.MONEY)
    return None


def _is_mark(text: str, end: int) -> bool:
    """22,55đ: a mark at school, since a dong has no parts."""
    written = re.search(r"[\d.,]+\Z", text[max(0, end - 12) : end])
    return bool(_MARKS.match(text, end) and written and _WITH_COMMA.fullmatch(written.group()))


def _sized(sign: str, style: Style) -> str:
    """The word for a size; one that is only a sign is said as the house says it."""
    if sign in {"k", "ng"}:
        return style.thousand
    return SHORT_SIZES.get(sign) or MAGNITUDES[sign]


def _paid(text: str, said: str, coin: re.Match[str], style: Style) -> Quantity:
    words = f"{said} {MONEY[coin['coin'].lower()]}"
    return _per(text, words, coin.end(), "một", Kind.MONEY, style)


def _per(text: str, words: str, end: int, link: str, kind: Kind, style: Style) -> Quantity:
    """Adds "/kg", "/h", "/24h" as far as they are signs; words behind "/" have their own rule."""
    for _ in range(2):
        found = _PER.match(text, end)
        if not found:
            break
        if found["many"]:
            words = f"{words} trên {cardinal(int(found['many']), style)} {per(found['per'])}"
        else:
            words = f"{words} {link} {per(found['per'])}"
        end = found.end()
    return Quantity(words, end, kind)
