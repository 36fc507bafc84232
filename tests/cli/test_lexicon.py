"""`radio lexicon`, and the readings `radio import`, `export` and `spoken` know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.radio_command import radio


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace as `radio init` makes it."""
    folder = tmp_path_factory.mktemp("nha") / "loa"
    done = radio("init", folder, cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    return folder


def entries(house: Path, *words: str) -> list[dict[str, str]]:
    done = radio("lexicon", "list", "--json", *words, cwd=house)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


def test_a_new_workspace_has_the_shipped_lexicon(house: Path) -> None:
    assert "TTVH-TT&TT" in {one["written"] for one in entries(house)}
    assert {one["written"] for one in entries(house, "mat tran")} == {"BTT", "BTT. UBMTTQVN"}


def test_a_reading_is_decided_heard_and_given_back(house: Path) -> None:
    done = radio("lexicon", "set", "XQKD", "xúc tiến kinh doanh", "--note", "Sở", cwd=house)
    assert (done.returncode, done.stderr) == (0, "")
    (entry,) = entries(house, "XQKD")
    assert (entry["reading"], entry["note"], entry["who"]) == (
        "xúc tiến kinh doanh",
        "Sở",
        "admin",
    )
    said = radio("spoken", cwd=house, stdin="Đoàn XQKD về.".encode())
    assert said.stdout == "Đoàn xúc tiến kinh doanh về.\n"
    outside = radio("spoken", cwd=house.parent, stdin="Đoàn XQKD về.".encode())
    assert outside.stdout == "Đoàn XQKD về.\n"
    assert sorted(path.name for path in house.parent.iterdir()) == ["loa"]

    done = radio("lexicon", "set", "XQKD", "--forget", cwd=house)
    assert done.returncode == 0, done.stderr
    assert entries(house, "XQKD") == []


def test_what_a_form_is_also_read_as_is_told(house: Path) -> None:
    done = radio("lexicon", "set", "TTN", "thanh thiếu niên", "--context", "đoàn", cwd=house)
    assert done.returncode == 0
    assert "also read: thông tin nguồn (near the words “hệ thống”)" in done.stderr


def test_a_sentence_is_tried_with_and_without(house: Path) -> None:
    done = radio("lexicon", "test", "Phòng VHTT họp.", "--json", cwd=house)
    found = json.loads(done.stdout)
    assert found["lexicon"] == "Phòng Văn hóa và Thông tin họp."
    assert found["entries"] == {"VHTT": "Văn hóa và Thông tin"}
    plain = radio("lexicon", "test", "Phòng VHTT họp.", cwd=house)
    assert "VHTT => Văn hóa và Thông tin" in plain.stdout


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (("set", "nước", "nước sạch"), 1, "would themselves be read otherwise"),
        (("set", "XQKD", "7 người"), 1, "in words"),
        (("set", "KHONGCO", "--forget"), 1, "no entry for KHONGCO"),
        (("set", "XQKD", "một", "--station", "noi-khac"), 1, "no station noi-khac"),
        (("set", "XQKD", "một", "--by", "ai-do"), 1, "ai-do"),
        (("set", "XQKD"), 2, "--forget"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    house: Path, words: tuple[str, ...], code: int, what: str
) -> None:
    done = radio("lexicon", *words, cwd=house)
    assert done.returncode == code
    assert what in done.stderr
    assert "Traceback" not in done.stderr


def test_export_and_import_again_change_nothing(house: Path, tmp_path: Path) -> None:
    assert radio("export", tmp_path / "a", cwd=house).returncode == 0
    done = radio("import", tmp_path / "a" / "schedules", cwd=house)
    assert done.returncode == 0, done.stderr
    assert ": 0 taken in." in done.stdout
    alone = radio("import", tmp_path / "a" / "schedules" / "lexicon.yaml", cwd=house)
    assert ": 0 taken in." in alone.stdout
    assert radio("export", tmp_path / "b", cwd=house).returncode == 0
    files = [sorted((tmp_path / one / "schedules").iterdir()) for one in ("a", "b")]
    assert [file.read_bytes() for file in files[0]] == [file.read_bytes() for file in files[1]]


def test_a_lexicon_with_a_mistake_is_refused_with_its_line_and_nothing_is_taken(
    house: Path, tmp_path: Path
) -> None:
    file = tmp_path / "lexicon.yaml"
    file.write_text(
        "entries:\n- {written: XQKD, reading: một}\n- {written: nước, reading: nước sạch}\n",
        "utf-8",
    )
    done = radio("import", file, cwd=house)
    assert done.returncode == 1
    assert "lexicon.yaml:3: reading:" in done.stderr
    assert entries(house, "XQKD") == []
