from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Sequence
from datetime import timedelta
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radio.domain import phrasing
from radio.domain.phrasing import (
    BREATH,
    CLAUSE,
    COMMA,
    LONGEST,
    PARAGRAPH,
    SENTENCE,
    Phrase,
    SpokenScript,
    passage_phrases,
    phrases,
)

GREETING = "Kính thưa bà con! Mời bà con nghe chương trình phát thanh của xã."
LONG = (
    "Ủy ban nhân dân huyện giao phòng lao động thương binh và xã hội chủ trì phối hợp với các cơ "
    "quan đơn vị liên quan và ủy ban nhân dân các xã thị trấn triển khai kế hoạch này để mọi người "
    "dân được tiếp cận chính sách"
)


def test_a_sentence_is_a_breath_with_a_rest_after_it() -> None:
    assert phrases(GREETING) == (
        Phrase("Kính thưa bà con!", SENTENCE),
        Phrase("Mời bà con nghe chương trình phát thanh của xã.", SENTENCE),
    )


def test_a_comma_between_long_clauses_is_a_breath() -> None:
    made = phrases("Người dân sinh sống ở các xã khó khăn, cán bộ làm công tác giảm nghèo các cấp.")
    assert [phrase.pause for phrase in made] == [COMMA, SENTENCE]
    assert made[0].words.endswith("khó khăn,")


def test_a_list_of_short_names_is_not_chopped() -> None:
    assert len(phrases("Lúa, ngô, khoai, sắn, đỗ, lạc.")) == 1


def test_a_colon_rests_longer_than_a_comma() -> None:
    assert phrases("Các nội dung chính: giảm nghèo.")[0] == Phrase("Các nội dung chính:", CLAUSE)


def test_a_paragraph_rests_longest() -> None:
    first, last = phrases("Đoạn thứ nhất.\n\nĐoạn thứ hai.")
    assert first.pause == PARAGRAPH
    assert last.pause == SENTENCE


def test_a_wrapped_line_is_not_a_rest() -> None:
    assert phrases("kinh tế\nxã hội") == phrases("kinh tế xã hội")


def test_dashes_and_brackets_rest_like_commas_and_are_not_said() -> None:
    assert [p.words for p in phrases("Bà con xã nhà (thôn Nà Ít) – mời nghe.")] == [
        "Bà con xã nhà, thôn Nà Ít, mời nghe."
    ]


def test_quotes_do_not_make_another_clip_of_the_same_words() -> None:
    assert phrases("“Không ai bị bỏ lại phía sau.”") == phrases("Không ai bị bỏ lại phía sau.")


def test_a_clause_too_long_for_one_breath_is_cut_before_a_linking_word() -> None:
    made = phrases(LONG)
    assert " ".join(phrase.words for phrase in made) == LONG
    assert all(len(phrase.words) <= LONGEST for phrase in made)
    assert [phrase.pause for phrase in made[:-1]] == [BREATH] * (len(made) - 1)
    assert {phrase.words.split()[0] for phrase in made[1:]} <= {"và", "với", "để", "phối", "các"}


def test_marks_alone_are_not_phrases() -> None:
    assert phrases("… – ! \n\n ---") == ()


PIECES = (*LONG.split(), "an,", "ta.", "Ô!", "(vì", "ở)", "–", ";", "\n\n")


@given(st.lists(st.sampled_from(PIECES)))
def test_no_word_is_lost_and_none_said_twice(words: list[str]) -> None:
    text = " ".join(words)
    said = [word.strip(",.;:!?()–") for phrase in phrases(text) for word in phrase.words.split()]
    written = [word.strip(",.;:!?()–") for word in text.split()]
    assert said == [word for word in written if word]


@given(st.text(max_size=300))
def test_any_text_gives_phrases_in_nfc_with_words(text: str) -> None:
    for phrase in phrases(text):
        assert any(letter.isalnum() for letter in phrase.words)
        assert unicodedata.is_normalized("NFC", phrase.words)


def test_a_marked_pause_takes_the_place_of_the_natural_one() -> None:
    made = passage_phrases(["Đoạn một.", timedelta(seconds=2), "Đoạn hai."])
    assert [phrase.pause for phrase in made] == [timedelta(seconds=2), SENTENCE]


def test_a_marked_pause_shorter_than_the_natural_one_changes_nothing() -> None:
    made = passage_phrases(["Đoạn một.", timedelta(milliseconds=100), "Đoạn hai."])
    assert made[0].pause == PARAGRAPH


def test_a_spoken_script_binds_title_and_body_as_one_text() -> None:
    script = SpokenScript("Tiêu đề", ("Đoạn một.", timedelta(seconds=2), "Đoạn hai."))
    assert script.text == "Tiêu đề\n\nĐoạn một.\n\nĐoạn hai."
    assert [phrase.words for phrase in script.phrases] == ["Đoạn một.", "Đoạn hai."]


def test_a_text_without_any_mark_is_divided_in_linear_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Time is counted in lines of Python gone through and in words measured, not by a clock."""
    measured = 0

    def counted(words: Sequence[str]) -> int:
        nonlocal measured
        measured += len(words)
        return sum(map(len, words)) + max(0, len(words) - 1)

    monkeypatch.setattr(phrasing, "_length", counted)
    work = {}
    for words in (2_000, 8_000):
        measured = 0
        text = "nghèo " * words
        lines = lines_of(lambda text=text: phrases(text))
        work[words] = lines + measured
    assert 8_000 < work[8_000] < 5 * work[2_000]


def lines_of(act: Callable[[], object]) -> int:
    """How many lines of Python are gone through."""
    gone = 0

    def line(_frame: FrameType, event: str, _value: object) -> Callable[..., object]:
        nonlocal gone
        gone += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        act()
    finally:
        sys.settrace(before)
    return gone
