"""The settings file: defaults, overrides, and every problem at once."""

from datetime import time
from pathlib import Path

import pytest

from radio.config import Settings, example, load_settings
from radio.domain.errors import BadInput


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {}) == Settings(workspace=tmp_path.resolve())


def test_the_shipped_example_is_the_generated_one_and_says_the_defaults(tmp_path: Path) -> None:
    shipped_example = Path("radio.example.toml").read_text("utf-8")
    assert shipped_example == example()
    (tmp_path / "radio.toml").write_text(shipped_example, "utf-8")
    assert load_settings(tmp_path, {}) == Settings(workspace=tmp_path.resolve())


def test_a_variable_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "radio.toml").write_text("port = 9000\nplan_at = 19:30:00\n", "utf-8")
    settings = load_settings(tmp_path, {"RADIO_PORT": "9001", "RADIO_WORKSPACE": "elsewhere"})
    assert (settings.port, settings.plan_at) == (9001, time(19, 30))


def test_all_problems_are_named_at_once_with_the_near_name(tmp_path: Path) -> None:
    (tmp_path / "radio.toml").write_text(
        'prot = 9000\nzone = "Asia/Hanoi"\nport = "many"\nlanguage = "fr"\n', "utf-8"
    )
    with pytest.raises(BadInput) as caught:
        load_settings(tmp_path, {})
    said = str(caught.value)
    assert "did you mean port?" in said
    assert all(field in said for field in ("zone", "port: write a whole number", "language"))


@pytest.mark.parametrize("cap", ["0", "-5", "much"])
def test_a_cap_of_clips_is_a_number_of_megabytes(tmp_path: Path, cap: str) -> None:
    with pytest.raises(BadInput, match="clips_megabytes: write a whole number from 1"):
        load_settings(tmp_path, {"RADIO_CLIPS_MEGABYTES": cap})


def test_a_broken_file_is_one_plain_problem(tmp_path: Path) -> None:
    (tmp_path / "radio.toml").write_text("port = = 3", "utf-8")
    with pytest.raises(BadInput, match=r"radio\.toml: this is not TOML"):
        load_settings(tmp_path, {})
