"""Editions made of real takes, with a real database and real files, judged by their sound."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import mutagen.mp3
import numpy as np
import pytest

from radio.adapters.audio_library import FolderLibrary
from radio.adapters.frames import SILENT_FRAME
from radio.adapters.house_sounds import FolderHouseSounds
from radio.adapters.kept_sounds import KeptSounds
from radio.adapters.mastering import LameMastering
from radio.adapters.media import FolderMedia
from radio.adapters.splice import FrameSplicing
from radio.adapters.store import SqlStore, open_store
from radio.domain.audio.finish import TARGET, TOLERANCE
from radio.domain.audio.sound import DELAY, FRAME_BYTES, RATE, Sound, Take, TakeId
from radio.domain.audio.treatment import Treatment
from radio.domain.broadcast import Broadcast, Edition
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import Damaged, NotFound, Refused
from radio.domain.programme import Rundown, Segment, SegmentKind
from radio.domain.spoken import Entry
from radio.domain.station import Station
from radio.ports import VoiceSettings, Written
from radio.services.assembly import Assembly
from radio.services.narration import Narration
from radio.services.readings import Readings
from radio.services.recordings import Recorded, Recordings, View
from radio.services.voicing import Voicing
from tests.builders import (
    LAN,
    MINH,
    MONDAY,
    a_broadcast,
    a_station,
    an_approved,
    some_schedules,
)
from tests.databases import fresh_sqlite
from tests.fakes import FrozenClock, Steps, ToneVoice, TrustingReadings
from tests.planning import playing_time
from tests.sounds import by_ffmpeg, decoded

HOUSE = Path(__file__).parents[2] / "audio" / "house"
NEWS, LOANS = BulletinId("giam-ngheo"), BulletinId("vay-von")
SEGMENTS = (
    Segment(SegmentKind.JINGLE, "Nhạc hiệu", sound="jingle"),
    Segment(SegmentKind.SPEECH, "Lời chào", text="Đây là Đài truyền thanh xã", bed="bed"),
    Segment(SegmentKind.SPEECH, "Giảm nghèo", text="Giảm nghèo", bulletin=NEWS),
    Segment(SegmentKind.PAUSE, "Khoảng lặng", length=timedelta(seconds=1)),
    Segment(SegmentKind.SPEECH, "Giảm nghèo", bulletin=NEWS),
    Segment(SegmentKind.STING, "Nhạc cắt", sound="sting"),
    Segment(SegmentKind.SPEECH, "Vay vốn", bulletin=LOANS),
    Segment(SegmentKind.SPEECH, "Nhắc lại", text="Xin nhắc lại"),
    Segment(SegmentKind.SPEECH, "Vay vốn", bulletin=LOANS),
)


@dataclass
class Desk:
    """An assembly desk and what lies around it."""

    store: SqlStore
    root: Path
    sounds_otherwise: set[BulletinId] = field(default_factory=set)
    voice: ToneVoice = field(default_factory=ToneVoice)

    def __post_init__(self) -> None:
        self.media = FolderMedia(self.root)
        self.library = FolderLibrary(self.root / "audio")
        self.opened()

    def opened(self) -> None:
        """The desk as a program that starts now finds it."""
        mastering = LameMastering()
        house = FolderHouseSounds(HOUSE, mastering)
        narration = Narration(self.library, mastering, house)
        self.voicing = Voicing(
            self.store,
            narration,
            [self.voice],
            Readings(self.store),
            FrozenClock(),
            KeptSounds(self.media),
        )
        self.assembly = Assembly(
            store=self.store,
            library=self.library,
            recordings=Recordings(self.library, self.voicing, house),
            splicing=FrameSplicing(),
            media=self.media,
            readings=TrustingReadings(self.store, self.sounds_otherwise),
        )

    def planned(self, *segments: Segment, **changes: object) -> Broadcast:
        broadcast = replace(a_broadcast(), rundown=Rundown(segments or SEGMENTS), **changes)
        with self.store.begin() as records:
            records.broadcasts.replace(MONDAY, MONDAY, [broadcast])
        return broadcast

    def build(self, *segments: Segment) -> Edition:
        edition = self.assembly.build(self.planned(*segments))
        assert edition is not None
        return edition

    def file(self, edition: Edition) -> Path:
        return self.media.path(edition.media)

    def change(self, bulletin: Bulletin) -> None:
        with self.store.begin() as records:
            records.bulletins.save(replace(bulletin, version=bulletin.version + 1))

    def take(self, segment: Segment, station: Station | None = None) -> Take:
        with self.store.reading() as records:
            bulletins = records.bulletins.named((NEWS, LOANS))
            view = View(bulletins, self.assembly.readings.of(records))
        take = self.assembly.recordings.of(segment, station or a_station(), view).take
        assert take is not None
        return take


class FullDisk(FolderMedia):
    """A folder on a disk with room for so many bytes more."""

    def __init__(self, root: Path, room: int) -> None:
        super().__init__(root)
        self.room = room

    def put_pieces(self, key: str, pieces: Iterable[bytes]) -> Written:
        return super().put_pieces(key, self._fitting(pieces))

    def _fitting(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self.room -= len(piece)
            if self.room < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            yield piece


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_store(fresh_sqlite(tmp_path / "radio.db"))
    with store.begin() as records:
        for person in (LAN, MINH):
            records.people.save(person)
        records.schedules.save(some_schedules())
        records.bulletins.add(an_approved(NEWS, title="Giảm nghèo", body="Xã rà soát hộ nghèo."))
        records.bulletins.add(an_approved(LOANS, title="Vay vốn", body="Hộ nghèo được vay vốn."))
    yield Desk(store, tmp_path)
    store.close()


def test_every_segment_is_heard_where_the_cue_sheet_says(desk: Desk) -> None:
    edition = desk.build()
    heard = decoded(desk.file(edition).read_bytes())
    assert [cue.title for cue in edition.cues.cues] == [one.title for one in SEGMENTS]
    for cue, segment in zip(edition.cues.cues, SEGMENTS, strict=True):
        if segment.length is not None:
            continue
        take = desk.take(segment)
        alone = decoded(desk.library.frames(take.id))[DELAY : DELAY + take.samples]
        start = round(cue.starts.total_seconds() * RATE)
        assert np.array_equal(heard[start : start + take.samples], alone), cue.title


def test_players_agree_on_the_length_and_do_not_complain(desk: Desk) -> None:
    edition = desk.build()
    by_small = decoded(desk.file(edition).read_bytes())
    heard = by_ffmpeg(desk.file(edition))
    assert len(by_small) == len(heard.samples) == round(edition.length.total_seconds() * RATE)
    assert heard.complaints == ""


def test_the_loudness_added_up_is_the_loudness_measured(desk: Desk) -> None:
    edition = desk.build()
    assert edition.loudness == pytest.approx(by_ffmpeg(desk.file(edition)).loudness, abs=0.15)
    assert edition.loudness == pytest.approx(TARGET, abs=TOLERANCE)


def test_the_tag_names_station_programme_and_date_in_vietnamese(desk: Desk) -> None:
    tags = mutagen.mp3.MP3(desk.file(desk.build())).tags
    assert tags is not None
    assert tags["TPE1"] == "Đài truyền thanh xã Vi Hương"
    assert tags["TALB"] == "Chương trình buổi sáng"
    assert str(tags["TIT2"]).endswith("ngày 3 tháng 10 năm 2022")
    assert len(tags.getall("CHAP")) == len(SEGMENTS) - 1


def test_the_tag_names_the_languages_as_they_are_heard(desk: Desk) -> None:
    def heard(*segments: Segment) -> str:
        tags = mutagen.mp3.MP3(desk.file(desk.build(*segments))).tags
        assert tags is not None
        return str(tags["TLAN"])

    loans = an_approved(LOANS, title="Vay vốn", body="Hộ nghèo được vay vốn.", language="tyz")
    desk.change(loans)
    assert heard() == "vietyz"
    assert heard(SEGMENTS[-1], SEGMENTS[-2]) == "tyzvie"
    assert heard(SEGMENTS[0]) == "zxx"


def test_the_record_describes_the_file(desk: Desk) -> None:
    edition = desk.build()
    content = desk.file(edition).read_bytes()
    assert edition.sha256 == hashlib.sha256(content).hexdigest()
    assert edition.bytes == len(content)
    assert [bulletin for bulletin, _ in edition.heard] == [NEWS, LOANS]
    with desk.store.reading() as records:
        assert records.broadcasts.edition(edition.broadcast) == edition


def test_a_second_build_makes_nothing(desk: Desk) -> None:
    first = desk.build()
    before = desk.file(first).stat()
    desk.opened()
    assert desk.build() == first
    after = desk.file(first).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert desk.assembly.counts.editions_written == 0
    assert desk.voicing.counts.takes_encoded == 0
    assert desk.voicing.counts.clips_synthesised == 0


def test_another_station_needs_only_its_own_line(desk: Desk) -> None:
    desk.build()
    encoded = desk.voicing.counts.takes_encoded
    ident = replace(SEGMENTS[1], text="Đây là Đài truyền thanh xã Đôn Phong")
    desk.build(SEGMENTS[0], ident, *SEGMENTS[2:])
    assert desk.voicing.counts.takes_encoded == encoded + 1


def test_a_station_s_lines_are_read_at_its_pace_and_treated_for_its_loudspeakers(
    desk: Desk,
) -> None:
    line = Segment(SegmentKind.SPEECH, "Lời chào", text="Xin kính chào bà con trong toàn xã.")
    plain = desk.take(line)
    slow = desk.take(line, a_station(speed=0.8))
    horn = desk.take(line, a_station(treatment=Treatment.HORN))
    assert slow.length == pytest.approx(plain.length / 0.8, rel=0.01)
    assert horn.length == plain.length
    assert horn.sha256 != plain.sha256


def test_the_length_foretold_is_the_length_built(desk: Desk) -> None:
    with desk.store.reading() as records:
        bulletins = {one.id: one for one in records.bulletins.all()}
    lengths = desk.assembly.lengths(bulletins)
    assert playing_time(a_station(), SEGMENTS, lengths) == desk.build().length


def test_a_decision_made_while_an_edition_is_made_is_not_half_in_it(desk: Desk) -> None:
    segments = [
        Segment(SegmentKind.SPEECH, "Lời dẫn", text=f"{words} NVH.")
        for words in ("Mời bà con đến", "Chiều nay nghỉ ở")
    ]
    decided = Entry("NVH", "nhà văn hóa xóm")

    def decide(phrases: Sequence[str], settings: VoiceSettings) -> Iterator[Sound]:
        with desk.store.begin() as records:
            records.lexicon.decide(decided)
        return ToneVoice.speak(desk.voice, phrases, settings)

    desk.voice.speak = decide  # type: ignore[method-assign]
    desk.build(*segments)
    assert desk.voice.spoken == ["Mời bà con đến nhà văn hóa.", "Chiều nay nghỉ ở nhà văn hóa."]
    desk.build(*segments)
    assert desk.voice.spoken[2:] == [
        "Mời bà con đến nhà văn hóa xóm.",
        "Chiều nay nghỉ ở nhà văn hóa xóm.",
    ]


def test_a_programme_whose_loudness_is_not_the_stations_is_refused(desk: Desk) -> None:
    wishes = replace(a_station(), loudness=-20.0)
    with desk.store.begin() as records:
        records.schedules.save(some_schedules(stations=(wishes,)))
    edition = desk.build()
    assert edition.loudness == pytest.approx(-20.0, abs=TOLERANCE)
    usual = replace(desk.assembly.recordings, library=desk.library)

    class Deaf(Recordings):
        def of(self, segment: Segment, station: Station, view: View) -> Recorded:
            return super().of(segment, a_station(), view)

    deaf = Deaf(usual.library, usual.reading, usual.house)
    with pytest.raises(Refused, match="where the station wishes -20"):
        replace(desk.assembly, recordings=deaf).build(desk.planned())


def test_silence_has_no_edition(desk: Desk) -> None:
    silent = replace(desk.planned(), rundown=Rundown(()))
    assert desk.assembly.build(silent) is None


def test_a_withdrawn_bulletin_is_refused(desk: Desk) -> None:
    broadcast = desk.planned()
    desk.change(replace(an_approved(LOANS), approval=None, state=an_approved().state.WITHDRAWN))
    with pytest.raises(Refused, match="not approved as it would sound"):
        desk.assembly.build(broadcast)
    assert not desk.media.list("audio/editions")


def test_a_bulletin_past_its_last_day_is_refused(desk: Desk) -> None:
    broadcast = desk.planned()
    desk.change(an_approved(LOANS, title="Vay vốn", valid_until=MONDAY - timedelta(days=1)))
    with pytest.raises(Refused, match="Vay vốn is not approved"):
        desk.assembly.build(broadcast)


def test_a_bulletin_that_would_sound_otherwise_is_refused(desk: Desk) -> None:
    desk.sounds_otherwise.add(NEWS)
    with pytest.raises(Refused, match="Giảm nghèo is not approved as it would sound"):
        desk.build()


def test_what_is_longer_than_its_slot_is_refused(desk: Desk) -> None:
    short = desk.planned(slot_length=timedelta(seconds=20))
    with pytest.raises(Refused, match="longer than its slot"):
        desk.assembly.build(short)


def test_a_damaged_edition_is_made_again(desk: Desk) -> None:
    edition = desk.build()
    right = desk.file(edition).read_bytes()
    desk.file(edition).write_bytes(right[:-1] + b"\xaa")
    assert desk.build() == edition
    assert desk.file(edition).read_bytes() == right


def test_a_lost_edition_is_made_again(desk: Desk) -> None:
    edition = desk.build()
    desk.file(edition).unlink()
    assert desk.build() == edition
    assert desk.file(edition).is_file()


def test_a_damaged_take_is_made_again_before_it_is_used(desk: Desk) -> None:
    edition = desk.build()
    right = desk.file(edition).read_bytes()
    for path in (desk.root / "audio" / "takes").rglob("*.mp3"):
        path.write_bytes(path.read_bytes()[:-100])
    desk.file(edition).unlink()
    assert desk.build() == edition
    assert desk.file(edition).read_bytes() == right


@pytest.mark.parametrize("suffixes", [("mp3",), ("mp3", "json")])
def test_a_take_deleted_meanwhile_is_made_again(desk: Desk, suffixes: Sequence[str]) -> None:
    broadcast = desk.planned()
    edition = desk.assembly.build(broadcast)
    assert edition is not None
    desk.file(edition).unlink()

    class Losing(FolderLibrary):
        lost = 0

        def frames(self, take: TakeId) -> bytes:
            if not self.lost:
                self.lost += 1
                for suffix in suffixes:
                    next((desk.root / "audio").rglob(f"{take}.{suffix}")).unlink()
            return super().frames(take)

    losing = Losing(desk.root / "audio")
    assert replace(desk.assembly, library=losing).remembering().build(broadcast) == edition
    assert losing.lost
    assert desk.file(edition).is_file()


def test_a_take_deleted_again_and_again_publishes_nothing(desk: Desk) -> None:
    broadcast = desk.planned()

    class Forgetful(FolderLibrary):
        def frames(self, take: object) -> bytes:
            raise NotFound("There is no recording %(take)s.", take=take)

    forgetful = replace(desk.assembly, library=Forgetful(desk.root / "audio"))
    with pytest.raises(Damaged, match="damaged meanwhile"):
        forgetful.build(broadcast)
    assert not desk.media.list("audio/editions")
    with desk.store.reading() as records:
        assert records.broadcasts.edition(broadcast.id) is None


def test_a_take_that_is_damaged_again_and_again_publishes_nothing(desk: Desk) -> None:
    broadcast = desk.planned()

    class Failing(FolderLibrary):
        def frames(self, take: TakeId) -> bytes:
            raise Damaged(
                "The recording %(take)s is damaged; ask again, it is made anew.", take=take
            )

    failing = replace(desk.assembly, library=Failing(desk.root / "audio"))
    with pytest.raises(Damaged):
        failing.build(broadcast)
    assert not desk.media.list("audio/editions")


def test_a_take_made_anew_with_other_frames_meanwhile_is_laid_out_anew(desk: Desk) -> None:
    broadcast = desk.planned(Segment(SegmentKind.SPEECH, "Lời chào", text="Xin kính chào bà con."))
    first = desk.assembly.build(broadcast)
    assert first is not None
    before = desk.take(broadcast.rundown.segments[0])
    frames = desk.library.frames(before.id)
    other = frames[:-FRAME_BYTES] + SILENT_FRAME
    anew = replace(before, sha256=hashlib.sha256(other).hexdigest())

    class Renewed(FolderLibrary):
        def frames(self, take: TakeId) -> bytes:
            self.keep_take(anew, other)
            return super().frames(take)

    desk.file(first).unlink()
    second = replace(desk.assembly, library=Renewed(desk.root / "audio")).build(broadcast)
    assert second is not None
    assert second.media != first.media
    assert other in desk.file(second).read_bytes()


def test_a_full_disk_leaves_nothing_behind_and_the_next_build_succeeds(desk: Desk) -> None:
    broadcast = desk.planned()
    with pytest.raises(OSError, match="No space left"):
        replace(desk.assembly, media=FullDisk(desk.root, room=5_000)).build(broadcast)
    assert not [path for path in (desk.root / "audio/editions").rglob("*") if path.is_file()]
    with desk.store.reading() as records:
        assert records.broadcasts.edition(broadcast.id) is None
    assert desk.assembly.build(broadcast) is not None


def test_a_missing_house_sound_is_named(desk: Desk) -> None:
    with pytest.raises(NotFound, match="no house sound gong"):
        desk.build(Segment(SegmentKind.STING, "Chiêng", sound="gong"))


def test_a_segment_without_sound_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="Ca nhạc has nothing"):
        desk.build(Segment(SegmentKind.MUSIC, "Ca nhạc"))


def test_progress_names_each_segment(desk: Desk) -> None:
    steps = Steps()
    desk.assembly.build(desk.planned(), steps)
    assert [done for done, _, _ in steps.seen] == list(range(len(SEGMENTS)))
    assert steps.seen[1][2] == "Assembling: Lời chào"
