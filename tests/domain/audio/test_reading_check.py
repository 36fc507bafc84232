from __future__ import annotations

import pytest

from radio.domain.audio.reading_check import why_unfit
from radio.domain.audio.sound import Sound
from tests.fakes import tone

WORDS = "Kính thưa bà con và các bạn"


def test_a_reading_of_natural_length_is_kept() -> None:
    assert why_unfit(tone(2), WORDS) is None


@pytest.mark.parametrize("rate", [22_050, 24_000, 48_000])
def test_a_voice_may_have_its_own_rate(rate: int) -> None:
    assert why_unfit(Sound(tone(2).samples, rate), WORDS) is None


@pytest.mark.parametrize(
    ("sound", "reason"),
    [
        (Sound(b""), "left words out"),
        (tone(0.2), "left words out"),
        (tone(20), "far too long"),
        (tone(2, level=0.001), "silence"),
        (Sound(bytes(96_000)), "silence"),
        (Sound(tone(2).samples, 8_000), "not sound"),
        (Sound(tone(2).samples + b"\0"), "not sound"),
    ],
)
def test_what_cannot_be_a_reading_is_not_kept(sound: Sound, reason: str) -> None:
    assert reason in str(why_unfit(sound, WORDS))


def test_flat_tops_are_not_kept() -> None:
    whole = tone(2).samples
    flat = b"\xff\x7f" * 480
    assert "distorted" in str(why_unfit(Sound(whole[:40_000] + flat + whole[40_000:]), WORDS))


def test_a_single_full_sample_is_no_distortion() -> None:
    whole = tone(2).samples
    assert why_unfit(Sound(whole[:40_000] + b"\xff\x7f" + whole[40_002:]), WORDS) is None


def test_a_slow_reading_is_measured_at_its_own_speed() -> None:
    assert why_unfit(tone(14), WORDS, speed=0.5) is None
    assert why_unfit(tone(14), WORDS) is not None
