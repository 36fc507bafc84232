"""`radio calendar` and `radio override` in a workspace as `radio init` makes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.radio_command import radio


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nha") / "loa"
    done = radio("init", folder, cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    return folder


def test_days_of_a_coming_year_are_shown_and_accepted_once(house: Path) -> None:
    shown = radio("calendar", "hints", "2028", cwd=house)
    assert shown.returncode == 0
    assert "26/01/2028  tet  Tết Nguyên Đán  Bộ luật Lao động 2019, Điều 112" in shown.stdout
    assert radio("calendar", "show", "2028", cwd=house).stdout == ""
    assert "12 " in radio("calendar", "hints", "2028", "--accept", cwd=house).stdout
    assert "0 " in radio("calendar", "hints", "2028", "--accept", cwd=house).stdout
    days = json.loads(radio("calendar", "show", "2028", "--json", cwd=house).stdout)
    assert len(days) == 12
    assert days[1]["on"] == "2028-01-25"


def test_one_date_is_changed_listed_exported_and_undone(house: Path, tmp_path: Path) -> None:
    wish = ("override", "set", "sang", "2026-12-03", "--reason", "Mất điện")
    refused = radio(*wish, "--starts", "17:10", cwd=house)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "overlaps with chieu at" in refused.stderr
    done = radio(*wish, "--starts", "17:10", "--on-collision", "overwrite", cwd=house)
    assert done.returncode == 0, done.stderr
    assert radio("override", "undo", "sang", "2026-12-03", cwd=house).returncode == 0
    held = json.loads(radio("override", "list", "--json", cwd=house).stdout)
    assert {one["does"] for one in held} == {"cancel"}
    assert {one["slot"] for one in held} == {"chieu"}
    radio("export", tmp_path, cwd=house)
    again = radio("import", tmp_path / "schedules", cwd=house)
    assert again.returncode == 0, again.stderr
    assert "nothing new" in again.stdout
    assert json.loads(radio("override", "list", "--json", cwd=house).stdout) == held
    (tmp_path / "schedules" / "overrides.yaml").write_text("overrides: []\n", "utf-8")
    emptied = radio("import", tmp_path / "schedules", cwd=house)
    assert "These overrides hold no more: chieu/2026-12-03/" in emptied.stderr
    assert json.loads(radio("override", "list", "--json", cwd=house).stdout) == []


def test_a_limit_is_named_with_its_source_and_gone_beyond_only_when_said(house: Path) -> None:
    wish = ("override", "set", "chieu", "2026-12-04", "--minutes", "60", "--reason", "Lễ hội")
    refused = radio(*wish, cwd=house)
    assert refused.returncode == 1
    assert "60 minutes a session, at most 45 (Hà Nội 2021, Vĩnh Phúc 2022" in refused.stderr
    done = radio(*wish, "--despite-limits", cwd=house)
    assert done.returncode == 0
    assert "60 minutes a session" in done.stderr, "it is shown all the same"
    assert "chieu/2026-12-04  change  60 min  beyond a limit  Lễ hội (admin)" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("override", "set", "sang", "2026-12-03", "--cancel", "--add", "--reason", "x"),
        ("override", "set", "sang", "2026-12-03", "--minutes", "0", "--reason", "x"),
        ("override", "set", "sang", "2026-13-03", "--cancel", "--reason", "x"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(house: Path, words: tuple[str, ...]) -> None:
    assert radio(*words, cwd=house).returncode == 2


def test_a_date_that_is_as_always_cannot_be_undone(house: Path) -> None:
    done = radio("override", "undo", "sang", "2026-12-24", cwd=house)
    assert done.returncode == 1
    assert done.stderr == "radio: Nothing is different for sang on 2026-12-24.\n"
