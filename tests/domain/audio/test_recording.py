"""What a recording must be to go on the air."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from radio.domain.audio.recording import Figures, cautions, length_cautions, why_unfit

GOOD = Figures(timedelta(seconds=40), peak=0.5, clipped=0.0, voiced=0.7, contrast=40.0)


def test_a_calm_reading_is_fit_and_needs_no_caution() -> None:
    assert why_unfit(GOOD) is None
    assert cautions(GOOD) == ()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"peak": 0.005}, "microphone on"),
        ({"voiced": 0.0, "length": timedelta(0)}, "microphone on"),
        ({"length": timedelta(milliseconds=900)}, "shorter"),
        ({"clipped": 0.03}, "distorted"),
        ({"voiced": 0.05}, "silence"),
        ({"contrast": 1.0}, "connected"),
    ],
)
def test_a_failed_one_is_not_and_the_reason_says_what_to_do(
    change: dict[str, object], why: str
) -> None:
    assert why in str(why_unfit(replace(GOOD, **change)))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"peak": 1.0, "clipped": 0.005}, "too loud"),
        ({"peak": 0.03}, "quiet"),
        ({"contrast": 9.0}, "noise"),
    ],
)
def test_a_poor_one_is_fit_with_a_word_of_caution(change: dict[str, object], said: str) -> None:
    poor = replace(GOOD, **change)
    assert why_unfit(poor) is None
    (caution,) = cautions(poor)
    assert said in str(caution)


def test_a_loud_syllable_that_touches_full_scale_is_borne() -> None:
    assert cautions(replace(GOOD, peak=1.0, clipped=0.0005)) == ()


@pytest.mark.parametrize(
    ("seconds", "pause", "wrong"),
    [
        (30, 0, ""),
        (20, 0, ""),
        (12, 0, "shorter"),
        (90, 0, "longer"),
        (90, 60, ""),
    ],
)
def test_a_recording_is_about_as_long_as_its_text(seconds: int, pause: int, wrong: str) -> None:
    text = ["Mời bà con họp thôn. " * 10, timedelta(seconds=pause), "Mời bà con họp thôn. " * 10]
    told = length_cautions(timedelta(seconds=seconds), text)
    assert len(told) == bool(wrong)
    assert wrong in "".join(map(str, told))


def test_what_has_no_text_may_be_of_any_length() -> None:
    assert length_cautions(timedelta(seconds=1), []) == ()
