"""The studio speaks what belongs to no bulletin, and refuses what it cannot say."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import miniaudio
import pytest

from radio.app import Radio, build
from radio.config import Settings
from radio.domain.audio.sound import RATE
from radio.domain.errors import NotFound, Refused
from radio.services.studio import pace


@pytest.fixture
def radio(tmp_path: Path) -> Iterator[Radio]:
    made = build(Settings(workspace=tmp_path, online_voices=False))
    yield made
    made.store.close()  # type: ignore[attr-defined]


def test_a_text_becomes_an_mp3_as_long_as_its_take(radio: Radio) -> None:
    file = io.BytesIO()
    words = "Kính chào bà con và các đồng chí đang nghe đài truyền thanh của xã."
    take = radio.studio.speak(words, "espeak:vi", file)
    decoded = miniaudio.decode(file.getvalue(), nchannels=1, sample_rate=RATE)
    assert len(decoded.samples) == take.samples
    assert 150 < pace(words, take.length) < 260


def test_an_unknown_voice_and_an_unreadable_word_write_nothing(radio: Radio) -> None:
    file = io.BytesIO()
    with pytest.raises(NotFound):
        radio.studio.speak("Kính chào bà con.", "nobody:vi", file)
    with pytest.raises(Refused, match="XYZQ"):
        radio.studio.speak("Công ty XYZQ.", "auto", file)
    assert not file.getvalue()


def test_the_embedded_voices_are_able_without_a_network(radio: Radio) -> None:
    assert [voice.id for voice in radio.studio.able()] == ["espeak:vi", "espeak:vi-south"]
