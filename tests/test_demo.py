"""`radio demo` from nothing: fourteen whole packs, safe to repeat, safe to kill."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import time
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from radio.app import build
from radio.config import load_settings
from tests.fakes import FrozenClock, Steps
from tests.packs import assert_whole
from tests.radio_command import command, environment, radio

MONDAY = "2022-10-03"
EVE, TUESDAY = date(2022, 10, 2), date(2022, 10, 4)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    workspace = tmp_path_factory.mktemp("demo") / "w"
    done = radio(
        "demo", "--no-serve", "--workspace", workspace, "--date", MONDAY, cwd=workspace.parent
    )
    assert done.returncode == 0, done.stderr
    return workspace, done.stdout


def packs(workspace: Path, day: str = MONDAY) -> list[Path]:
    return sorted((workspace / "packs").glob(f"*/{day}"))


def seen(workspace: Path) -> dict[str, tuple[int, int]]:
    """Inode and change time of every made file outside the database."""
    return {
        str(path): (path.stat().st_ino, path.stat().st_mtime_ns)
        for folder in ("packs", "audio")
        for path in (workspace / folder).rglob("*")
        if path.is_file()
    }


def test_fourteen_stations_have_whole_packs(demo: tuple[Path, str]) -> None:
    workspace, said = demo
    made = packs(workspace)
    assert len(made) == 14
    for pack in made:
        assert_whole(pack)
        assert re.search(rf"{pack.parent.name}\s", said), "the table names each station"


def test_it_says_its_shifted_clock_stages_and_counts(demo: tuple[Path, str]) -> None:
    _, said = demo
    assert "2022-10-02" in said
    assert re.search(r"[1-9]\d* clips synthesised, [1-9]\d* takes encoded", said)
    assert re.search(r"Assembling\s.*\d+\.\d s", said)


def test_accounts_come_with_one_time_passwords(demo: tuple[Path, str]) -> None:
    workspace, said = demo
    passwords = re.findall(r"one-time password: (\S+)", said)
    assert len(passwords) >= 3
    assert len(set(passwords)) == len(passwords)
    again = radio(
        "demo", "--no-serve", "--workspace", workspace, "--date", MONDAY, cwd=workspace.parent
    )
    assert not set(passwords) & set(re.findall(r"one-time password: (\S+)", again.stdout))


def test_a_second_run_speaks_and_encodes_nothing_and_rewrites_no_file(
    demo: tuple[Path, str],
) -> None:
    workspace, _ = demo
    before = seen(workspace)
    again = radio(
        "demo", "--no-serve", "--workspace", workspace, "--date", MONDAY, cwd=workspace.parent
    )
    assert again.returncode == 0, again.stderr
    assert "0 clips synthesised, 0 takes encoded" in again.stdout
    assert seen(workspace) == before


def test_serving_it_afterwards_changes_nothing_of_its_day(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    workspace = tmp_path / "w"
    shutil.copytree(demo[0], workspace)
    before = {path: path.read_bytes() for path in workspace.glob(f"packs/*/{MONDAY}/*.json")}
    settings = load_settings(workspace)
    eve = datetime(2022, 10, 2, 18, tzinfo=ZoneInfo(settings.zone))
    served = build(settings, FrozenClock(eve.astimezone(UTC)))
    served.builds.queue_coming_days()
    served.replanning.queue(served.work)
    assert served.work.drain(Steps()) == []
    assert len(before) == 14
    assert {path: path.read_bytes() for path in before} == before
    assert not packs(workspace, "2022-10-02"), "nobody can hear any more what began before"
    with served.store.reading() as records:
        assert records.broadcasts.between(EVE, EVE) == []
        assert len({one.station for one in records.broadcasts.between(TUESDAY, TUESDAY)}) == 14


def test_of_two_builds_of_one_date_at_once_one_stays_out(demo: tuple[Path, str]) -> None:
    workspace, _ = demo
    words = ("build", "--date", "2022-10-05", "-w", workspace)
    both = [
        subprocess.Popen(command(*words), cwd=workspace, env=environment(), stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [running.communicate(timeout=200)[1].decode() for running in both]
    assert 0 in {running.returncode for running in both}, said
    for running, text in zip(both, said, strict=True):
        if running.returncode:
            assert "are being built already" in text
        assert "Traceback" not in text
    for pack in packs(workspace, "2022-10-05"):
        assert_whole(pack)


def test_after_the_merger_the_successor_stations_get_the_packs(tmp_path: Path) -> None:
    done = radio("demo", "--no-serve", "-w", tmp_path / "w", "--date", "2025-10-06", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    made = packs(tmp_path / "w", "2025-10-06")
    assert {pack.parent.name for pack in made} == {
        "phu-thong-2025",
        "cam-giang-2025",
        "vinh-thong",
        "bach-thong",
        "phong-quang",
    }
    for pack in made:
        assert_whole(pack)


def test_killed_at_random_points_it_loses_nothing(tmp_path: Path, demo: tuple[Path, str]) -> None:
    workspace = tmp_path / "w"
    words = ("demo", "--no-serve", "--workspace", workspace, "--date", MONDAY)
    seed = random.randrange(10**6)
    moments = random.Random(seed)
    for _ in range(4):
        running = subprocess.Popen(
            command(*words),
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.uniform(0.5, 6))
        running.kill()
        running.wait()
        for manifest in (workspace / "packs").glob("*/*/manifest.json"):
            assert manifest.read_bytes().endswith(b"}\n"), f"seed {seed}"
    done = radio(*words, cwd=tmp_path)
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"
    made = packs(workspace)
    assert len(made) == 14
    for pack in made:
        assert_whole(pack)
    assert not list(workspace.rglob("*.part"))
    undisturbed = packs(demo[0])
    assert [sorted(p.name for p in pack.iterdir()) for pack in made] == [
        sorted(p.name for p in pack.iterdir()) for pack in undisturbed
    ]
