"""The local neural voice: what long phrases and broken processes may not do to a bulletin."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest
from piper.phonemize_espeak import ESPEAK_DATA_DIR

from radio.adapters.voice_models import Model
from radio.adapters.voices._engine_pool import EnginePool, Patience
from radio.adapters.voices._engine_process import EngineProcess
from radio.adapters.voices.piper import LONGEST, PiperVoice, _pieces
from radio.domain.audio.sound import Sound
from radio.ports import VoiceSettings
from tests.voice_models import VIETNAMESE

AS_IT_IS = VoiceSettings()
WORDS = "Kính thưa bà con và các bạn."
NEWS = "We read the news of the village at noon."


@pytest.fixture
def voice(models: Path) -> PiperVoice:
    return PiperVoice(Model(models, VIETNAMESE), processes=1)


def say(voice: PiperVoice, *phrases: str) -> list[Sound]:
    return list(voice.speak(phrases or (WORDS,), AS_IT_IS))


def test_speaking_faster_takes_less_time(piper: dict[str, PiperVoice]) -> None:
    calm, hurried = (
        sum(sound.length.total_seconds() for sound in piper["eng"].speak([NEWS] * 4, settings))
        for settings in (AS_IT_IS, VoiceSettings(speed=1.5))
    )
    assert 0.55 * calm < hurried < 0.8 * calm


def test_no_silence_stays_around_the_words(piper: dict[str, PiperVoice]) -> None:
    (sound,) = say(piper["eng"], "Good morning to all of you.")
    samples = np.abs(np.frombuffer(sound.samples, "<i2").astype(int))
    loud = np.flatnonzero(samples > 330)
    assert loud[0] <= 0.031 * sound.rate
    assert len(samples) - loud[-1] <= 0.031 * sound.rate


def test_phrases_are_not_brought_to_one_level_each(piper: dict[str, PiperVoice]) -> None:
    peaks = {
        np.abs(np.frombuffer(sound.samples, "<i2").astype(int)).max()
        for sound in say(piper["eng"], "Good morning.", "No.", "We are coming to your village!")
    }
    assert max(peaks) < 32_700
    assert len(peaks) == 3


@pytest.mark.parametrize(
    "phrase", ["chương trình mục tiêu quốc gia giảm nghèo bền vững " * 8, "a" * 700, "— " * 100]
)
def test_no_piece_is_longer_than_memory_allows(phrase: str) -> None:
    pieces = _pieces(phrase)
    assert pieces
    assert all(len(piece) <= LONGEST for piece in pieces)
    letters = "".join(filter(str.isalnum, phrase))
    assert "".join(filter(str.isalnum, "".join(pieces))) == letters


def test_a_long_phrase_is_one_sound(piper: dict[str, PiperVoice]) -> None:
    long, short = say(piper["vie"], f"{WORDS[:-1]}, " * 6, WORDS)
    assert long.length > 4 * short.length


def test_marks_of_raw_phonemes_are_read_as_words(piper: dict[str, PiperVoice]) -> None:
    plain, marked = say(piper["eng"], NEWS, NEWS.replace("the news", "[[the news]]"))
    assert abs(plain.length - marked.length).total_seconds() < 0.5


def test_a_process_killed_over_a_phrase_is_replaced_and_the_phrase_said(voice: PiperVoice) -> None:
    before = say(voice)
    killed = voice.pool.processes[0].pid
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    assert len(say(voice)) == len(before) == 1
    assert voice.pool.processes[0].pid != killed
    voice.pool.close()


def test_a_process_killed_in_the_middle_of_a_bulletin_costs_no_phrase(voice: PiperVoice) -> None:
    phrases = [f"{WORDS} Ngày {number}." for number in ("hai", "ba", "tư", "năm") * 2]
    heard = []
    for sound in voice.speak(phrases, AS_IT_IS):
        heard.append(sound)
        if len(heard) == 3:
            voice.pool.processes[0].kill()
    assert len(heard) == len(phrases)
    voice.pool.close()


def test_a_process_that_hangs_is_killed_and_its_words_said_by_another(voice: PiperVoice) -> None:
    pool = EnginePool(voice.pool.processes[0].program, Patience(5.0), processes=1)
    asked = {"text": WORDS, "speed": 1.0}
    assert list(pool.speak([asked]))
    stopped = pool.processes[0].pid
    assert stopped is not None
    psutil.Process(stopped).suspend()
    assert list(pool.speak([asked]))
    assert not psutil.pid_exists(stopped)
    pool.close()


def test_a_model_nobody_asks_for_gives_its_memory_back_and_comes_again(voice: PiperVoice) -> None:
    program = voice.pool.processes[0].program
    pool = EnginePool(program, Patience(longest_answer=60.0, longest_rest=0.2), processes=1)
    asked = {"text": WORDS, "speed": 1.0}
    assert list(pool.speak([asked]))
    rested = pool.processes[0].pid
    assert rested is not None
    psutil.Process(rested).wait(timeout=60)
    assert list(pool.speak([asked]))
    pool.close()


def test_an_installation_with_a_long_path_works(voice: PiperVoice, tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a-folder-with-a-rather-long-name"] * 6)
    deep.mkdir(parents=True)
    (deep / "espeak-ng-data").symlink_to(ESPEAK_DATA_DIR)
    assert len(str(deep)) > 200
    process = EngineProcess(replace(voice.pool.processes[0].program, folder=deep))
    assert process.speak({"text": WORDS, "speed": 1.0}).length.total_seconds() > 1
    process.close()


def test_closing_ends_the_process(voice: PiperVoice) -> None:
    say(voice)
    pid = voice.pool.processes[0].pid
    assert pid is not None
    voice.pool.close()
    assert not psutil.pid_exists(pid)
