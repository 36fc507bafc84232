"""Recordings of one run of work: what stations share is looked for once, what differs is not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from radio.adapters.audio_library import FolderLibrary
from radio.adapters.house_sounds import FolderHouseSounds
from radio.adapters.kept_sounds import KeptSounds
from radio.adapters.mastering import LameMastering
from radio.adapters.media import FolderMedia
from radio.adapters.store import open_store
from radio.domain.audio.sound import Take
from radio.domain.audio.treatment import Treatment
from radio.domain.bulletin import Bulletin
from radio.domain.house_reading import HouseReading
from radio.domain.programme import Segment, SegmentKind
from radio.domain.spoken import Entry, Lexicon
from radio.domain.station import Station
from radio.services.narration import Narration
from radio.services.readings import Readings
from radio.services.recordings import Recorded, Recordings, View
from radio.services.voicing import Voicing
from tests.builders import a_station, an_approved
from tests.databases import fresh_sqlite
from tests.fakes import FrozenClock, ToneVoice

HOUSE = Path(__file__).parents[2] / "audio" / "house"
NEWS = an_approved("giam-ngheo")
LINE = Segment(SegmentKind.SPEECH, "Lời dẫn", text="Mời bà con đến NVH.")
BODY = Segment(SegmentKind.SPEECH, "Giảm nghèo", bulletin=NEWS.id)
TITLE = replace(BODY, text="Giảm nghèo")
VI_HUONG, DON_PHONG = a_station(), a_station("don-phong")
USUAL = HouseReading()


@dataclass
class Listening:
    """A voicing desk that notes what it is asked for."""

    voicing: Voicing
    asked: list[str] = field(default_factory=list)

    def take(self, bulletin: Bulletin, **how: Any) -> Take:
        self.asked.append("body")
        return self.voicing.take(bulletin, **how)

    def headline(self, bulletin: Bulletin, *how: Any) -> Take:
        self.asked.append("headline")
        return self.voicing.headline(bulletin, *how)

    def line(self, text: str, *how: Any) -> Take:
        self.asked.append("line")
        return self.voicing.line(text, *how)


@dataclass
class Desk:
    """One run of work."""

    listening: Listening
    run: Recordings

    def heard(
        self, segment: Segment, station: Station, reading: HouseReading, news: Bulletin = NEWS
    ) -> Recorded:
        return self.run.of(segment, station, View({news.id: news}, reading))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    store = open_store(fresh_sqlite(tmp_path / "radio.db"))
    library, mastering = FolderLibrary(tmp_path / "audio"), LameMastering()

    def chosen(name: str) -> Path | None:
        """Don Phong chose a short sound for its jingle."""
        return HOUSE / "sting.mp3" if name == "jingle@don-phong" else None

    house = FolderHouseSounds(HOUSE, mastering, chosen)
    voicing = Voicing(
        store,
        Narration(library, mastering, house),
        [ToneVoice()],
        Readings(store),
        FrozenClock(),
        KeptSounds(FolderMedia(tmp_path)),
    )
    listening = Listening(voicing)
    return Desk(listening, Recordings(library, listening, house).remembering())


@pytest.mark.parametrize("segment", [LINE, BODY, TITLE])
def test_what_stations_share_is_looked_for_once(desk: Desk, segment: Segment) -> None:
    first = desk.heard(segment, VI_HUONG, USUAL)
    assert desk.heard(segment, DON_PHONG, USUAL) is first
    assert len(desk.listening.asked) == 1


@pytest.mark.parametrize("segment", [LINE, BODY, TITLE])
def test_another_finish_is_another_recording(desk: Desk, segment: Segment) -> None:
    usual = desk.heard(segment, VI_HUONG, USUAL)
    horn = desk.heard(segment, a_station("don-phong", treatment=Treatment.HORN), USUAL)
    assert usual.take != horn.take


def test_a_station_s_pace_and_its_lexicon_are_its_own(desk: Desk) -> None:
    reading = HouseReading(Lexicon((Entry("NVH", "nhà văn hóa xóm Cốc", station="don-phong"),)))
    usual = desk.heard(LINE, VI_HUONG, reading)
    slow = desk.heard(LINE, a_station("vi-huong", speed=0.8), reading)
    own = desk.heard(LINE, DON_PHONG, reading)
    assert len({one.take.id for one in (usual, slow, own) if one.take}) == 3


def test_a_line_over_a_bed_and_a_tune_are_looked_for_at_each_station(desk: Desk) -> None:
    ident = replace(LINE, bed="bed")
    desk.heard(ident, VI_HUONG, USUAL)
    desk.heard(ident, DON_PHONG, USUAL)
    assert desk.listening.asked == ["line", "line"]
    jingle = Segment(SegmentKind.JINGLE, "Nhạc hiệu", sound="jingle")
    house, own = (desk.heard(jingle, one, USUAL).take for one in (VI_HUONG, DON_PHONG))
    assert house is not None
    assert own is not None
    assert own.samples < house.samples


def test_what_is_read_otherwise_meanwhile_is_not_mistaken_for_what_was(desk: Desk) -> None:
    before = desk.heard(LINE, VI_HUONG, USUAL)
    decided = HouseReading(Lexicon((Entry("NVH", "nhà văn hóa xóm"),)))
    after = desk.heard(LINE, VI_HUONG, decided)
    assert before.take != after.take
    edited = replace(NEWS, script=replace(NEWS.script, body="Lời khác hẳn."), version=2)
    old, new = desk.heard(BODY, VI_HUONG, decided), desk.heard(BODY, VI_HUONG, decided, edited)
    assert old.take != new.take
