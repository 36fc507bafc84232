"""A pack is whole, repeatable, readable by other programs, and taken only by the right people."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from configparser import ConfigParser
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from radio.adapters.media import FolderMedia
from radio.adapters.store import open_store
from radio.domain.broadcast import Broadcast, BroadcastState, Edition, broadcast_id
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import Forbidden, NotFound, Refused
from radio.domain.programme import Rundown
from radio.domain.schedule import SlotId
from radio.domain.station import StationId
from radio.ports import Store
from radio.services.delivery import Delivery
from tests.builders import (
    EVE,
    HANH,
    LAN,
    MINH,
    MONDAY,
    a_broadcast,
    an_approved,
    an_edition,
    some_schedules,
)
from tests.fakes import FrozenClock
from tests.packs import assert_whole

VI_HUONG = StationId("vi-huong")
FOLDER = "packs/vi-huong/2022-10-03"
EVENING = datetime(2022, 10, 3, 10, 0, tzinfo=UTC)


@dataclass
class Desk:
    """A delivery desk over a real database and a real folder, with two broadcasts built."""

    delivery: Delivery
    store: Store
    media: FolderMedia
    root: Path
    sounds_otherwise: set[BulletinId]

    @property
    def pack_folder(self) -> Path:
        return self.root / FOLDER

    def keep(self, broadcast: Broadcast, content: bytes) -> Edition:
        """Plan one more broadcast and build its edition."""
        edition = an_edition(broadcast, content)
        self.media.put(edition.media, content)
        with self.store.begin() as records:
            before = [
                one
                for one in records.broadcasts.between(broadcast.on, broadcast.on)
                if one.id != broadcast.id
            ]
            records.broadcasts.replace(broadcast.on, broadcast.on, [*before, broadcast])
            records.broadcasts.save_edition(edition)
        return edition

    def change(self, slug: str, act: Callable[[Bulletin], Bulletin]) -> None:
        with self.store.begin() as records:
            records.bulletins.save(act(records.bulletins.get(BulletinId(slug))))

    def states(self) -> list[BroadcastState]:
        with self.store.begin() as records:
            return [one.state for one in records.broadcasts.between(MONDAY, MONDAY)]

    def stamps(self) -> dict[str, tuple[int, int]]:
        found = (path for path in self.pack_folder.rglob("*") if path.is_file())
        return {str(one): (one.stat().st_ino, one.stat().st_mtime_ns) for one in found}


def evening(*bulletins: str) -> Broadcast:
    slot = SlotId("buoi-chieu")
    return a_broadcast(
        *bulletins, id=broadcast_id(VI_HUONG, MONDAY, slot), slot=slot, starts_at=EVENING
    )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = tmp_path / "workspace"
    root.mkdir()
    store = open_store(f"sqlite:///{(root / 'radio.db').as_posix()}")
    media = FolderMedia(root)
    otherwise: set[BulletinId] = set()
    delivery = Delivery(
        store, media, FrozenClock(), lambda one: one.id not in otherwise, FolderMedia
    )
    with store.begin() as records:
        for person in (LAN, MINH, HANH):
            records.people.save(person)
        records.schedules.save(some_schedules())
        for slug in ("a", "b"):
            records.bulletins.add(an_approved(slug, title=f"Tin {slug}"))
    made = Desk(delivery, store, media, root, otherwise)
    made.keep(a_broadcast("a", "b"), b"morning" * 1000)
    made.keep(evening("b"), b"evening" * 1000)
    return made


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
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    first = desk.media.get(f"{FOLDER}/{pack.archive}")
    for key in desk.media.list(FOLDER):
        desk.media.delete(key)
    desk.delivery.pack(VI_HUONG, MONDAY)
    assert desk.media.get(f"{FOLDER}/{pack.archive}") == first


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


def test_a_broadcast_that_is_silence_is_not_in_the_pack(desk: Desk) -> None:
    with desk.store.begin() as records:
        silent = replace(evening(), rundown=Rundown(()))
        records.broadcasts.replace(MONDAY, MONDAY, [a_broadcast("a", "b"), silent])
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    assert [file.name for file in pack.files if "audio" in file.name] == [
        "audio/0500-buoi-sang.mp3"
    ]
    assert desk.states() == [BroadcastState.DELIVERED, BroadcastState.PLANNED]


@dataclass
class FullDisk:
    """A media folder on which nothing more fits after some writes."""

    media: FolderMedia
    writes_left: int

    def __getattr__(self, name: str) -> object:
        return getattr(self.media, name)

    def put(self, key: str, content: bytes) -> bool:
        if self.media.exists(key) and self.media.get(key) == content:
            return False
        self.writes_left -= 1
        if self.writes_left < 0:
            raise OSError(28, "No space left on device")
        return self.media.put(key, content)


@pytest.mark.parametrize("writes", range(6))
def test_a_pack_broken_off_anywhere_never_passes_for_a_whole_one(desk: Desk, writes: int) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    desk.keep(a_broadcast("b"), b"another morning" * 500)
    full = replace(desk.delivery, media=FullDisk(desk.media, writes))  # type: ignore[arg-type]
    with pytest.raises(OSError, match="No space"):
        full.pack(VI_HUONG, MONDAY)
    assert desk.delivery.find(VI_HUONG, MONDAY) is None
    with pytest.raises(NotFound):
        desk.delivery.deliverable(LAN, VI_HUONG, MONDAY)
    desk.delivery.pack(VI_HUONG, MONDAY)
    assert_whole(desk.pack_folder)


def test_a_zip_that_is_missing_makes_the_pack_incomplete_until_it_is_made_again(
    desk: Desk,
) -> None:
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    desk.media.delete(f"{FOLDER}/{pack.archive}")
    with pytest.raises(Refused, match="is being made"):
        desk.delivery.deliverable(HANH, VI_HUONG, MONDAY)
    assert desk.delivery.pack(VI_HUONG, MONDAY).written == 1
    assert desk.delivery.deliverable(HANH, VI_HUONG, MONDAY).complete


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


def test_a_bulletin_withdrawn_since_can_be_neither_packed_nor_taken(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    desk.change("b", lambda one: one.withdrawn("Số liệu sai.", at=EVE))
    with pytest.raises(Refused, match="Tin b is no longer approved"):
        desk.delivery.pack(VI_HUONG, MONDAY)
    for person in (HANH, LAN):
        with pytest.raises(Refused, match="Tin b is no longer approved"):
            desk.delivery.open(person, VI_HUONG, MONDAY, "audio/0500-buoi-sang.mp3")


def test_other_words_approved_since_need_another_pack(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)

    def approved_anew(bulletin: Bulletin) -> Bulletin:
        assert bulletin.approval is not None
        approval = replace(bulletin.approval, heard="hash of other words")
        return replace(bulletin, approval=approval, version=bulletin.version + 1)

    desk.change("a", approved_anew)
    with pytest.raises(Refused, match="Tin a is no longer approved as it sounds here"):
        desk.delivery.deliverable(HANH, VI_HUONG, MONDAY)


def test_words_that_would_be_read_otherwise_now_are_not_packed(desk: Desk) -> None:
    desk.sounds_otherwise.add(BulletinId("a"))
    with pytest.raises(Refused, match="Tin a would sound different"):
        desk.delivery.pack(VI_HUONG, MONDAY)


def test_an_operator_takes_files_of_their_own_station_only(desk: Desk) -> None:
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    for name in pack.names:
        taken = desk.delivery.open(HANH, VI_HUONG, MONDAY, name)
        assert taken == desk.pack_folder / name
    stranger = replace(HANH, stations=frozenset({StationId("don-phong")}))
    for person in (stranger, replace(HANH, active=False)):
        with pytest.raises(Forbidden):
            desk.delivery.open(person, VI_HUONG, MONDAY, pack.archive)


@pytest.mark.parametrize(
    "name", ["radio.db", "../2022-10-03/manifest.json", "/etc/passwd", "", "audio"]
)
def test_only_names_of_the_pack_are_handed_out(desk: Desk, name: str) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    with pytest.raises(NotFound):
        desk.delivery.open(LAN, VI_HUONG, MONDAY, name)


def test_before_anything_is_planned_or_packed_it_is_said_plainly(desk: Desk) -> None:
    tuesday = MONDAY + timedelta(days=1)
    with pytest.raises(NotFound, match=r"Nothing is planned at vi-huong on 04/10/2022"):
        desk.delivery.pack(VI_HUONG, tuesday)
    assert desk.delivery.find(VI_HUONG, tuesday) is None
    with pytest.raises(NotFound, match="no pack of vi-huong for 04/10/2022"):
        desk.delivery.deliverable(HANH, VI_HUONG, tuesday)


def test_a_pack_is_copied_to_a_stick_once(desk: Desk, tmp_path: Path) -> None:
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    stick = tmp_path / "stick"
    assert desk.delivery.copy(pack, stick) == len(pack.names) - 1
    assert desk.delivery.copy(pack, stick) == 0
    assert (stick / "manifest.json").read_bytes() == desk.media.get(f"{FOLDER}/manifest.json")
    assert not (stick / pack.archive).exists()
