from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radio.domain.audio.loudness import SILENCE, STEPS, integrated, lufs, together


def energy(loudness: float) -> float:
    return float(10 ** ((loudness + 0.691) / 10))


def test_energy_and_loudness_are_two_words_for_one_thing() -> None:
    assert lufs(energy(-16.0)) == pytest.approx(-16.0)


def test_nothing_is_silence_and_not_an_error() -> None:
    assert integrated([]) == SILENCE
    assert integrated([0.0] * 50) == SILENCE


def test_pauses_do_not_make_speech_quieter() -> None:
    speech = [energy(-16.0)] * 100
    paused = speech + [0.0] * 300 + speech
    assert integrated(paused) == pytest.approx(-16.0, abs=0.1)


def test_soft_background_is_left_out_by_the_relative_gate() -> None:
    speech, murmur = [energy(-16.0)] * 100, [energy(-40.0)] * 100
    assert integrated(speech + murmur) == pytest.approx(-16.0, abs=0.1)


def test_a_sound_shorter_than_a_block_has_a_loudness() -> None:
    assert integrated([energy(-20.0)] * 2) == pytest.approx(-20.0)


def test_the_loudness_of_a_programme_lies_between_those_of_its_takes() -> None:
    both = together([(energy(-15.5),) * 50, (energy(-16.5),) * 50])
    assert -16.5 < both < -15.5


takes = st.lists(st.floats(-80, -5).map(energy), min_size=1, max_size=60).map(tuple)


@given(st.lists(takes, max_size=8))
def test_loudness_added_up_is_that_of_the_sounds_in_a_row(row: list[tuple[float, ...]]) -> None:
    silence = [0.0] * STEPS
    whole = [one for take in row for one in (*take, *silence)]
    assert together(row) == pytest.approx(integrated([*silence, *whole]))


def test_together_nothing_is_silence() -> None:
    assert together([]) == SILENCE
    assert together([(0.0,) * 30]) == SILENCE
