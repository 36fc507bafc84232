"""A table is heard row by row, each row with the names of its columns."""

from __future__ import annotations

from radio.domain.documents.table_rows import row_sentences


def test_headings_over_several_columns_are_said_with_those_below() -> None:
    heads = [["TT", "Xã", "Số hộ", ""], ["TT", "Xã", "nghèo", "cận nghèo"]]
    assert row_sentences([*heads, ["1", "Vi Hương", "25", "30"]], 2) == [
        "Xã: Vi Hương; số hộ nghèo: 25; số hộ cận nghèo: 30."
    ]


def test_a_sum_under_the_serial_numbers_is_said() -> None:
    rows = [["STT", "Xã", "Số hộ"], ["I", "Vi Hương", "25"], ["Tổng cộng", "", "25"]]
    assert row_sentences(rows, 0) == ["Xã: Vi Hương; số hộ: 25.", "Tổng cộng; số hộ: 25."]


def test_an_abbreviation_keeps_its_capitals_and_an_empty_cell_is_not_named() -> None:
    assert row_sentences([["Xã", "UBND", "HĐND"], ["Vi Hương", "họp", ""]], 1) == [
        "Xã: Vi Hương; UBND: họp."
    ]


def test_a_sentence_in_a_cell_ends_once() -> None:
    assert row_sentences([["Xã", "Việc"], ["Vi Hương.", "Họp!"]], 1) == ["Xã: Vi Hương; việc: Họp!"]


def test_without_names_the_cells_are_a_list_and_a_single_one_stays() -> None:
    assert row_sentences([["Nà Nghịu", "19 giờ"], ["Ghi chú", ""], ["", ""]], 0) == [
        "Nà Nghịu; 19 giờ.",
        "Ghi chú",
    ]
    assert row_sentences([], 0) == []
