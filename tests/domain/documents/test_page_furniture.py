"""Heads, feet and numbers of pages go; the text at their edges stays."""

from __future__ import annotations

from radio.domain.documents.page_furniture import without_furniture

HEAD = "Bản tin nội bộ số 5"


def test_what_comes_again_at_the_edge_goes_with_its_page_number() -> None:
    pages = [[HEAD, "", f"Việc {word}.", f"- {n} -"] for n, word in enumerate("abc", start=1)]
    assert without_furniture(pages) == [["Việc a."], ["Việc b."], ["Việc c."]]


def test_a_first_page_without_head_and_other_heads_on_even_pages_are_known() -> None:
    heads = ["", HEAD, "UBND xã", HEAD, "UBND xã", HEAD, "UBND xã"]
    pages = [[head, f"Việc {word}."] for head, word in zip(heads, "abcdegh", strict=True)]
    assert [page[-1] for page in without_furniture(pages)] == [f"Việc {one}." for one in "abcdegh"]
    assert all(len(page) == 1 for page in without_furniture(pages))


def test_what_is_on_two_pages_only_stays() -> None:
    pages = [["Bà con nhớ:", "Việc a."], ["Bà con nhớ:", "Việc b."], ["Việc c."]]
    assert without_furniture(pages) == pages


def test_what_comes_again_inside_a_page_stays() -> None:
    inner = [["Một.", "Hai.", "Ba.", "Bốn.", "Cùng nhau.", "Năm.", "Sáu.", "Bảy.", "Tám."]] * 3
    pages = [
        [f"{word} đầu", *page, f"{word} cuối"] for word, page in zip("abc", inner, strict=True)
    ]
    assert without_furniture(pages) == pages


def test_empty_pages_and_edges_are_no_trouble() -> None:
    assert without_furniture([["", " "], [], ["", "Việc a.", ""]]) == [[], [], ["Việc a."]]
