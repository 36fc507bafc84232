"""Finding bulletins as people type: without marks, in any order, by state of the day."""

from __future__ import annotations

from datetime import timedelta

from radio.domain.bulletin import State
from radio.domain.bulletin_search import Wanted, search
from radio.domain.script import Kind
from tests.builders import MONDAY, a_bulletin, a_script, an_approved

FLOOD = a_bulletin("lu", script=a_script(title="Cảnh báo lũ ống ở Đôn Phong", kind=Kind.WARNING))
LOAN = an_approved("vay", title="Vay vốn", body="Hộ nghèo được vay.", valid_until=MONDAY)
ALL = (FLOOD, LOAN)


def test_nothing_asked_means_everything_in_its_order() -> None:
    assert search(ALL, Wanted(), MONDAY) == ALL


def test_marks_case_and_order_of_words_do_not_matter() -> None:
    for words in ("don phong", "PHONG đôn", "lũ", "canh bao lu"):
        assert search(ALL, Wanted(words), MONDAY) == (FLOOD,), words


def test_every_word_must_be_there() -> None:
    assert search(ALL, Wanted("don vay"), MONDAY) == ()


def test_the_body_is_searched_too() -> None:
    assert search(ALL, Wanted("ho ngheo duoc"), MONDAY) == (LOAN,)


def test_a_state_is_the_one_of_the_day() -> None:
    assert search(ALL, Wanted(state=State.APPROVED), MONDAY) == (LOAN,)
    tuesday = MONDAY + timedelta(days=1)
    assert search(ALL, Wanted(state=State.APPROVED), tuesday) == ()
    assert search(ALL, Wanted(state=State.EXPIRED), tuesday) == (LOAN,)


def test_a_kind_leaves_the_others_out() -> None:
    assert search(ALL, Wanted(kind=Kind.WARNING), MONDAY) == (FLOOD,)
