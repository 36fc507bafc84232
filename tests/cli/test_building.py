"""`radio build` tells how far it is: a bar with the time left on a terminal, else plain lines."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from radio.cli import main, making
from radio.domain.errors import Busy
from radio.domain.packs.pack import Pack
from radio.domain.packs.variant import Variant
from radio.domain.slot import SlotId
from radio.domain.station import StationId
from radio.services.delivery import Delivery
from tests.admin_house import a_house
from tests.builders import a_slot
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
    assert steps.seen[:2] == [(0, 0, "Planning"), (0, 1, "Planning")]
    planning = [step for step in steps.seen[2:] if step[2] == "Planning"]
    assert set(planning) == {(1, 1, "Planning")}
    counted = list(dict.fromkeys(step for step in steps.seen if step[2] != "Planning"))
    assert [done for done, _, _ in counted] == list(range(len(counted)))
    assert {total for _, total, _ in counted} == {len(counted) - 1}
    assert [note for _, _, note in counted] == ["Assembling"] * 2 + ["Packing"] * 3


def test_while_planning_reads_aloud_it_tells_that_it_goes_on(tmp_path: Path) -> None:
    warm, cold = Steps(), Steps()
    with a_house(tmp_path / "workspace") as house:
        house.approved(title="Họp thôn", body="Mời họp. Đúng giờ. Đủ người. Mang sổ. Xin cảm ơn.")
        monday = house.clock.now().date().replace(day=3)
        house.radio.production.build(monday)
        house.radio.production.build(monday, None, warm)
        shutil.rmtree(tmp_path / "workspace" / "audio" / "takes")
        shutil.rmtree(tmp_path / "workspace" / "audio" / "clips")
        house.radio.production.build(monday, None, cold)
    before, after = (
        [step for step in steps.seen if step[2] == "Planning"] for steps in (warm, cold)
    )
    assert len(after) >= len(before) + 5, "a step for each sentence that is read aloud"
    assert set(after) == set(before)


@dataclass
class Watched:
    """A delivery desk that notes which packs it makes while the day is held."""

    delivery: Delivery
    hold: Callable[[date], AbstractContextManager[None]]
    held: list[Variant] = field(default_factory=list)

    def pack(
        self, station: StationId, day: date, variant: Variant = Variant.MP3, *rest: Any, **more: Any
    ) -> Pack:
        with pytest.raises(Busy), self.hold(day):
            pass
        self.held.append(variant)
        return self.delivery.pack(station, day, variant, *rest, **more)

    def __getattr__(self, name: str) -> object:
        return getattr(self.delivery, name)


def test_a_pack_in_another_form_is_made_while_nobody_else_builds_its_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, only = tmp_path / "stick", StationId("vi-huong")
    with a_house(tmp_path / "workspace") as house:
        house.approved(title="Họp thôn", body="Mời bà con dự họp thôn.")
        delivery, production = house.radio.delivery, house.radio.production
        watched: Any = Watched(delivery, production.hold)
        watching = replace(
            house.radio, delivery=watched, production=replace(production, delivery=watched)
        )
        monkeypatch.setattr(making, "open_radio", lambda _: watching)
        making.pack(only, date(2022, 10, 3), stick, Variant.WAV, tmp_path)
    assert watched.held == [Variant.MP3, Variant.WAV]
    assert list((stick / "audio").glob("*.wav"))


def test_a_programme_longer_than_its_slot_is_told_of_by_plan_and_by_build(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    with a_house(workspace) as house:
        house.approved(title="Họp thôn", body="Mời bà con dự họp thôn.")
        with house.radio.store.begin() as records:
            schedules = records.schedules.load()
            slots = (a_slot(stations=(StationId("don-phong"),), length=timedelta(seconds=6)),)
            slots += (a_slot(id=SlotId("chieu"), starts=time(17)),)
            records.schedules.save(replace(schedules, slots=slots))
    (workspace / "radio.toml").touch()
    plan = radio("plan", "--from", "2022-10-03", "--workspace", workspace, cwd=workspace)
    build = radio(*BUILD, workspace, cwd=workspace)
    for done in (plan, build):
        assert done.returncode == 0, done.stderr
        (told,) = (line for line in done.stderr.splitlines() if "is silent at" in line)
        assert "at 05:00 on 03/10/2022 is silent at xã Đôn Phong: The programme's own lines" in told


def test_another_program_reads_the_result_and_nothing_else(workspace: Path) -> None:
    done = radio(*BUILD, workspace, "--json", cwd=workspace)
    assert done.returncode == 0, done.stderr
    packs = json.loads(done.stdout)
    assert [one["station"] for one in packs] == ["vi-huong", "don-phong"]
    assert {tuple(one["bulletins"]) for one in packs} == {("hop-thon",)}
    assert all(Path(one["folder"]).is_dir() and one["bytes"] > 0 for one in packs)
    again = json.loads(radio(*BUILD, workspace, "--json", cwd=workspace).stdout)
    assert [one["written"] for one in again] == [0, 0]


def test_without_a_terminal_there_are_plain_lines(workspace: Path) -> None:
    done = radio(*BUILD, workspace, cwd=workspace)
    assert done.returncode == 0
    assert ESCAPE not in done.stdout + done.stderr
    for line in done.stderr.splitlines():
        assert re.fullmatch(r"Planning \d/1|[A-Z][a-z]+ \d+/4", line), line


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


@pytest.mark.parametrize("written", ["2022-13-01", "3/10/2022", ""])
def test_what_is_no_date_is_said_in_our_words(workspace: Path, written: str) -> None:
    done = radio(*("build", "--date", written), cwd=workspace, extra={"RADIO_LANGUAGE": "vi"})
    assert done.returncode == 2
    assert f"“{written}” không phải là ngày; mời viết như 2022-10-03." in done.stderr


@pytest.mark.parametrize(
    ("trouble", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "Stopped. Nothing is half-written"),
        (OSError(errno.ENOSPC, "x"), 1, "radio: there is no room left on the disk. Nothing is"),
        (OSError(errno.EROFS, "x", "/srv/tin"), 1, "/srv/tin: nothing can be written there. Noth"),
        (OSError(errno.ENXIO, "No such device", "/srv/x"), 1, "/srv/x: No such device. Nothing is"),
    ],
)
def test_what_stops_a_command_is_said_in_plain_words(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    trouble: BaseException,
    code: int,
    said: str,
) -> None:
    def stopped(_: Path) -> None:
        raise trouble

    monkeypatch.setattr(making, "open_radio", stopped)
    monkeypatch.setattr(sys, "argv", ["radio", "build", "--date", "2022-10-03"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code
    assert said in capsys.readouterr().err
