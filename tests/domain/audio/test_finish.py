"""What a station may wish of the level of its sound."""

from __future__ import annotations

import math

import pytest

from radio.domain.audio.finish import USUAL, Finish
from radio.domain.audio.treatment import Treatment


@pytest.mark.parametrize(
    "finish", [USUAL, Finish(target=-23.0), Finish(target=-15.0, ceiling=-1.0)]
)
def test_levels_that_can_be_reached_are_right(finish: Finish) -> None:
    assert not finish.wrong


@pytest.mark.parametrize(
    ("finish", "field"),
    [
        (Finish(target=-40.0), "loudness"),
        (Finish(target=-6.0), "loudness"),
        (Finish(target=math.nan), "loudness"),
        (Finish(ceiling=0.0), "true-peak"),
        (Finish(target=-16.0, ceiling=-6.0), "true-peak"),
    ],
)
def test_levels_that_nothing_can_be_brought_to_are_named(finish: Finish, field: str) -> None:
    ((named, _),) = finish.wrong
    assert named == field


def test_only_what_differs_from_the_usual_marks_a_take() -> None:
    assert USUAL.marks == ()
    assert Finish(Treatment.HORN).marks == (Treatment.HORN,)
    assert Finish(target=-18.0).marks == (-18.0, -1.5)
