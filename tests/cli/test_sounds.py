"""`radio sounds`: what is heard, a sound to try, a sound of one's own, and back."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import pytest

from radio.adapters.house_generator import compose
from radio.domain.audio.house_tune import Instrument, Piece, Recipe, Scale
from radio.domain.station import StationId
from tests.admin_house import a_house
from tests.builders import QUAN
from tests.radio_command import radio
from tests.recorded_files import written


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    with a_house(tmp_path / "workspace"):
        pass
    (tmp_path / "workspace" / "radio.toml").touch()
    return tmp_path / "workspace"


def test_a_sound_is_made_to_hear(tmp_path: Path) -> None:
    done = radio("sounds", "make", "sting", "--scale", "vu", "-o", "made.wav", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with wave.open(str(tmp_path / "made.wav")) as file:
        made = file.readframes(file.getnframes())
    assert made == compose(Recipe(Piece.STING, scale=Scale.VU)).samples


def test_a_wish_out_of_bounds_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    done = radio("sounds", "make", "sting", "--seconds", "99", "-o", "made.wav", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "radio: This sound may be 2 to 6 seconds long.\n"
    assert not list(tmp_path.iterdir())


def test_a_file_of_ones_own_is_used_and_given_back(workspace: Path, tmp_path: Path) -> None:
    own = written(tmp_path, "mp3")
    asked = ("jingle", own, "--station", "vi-huong", "--by", "quan")
    done = radio("sounds", "use", *asked, cwd=workspace)
    assert done.returncode == 0, done.stderr
    assert "It is chosen" in done.stdout
    found = json.loads(
        radio("sounds", "list", "--station", "vi-huong", "--json", cwd=workspace).stdout
    )
    assert {one["piece"]: one["file"] for one in found}["jingle"] == own.name
    back = ("jingle", "--station", "vi-huong", "--by", "quan")
    assert radio("sounds", "restore", *back, cwd=workspace).returncode == 0
    assert own.name not in radio("sounds", "list", "-s", "vi-huong", cwd=workspace).stdout


def test_what_was_chosen_by_a_wish_is_listed_in_plain_words(tmp_path: Path) -> None:
    with a_house(tmp_path) as house:
        recipe = Recipe(Piece.JINGLE, "g", Scale.VU, Instrument.FLUTE, 7.5, 0, 12)
        house.radio.music.choose(StationId("vi-huong"), recipe, QUAN.id)
    (tmp_path / "radio.toml").touch()
    asked = ("sounds", "list", "--station", "vi-huong")
    english = radio(*asked, cwd=tmp_path).stdout.splitlines()
    assert english == [
        "jingle  key G, scale Vu (calm), flute, 75 beats a minute, 7.5 s, variant 12; quan",
        "sting   -",
        "bed     -",
        "alert   -",
    ]
    vietnamese = radio(*asked, cwd=tmp_path, extra={"RADIO_LANGUAGE": "vi"}).stdout
    assert "giọng G, điệu Vũ (êm), sáo, 75 phách một phút, 7,5 giây, bản 12; quan" in vietnamese


def test_only_an_administrator_may(workspace: Path, tmp_path: Path) -> None:
    own = written(tmp_path, "mp3")
    done = radio("sounds", "use", "jingle", own, "--by", "lan", cwd=workspace)
    assert done.returncode == 1
    assert "does not have the right" in done.stderr
