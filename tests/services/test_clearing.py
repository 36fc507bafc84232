"""What is old and can be made again leaves the disk; what was approved stays."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radio.adapters.clock import SystemClock
from radio.domain.packs.pack import day_of
from radio.services.clearing import Clearing
from tests.builders import MONDAY
from tests.fakes import FrozenClock
from tests.services.delivery_desk import FOLDER, VI_HUONG, Desk, a_desk

KEPT = 90


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


def clearing(desk: Desk, days_later: int) -> Clearing:
    now = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 5, tzinfo=UTC)
    clock = FrozenClock(now + timedelta(days=days_later))
    zone = "Asia/Ho_Chi_Minh"
    return Clearing(desk.store, desk.media, clock, SystemClock(), zone, KEPT, horizon_days=2)


def aged(desk: Desk, folder: str, days: int) -> list[Path]:
    """The files of a folder, made so many days ago."""
    files = [path for path in (desk.root / folder).rglob("*") if path.is_file()]
    at = (datetime.now(UTC) - timedelta(days=days)).timestamp()
    for path in files:
        os.utime(path, (at, at))
    return files


def test_a_pack_stays_for_so_many_days_after_its_date(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    assert clearing(desk, KEPT).clear() == 0
    assert desk.delivery.find(VI_HUONG, MONDAY) is not None


def test_then_it_goes_whole_and_its_folder_with_it(desk: Desk) -> None:
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    assert clearing(desk, KEPT + 1).clear() == len(pack.names)
    assert desk.delivery.find(VI_HUONG, MONDAY) is None
    assert not desk.pack_folder.exists()
    with desk.store.reading() as records:
        (entry,) = (one for one in records.audit.recent(50) if one.act == "media.clear")
    assert entry.detail == str(len(pack.names))


def test_somebodys_file_in_its_folder_keeps_nothing_else_there(desk: Desk) -> None:
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    stranger = desk.pack_folder / ".DS_Store"
    stranger.write_bytes(b"a desktop's")
    assert clearing(desk, KEPT + 1).clear() == len(pack.names)
    assert [path for path in desk.pack_folder.rglob("*") if path.is_file()] == [stranger]


def test_a_joined_programme_goes_by_its_age_and_is_made_again_when_it_is_wanted(
    desk: Desk,
) -> None:
    files = aged(desk, "audio/editions", KEPT + 1)
    assert files
    assert clearing(desk, 0).clear() == 0, "it may have been joined two days before its date"
    aged(desk, "audio/editions", KEPT + 3)
    assert clearing(desk, 0).clear() == len(files)
    assert not any(path.exists() for path in files)


def test_takes_and_clips_and_records_stay(desk: Desk) -> None:
    for key in ("audio/takes/ab/abc.mp3", "audio/clips/a/a.wav"):
        desk.media.put(key, b"sound")
    aged(desk, "audio/takes", 5000)
    aged(desk, "audio/clips", 5000)
    clearing(desk, 5000).clear()
    assert desk.media.exists("audio/takes/ab/abc.mp3")
    assert desk.media.exists("audio/clips/a/a.wav")
    with desk.store.reading() as records:
        assert records.broadcasts.between(MONDAY, MONDAY)


def test_the_date_of_a_pack_is_read_from_its_keys_alone() -> None:
    assert day_of(f"{FOLDER}/manifest.json") == MONDAY
    assert day_of(f"{FOLDER}.opus/audio/0500-buoi-sang.opus") == MONDAY
    assert day_of(f"{FOLDER}.manifest.json") == MONDAY
    assert day_of("urgent/vi-huong/2022-10-03/manifest.json") is None
    assert day_of("packs/vi-huong/readme") is None
