"""The offline voice: what a broken or hanging engine process may not do to a bulletin."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import psutil
import pytest

from radio.adapters.voices._engine_process import ROOM, Asked, EngineProcess
from radio.adapters.voices._engine_worker import SLOT
from radio.adapters.voices.espeak import (
    Engine,
    EspeakPool,
    EspeakVoice,
    carried_engine,
    espeak_voices,
)
from radio.domain.audio.sound import Sound
from radio.ports import VoiceError, VoiceSettings

AS_IT_IS = VoiceSettings()
WORDS = "Kính thưa bà con và các bạn."


def asked(text: str = WORDS, voice: str = "vi") -> Asked:
    return {"text": text, "voice": voice, "rate": 160, "pitch": 50}


def alike(some: Iterable[Sound], others: Iterable[Sound]) -> bool:
    """Whether the same was said.

    The engine's vibrato runs on from phrase to phrase, so that no two readings are the same to the
    sample, but none is 10 ms (a period of the voice) longer than another.
    """
    return all(
        abs(one.length - other.length) < timedelta(milliseconds=10)
        for one, other in zip(some, others, strict=True)
    )


def test_both_processors_speak(pool: EspeakPool, north: EspeakVoice) -> None:
    assert len(list(north.speak([WORDS] * 20, AS_IT_IS))) == 20
    assert len({process.pid for process in pool.processes}) == 2


def test_no_process_runs_before_it_is_needed() -> None:
    pool = EspeakPool(carried_engine(), processes=2)
    assert [process.pid for process in pool.processes] == [None, None]
    pool.close()


def test_a_killed_process_is_replaced_and_the_words_are_not_lost() -> None:
    process = EngineProcess(carried_engine().program)
    before = process.speak(asked())
    killed = process.pid
    assert killed is not None
    os.kill(killed, signal.SIGTERM)
    assert alike([process.speak(asked())], [before])
    assert process.pid != killed
    process.close()


def test_a_process_killed_in_the_middle_of_a_bulletin_costs_nothing() -> None:
    pool = EspeakPool(carried_engine(), processes=2)
    voice = espeak_voices(pool)[0]
    phrases = [f"{WORDS} Hôm nay là ngày thứ {word}." for word in ("hai", "ba", "tư") * 30]
    whole = list(voice.speak(phrases, AS_IT_IS))
    heard = []
    for sound in voice.speak(phrases, AS_IT_IS):
        heard.append(sound)
        if len(heard) % 30 == 10:
            for process in pool.processes:
                process.kill()
    assert alike(heard, whole)
    pool.close()


def test_more_than_a_pipe_takes_is_asked_for_bit_by_bit() -> None:
    process = EngineProcess(carried_engine().program)
    long = " ".join([WORDS] * 60)
    assert len(long.encode()) > ROOM // 2
    whole = process.speak(asked(long))
    assert len(whole.samples) > SLOT, "too long for its place in the shared memory"
    assert alike(process.speak_all([asked(long), asked(), asked(long)])[::2], [whole, whole])
    process.close()


def test_an_engine_that_fails_over_one_phrase_owes_none_afterwards() -> None:
    process = EngineProcess(carried_engine().program)
    before = process.speak(asked())
    with pytest.raises(VoiceError, match="no voice xx-none"):
        process.speak_all([asked(), asked(voice="xx-none"), asked("Một."), asked("Hai.")])
    assert alike([process.speak(asked())], [before])
    process.close()


def test_without_shared_memory_the_same_comes_by_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(name: str) -> int:
        raise OSError(1, "Operation not permitted")

    words = [asked(f"{WORDS} Hôm nay là ngày thứ {word}.") for word in ("hai", "ba", "tư", "năm")]
    process = EngineProcess(carried_engine().program)
    shared = process.speak_all(words)
    process.close()
    monkeypatch.setattr(os, "memfd_create", forbidden)
    process = EngineProcess(carried_engine().program)
    assert alike(process.speak_all(words), shared)
    process.close()


def test_a_process_that_is_started_again_and_again_keeps_no_file_open() -> None:
    process = EngineProcess(carried_engine().program)
    process.speak(asked())
    before = psutil.Process().num_fds()
    for _ in range(5):
        process.kill()
        process.speak(asked())
    assert psutil.Process().num_fds() == before
    process.close()


def test_an_engine_that_cannot_start_is_an_error(tmp_path: Path) -> None:
    process = EngineProcess(Engine(tmp_path / "missing.so", tmp_path).program)
    with pytest.raises(VoiceError, match="cannot speak"):
        process.speak(asked())
    process.close()


def test_a_process_that_cannot_be_started_is_an_error(tmp_path: Path) -> None:
    process = EngineProcess(Engine(carried_engine().library, tmp_path / "gone" / "data").program)
    with pytest.raises(VoiceError, match="No such file"):
        process.speak(asked())
    process.close()


def test_an_unknown_voice_is_a_plain_error_and_the_engine_lives_on(pool: EspeakPool) -> None:
    with pytest.raises(VoiceError, match="no voice xx-none") as caught:
        list(pool.speak([asked(voice="xx-none")]))
    assert caught.value.permanent
    assert list(pool.speak([asked()]))


def test_a_data_folder_with_a_long_path_works(tmp_path: Path) -> None:
    carried = carried_engine()
    deep = tmp_path.joinpath(*["a-folder-with-a-rather-long-name"] * 6) / carried.data.name
    assert len(str(deep)) > 200
    for part in ("phondata", "phonindex", "phontab", "intonations", "vi_dict", "en_dict"):
        deep.mkdir(parents=True, exist_ok=True)
        shutil.copy(carried.data / part, deep / part)
    for part in ("lang/aav", "lang/gmw", "voices"):
        shutil.copytree(carried.data / part, deep / part)
    process = EngineProcess(Engine(carried.library, deep).program)
    assert process.speak(asked()).length.total_seconds() > 1
    process.close()


def test_an_idle_process_owes_nothing() -> None:
    process = EngineProcess(carried_engine().program)
    assert process.waited(1e12) == 0
    process.speak(asked())
    assert process.waited(1e12) == 0
    process.close()


def test_an_engine_stopped_in_the_middle_is_killed_and_its_words_said_by_another() -> None:
    pool = EspeakPool(carried_engine(), processes=1, longest_answer=0.5)
    voice = espeak_voices(pool)[0]
    before = list(voice.speak([WORDS], AS_IT_IS))
    stopped = pool.processes[0].pid
    assert stopped is not None
    psutil.Process(stopped).suspend()
    assert alike(voice.speak([WORDS], AS_IT_IS), before)
    assert not psutil.pid_exists(stopped)
    pool.close()


def test_closing_ends_every_process(pool: EspeakPool) -> None:
    own = EspeakPool(carried_engine(), processes=2)
    assert list(espeak_voices(own)[0].speak([WORDS] * 4, AS_IT_IS))
    pids = [process.pid for process in own.processes if process.pid]
    own.close()
    assert pids
    assert not any(psutil.pid_exists(pid) for pid in pids)


def test_closing_in_the_middle_of_a_bulletin_is_an_error_and_starts_nothing_anew() -> None:
    own = EspeakPool(carried_engine(), processes=2)
    speaking = espeak_voices(own)[0].speak([WORDS] * 200, AS_IT_IS)
    next(speaking)
    pids = [process.pid for process in own.processes if process.pid]
    own.close()
    with pytest.raises(VoiceError):
        list(speaking)
    assert not any(psutil.pid_exists(pid) for pid in pids)
    assert [process.pid for process in own.processes] == [None, None]


def test_without_its_library_the_voice_is_not_available(tmp_path: Path) -> None:
    missing = EspeakPool(Engine(tmp_path / "missing.so", tmp_path))
    assert not espeak_voices(missing)[0].available()
    missing.close()


def test_a_program_that_forgets_to_close_leaves_no_process_behind() -> None:
    program = """
from radio.adapters.voices.espeak import espeak_voices
from radio.domain.audio.sound import Sound
from radio.ports import VoiceSettings
voice = espeak_voices()[0]
list(voice.speak(["Xin chào bà con."] * 4, VoiceSettings()))
print(*(process.pid for process in voice.pool.processes if process.pid))
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert done.stdout.split()
    assert not any(psutil.pid_exists(int(pid)) for pid in done.stdout.split())


def test_speaking_faster_takes_less_time(north: EspeakVoice) -> None:
    (calm,) = north.speak([WORDS], AS_IT_IS)
    (hurried,) = north.speak([WORDS], VoiceSettings(speed=1.5))
    assert hurried.length < 0.75 * calm.length


def test_the_two_voices_sound_different(north: EspeakVoice, south: EspeakVoice) -> None:
    assert not alike(north.speak([WORDS], AS_IT_IS), south.speak([WORDS], AS_IT_IS))
