"""Text in the old Vietnamese 8-bit fonts, TCVN3 (ABC) and VNI, back to Unicode.

Such text comes out of old documents as the Latin characters that share its codes: `BiÓu sè` for
`Biểu số`. Nothing in it says so; the words do: what is no Vietnamese syllable becomes one. A text
that is Vietnamese already is never changed.
Tables: TCVN 5712:1993, third character set; the Windows character set of VNI fonts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from radio.domain.spoken.syllables import is_syllable
from radio.domain.text import nfc

FEWEST = 2
"""So many changed words at least must be syllables; one alone may be chance."""
CLEAR_SHARE = 0.6
"""This part of the words that a table changes must be syllables afterwards."""
CLEAR_GAIN = 0.2
"""This part of them must not have been syllables before; `sè` is one in either reading."""

Convert = Callable[[str], str]

_TCVN3_SMALL = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_TCVN3 = str.maketrans(_TCVN3_SMALL | dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True)))

_TONED = {
    "a": {"ùøûõï": "áàảãạ", "âáàåãä": "âấầẩẫậ", "êéèúüë": "ăắằẳẵặ"},
    "e": {"ùøûõï": "éèẻẽẹ", "âáàåãä": "êếềểễệ"},
    "o": {"ùøûõï": "óòỏõọ", "âáàåãä": "ôốồổỗộ"},
    "ô": {"ùøûõï": "ớờởỡợ"},
    "u": {"ùøûõï": "úùủũụ"},
    "ö": {"ùøûõï": "ứừửữự"},
    "y": {"ùøûõ": "ýỳỷỹ"},
}
"""VNI writes a letter and then its mark; by letter: the marks, and what each makes of it."""
_VNI = {
    letter + mark: made
    for letter, sets in _TONED.items()
    for marks, results in sets.items()
    for mark, made in zip(marks, results, strict=True)
} | dict(zip("ñôöíìæóòî", "đơưíìỉĩịỵ", strict=True))
_VNI_LETTER = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)

_MODERN = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
"""Letters that only Unicode Vietnamese has; the codes of the old fonts end before them."""
_AROUND = "".join(chr(code) for code in range(0x21, 0x7F) if not chr(code).isalpha()) + "“”‘’–—…"
_LATIN = re.compile("[A-Za-z]")
_FIRST = re.compile("[A-Za-z®Ññ]|§(?=.)")
"""What a word that is looked at begins with; the signs stand for đ in one of the tables."""


def modern(text: str) -> str:
    """The text in Unicode letters when it is clearly TCVN3 or VNI, else the very same text.

    Lines that hold Unicode Vietnamese stay as they are, so a mixture comes out right, too.
    """
    lines = text.split("\n")
    old = [line for line in lines if not _MODERN.search(nfc(line))]
    convert = max((_from_tcvn3, _from_vni), key=lambda table: _gain(old, table))
    if not _is_clear(old, convert):
        return text
    least = 1 if len(old) < len(lines) else 0
    return "\n".join(
        convert(line) if not _MODERN.search(nfc(line)) and _gain([line], convert) >= least else line
        for line in lines
    )


def _is_clear(lines: Sequence[str], convert: Convert) -> bool:
    changed = _changed(lines, convert)
    made = sum(is_syllable(new) for _, new in changed)
    enough = made >= max(FEWEST, CLEAR_SHARE * len(changed))
    return enough and _gain(lines, convert) >= CLEAR_GAIN * len(changed)


def _gain(lines: Sequence[str], convert: Convert) -> int:
    """How many more words are syllables after the conversion than before."""
    return sum(is_syllable(new) - is_syllable(old) for old, new in _changed(lines, convert))


def _changed(lines: Sequence[str], convert: Convert) -> list[tuple[str, str]]:
    """Words that the conversion changes; what begins with a sign (`µm`, `©`) proves nothing."""
    words = [word.strip(_AROUND) for line in lines for word in nfc(line).split()]
    pairs = [(word, convert(word)) for word in words if _FIRST.match(word)]
    return [(old, new) for old, new in pairs if old != new]


def _from_tcvn3(line: str) -> str:
    """The line by the TCVN3 table, which has no toned capitals: capitals come from the rest."""
    made = line.translate(_TCVN3)
    letters = "".join(_LATIN.findall(line))
    if made != line and len(letters) > 1 and letters.isupper():
        return made.upper()
    return re.sub(r"\S+", lambda word: _in_capitals(word[0]), made)


def _in_capitals(word: str) -> str:
    latin = "".join(_LATIN.findall(word))
    return word.upper() if len(latin) > 1 and latin.isupper() else word


def _from_vni(line: str) -> str:
    return _VNI_LETTER.sub(_vni_letter, line)


def _vni_letter(found: re.Match[str]) -> str:
    made = _VNI[found[0].lower()]
    return made.upper() if found[0][0].isupper() else made
