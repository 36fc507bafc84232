"""The figures of a treatment must be ones that sound can go through."""

from __future__ import annotations

import pytest

from radio.domain.audio.finish import PEAK_CEILING, TARGET
from radio.domain.audio.sound import RATE
from radio.domain.audio.treatment import CHAINS, Chain, Treatment


def test_a_room_gets_the_sound_as_it_was_read() -> None:
    assert Treatment.NONE not in CHAINS


def test_every_other_treatment_has_its_chain() -> None:
    assert set(CHAINS) == set(Treatment) - {Treatment.NONE}


@pytest.mark.parametrize("chain", CHAINS.values())
def test_the_band_holds_the_words_and_ends_below_half_the_rate(chain: Chain) -> None:
    assert chain.lowest <= 300 < chain.presence_at < 3400 <= chain.highest < RATE / 2


@pytest.mark.parametrize("chain", CHAINS.values())
def test_a_treated_sound_needs_no_second_limiter_to_reach_the_target(chain: Chain) -> None:
    assert chain.ratio > 1
    assert TARGET + chain.highest_peak < PEAK_CEILING
