"""Vietnamese as text: one Unicode form, one sorting order, names safe for files and old players."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
)
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}


def nfc(text: str) -> str:
    """The text in Unicode form NFC, the only form that is stored, hashed or compared."""
    return unicodedata.normalize("NFC", text)


def unaccented(text: str) -> str:
    """The text without Vietnamese marks: `Đôn Phong` gives `Don Phong`; used for search."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def slug(text: str) -> str:
    """A lower-case ASCII name with hyphens: `Tỷ lệ hộ nghèo` gives `ty-le-ho-ngheo`."""
    return re.sub(r"[^a-z0-9]+", "-", unaccented(text).lower()).strip("-")


def collation_key(text: str) -> tuple[tuple[int, ...], str]:
    """Sort key of the Vietnamese alphabet (a ă â b … d đ e ê …, tones after the letter)."""
    folded = nfc(text).lower()
    return tuple(_RANK.get(letter, ord(letter) - 0x10000) for letter in folded), text


def syllables(text: str) -> int:
    """How many syllables are read: Vietnamese writes one a word."""
    return sum(
        1 for word in text.split() if word[0].isalnum() or any(letter.isalnum() for letter in word)
    )
