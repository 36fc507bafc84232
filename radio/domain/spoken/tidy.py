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
_LIKE_LETTERS = {"º": "°", "ª": "a", "Ð": "Đ", "ð": "đ"}
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
    raised = _POWER.sub(lambda power: f" mũ {power.group()}", word)
    plain = "".join(map(_usual_letter, unicodedata.normalize("NFC", raised).translate(_DASHES)))
    return unicodedata.normalize("NFC", plain).replace("\u2044", "/")


def _usual_letter(char: str) -> str:
    if char.isascii() and char.isprintable():
        return char
    category = unicodedata.category(char)
    if category in {"Cc", "Cf"}:
        return ""
    if category in _NUMBERS:
        return _usual_number(char)
    squared = "\u3300" <= char <= "\u33ff" or "\u2100" <= char <= "\u214f"
    wide = "\uff01" <= char <= "\uff5e"
    if squared or wide:
        return unicodedata.normalize("NFKC", char)
    return _LIKE_LETTERS.get(char, char)


def _usual_number(char: str) -> str:
    """① and ² in plain digits, Ⅳ in letters, ½ with a slash."""
    usual = unicodedata.normalize("NFKC", char)
    if usual.isascii() or "\u2044" in usual:
        return usual
    value = unicodedata.numeric(char, 0.0)
    return str(int(value)) if value == int(value) and value >= 0 else " "
