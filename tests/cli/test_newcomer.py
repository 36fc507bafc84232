"""The first hour with an installation: make it, take everything in, write it out, build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.radio_command import CHECKOUT, radio

PLAN = CHECKOUT / "tests" / "data" / "ke-hoach-truyen-thong.txt"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `radio init` makes, with everything that lies in it and the plan taken in."""
    folder = tmp_path_factory.mktemp("moi") / "loa"
    made = radio("init", folder, cwd=folder.parent)
    assert made.returncode == 0, made.stderr
    done = radio("import", "schedules", "scripts", PLAN, cwd=folder)
    assert done.returncode == 0, done.stderr
    counts = [line.rpartition(": ")[2] for line in done.stdout.splitlines()]
    scripts = len(list((folder / "scripts").glob("*.txt")))
    assert counts == ["nothing new.", f"{scripts} taken in.", "12 taken in."]
    return folder


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_is_written_out_comes_in_again_unchanged(workspace: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    assert radio("export", first, cwd=workspace).returncode == 0
    again = radio("import", first / "schedules", first / "scripts", cwd=workspace)
    assert [line.rpartition(": ")[2] for line in again.stdout.splitlines()] == ["nothing new."] * 2
    assert radio("export", second, cwd=workspace).returncode == 0
    assert everything(first) == everything(second)
    shipped = (workspace / "schedules" / "lexicon.yaml").read_bytes()
    assert (first / "schedules" / "lexicon.yaml").read_bytes() == shipped


def test_a_build_before_anything_is_approved_says_what_to_do(workspace: Path) -> None:
    done = radio("build", "--date", "2022-10-03", cwd=workspace)
    assert done.returncode == 1
    *_, said = done.stderr.splitlines()
    assert said.startswith("radio: Nothing goes out on 2022-10-03: no bulletin is approved yet.")
    assert "radio serve" in said
    assert not (workspace / "packs").exists()


def test_who_has_no_account_is_told_how_to_name_another(workspace: Path) -> None:
    done = radio("import", "scripts", "--by", "ai-do", cwd=workspace)
    assert done.returncode == 1
    assert done.stderr.startswith("radio: There is no account ai-do; name yours with --by")


def test_of_a_script_title_and_body_are_read_by_its_own_readings(tmp_path: Path) -> None:
    head = "title: XQKD họp\nkind: news\ntheme: giam-ngheo\nreading: XQKD => xúc tiến\n"
    script = tmp_path / "tin.txt"
    script.write_text(f"{head}---\nNgày 3/10.\n\n[pause 2s]\n\nXQKD nhắc lại.\n", "utf-8")
    done = radio("spoken", script, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "xúc tiến họp.",
        "Ngày ba tháng mười.",
        "xúc tiến nhắc lại.",
    ]

    script.write_text("title: Họp\nkinds: news\n---\nHọp.\n", "utf-8")
    wrong = radio("spoken", script, cwd=tmp_path)
    assert wrong.returncode == 1
    assert f"{script}:2: " in wrong.stderr


def test_a_text_that_only_looks_like_a_script_is_read_whole(tmp_path: Path) -> None:
    text = "Ghi chú: họp thôn.\n---\nMời bà con."
    done = radio("spoken", cwd=tmp_path, stdin=text.encode())
    assert done.stdout.startswith("Ghi chú: họp thôn")
