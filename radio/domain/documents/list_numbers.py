"""Numbers of list items as Word writes them: 1, 01, IV, iv, B, b."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LONGEST = 5000
"""No list is longer; a forged number must not become a Roman one of a million letters."""


def list_number(number: int, form: str) -> str:
    """`number` in one of the forms of ECMA-376 (17.18.59); an unknown form is decimal."""
    return _FORMS.get(form, str)(min(number, _LONGEST))


def _roman(number: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        made += letters * count
    return made


def _letter(number: int) -> str:
    """a to z, then aa, bb."""
    again, at = divmod(max(number, 1) - 1, 26)
    return chr(ord("a") + at) * (again + 1)


_FORMS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _number: "",
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
}
