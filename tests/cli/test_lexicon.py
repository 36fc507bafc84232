"""`radio lexicon`, and the readings `radio import`, `export` and `spoken` know."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from radio.config import FILE_NAME
from tests.admin_house import a_house
from tests.radio_command import command, environment, radio


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
    assert {one["written"] for one in entries(house, "mat tran")} == {"BTT. UBMTTQVN"}


def test_a_reading_is_decided_heard_and_given_back(house: Path) -> None:
    done = radio("lexicon", "set", "XQKD", "xúc tiến kinh doanh", "--note", "Sở", cwd=house)
    assert (done.returncode, done.stderr) == (0, "")
    (entry,) = entries(house, "XQKD")
    assert (entry["reading"], entry["note"], entry["who"]) == (
        "xúc tiến kinh doanh",
        "Sở",
        "admin",
    )
    (line,) = [
        line
        for line in radio("lexicon", "list", "XQKD", cwd=house).stdout.splitlines()
        if "XQKD" in line
    ]
    assert "admin" in line
    said = radio("spoken", cwd=house, stdin="Đoàn XQKD về.".encode())
    assert said.stderr == ""
    assert said.stdout == "Đoàn xúc tiến kinh doanh về.\n"
    outside = radio("spoken", cwd=house.parent, stdin="Đoàn XQKD về.".encode())
    assert outside.stdout == "Đoàn XQKD về.\n"
    assert "XQKD" in outside.stderr, "what nobody can say is told beside the words"
    assert sorted(path.name for path in house.parent.iterdir()) == ["loa"]

    done = radio("lexicon", "set", "XQKD", "--forget", cwd=house)
    assert done.returncode == 0, done.stderr
    assert entries(house, "XQKD") == []


def test_the_style_of_the_workspace_is_heard_in_it_and_nowhere_else(house: Path) -> None:
    style = {"RADIO_SAY_ZERO_TEN": "lẻ"}
    said = [
        radio("spoken", cwd=folder, stdin="Có 105 hộ.".encode(), extra=style).stdout
        for folder in (house, house.parent)
    ]
    assert said == ["Có một trăm lẻ năm hộ.\n", "Có một trăm linh năm hộ.\n"]


def test_what_a_form_is_also_read_as_is_told(house: Path) -> None:
    done = radio("lexicon", "set", "TTN", "thanh thiếu niên", "--context", "đoàn", cwd=house)
    assert done.returncode == 0
    assert "also read: thông tin nguồn (near the words “hệ thống”)" in done.stderr


def test_what_to_forget_need_not_be_said_in_full_where_there_is_but_one(house: Path) -> None:
    for context in ("kho", "máy nổ"):
        two = ("lexicon", "set", "XQZY", "xưởng quạt", "--context", context)
        assert radio(*two, cwd=house).returncode == 0
    done = radio("lexicon", "set", "XQZY", "--forget", cwd=house)
    assert done.returncode == 1
    assert "say which: --forget --context kho | --forget --context 'máy nổ'" in done.stderr
    own = ("lexicon", "set", "XQZT", "xưởng quay", "--context", "đoàn phim")
    assert radio(*own, cwd=house).returncode == 0
    done = radio("lexicon", "set", "XQZT", "--forget", cwd=house)
    assert done.returncode == 0, done.stderr
    assert entries(house, "XQZT") == []


def test_a_sentence_is_tried_with_and_without(house: Path) -> None:
    sentence = "Chị Lan đọc: 2 CBGN họp với TTCUDVC và KHONGAI."
    done = radio("lexicon", "test", sentence, "--json", cwd=house)
    found = json.loads(done.stdout)
    assert found["rules"] == "Chị Lan đọc: hai CBGN họp với TTCUDVC và KHONGAI."
    assert found["lexicon"] == (
        "Chị Lan đọc: hai cán bộ giảm nghèo họp với Trung tâm Cung ứng dịch vụ công và KHONGAI."
    )
    assert [(one["written"], one["reading"]) for one in found["spans"]] == [
        ("CBGN", "cán bộ giảm nghèo"),
        ("TTCUDVC", "Trung tâm Cung ứng dịch vụ công"),
    ]
    assert [sentence[one["start"] : one["end"]] for one in found["spans"]] == ["CBGN", "TTCUDVC"]

    plain = radio("lexicon", "test", sentence, cwd=house)
    assert plain.stdout.splitlines() == [
        "By the rules: Chị Lan đọc: hai CBGN họp với TTCUDVC và KHONGAI.",
        "With the lexicon: Chị Lan đọc: hai [cán bộ giảm nghèo] họp với "
        "[Trung tâm Cung ứng dịch vụ công] và KHONGAI.",
        "  CBGN => cán bộ giảm nghèo",
        "  TTCUDVC => Trung tâm Cung ứng dịch vụ công",
    ]
    assert plain.stderr == "radio: nobody knows how to say: KHONGAI\n"


def test_a_station_s_entry_holds_at_that_station_alone(house: Path) -> None:
    own = ("lexicon", "set", "NVH", "nhà văn hóa thôn", "--station", "vi-huong")
    assert radio(*own, cwd=house).returncode == 0
    at_home, elsewhere = (
        radio("lexicon", "test", "Mời đến NVH.", "--station", station, cwd=house).stdout
        for station in ("vi-huong", "don-phong")
    )
    assert "[nhà văn hóa thôn]" in at_home
    assert "nhà văn hóa." in elsewhere
    (held,) = entries(house, "NVH", "--station", "vi-huong")
    assert held["station"] == "vi-huong"
    assert datetime.fromisoformat(held["when"]).tzinfo is not None
    assert entries(house, "NVH", "--station", "don-phong") == []


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (("set", "nước", "nước sạch"), 1, "would themselves be read otherwise"),
        (("set", "XQKD", "7 người"), 1, "in words"),
        (("set", "KHONGCO", "--forget"), 1, "no entry for KHONGCO"),
        (("set", "XQKD", "một", "--station", "noi-khac"), 1, "no station noi-khac"),
        (("set", "XQKD", "một", "--by", "ai-do"), 1, "ai-do"),
        (("set", "XQKD"), 2, "--forget"),
        (("list", "--station", "noi-khac"), 1, "There is no station noi-khac."),
        (("test", "UBND", "--station", "noi-khac"), 1, "There is no station noi-khac."),
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
    assert ": nothing new." in done.stdout
    alone = radio("import", tmp_path / "a" / "schedules" / "lexicon.yaml", cwd=house)
    assert ": nothing new." in alone.stdout
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


def test_a_schedule_file_by_itself_is_no_lexicon(house: Path) -> None:
    done = radio("import", house / "schedules" / "stations.yaml", cwd=house)
    assert done.returncode == 1
    assert "import its folder" in done.stderr


def test_a_folder_whose_lexicon_is_wrong_changes_no_schedule_either(
    house: Path, tmp_path: Path
) -> None:
    copied = shutil.copytree(house / "schedules", tmp_path / "schedules")
    calendar = copied / "calendar.yaml"
    calendar.write_text("days:\n- {on: 2022-10-03, name: Hội, kind: holiday}\n", "utf-8")
    (copied / "lexicon.yaml").write_text("entries:\n- {written: XQKD, reading: 7}\n", "utf-8")
    assert radio("import", copied, cwd=house).returncode == 1
    assert ": nothing new." in radio("import", house / "schedules", cwd=house).stdout


def test_what_speaks_a_file_reads_by_the_lexicon(house: Path, tmp_path: Path) -> None:
    text = "Cán bộ TTCSTTĐN đã về.".encode()
    inside = radio("speak", "-", "-o", tmp_path / "a.mp3", cwd=house, stdin=text)
    assert inside.returncode == 0, inside.stderr
    outside = radio("speak", "-", "-o", tmp_path / "b.mp3", cwd=tmp_path, stdin=text)
    assert outside.returncode == 1
    assert "write it in words: TTCSTTĐN" in outside.stderr


def answering(workspace: Path, answer: str, *words: str) -> tuple[int, str]:
    """Run at a terminal where somebody types an answer: exit code, everything that was shown."""
    typed, terminal = os.openpty()
    os.write(typed, answer.encode())
    try:
        done = subprocess.run(
            command(*words), cwd=workspace, stdin=terminal, capture_output=True,
            env=environment(), timeout=280,
        )  # fmt: skip
    finally:
        os.close(typed)
        os.close(terminal)
    return done.returncode, (done.stdout + done.stderr).decode()


def test_approvals_are_made_void_only_when_the_person_agrees(tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    with a_house(workspace) as made:
        bulletin = made.approved(body="BQL họp bàn.")
    (workspace / FILE_NAME).touch()
    words = ("lexicon", "set", "BQL", "ban quản trị", "--by", "lan")

    unasked = radio(*words, cwd=workspace)
    assert unasked.returncode == 1
    assert f"These must be heard and approved again: {bulletin.id}." in unasked.stderr
    assert "say --yes" in unasked.stderr
    code, shown = answering(workspace, "n\n", *words)
    assert code == 1
    assert "also read: Ban Quản lý (without this entry the rules say so)" in shown
    assert "Nothing was changed." in shown
    assert entries(workspace) == []

    code, shown = answering(workspace, "y\n", *words)
    assert code == 0, shown
    assert "wait for approval" in shown
    assert [one["who"] for one in entries(workspace)] == ["lan"]
