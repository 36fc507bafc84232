"""The Vietnamese names of letters."""

from __future__ import annotations

from radio.domain.spoken.syllables import toneless

NAMES = {
    "a": "a", "ă": "á", "â": "ớ", "b": "bê", "c": "xê", "d": "đê", "đ": "đê", "e": "e", "ê": "ê",
    "f": "ép", "g": "gờ", "h": "hát", "i": "i", "j": "gi", "k": "ca", "l": "lờ", "m": "mờ",
    "n": "nờ", "o": "o", "ô": "ô", "ơ": "ơ", "p": "pê", "q": "quy", "r": "rờ", "s": "ét",
    "t": "tê", "u": "u", "ư": "ư", "v": "vê", "w": "vê kép", "x": "ích", "y": "y", "z": "dét",
}  # fmt: skip
"""A letter on its own: vitamin D is "đê"."""

IN_ABBREVIATION = {"l": "e lờ", "m": "em mờ", "n": "en nờ", "r": "e rờ", "o": "ô", "s": "ét"}
"""Letters that are named longer when a foreign abbreviation is spelled."""


def letter(written: str) -> str:
    """The name of one letter; "" for what is none."""
    low = written.lower()
    return NAMES.get(low) or NAMES.get(toneless(low), "")


def spelled(written: str) -> str:
    """Letter by letter, as an abbreviation is spelled: `FPT` gives `ép pê tê`."""
    names = (IN_ABBREVIATION.get(char.lower()) or letter(char) for char in written)
    return " ".join(name for name in names if name)
