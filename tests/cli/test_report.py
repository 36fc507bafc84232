"""`radio report`, as somebody asks at the desk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.radio_command import radio


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace as `radio init` makes it: nothing is approved yet."""
    folder = tmp_path_factory.mktemp("nha") / "loa"
    done = radio("init", folder, cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    return folder


def test_what_is_owed_is_told_by_target_and_station(house: Path) -> None:
    asked = ("report", "coverage", "--date", "2022-10-03", "--station", "vi-huong", "--json")
    done = radio(*asked, cwd=house)
    assert (done.returncode, done.stderr) == (0, "")
    lines = json.loads(done.stdout)
    assert len(lines) == 10
    assert all(one["owed"] == one["wanted"] and one["broadcasts_left"] == 58 for one in lines)
    table = radio(*asked[:-1], "--gaps", cwd=house).stdout
    assert "Wanted" in table
    assert "vi-huong" in table


def test_what_if_says_when_nothing_would_change_and_refuses_what_is_no_slot(house: Path) -> None:
    asked = ("report", "coverage", "--date", "2022-10-03", "--station", "vi-huong")
    done = radio(*asked, "--if-slot", "buoi-chieu,19:30,20", cwd=house)
    assert done.stdout == "No target would be met any better or worse.\n"
    wrong = radio(*asked, "--if-slot", "buoi-chieu", cwd=house)
    assert wrong.returncode == 1
    assert "such as buoi-chieu,19:30,20" in wrong.stderr
    draft = radio(*asked, "--if-bulletin", "ra-soat-ho-ngheo", cwd=house)
    assert draft.returncode == 1
    assert "There is no bulletin ra-soat-ho-ngheo." in draft.stderr


def test_every_other_channel_has_its_line(house: Path) -> None:
    done = radio("report", "commune-first", "--date", "2022-10-03", cwd=house)
    assert len(done.stdout.splitlines()) == 4
    assert "0 bulletins, all of them on commune radio first" in done.stdout
