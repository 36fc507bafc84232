"""Figures that tell one voice from another must themselves be right."""

from __future__ import annotations

import pytest

from radio.adapters.mastering.figures import figures_of
from radio.domain.audio.sound import RATE, Sound
from tests.fakes import tone


@pytest.mark.parametrize(("hertz", "share"), [(110, 0.0), (1000, 1.0), (3000, 1.0), (6000, 0.0)])
def test_a_tone_lies_where_it_is(hertz: int, share: float) -> None:
    figures = figures_of([tone(2, hertz=hertz)])
    assert figures.horn_share == pytest.approx(share, abs=0.02)
    assert figures.centroid == pytest.approx(hertz, rel=0.03)


def test_two_tones_of_one_strength_share_the_energy() -> None:
    figures = figures_of([tone(2, hertz=1000), tone(2, hertz=6000)])
    assert figures.horn_share == pytest.approx(0.5, abs=0.02)
    assert figures.seconds == pytest.approx(4)


def test_half_the_level_is_six_decibels_less() -> None:
    loud, soft = figures_of([tone(2, level=0.5)]), figures_of([tone(2, level=0.25)])
    assert loud.loudness - soft.loudness == pytest.approx(6.02, abs=0.05)
    assert loud.true_peak - soft.true_peak == pytest.approx(6.02, abs=0.05)
    assert loud.centroid == pytest.approx(soft.centroid, rel=0.01)


def test_the_rate_of_a_voice_does_not_change_its_figures() -> None:
    whole = tone(2, hertz=1000)
    every_third = Sound(tone(2, hertz=1000 * 1.5).samples, 16_000)
    assert figures_of([every_third]).centroid == pytest.approx(
        figures_of([whole]).centroid, rel=0.01
    )


def test_silence_has_figures_too() -> None:
    figures = figures_of([Sound(bytes(2 * RATE))])
    assert (figures.horn_share, figures.centroid) == (0.0, 0.0)
    assert figures.loudness < -70
