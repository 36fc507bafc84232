"""Words are heard before it is decided that they are said so; no take is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from radio.app import Radio, build
from radio.config import Settings
from radio.domain.errors import Refused
from tests.builders import a_bulletin, a_script


@pytest.fixture
def radio(tmp_path: Path) -> Iterator[Radio]:
    made = build(Settings(workspace=tmp_path, online_voices=False))
    yield made
    made.store.close()  # type: ignore[attr-defined]


def test_words_become_sound_and_the_second_time_nothing_is_synthesised(radio: Radio) -> None:
    first = radio.hearing.hear("xưởng quay")
    assert 0.3 < first.length.total_seconds() < 3
    made = radio.voicing.counts.clips_synthesised
    assert radio.hearing.hear("xưởng quay") == first
    assert radio.voicing.counts.clips_synthesised == made == 1
    assert radio.voicing.counts.takes_encoded == 0


def test_clips_never_take_more_than_the_settings_allow(tmp_path: Path) -> None:
    radio = build(Settings(workspace=tmp_path, online_voices=False, clips_megabytes=1))
    for number in range(1, 20):
        radio.hearing.hear(f"Mời bà con đến họp thôn vào ngày {number} tháng 10 năm 2022.")
        kept = sum(roll.stat().st_size for roll in tmp_path.rglob("*.pcm"))
        assert 0 < kept <= 1 << 20
    assert radio.voicing.counts.clips_synthesised == 19
    radio.hearing.hear("Mời bà con đến họp thôn vào ngày 19 tháng 10 năm 2022.")
    assert radio.voicing.counts.clips_synthesised == 19, "the last one is still there"
    radio.hearing.hear("Mời bà con đến họp thôn vào ngày 1 tháng 10 năm 2022.")
    assert radio.voicing.counts.clips_synthesised == 20, "the first one gave way"
    radio.store.close()  # type: ignore[attr-defined]


def test_breath_groups_are_heard_with_the_pause_between_them(radio: Radio) -> None:
    apart = [radio.hearing.hear(words).length for words in ("Họp thôn.", "Xin mời bà con.")]
    together = radio.hearing.hear("Họp thôn. Xin mời bà con.").length
    assert together > sum(apart[1:], apart[0])


def test_numbers_are_said_as_the_house_says_them(radio: Radio) -> None:
    assert radio.hearing.hear("24") == radio.hearing.hear("hai mươi tư")


def test_the_voice_is_the_one_that_reads_the_bulletin(radio: Radio) -> None:
    southern = a_bulletin(script=a_script(voice="espeak:vi-south"))
    words = "rau sạch"
    assert radio.hearing.hear(words, southern) != radio.hearing.hear(words)
    assert radio.hearing.hear(words, replace(southern, voice="espeak:vi")) == (
        radio.hearing.hear(words)
    )
    gone = a_bulletin(script=a_script(voice="nobody:vi"))
    assert radio.hearing.hear(words, gone) == radio.hearing.hear(words)


@pytest.mark.parametrize("words", ["", "  ", "…", "Đoàn XQZT", "ă" * 201])
def test_what_cannot_be_heard_is_refused(radio: Radio, words: str) -> None:
    with pytest.raises(Refused):
        radio.hearing.hear(words)
