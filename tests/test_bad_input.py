"""What people get wrong is met with plain sentences, and everything else stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.radio_command import radio

GOOD = """title: Lịch tiêm phòng
kind: notice
theme: dong-thuan-xa-hoi
---
Trạm y tế xã mời bà con đưa trẻ đến tiêm phòng vào sáng thứ Hai.
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad") / "w"
    done = radio("init", folder, cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    return folder


def exported(workspace: Path, target: Path) -> dict[str, bytes]:
    done = radio("export", target, "-w", workspace, cwd=workspace)
    assert done.returncode == 0, done.stderr
    return {str(path.relative_to(target)): path.read_bytes() for path in target.rglob("*.*")}


def script(text: str | bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / "thu.txt"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def schedules(name: str, old: str, new: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        shipped = Path(__file__).parent.parent / "schedules"
        for path in shipped.glob("*.yaml"):
            text = path.read_text("utf-8")
            if path.name == name:
                assert old in text
                text = text.replace(old, new, 1)
            (folder / path.name).write_text(text, "utf-8")
        return folder

    return write


SECOND_SLOT = """slots:
- id: chong
  programme: buoi-chieu
  starts: "05:10"
  minutes: 30
"""


@pytest.mark.parametrize(
    ("make", "sentences"),
    [
        pytest.param(
            script(GOOD.replace("kind: notice", "kindd: notice")),
            ["thu.txt:2: there is no kindd here; did you mean kind?"],
            id="malformed header",
        ),
        pytest.param(
            script(GOOD.replace("dong-thuan-xa-hoi", "dong-thuan")),
            ["theme: there is no dong-thuan here; did you mean dong-thuan-xa-hoi?"],
            id="unknown theme",
        ),
        pytest.param(script(GOOD.encode("utf-16")), ["thu.txt: this file is UTF-16"], id="utf-16"),
        pytest.param(
            script("Réunion du village à midi".encode("cp1252")),
            ["thu.txt: this file is not UTF-8"],
            id="not UTF-8",
        ),
        pytest.param(
            script(GOOD.split("---")[0] + "---\n\n"), ["the body is empty"], id="empty body"
        ),
        pytest.param(
            script(GOOD + "dài " * 15_000),
            ["characters, more than 20000; split it into bulletins"],
            id="60,000 characters",
        ),
        pytest.param(
            schedules("slots.yaml", "slots:\n", SECOND_SLOT),
            ["slots.yaml", "chong", "sang"],
            id="overlapping slots",
        ),
        pytest.param(
            schedules("slots.yaml", "programme: buoi-sang", "programme: buoi-san"),
            ["slots.yaml", "did you mean buoi-sang?"],
            id="unknown programme",
        ),
    ],
)
def test_it_is_refused_in_plain_words_and_nothing_changes(
    workspace: Path, tmp_path: Path, make: Callable[[Path], Path], sentences: list[str]
) -> None:
    before = exported(workspace, tmp_path / "before")
    (tmp_path / "in").mkdir()
    done = radio("import", make(tmp_path / "in"), "-w", workspace, cwd=workspace)
    assert done.returncode == 1
    assert all(sentence in done.stderr for sentence in sentences), done.stderr
    assert "Traceback" not in done.stderr
    assert exported(workspace, tmp_path / "after") == before


def test_a_station_without_slots_is_only_pointed_out(workspace: Path, tmp_path: Path) -> None:
    make = schedules(
        "slots.yaml", '  starts: "05:00"\n', '  starts: "05:00"\n  stations: [vi-huong]\n'
    )
    folder = make(tmp_path)
    slots = (folder / "slots.yaml").read_text("utf-8")
    (folder / "slots.yaml").write_text(slots.split("- id: chieu")[0], "utf-8")
    try:
        done = radio("import", folder, "-w", workspace, cwd=workspace)
        assert done.returncode == 0, done.stderr
        assert "has no slot; it broadcasts nothing." in done.stderr
    finally:
        radio("import", workspace / "schedules", "-w", workspace, cwd=workspace)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("pack", "vi-huong", "--date", "2026-01-05", "-o", "usb"), "Nothing goes out on"),
        (("build", "--date", "2022-10-03", "--station", "vi-hong"), "There is no station vi-hong."),
        (("speak", "nowhere.txt", "-o", "x.mp3"), "There is no file nowhere.txt."),
        (("import", "nowhere"), "There is no file nowhere."),
        (("speak", "-", "-o", "x.mp3", "--voice", "nobody:vi"), "There is no voice nobody:vi"),
        (("speak", "-", "-o", "x.mp3"), "write it in words: XYZQ"),
    ],
)
def test_what_does_not_exist_is_said(
    workspace: Path, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    extra = {"RADIO_WORKSPACE": str(workspace)}
    done = radio(*words, cwd=tmp_path, stdin=b"C\xc3\xb4ng ty XYZQ.", extra=extra)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert not list(tmp_path.iterdir())
    assert "Traceback" not in done.stderr
