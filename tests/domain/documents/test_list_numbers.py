"""Numbers of list items as Word writes them."""

from __future__ import annotations

import pytest

from radio.domain.documents.list_numbers import list_number


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (1, "decimal", "1"),
        (7, "decimalZero", "07"),
        (49, "upperRoman", "XLIX"),
        (1994, "lowerRoman", "mcmxciv"),
        (26, "lowerLetter", "z"),
        (28, "upperLetter", "BB"),
        (0, "lowerLetter", "a"),
        (3, "none", ""),
        (3, "cardinalText", "3"),
    ],
)
def test_a_number_is_written_in_its_form(number: int, form: str, written: str) -> None:
    assert list_number(number, form) == written


def test_a_forged_number_makes_no_endless_mark() -> None:
    assert len(list_number(10**9, "upperRoman")) < 20
    assert len(list_number(10**9, "lowerLetter")) < 300
