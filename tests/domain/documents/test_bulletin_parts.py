"""A long document is cut at its own headings into parts that one bulletin can hold."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from radio.domain.documents.bulletin_parts import FEWEST, MOST, Part, parts
from radio.domain.documents.official_text import official_text
from radio.domain.script_header import LONGEST_TITLE
from radio.domain.text import syllables

PLAN = Path(__file__).parents[2] / "data" / "ke-hoach-truyen-thong.txt"
TEN = "Bà con trong thôn cùng nhau giữ vệ sinh chung."
"""Ten syllables."""


def of(count: int) -> str:
    """A paragraph of so many times ten syllables."""
    return " ".join([TEN] * count)


def lengths(made: tuple[Part, ...]) -> list[int]:
    return [syllables(part.body) for part in made]


def test_the_plan_becomes_parts_all_within_the_bounds() -> None:
    plan = official_text(PLAN.read_text("utf-8"))
    made = parts(plan.title, plan.paragraphs)
    assert [long for long in lengths(made) if not FEWEST <= long <= MOST] == []
    assert [word for part in made for word in part.body.split()] == " ".join(
        plan.paragraphs
    ).split()


def test_the_plan_is_named_after_its_own_headings() -> None:
    plan = official_text(PLAN.read_text("utf-8"))
    titles = [part.title for part in parts(plan.title, plan.paragraphs)]
    assert titles[0] == plan.title
    assert "Nội dung, hình thức, giải pháp: Hình thức" in titles
    assert "Nội dung, hình thức, giải pháp: Nội dung (phần 2)" in titles
    assert titles[-1] == "Tổ chức thực hiện: Ủy ban nhân dân các xã, thị trấn"
    assert len(titles) == len(set(titles))


def test_a_cut_stands_before_a_heading_where_the_bounds_allow_it() -> None:
    made = parts("Kế hoạch", ["I. MỤC ĐÍCH", of(9), of(9), "II. YÊU CẦU", of(6), of(6), of(6)])
    assert [part.title for part in made] == ["Mục đích", "Yêu cầu"]
    assert made[1].body.startswith("II. YÊU CẦU\n\nBà con")


def test_short_neighbours_stay_together_under_both_names() -> None:
    made = parts("Kế hoạch", ["I. MỤC ĐÍCH", of(6), "II. YÊU CẦU", of(6), "III. KINH PHÍ", of(20)])
    assert [part.title for part in made] == ["Mục đích; Yêu cầu", "Kinh phí"]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    made = parts("Thông báo", [of(40)])
    assert [part.title for part in made] == ["Thông báo", "Thông báo (phần 2)"]
    assert all(FEWEST <= long <= MOST for long in lengths(made))
    assert all(part.body.endswith(TEN) for part in made)


def test_a_part_never_ends_with_a_heading_or_with_the_words_before_a_list() -> None:
    made = parts("Kế hoạch", [of(25), "1. Nội dung", of(1), "Gồm những việc sau:", of(26)])
    assert [part.body.split("\n")[-1][-1] for part in made] == [".", "."]
    assert made[1].body.startswith(("1. Nội dung", "Gồm"))


def test_a_numbered_sentence_is_no_heading() -> None:
    made = parts("Kế hoạch", ["1. Họp thôn vào tối thứ Bảy.", of(20), "2. Quét dọn.", of(20)])
    assert {part.title for part in made} == {"Kế hoạch", "Kế hoạch (phần 2)"}


def test_an_abbreviation_with_a_point_is_not_cut_off() -> None:
    sentence = "Đoàn công tác về thăm bà con tại các xã của TP. Bắc Kạn trong tuần này."
    made = parts("Thông báo", [" ".join([sentence] * 40)])
    assert len(made) > 1
    assert all(part.body.startswith("Đoàn") for part in made)


def test_what_fits_is_one_part_under_the_title_of_the_document() -> None:
    assert parts("Thông báo", ["1. Mục đích", of(2)]) == (
        Part("Thông báo", f"1. Mục đích\n\n{of(2)}"),
    )


def test_nothing_gives_no_part() -> None:
    assert parts("Thông báo", []) == ()


PARAGRAPHS = st.one_of(
    st.integers(1, 40).map(of),
    st.sampled_from(["I. MỤC ĐÍCH", "1. Yêu cầu:", "Điều 2. Phạm vi", "- Mục a;", "+", "I.", "…"]),
    st.text(st.sampled_from("ab .;:!I1-"), min_size=1).map(str.strip).filter(bool),
)


@given(st.lists(PARAGRAPHS, max_size=12))
def test_no_word_is_lost_and_every_part_has_a_title(paragraphs: list[str]) -> None:
    made = parts("Kế hoạch", paragraphs)
    words = [word for part in made for word in part.body.split()]
    assert words == " ".join(paragraphs).split()
    assert all(0 < len(part.title) <= LONGEST_TITLE for part in made)
