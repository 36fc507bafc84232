"""Versions of a bulletin: written, recorded, approved together, and stale once its words change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from radio.adapters.audio_library import FolderLibrary
from radio.adapters.kept_sounds import KeptSounds
from radio.adapters.mastering import LameMastering
from radio.adapters.media import FolderMedia
from radio.adapters.store import SqlStore, open_store
from radio.domain.audio.sound import Sound
from radio.domain.bulletin import Bulletin, State
from radio.domain.errors import Conflict, Forbidden, Refused
from radio.domain.message import Message, message
from radio.domain.version import can_be_heard, is_stale
from radio.services.narration import Narration
from radio.services.readings import Readings
from radio.services.versions import Versions
from radio.services.voicing import Voicing
from tests.builders import HANH, LAN, MINH, a_script, an_approved
from tests.databases import fresh_sqlite
from tests.fakes import FrozenClock, HouseOfTones, ToneVoice, tone

TAY = "Mởi pỉ noọng pây họp."
SPEAKER = "Nông Thị Mai"
QUIET = message("It is very quiet; from nearer the microphone it would be clearer.")


@dataclass
class Desk:
    """A recording desk that hears a tone in whatever file it is given."""

    store: SqlStore
    folder: Path
    clock: FrozenClock = field(default_factory=FrozenClock)
    read: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        sounds = KeptSounds(FolderMedia(self.folder))
        narration = Narration(FolderLibrary(self.folder / "audio"), LameMastering(), HouseOfTones())
        self.voicing = Voicing(
            self.store, narration, [ToneVoice()], Readings(self.store), self.clock, sounds
        )
        self.versions = Versions(self.store, self.clock, self.voicing, sounds, self._ingest)

    def _ingest(self, file: Path) -> tuple[Sound, Sequence[Message]]:
        self.read.append(file)
        if file.name == "trang.txt":
            raise Refused("This is no recording.")
        return tone(2.0), [QUIET]

    def approved(self) -> Bulletin:
        bulletin = an_approved(title="Họp thôn", body="Mời bà con đi họp.")
        with self.store.begin() as records:
            records.bulletins.add(bulletin)
        return bulletin

    def kept(self, bulletin: Bulletin) -> Bulletin:
        with self.store.reading() as records:
            return records.bulletins.get(bulletin.id)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_store(fresh_sqlite(tmp_path / "radio.db"))
    with store.begin() as records:
        for person in (LAN, MINH, HANH):
            records.people.save(person)
    yield Desk(store, tmp_path)
    store.close()


def test_a_written_version_is_kept_and_voids_the_approval(desk: Desk) -> None:
    approved = desk.approved()
    made = desk.versions.write(approved.id, "tyz", f"{TAY}\r\n", LAN.id, approved.version)
    assert desk.kept(approved) == made
    assert (made.state, made.approval) == (State.DRAFT, None)
    (version,) = made.versions
    assert (version.language, version.body) == ("tyz", TAY)
    assert not can_be_heard(version, made.script)


def test_a_recording_is_kept_levelled_and_says_who_is_heard(desk: Desk) -> None:
    approved = desk.approved()
    written = desk.versions.write(approved.id, "tyz", TAY, LAN.id, approved.version)
    made = desk.versions.record(
        approved.id, "tyz", Path("mai.webm"), f"  {SPEAKER} ", LAN.id, written.version
    ).bulletin
    version = made.version_in("tyz")
    assert version is not None
    assert version.recording is not None
    assert (version.body, version.recording.speaker) == (TAY, SPEAKER)
    assert version.recording.length == timedelta(seconds=2)
    assert can_be_heard(version, made.script)
    take = desk.versions.take(made, "tyz")
    assert abs(take.loudness + 16) < 0.5


def test_a_person_may_read_the_script_itself(desk: Desk) -> None:
    approved = desk.approved()
    made = desk.versions.record(
        approved.id, "vie", Path("mai.wav"), SPEAKER, LAN.id, approved.version
    ).bulletin
    assert desk.voicing.take(made).voice == "recording"


def test_a_version_of_older_words_is_stale_until_somebody_says_it_still_fits(desk: Desk) -> None:
    approved = desk.approved()
    made = desk.versions.record(
        approved.id, "tyz", Path("mai.wav"), SPEAKER, LAN.id, approved.version
    ).bulletin
    edited = made.edited(a_script(body="Khác."), by=LAN.id, at=desk.clock.now())
    with desk.store.begin() as records:
        records.bulletins.save(edited)
    version = edited.version_in("tyz")
    assert version is not None
    assert is_stale(version, edited.script)
    fits = desk.versions.still_right(made.id, "tyz", LAN.id, edited.version)
    assert not is_stale(fits.versions[0], fits.script)


def test_a_version_is_removed_and_the_act_is_audited(desk: Desk) -> None:
    approved = desk.approved()
    made = desk.versions.write(approved.id, "tyz", TAY, LAN.id, approved.version)
    assert desk.versions.remove(made.id, "tyz", LAN.id, made.version).versions == ()
    with desk.store.reading() as records:
        acts = [(entry.act, entry.detail) for entry in records.audit.about(made.id)]
    assert acts == [("bulletin.unversion", "tyz"), ("bulletin.version", "tyz")]


def test_only_writers_may_and_only_on_what_their_page_showed(desk: Desk) -> None:
    approved = desk.approved()
    for person in (MINH, HANH):
        with pytest.raises(Forbidden):
            desk.versions.record(
                approved.id, "tyz", Path("mai.wav"), SPEAKER, person.id, approved.version
            )
    with pytest.raises(Conflict):
        desk.versions.write(approved.id, "tyz", TAY, LAN.id, approved.version + 1)
    assert desk.read == []
    assert desk.kept(approved) == approved


def test_what_cannot_be_is_refused_and_changes_nothing(desk: Desk) -> None:
    approved = desk.approved()
    version = approved.version
    with pytest.raises(Refused, match="no recording"):
        desk.versions.record(approved.id, "tyz", Path("trang.txt"), SPEAKER, LAN.id, version)
    with pytest.raises(Refused, match="who is heard"):
        desk.versions.record(approved.id, "tyz", Path("mai.wav"), "  ", LAN.id, version)
    with pytest.raises(Refused, match="three letters"):
        desk.versions.write(approved.id, "../..", TAY, LAN.id, version)
    with pytest.raises(Refused, match="bulletin itself"):
        desk.versions.write(approved.id, "vie", TAY, LAN.id, version)
    with pytest.raises(Refused, match="to be read"):
        desk.versions.write(approved.id, "tyz", " \n…", LAN.id, version)
    with pytest.raises(Refused, match="not recorded"):
        desk.versions.take(approved, "tyz")
    assert desk.kept(approved) == approved


def test_what_to_listen_for_in_a_recording_is_told(desk: Desk) -> None:
    approved = desk.approved()
    file = Path("mai.wav")
    done = desk.versions.record(approved.id, "tyz", file, SPEAKER, LAN.id, approved.version)
    assert done.cautions == (QUIET,)
