"""The online voice against a service that misbehaves in every way a real one does."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from radio.adapters.voices._online_speech import Limits, Timing
from radio.adapters.voices.gtts import GttsVoice, gtts_voices
from radio.domain.audio.sound import Sound
from radio.ports import VoiceError, VoiceSettings
from tests.online_voice import Behaviour, ManualTime, speech_service, without_proxy

AS_IT_IS = VoiceSettings()
WORDS = "Kính thưa bà con và các bạn."
LIMITS = Limits(silence=0.3, whole=0.5, reach=1.0)


@pytest.fixture
def behaviour() -> Behaviour:
    return Behaviour()


@pytest.fixture
def host(behaviour: Behaviour) -> Iterator[str]:
    with speech_service(behaviour) as address:
        yield address


@pytest.fixture
def passing() -> ManualTime:
    return ManualTime()


def open_voice(host: str, timing: Timing, limits: Limits = LIMITS) -> GttsVoice:
    (voice,) = gtts_voices(host, without_proxy(), limits, timing)
    return voice


@pytest.fixture
def voice(host: str, passing: ManualTime) -> GttsVoice:
    return open_voice(host, Timing(passing.now, passing.pause))


def say(voice: GttsVoice, *phrases: str) -> list[Sound]:
    return list(voice.speak(phrases or (WORDS,), AS_IT_IS))


def test_the_silence_around_the_words_is_cut_off(voice: GttsVoice) -> None:
    (sound,) = say(voice)
    assert sound.rate == 24_000
    assert 1.7 < sound.length.total_seconds() < 1.9  # the service adds a second
    edge = np.frombuffer(sound.samples, "<i2")[: round(0.02 * sound.rate)]
    assert np.abs(edge).max() < 1000


def test_the_words_arrive_as_they_were_written(voice: GttsVoice, behaviour: Behaviour) -> None:
    say(voice, "Ủy ban nhân dân xã, “Vi Hương”, Đôn Phong!")
    assert behaviour.texts == ["Ủy ban nhân dân xã, Vi Hương, Đôn Phong!"]


def test_a_long_phrase_is_asked_for_in_breaths_and_no_word_is_cut(
    voice: GttsVoice, behaviour: Behaviour
) -> None:
    words = " ".join(["chương trình mục tiêu quốc gia giảm nghèo bền vững"] * 6)
    say(voice, words)
    assert len(behaviour.texts) > 1
    assert all(len(text) <= 100 for text in behaviour.texts)
    assert " ".join(behaviour.texts) == words


@pytest.mark.parametrize(
    "how",
    [
        *(
            "status 429",
            "status 500",
            "status 503",
            "status 503 ²",
            "reset",
            "cut",
            "hang",
            "empty",
        ),
        *("captcha", "no-sound", "garbage", "silence", "broken-base64", "huge"),
    ],
)
def test_one_bad_answer_is_followed_by_another_question(
    voice: GttsVoice, behaviour: Behaviour, passing: ManualTime, how: str
) -> None:
    behaviour.coming = [how]
    assert len(say(voice)) == 1
    assert behaviour.texts == [WORDS, WORDS]
    assert len(passing.pauses) == 1


@pytest.mark.parametrize("how", ["status 429", "captcha", "reset", "garbage"])
def test_a_service_that_stays_bad_is_given_up_after_a_few_attempts(
    voice: GttsVoice, behaviour: Behaviour, passing: ManualTime, how: str
) -> None:
    behaviour.always = how
    with pytest.raises(VoiceError) as caught:
        say(voice)
    assert not caught.value.permanent
    assert len(behaviour.texts) == 4
    first, second, third = passing.pauses
    assert 0.5 <= first <= 1.5
    assert 1 <= second <= 3
    assert 2 <= third <= 6


def test_a_refusal_is_not_asked_again(voice: GttsVoice, behaviour: Behaviour) -> None:
    behaviour.always = "status 403"
    with pytest.raises(VoiceError, match="403") as caught:
        say(voice)
    assert caught.value.permanent
    assert len(behaviour.texts) == 1


def test_a_service_that_asks_for_patience_gets_it(
    voice: GttsVoice, behaviour: Behaviour, passing: ManualTime
) -> None:
    behaviour.coming = ["status 429 7"]
    say(voice)
    assert passing.pauses == [7]


def test_a_service_that_asks_for_too_much_patience_is_given_up(
    voice: GttsVoice, behaviour: Behaviour, passing: ManualTime
) -> None:
    behaviour.always = "status 429 600"
    with pytest.raises(VoiceError):
        say(voice)
    assert passing.pauses == []


def test_ten_minutes_of_429_cost_a_few_questions_and_end(
    voice: GttsVoice, behaviour: Behaviour, passing: ManualTime
) -> None:
    behaviour.always = "status 429"
    while passing.seconds < 600:
        if voice.available():
            with pytest.raises(VoiceError):
                say(voice)
        passing.seconds += 10
    assert len(behaviour.texts) <= 12
    behaviour.always = None
    passing.seconds += 300
    assert voice.available()
    assert len(say(voice)) == 1


def test_while_the_circuit_is_open_nothing_is_asked(voice: GttsVoice, behaviour: Behaviour) -> None:
    behaviour.always = "status 403"
    with pytest.raises(VoiceError):
        say(voice)
    behaviour.always = None
    with pytest.raises(VoiceError, match="left alone"):
        say(voice)
    assert not voice.available()
    assert len(behaviour.texts) == 1


def test_an_answer_that_drips_is_not_waited_for(host: str, behaviour: Behaviour) -> None:
    behaviour.always = "drip"
    voice = open_voice(host, Timing(), replace(LIMITS, attempts=1))
    begun = time.monotonic()
    with pytest.raises(VoiceError, match="too long"):
        say(voice)
    assert time.monotonic() - begun < 2


def test_a_site_without_network_learns_it_at_once_and_does_not_look_again(
    passing: ManualTime,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    voice = open_voice(f"http://127.0.0.1:{port}", Timing(passing.now, passing.pause))
    begun = time.monotonic()
    assert not voice.available()
    assert not voice.available()
    assert time.monotonic() - begun < 0.5
    with pytest.raises(VoiceError):
        say(voice)


def test_a_server_that_takes_the_call_and_says_nothing_is_not_available() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        voice = open_voice(
            f"http://127.0.0.1:{silent.getsockname()[1]}", Timing(), replace(LIMITS, reach=0.2)
        )
        begun = time.monotonic()
        assert not voice.available()
        assert time.monotonic() - begun < 1


def test_a_service_that_was_found_is_not_looked_for_each_time(
    voice: GttsVoice, behaviour: Behaviour, passing: ManualTime
) -> None:
    assert voice.available()
    assert voice.available()
    assert behaviour.looks == 1
    passing.seconds += 61
    assert voice.available()
    assert behaviour.looks == 2


def test_only_web_addresses_are_asked() -> None:
    with pytest.raises(ValueError, match="not an address"):
        gtts_voices("file:///etc")
