from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radio.domain.loudness import SILENCE, STEP, in_a_row, integrated, lufs
from radio.domain.sound import RATE


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
    together = in_a_row([(0, [energy(-15.5)] * 50), (6 * RATE, [energy(-16.5)] * 50)], 11 * RATE)
    assert -16.5 < integrated(together) < -15.5


@given(st.integers(0, 100_000))
def test_no_energy_is_lost_wherever_a_sound_begins(start: int) -> None:
    whole = in_a_row([(start, [1.0, 2.0, 3.0])], start + 3 * STEP)
    assert sum(whole) == pytest.approx(6.0)
    assert sum(whole[: start // STEP]) == 0.0
