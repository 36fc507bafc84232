"""What every kind of voice promises, proved on each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from radio.adapters.voices import installed_voices
from radio.adapters.voices.espeak import EspeakPool, espeak_voices
from radio.adapters.voices.gtts import gtts_voices
from radio.domain.reading_check import why_unfit
from radio.ports import Voice, VoiceError, VoiceSettings
from tests.fakes import ToneVoice
from tests.online_voice import Behaviour, speech_service, without_proxy

AS_IT_IS = VoiceSettings()
PHRASES = (
    "Kính thưa bà con!",
    "Ủy ban nhân dân xã Vi Hương mời bà con nghe chương trình phát thanh,",
    "trong đó có mười lăm phút về chính sách giảm nghèo bền vững.",
    "Kính thưa bà con!",
)


@pytest.fixture(params=["espeak:vi", "espeak:vi-south", "gtts:vi", "tone:vi"])
def voice(request: pytest.FixtureRequest, pool: EspeakPool) -> Iterator[Voice]:
    kind: str = request.param
    if kind.startswith("espeak"):
        yield next(one for one in espeak_voices(pool) if one.id == kind)
    elif kind.startswith("gtts"):
        with speech_service(Behaviour()) as host:
            yield from gtts_voices(host, without_proxy())
    else:
        yield ToneVoice()


def test_one_sound_a_phrase_in_order_and_each_a_fit_reading(voice: Voice) -> None:
    sounds = list(voice.speak(PHRASES, AS_IT_IS))
    for words, sound in zip(PHRASES, sounds, strict=True):
        assert why_unfit(sound, words) is None
    assert sounds[0].length < sounds[2].length


def test_many_phrases_come_in_their_order(voice: Voice) -> None:
    phrases = ["Xin chào bà con." if place % 3 else PHRASES[1] for place in range(30)]
    lengths = [sound.length for sound in voice.speak(phrases, AS_IT_IS)]
    short = max(length for place, length in enumerate(lengths) if place % 3)
    assert all(length > 2 * short for place, length in enumerate(lengths) if not place % 3)


def test_no_phrase_is_no_sound(voice: Voice) -> None:
    assert list(voice.speak([], AS_IT_IS)) == []


def test_a_reader_who_stops_listening_leaves_the_voice_usable(voice: Voice) -> None:
    speaking = voice.speak(PHRASES * 20, AS_IT_IS)
    next(iter(speaking))
    del speaking
    assert len(list(voice.speak(PHRASES, AS_IT_IS))) == len(PHRASES)


def test_it_says_who_it_is(voice: Voice) -> None:
    kind, _, variant = voice.id.partition(":")
    assert kind
    assert variant.startswith("vi")
    assert voice.version
    assert voice.name
    assert voice.language == "vie"
    assert voice.available()


def test_an_installation_prefers_the_online_voice_when_it_may() -> None:
    assert [voice.id for voice in installed_voices()] == [
        "gtts:vi",
        "espeak:vi",
        "espeak:vi-south",
    ]
    assert [voice.id for voice in installed_voices(online=False)] == [
        "espeak:vi",
        "espeak:vi-south",
    ]


def test_every_failure_is_one_kind_of_error(pool: EspeakPool) -> None:
    with speech_service(Behaviour(always="status 403")) as host:
        (online,) = gtts_voices(host, without_proxy())
        with pytest.raises(VoiceError):
            list(online.speak(PHRASES, AS_IT_IS))
    with pytest.raises(VoiceError):
        list(ToneVoice(fails_at="Kính").speak(PHRASES, AS_IT_IS))
