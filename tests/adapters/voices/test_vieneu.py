"""The optional voice whose package and model are too large for every machine.

Neither is installed here. What is proved is what an installation without them promises, and that
the engine's file asks the package as version 3.8.3 wishes to be asked (`tests/fakes.py`).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from radio.adapters.voices import installed_voices
from radio.adapters.voices._engine_process import WITH_PACKAGES, EngineProcess, Program
from radio.adapters.voices._packages import installed
from radio.adapters.voices.vieneu import ENGINE, FILES, FOLDER, vieneu_voices
from radio.ports import VoiceError, VoiceSettings
from tests.fakes import VIENEU

AS_IT_IS = VoiceSettings()


@pytest.fixture
def models(tmp_path: Path) -> Path:
    (tmp_path / FOLDER).mkdir()
    for name in FILES:
        (tmp_path / FOLDER / name).write_bytes(b"not a real model")
    return tmp_path


def test_without_its_model_an_installation_does_not_show_it(tmp_path: Path) -> None:
    assert vieneu_voices(tmp_path) == []


def test_its_newsreaders_come_first_of_all_voices(models: Path) -> None:
    ids = [voice.id for voice in installed_voices(models)]
    assert ids[:3] == ["vieneu:xuan-tien", "vieneu:huu-quan", "vieneu:ai-han"]


def test_without_its_package_it_is_not_available_and_says_what_to_install(models: Path) -> None:
    assert installed("vieneu") is None, "this suite proves an installation without it"
    for voice in vieneu_voices(models):
        assert voice.language == "vie"
        assert not voice.available()
        with pytest.raises(VoiceError, match=r"loa-xa\[vieneu\]") as caught:
            list(voice.speak(["Xin chào."], AS_IT_IS))
        assert caught.value.permanent


def test_its_version_changes_with_every_file_of_the_model(models: Path) -> None:
    versions = {vieneu_voices(models)[0].version}
    for name in FILES:
        (models / FOLDER / name).write_bytes(name.encode())
        versions.add(vieneu_voices(models)[0].version)
    (models / FOLDER / FILES[0]).unlink()
    versions.add(vieneu_voices(models)[0].version)
    assert len(versions) == len(FILES) + 2


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package `vieneu` for the worker process, asked as the real one and speaking tones."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "vieneu.py").write_text(VIENEU, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))


@pytest.mark.usefixtures("package")
def test_the_engine_asks_the_package_as_it_wishes_to_be_asked(models: Path) -> None:
    process = EngineProcess(Program(ENGINE, (models / FOLDER,), models, WITH_PACKAGES))
    asked = {"text": "Xin chào bà con.", "preset": "Xuân Tiên", "speed": 1.0}
    sound = process.speak(asked)
    assert sound.rate == 24_000
    assert sound.length.total_seconds() == pytest.approx(1.0)
    samples = np.frombuffer(sound.samples, "<i2").astype(int)
    assert samples.max() == 32_767, "what is above full scale is cut, not wrapped round"
    assert samples.min() == -32_767
    hurried = process.speak(asked | {"speed": 2.0})
    assert hurried.length.total_seconds() == pytest.approx(0.5)
    process.close()


@pytest.mark.usefixtures("package")
def test_a_preset_the_model_does_not_have_is_a_plain_error(models: Path) -> None:
    process = EngineProcess(Program(ENGINE, (models / FOLDER,), models, WITH_PACKAGES))
    with pytest.raises(VoiceError, match="Voice 'Ai Đó' not found") as caught:
        process.speak({"text": "Xin chào.", "preset": "Ai Đó", "speed": 1.0})
    assert caught.value.permanent
    process.close()


@pytest.mark.usefixtures("package")
def test_a_folder_without_the_model_is_a_plain_error(tmp_path: Path) -> None:
    process = EngineProcess(Program(ENGINE, (tmp_path / "gone",), tmp_path, WITH_PACKAGES))
    with pytest.raises(VoiceError, match="No such file"):
        process.speak({"text": "Xin chào.", "preset": "Xuân Tiên", "speed": 1.0})
    process.close()
