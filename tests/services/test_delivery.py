"""A pack is whole, repeatable, and readable by other programs."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from radio.adapters.media import FolderMedia
from radio.domain.broadcast import BroadcastState
from radio.domain.bulletin import State
from radio.domain.errors import NotFound, Refused
from radio.domain.packs.pack import MANIFEST
from radio.domain.packs.variant import Variant
from radio.domain.programme import Rundown
from tests.builders import (
    EVE,
    HANH,
    LAN,
    MINH,
    MONDAY,
    a_broadcast,
    a_station,
    some_schedules,
)
from tests.fakes import FullDisk
from tests.packs import assert_whole
from tests.services.delivery_desk import EVENING, FOLDER, VI_HUONG, Desk, a_desk, evening


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


def test_a_pack_is_whole_and_says_how_much_it_holds(desk: Desk) -> None:
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    assert_whole(desk.pack_folder)
    assert pack.complete
    assert pack.bulletins == ("a", "b")
    assert pack.length == timedelta(seconds=30)
    assert pack.bytes == (desk.pack_folder / pack.archive).stat().st_size
    assert pack.written == len(pack.names) == 9
    assert (desk.pack_folder / "audio/0500-buoi-sang.mp3").read_bytes() == b"morning" * 1000
    assert (desk.pack_folder / "audio/1700-buoi-chieu.mp3").read_bytes() == b"evening" * 1000


def test_a_second_pack_writes_nothing(desk: Desk) -> None:
    first = desk.delivery.pack(VI_HUONG, MONDAY)
    before = desk.stamps()
    again = desk.delivery.pack(VI_HUONG, MONDAY)
    assert again.written == 0
    assert desk.stamps() == before
    assert replace(again, written=first.written) == first


def test_the_same_day_made_elsewhere_gives_the_same_zip(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = a_desk(tmp_path / "elsewhere")
    name = f"{FOLDER}/{desk.delivery.pack(VI_HUONG, MONDAY).archive}"
    other.delivery.pack(VI_HUONG, MONDAY)
    assert other.media.get(name) == desk.media.get(name)


def test_the_sums_are_what_sha256sum_checks(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    checked = subprocess.run(
        [sys.executable, "-c", SHA256SUM, "SHA256SUMS"], cwd=desk.pack_folder, check=False
    )
    assert checked.returncode == 0
    sums = (desk.pack_folder / "SHA256SUMS").read_text("ascii").splitlines()
    assert [line.split("  ")[1] for line in sums] == [
        "audio/0500-buoi-sang.mp3",
        "audio/1700-buoi-chieu.mp3",
        "playlist.m3u8",
        "playlist.xspf",
        "playlist.pls",
        "schedule.ics",
        "manifest.json",
    ]


SHA256SUM = """
import hashlib, pathlib, re, sys
for line in pathlib.Path(sys.argv[1]).read_text("utf-8").splitlines():
    digest, name = re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", line).groups()
    assert hashlib.sha256(pathlib.Path(name).read_bytes()).hexdigest() == digest, name
"""
"""What `sha256sum --check` does, for machines that have none."""


def test_the_zip_holds_the_whole_folder_and_unpacks_to_it(desk: Desk, tmp_path: Path) -> None:
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    with zipfile.ZipFile(desk.pack_folder / pack.archive) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {name for name in pack.names if name != pack.archive}
        archive.extractall(tmp_path / "out")
    for name in pack.names[:-1]:
        assert (tmp_path / "out" / name).read_bytes() == (desk.pack_folder / name).read_bytes()


def test_every_playlist_names_files_that_are_there_in_order_of_start(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    names = ["audio/0500-buoi-sang.mp3", "audio/1700-buoi-chieu.mp3"]
    m3u8 = (desk.pack_folder / "playlist.m3u8").read_text("utf-8").splitlines()
    assert [line for line in m3u8 if not line.startswith("#")] == names
    xspf = ET.parse(desk.pack_folder / "playlist.xspf").getroot()
    assert [one.text for one in xspf.iter("{http://xspf.org/ns/0/}location")] == names
    pls = ConfigParser(interpolation=None)
    pls.read(desk.pack_folder / "playlist.pls", "utf-8")
    assert [pls["playlist"][f"File{number}"] for number in (1, 2)] == names
    assert all((desk.pack_folder / name).is_file() for name in names)
    calendar = Calendar.from_ical((desk.pack_folder / "schedule.ics").read_bytes())
    assert [one.decoded("dtstart") for one in calendar.walk("VEVENT")] == [
        datetime(2022, 10, 2, 22, tzinfo=UTC),
        EVENING,
    ]


def test_the_manifest_names_who_approved_what_is_heard(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    found = json.loads((desk.pack_folder / "manifest.json").read_text("utf-8"))
    heard = [one for broadcast in found["broadcasts"] for one in broadcast["bulletins"]]
    assert {one["approved_by"] for one in heard} == {MINH.name}
    audio = {file["path"]: file["sha256"] for file in found["files"]}
    morning = hashlib.sha256(b"morning" * 1000).hexdigest()
    assert audio["audio/0500-buoi-sang.mp3"] == morning


def test_a_packed_broadcast_is_delivered_and_the_audit_log_knows(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    desk.delivery.pack(VI_HUONG, MONDAY)
    assert desk.states() == [BroadcastState.DELIVERED] * 2
    with desk.store.begin() as records:
        acts = [(one.act, one.subject, one.at) for one in records.audit.recent()]
    assert acts == [("pack.make", "vi-huong/2022-10-03", EVE)]


def test_a_change_replaces_what_changed_and_removes_what_is_gone(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    before = desk.stamps()
    with desk.store.begin() as records:
        records.broadcasts.replace(MONDAY, MONDAY, [a_broadcast("a", "b")])
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    assert_whole(desk.pack_folder)
    assert not (desk.pack_folder / "audio/1700-buoi-chieu.mp3").exists()
    morning = str(desk.pack_folder / "audio/0500-buoi-sang.mp3")
    assert desk.stamps()[morning] == before[morning]
    with zipfile.ZipFile(desk.pack_folder / pack.archive) as archive:
        assert "audio/1700-buoi-chieu.mp3" not in archive.namelist()


def test_somebodys_file_in_the_folder_is_no_part_of_the_pack_and_stays(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    stranger = desk.pack_folder / "ghi chú.txt"
    stranger.write_text("Nhớ phát.", "utf-8")
    with desk.store.begin() as records:
        records.broadcasts.replace(MONDAY, MONDAY, [a_broadcast("a", "b")])
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    with zipfile.ZipFile(desk.pack_folder / pack.archive) as archive:
        assert stranger.name not in archive.namelist()
    assert stranger.read_text("utf-8") == "Nhớ phát."


def test_a_broadcast_that_is_silence_is_not_in_the_pack(desk: Desk) -> None:
    with desk.store.begin() as records:
        silent = replace(evening(), rundown=Rundown(()))
        records.broadcasts.replace(MONDAY, MONDAY, [a_broadcast("a", "b"), silent])
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    assert [file.name for file in pack.files if "audio" in file.name] == [
        "audio/0500-buoi-sang.mp3"
    ]
    assert desk.states() == [BroadcastState.DELIVERED, BroadcastState.PLANNED]


@pytest.mark.parametrize("writes", range(7))
def test_a_pack_broken_off_anywhere_never_passes_for_a_whole_one(desk: Desk, writes: int) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    desk.keep(a_broadcast("b"), b"another morning" * 500)
    full = replace(desk.delivery, media=FullDisk(desk.media, writes))  # type: ignore[arg-type]
    with pytest.raises(OSError, match="No space"):
        full.pack(VI_HUONG, MONDAY)
    if writes == 0:
        assert_whole(desk.pack_folder)  # nothing was touched: the pack from before stands
    else:
        assert desk.delivery.find(VI_HUONG, MONDAY) is None
        with pytest.raises(NotFound):
            desk.delivery.deliverable(LAN, VI_HUONG, MONDAY)
    desk.delivery.pack(VI_HUONG, MONDAY)
    assert_whole(desk.pack_folder)


def test_all_that_the_manifest_names_is_on_the_disk_before_it(desk: Desk) -> None:
    forced = []

    def force(folder: Path) -> None:
        there = {one.name for one in desk.pack_folder.rglob("*") if one.is_file()}
        forced.append((folder.name, there))

    delivery = replace(desk.delivery, media=FolderMedia(desk.root, force))
    pack = delivery.pack(VI_HUONG, MONDAY)
    whole = {Path(name).name for name in pack.names}
    before = whole - {MANIFEST, pack.archive}
    assert forced == [("audio", before), ("2022-10-03", before), ("2022-10-03", whole)]


def test_an_edition_that_is_not_what_was_built_is_not_packed(desk: Desk) -> None:
    edition = desk.keep(evening("b"), b"evening" * 1000)
    desk.media.put(edition.media, b"something else")
    with pytest.raises(Refused, match="was damaged"):
        desk.delivery.pack(VI_HUONG, MONDAY)
    assert desk.delivery.find(VI_HUONG, MONDAY) is None


def test_without_its_edition_a_broadcast_cannot_be_packed(desk: Desk) -> None:
    with desk.store.begin() as records:
        records.broadcasts.replace(MONDAY, MONDAY, [a_broadcast("b"), evening("b")])
    with pytest.raises(Refused, match="not built as it is planned"):
        desk.delivery.pack(VI_HUONG, MONDAY)


def test_an_edition_longer_than_its_slot_is_not_packed(desk: Desk) -> None:
    with desk.store.begin() as records:
        short = a_broadcast("a", "b", slot_length=timedelta(seconds=19))
        records.broadcasts.replace(MONDAY, MONDAY, [short])
    with pytest.raises(Refused, match="not built as it is planned"):
        desk.delivery.pack(VI_HUONG, MONDAY)


def test_a_pack_is_copied_to_a_stick_once(desk: Desk, tmp_path: Path) -> None:
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    stick = tmp_path / "stick"
    assert desk.delivery.copy(pack, stick) == len(pack.names) - 1
    assert desk.delivery.copy(pack, stick) == 0
    assert (stick / "manifest.json").read_bytes() == desk.media.get(f"{FOLDER}/manifest.json")
    assert not (stick / pack.archive).exists()


def test_another_form_is_a_pack_of_its_own_and_made_once(desk: Desk) -> None:
    usual = desk.delivery.pack(VI_HUONG, MONDAY)
    opus = desk.delivery.pack(VI_HUONG, MONDAY, Variant.OPUS)
    assert_whole(desk.root / opus.folder)
    assert (opus.folder, opus.archive) == (f"{FOLDER}.opus", "vi-huong-2022-10-03-opus.zip")
    names = [name for name in opus.names if name.startswith("audio/")]
    assert {name.rpartition(".")[2] for name in names} == {"opus"}
    first = (desk.root / opus.folder / names[0]).read_bytes()
    of_usual = (desk.root / usual.folder / usual.names[0]).read_bytes()
    assert first == of_usual.upper() + b" BELOW -1.5"
    assert desk.delivery.pack(VI_HUONG, MONDAY, Variant.OPUS).written == 0
    assert desk.delivery.find(VI_HUONG, MONDAY, Variant.OPUS) == replace(opus, written=0)


def test_another_form_is_made_again_when_the_ceiling_of_its_station_sinks(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY, Variant.OPUS)
    lower = some_schedules(stations=(a_station(loudness=-20.0, true_peak=-3.0),))
    opus = desk.delivery.pack(VI_HUONG, MONDAY, Variant.OPUS, lower)
    assert (desk.root / opus.folder / opus.names[0]).read_bytes().endswith(b" BELOW -3.0")


def test_a_damaged_variant_is_made_again(desk: Desk) -> None:
    opus = desk.delivery.pack(VI_HUONG, MONDAY, Variant.OPUS)
    (kept, *_) = (desk.root / "audio" / "variants").rglob("*.opus")
    right = kept.read_bytes()
    kept.write_bytes(right[:-1] + b"?")
    desk.delivery.pack(VI_HUONG, MONDAY, Variant.OPUS)
    assert kept.read_bytes() == right
    assert_whole(desk.root / opus.folder)


def test_another_form_of_what_is_no_longer_approved_is_not_handed_out(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY, Variant.LOW)
    desk.change(
        "a",
        lambda one: replace(one, state=State.WITHDRAWN, approval=None, version=one.version + 1),
    )
    with pytest.raises(Refused, match="no longer approved"):
        desk.delivery.deliverable(HANH, VI_HUONG, MONDAY, Variant.LOW)
