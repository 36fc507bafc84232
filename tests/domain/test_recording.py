"""What a recording must be to go on the air."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from radio.domain.languages import LANGUAGES, language_name
from radio.domain.recording import Figures, why_unfit

GOOD = Figures(timedelta(seconds=40), peak=0.5, clipped=0.0, voiced=0.7)


def test_a_calm_reading_is_fit() -> None:
    assert why_unfit(GOOD) is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"peak": 0.005}, "microphone"),
        ({"length": timedelta(milliseconds=900)}, "shorter"),
        ({"clipped": 0.01}, "distorted"),
        ({"voiced": 0.05}, "silence"),
    ],
)
def test_a_failed_one_is_not_and_the_reason_says_what_to_do(
    change: dict[str, object], why: str
) -> None:
    assert why in str(why_unfit(replace(GOOD, **change)))


def test_a_loud_syllable_that_touches_full_scale_is_borne() -> None:
    assert why_unfit(replace(GOOD, peak=1.0, clipped=0.0005)) is None


def test_languages_of_the_district_have_names_and_others_their_code() -> None:
    assert str(language_name("tyz")) == "Tày"
    assert str(language_name("xyz")) == "language xyz"
    assert all(len(code) == 3 for code in LANGUAGES)
