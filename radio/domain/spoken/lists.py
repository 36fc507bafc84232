"""Marks of lists and sections at the start of a line."""

from __future__ import annotations

import re

from radio.domain.spoken.cardinals import cardinal, whole
from radio.domain.spoken.letters import letter
from radio.domain.spoken.model import Kind, Style
from radio.domain.spoken.roman import value
from radio.domain.spoken.rule import DIGIT, LETTER, Found, Rule
from radio.domain.spoken.syllables import UPPER

_BULLET = re.compile(r"[-–—+•*·●○■□▪➢✓✔►▶♦❖-]+[ \t]*(?=\S)")
_ROMAN = re.compile(rf"(?P<n>[IVX]{{1,6}})(?P<mark>[./)]|[ ]?[-–:.])[ \t]+(?=[{UPPER}“\"])")
_NUMBER = re.compile(r"(?P<n>\d{1,2})(?P<mark>[./)])[ \t]+(?=[^\s\d])")
_NESTED = re.compile(
    rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?P<mark>[./)]?)[ \t]+"
    rf"(?=[{UPPER}])(?!(?:[A-Z]{{3}}|[A-Z]{{1,2}}|[A-Z][a-z])(?![^\W_]))"
)
"""1.2 and a word; 1.2 MW and 3.4 USD are quantities."""
_LETTERED = re.compile(r"(?P<n>[a-zđ])(?:\)[ \t]*|\.[ \t]+)(?=[^\s.)])")
_LINE_START = re.compile(r"(?:\A|\n)[ \t]*\Z")


def at_line_start(found: Found) -> bool:
    """Whether nothing but blanks stands before it in its line."""
    return bool(_LINE_START.search(found.said))


def _bullet(found: Found) -> str | None:
    """A mark is a pause; where the line before was left open it is closed."""
    signed = found[0] in {"-", "+", "–"} and found.after[:1].isdigit()
    return None if signed or not at_line_start(found) else ""


def _section(found: Found) -> str | None:
    if not at_line_start(found):
        return None
    if found.style.list_marks == "pause":
        return ""
    return f"Phần {cardinal(value(found['n']), found.style)}: "


def _item(found: Found) -> str | None:
    if not at_line_start(found):
        return None
    words = " chấm ".join(whole(part, found.style) for part in found["n"].split("."))
    return _mark(words, found.style)


def _mark(words: str, style: Style) -> str:
    """The number of an item as the house says it."""
    if style.list_marks == "pause":
        return ""
    return f"{words.capitalize()} là, " if style.list_marks == "là" else f"{words.capitalize()}, "


def _inline(found: Found) -> str | None:
    """1/ behind a colon or a semicolon: an item inside a line."""
    if found.said.rstrip()[-1:] not in {":", ";", ".", ","}:
        return None
    return f"{whole(found['n'], found.style)}, "


def _lettered(found: Found) -> str | None:
    if not at_line_start(found):
        return None
    if found.style.list_marks == "pause":
        return ""
    name = "dê" if found["n"] == "d" else letter(found["n"])
    return f"{name if len(name) == 1 else name.capitalize()}, " if name else None


def _small_roman(found: Found) -> str | None:
    """(i) …; (ii) …: told from the letters i, v and x by the item before or behind."""
    numeral = found["n"]
    if len(numeral) == 1:
        behind = found.text[found.end : found.end + _ITEM]
        before = found.text[max(0, found.start - _ITEM) : found.start]
        if not (_SECOND.search(behind) if numeral == "i" else f"i{numeral})" in before):
            return None
    words = cardinal(value(numeral.upper()), found.style)
    if found[0][0] == "(":
        return f"({words})"
    if not at_line_start(found):
        return f"{words}) "
    return _mark(words, found.style)


_SMALL = r"(?P<n>x{0,2}(?:ix|iv|vi{0,3}|i{1,3})|x{1,2})\)"
_SECOND = re.compile(r"(?<![^\W_])ii\)")
_ITEM = 600
"""Characters within which the neighbour of an item must stand."""

RULES = (
    Rule(
        "list.small_roman", Kind.LIST_MARK, "Gồm: (i) vay vốn; (ii) học nghề.", "(một)", "(",
        re.compile(rf"\({_SMALL}"), _small_roman, "Small Roman numerals of a list.",
    ),
    Rule(
        "list.small_roman", Kind.LIST_MARK, "Gồm: (i) vay vốn; (ii) học nghề.", "(một)", LETTER,
        re.compile(rf"(?<![^\W_]){_SMALL}[ \t]+"), _small_roman,
        "Small Roman numerals of a list.",
    ),
    Rule(
        "list.section", Kind.LIST_MARK, "II. Đối tượng", "Phần hai: ", LETTER, _ROMAN, _section,
        "A Roman numeral with a mark at the start of a line.",
    ),
    Rule(
        "list.number", Kind.LIST_MARK, "1. Mục đích", "Một, ", DIGIT, _NUMBER, _item,
        "Style setting list_marks: read, pause, or là (Một là, …).",
    ),
    Rule(
        "list.inline", Kind.LIST_MARK, "Kính mời: 1/ Đảng ủy; 2/ Các trưởng thôn.", "một, ", DIGIT,
        re.compile(rf"(?P<n>\d{{1,2}})/[ ]+(?=[{UPPER}])"), _inline,
    ),
    Rule(
        "list.nested", Kind.LIST_MARK, "2.1. Phạm vi", "Hai chấm một, ", DIGIT, _NESTED, _item,
    ),
    Rule(
        "list.letter", Kind.LIST_MARK, "b) Đối với hộ cận nghèo", "Bê, ", LETTER, _LETTERED,
        _lettered, "The letter's name and a pause.",
    ),
    Rule(
        "list.bullet", Kind.LIST_MARK, "- Tăng cường truyền thông.", "", "-–—+•*·●○■□▪➢✓✔►▶♦❖",
        _BULLET, _bullet, "A pause: the mark is left out.",
    ),
)  # fmt: skip
