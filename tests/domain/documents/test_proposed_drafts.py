"""What is told of a draft before it is made."""

from __future__ import annotations

from datetime import timedelta

import pytest

from radio.domain.documents.bulletin_parts import FEWEST, MOST
from radio.domain.documents.proposed_drafts import FIRST_WORDS, Proposal, proposal
from radio.domain.house_reading import HouseReading
from tests.builders import a_script

WORD = "thôn "


def proposed(body: str) -> Proposal:
    script = a_script(title="Họp thôn", body=body)
    return proposal(script, HouseReading().script(script))


def concerns(body: str) -> list[str]:
    return [str(one) for one in proposed(body).concerns]


def test_length_is_that_of_the_written_body_and_time_that_of_all_that_is_said() -> None:
    seen = proposed(f"{WORD * 216}họp 7h30.")
    assert seen.long == 218
    assert timedelta(minutes=1) < seen.time < timedelta(minutes=1, seconds=5)


@pytest.mark.parametrize("long", [FEWEST, MOST])
def test_within_the_bounds_there_is_nothing_to_say(long: int) -> None:
    assert concerns(WORD * long) == []


@pytest.mark.parametrize(
    ("long", "sentence"),
    [
        (FEWEST - 1, f"Short: a bulletin has {FEWEST} syllables or more."),
        (MOST + 1, f"Long: a bulletin has {MOST} syllables at most."),
    ],
)
def test_outside_the_bounds_it_is_said(long: int, sentence: str) -> None:
    assert concerns(WORD * long) == [sentence]


def test_what_nobody_can_read_is_quoted_once() -> None:
    body = f"{WORD * FEWEST} QZX và QZX."
    assert "Nobody knows how to read these aloud: QZX." in concerns(body)


def test_the_first_words_show_where_a_paragraph_ends() -> None:
    assert proposed("I. MỤC ĐÍCH\n\nHọp thôn.").begins == "I. MỤC ĐÍCH · Họp thôn."
    assert proposed(WORD * 200).begins == f"{(WORD * FIRST_WORDS).strip()}…"
