"""Brings letters and blanks into one form before anything is read: NFC, plain digits and spaces."""

from __future__ import annotations

import re
import unicodedata

from radio.domain.spoken.model import Kind, Span
from radio.domain.spoken.rule import Described
from radio.domain.spoken.splice import spliced

_CHUNK = re.compile(r"\S+|[^\S \n]+")
_ODD = re.compile(r"[^\n -~À-ỹ–—“”‘’…°•₫€]")
_DASHES = {ord(dash): "-" for dash in "‐‑‒−﹣－"}
_NUMBERS = frozenset({"Nd", "Nl", "No"})
_POWER = re.compile(r"(?<=\d)[²³](?!\d)")
_RAISED_DEGREE = re.compile(r"(?<=\d)⁰")
_FOOTNOTE = re.compile(r"(?<=[^\W\d_]{2}|\d[.,;)])[¹²³⁴-⁹]{1,2}(?![^\W_])|(?<=\d)¹(?![^\W_])")
_METRES = re.compile(r"(?:^|[\d/(])(?:km|hm|dam|dm|cm|mm|Nm|m)\Z")
_WITH_PART = re.compile(r"(?<=\d)[½¼¾]")
_PARTS = {"½": ",5", "¼": ",25", "¾": ",75"}
_LIKE_LETTERS = {"º": "°", "ª": "a", "Ð": "Đ", "ð": "đ", "№": "số", "′": "'", "″": '"'}
"""Signs that old keyboards and fonts put in the place of others."""


RULES = (
    Described(
        "layout.letters", Kind.LAYOUT, "Rừng rộng 5 km² ở xã Đo\u0302n Phong.", "Đôn",
    ),
)  # fmt: skip


def tidied(text: str) -> list[Span]:
    """Words and blanks whose characters are written in an unusual form, with the usual one."""
    if unicodedata.is_normalized("NFC", text) and not _ODD.search(text):
        return []
    found: list[Span] = []
    for chunk in _CHUNK.finditer(text):
        written = chunk.group()
        usual = " " if written.isspace() else _usual(written)
        if written.isspace() and "\r" in written and text[chunk.end() : chunk.end() + 1] == "\n":
            usual = ""
        if usual != written:
            found.append(Span(chunk.start(), chunk.end(), Kind.LAYOUT, usual, "layout.letters"))
    return found


def usual(text: str) -> str:
    """The text with every unusual form in the usual one: what the rules and the lexicon see."""
    return spliced(text, tidied(text))


def _usual(word: str) -> str:
    raised = _POWER.sub(lambda power: f" mũ {power.group()}", _RAISED_DEGREE.sub("°", word))
    raised = _FOOTNOTE.sub(_unless_metres, raised)
    raised = _WITH_PART.sub(lambda part: _PARTS[part.group()], raised)
    plain = "".join(map(_usual_letter, unicodedata.normalize("NFC", raised).translate(_DASHES)))
    return unicodedata.normalize("NFC", plain).replace("\u2044", "/")


def _unless_metres(mark: re.Match[str]) -> str:
    """A raised number behind a word is the mark of a footnote; km² is no word."""
    return mark.group() if _METRES.search(mark.string, 0, mark.start()) else ""


def _usual_letter(char: str) -> str:
    if char.isascii() and char.isprintable():
        return char
    if char in _LIKE_LETTERS:
        return _LIKE_LETTERS[char]
    category = unicodedata.category(char)
    if category in {"Cc", "Cf"}:
        return ""
    if category in _NUMBERS:
        return _usual_number(char)
    squared = "\u3300" <= char <= "\u33ff" or "\u2100" <= char <= "\u214f"
    wide = "\uff01" <= char <= "\uff5e"
    if squared or wide:
        return unicodedata.normalize("NFKC", char)
    return char


def _usual_number(char: str) -> str:
    """① and ² in plain digits, Ⅳ in letters, ½ with a slash."""
    usual = unicodedata.normalize("NFKC", char)
    if usual.isascii() or "\u2044" in usual:
        return usual
    value = unicodedata.numeric(char, 0.0)
    return str(int(value)) if value == int(value) and value >= 0 else " "
