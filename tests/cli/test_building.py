"""`radio build` tells how far it is: a bar with the time left on a terminal, else plain lines."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.admin_house import a_house
from tests.fakes import Steps
from tests.radio_command import command, environment, radio

BUILD = ("build", "--date", "2022-10-03", "--workspace")
ESCAPE = "\x1b"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two stations with one approved bulletin, nothing built."""
    with a_house(tmp_path / "workspace") as house:
        house.approved(title="Họp thôn", body="Mời bà con dự họp thôn.")
    (tmp_path / "workspace" / "radio.toml").touch()
    return tmp_path / "workspace"


def test_one_count_goes_from_nothing_to_all_of_the_work(tmp_path: Path) -> None:
    steps = Steps()
    with a_house(tmp_path / "workspace") as house:
        house.approved(title="Họp thôn", body="Mời bà con dự họp thôn.")
        house.radio.production.build(house.clock.now().date().replace(day=3), None, steps)
    assert steps.seen[0] == (0, 0, "Planning")
    counted = steps.seen[1:]
    assert [done for done, _, _ in counted] == list(range(len(counted)))
    assert {total for _, total, _ in counted} == {len(counted) - 1}
    assert [note for _, _, note in counted] == ["Assembling"] * 2 + ["Packing"] * 3


def test_another_program_reads_the_result_and_nothing_else(workspace: Path) -> None:
    done = radio(*BUILD, workspace, "--json", cwd=workspace)
    assert done.returncode == 0, done.stderr
    packs = json.loads(done.stdout)
    assert [one["station"] for one in packs] == ["don-phong", "vi-huong"]
    assert {tuple(one["bulletins"]) for one in packs} == {("hop-thon",)}
    assert all(Path(one["folder"]).is_dir() and one["bytes"] > 0 for one in packs)
    again = json.loads(radio(*BUILD, workspace, "--json", cwd=workspace).stdout)
    assert [one["written"] for one in again] == [0, 0]


def test_without_a_terminal_there_are_plain_lines(workspace: Path) -> None:
    done = radio(*BUILD, workspace, cwd=workspace)
    assert done.returncode == 0
    assert ESCAPE not in done.stdout + done.stderr
    for line in done.stderr.splitlines():
        assert re.fullmatch(r"[A-Z][a-z]+ \d+/4", line), line


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_on_a_terminal_a_bar_tells_the_time_that_is_left(workspace: Path) -> None:
    ours, theirs = os.openpty()
    seen = b""
    extra = {"TERM": "xterm-256color", "COLUMNS": "100"}
    with subprocess.Popen(
        command(*BUILD, workspace),
        cwd=workspace,
        env=environment(extra),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ) as building:
        os.close(theirs)
        while True:
            try:
                seen += os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
        assert building.wait(timeout=120) == 0
    os.close(ours)
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode("utf-8"))
    time = r"[\d-]:[\d-][\d-]:[\d-][\d-]"
    assert re.search(rf"(Assembling|Packing) .* \d/4 {time} {time}", shown)
