"""Footnotes are known by small letters and the numbers that refer to them; all else is read."""

from __future__ import annotations

from radio.domain.documents.footnotes import Piece, without_notes


def page(*pieces: tuple[str, float]) -> str:
    (text,) = without_notes([[Piece(text, size) for text, size in pieces]])
    return text


TEXT = ("Hộ nghèo theo chuẩn mới", 14.0)


def test_a_note_goes_with_the_number_that_refers_to_it() -> None:
    note = (("1", 6.0), (" Theo Nghị định số 7.\n", 10.0))
    assert page(TEXT, ("1", 8.0), (" được vay.\n", 14.0), *note) == f"{TEXT[0]} được vay."


def test_a_star_may_refer_to_a_note() -> None:
    assert page(TEXT, ("*", 8.0), (".\n", 14.0), ("* Theo Nghị định.\n", 10.0)) == f"{TEXT[0]}."


def test_small_lines_that_nothing_refers_to_are_read() -> None:
    small = "1 Nà Nghịu 19 giờ"
    assert page(TEXT, (".\n", 14.0), (small, 10.0)) == f"{TEXT[0]}.\n{small}"


def test_small_lines_above_large_ones_are_read() -> None:
    lines = [("1 Nà Nghịu\n", 10.0), ("Hết phần này.", 14.0)]
    assert "1 Nà Nghịu" in page(TEXT, ("1", 8.0), (".\n", 14.0), *lines)


def test_powers_and_formulas_are_no_references() -> None:
    assert page(TEXT, (" 20 m", 14.0), ("2", 8.0), (" sàn", 14.0)).endswith("20 m² sàn")
    assert page(TEXT, (", khí CO", 14.0), ("2", 8.0), (" thải", 14.0)).endswith("khí CO2 thải")
    assert page(TEXT, (" 5 km", 14.0), ("2", 8.0), ("\n2 Nà Nghịu", 10.0)).endswith("2 Nà Nghịu")


def test_a_page_without_letters_is_no_trouble() -> None:
    assert without_notes([[], [Piece("3\n", 12.0)]]) == ["", "3\n"]


def test_a_wider_space_between_lines_is_an_empty_line() -> None:
    heights = (700.0, 683.2, 666.5, 643.7, 627.0)
    lines = [Piece(f"Dòng {at}.\n", 14.0, height) for at, height in enumerate(heights)]
    (text,) = without_notes([lines])
    assert text == "Dòng 0.\nDòng 1.\nDòng 2.\n\nDòng 3.\nDòng 4.\n"
