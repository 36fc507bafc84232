"""The whole chain on real audio: from written text to what a station plays at five."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import miniaudio
import numpy as np
import pytest
from mutagen.id3 import ID3
from numpy.typing import NDArray

from radio.adapters.schedule_files import load_schedules
from radio.adapters.script_files import read_scripts
from radio.adapters.whole_files import write_whole
from radio.app import Radio, build
from radio.config import Settings, shipped
from radio.domain.audio.sound import RATE
from radio.domain.broadcast import Broadcast, Edition, broadcast_id
from radio.domain.bulletin import BulletinId, State
from radio.domain.errors import Refused
from radio.domain.job import Job
from radio.domain.people import Person
from radio.domain.programme import SegmentKind
from radio.domain.schedule import SlotId
from radio.domain.station import StationId
from radio.services.production import Quiet
from tests.builders import HANH, LAN, MINH, MONDAY
from tests.fakes import FrozenClock

STATION = StationId("vi-huong")
SCRIPTS = (
    "phan-bo-kinh-phi-nam-2022",
    "giam-ngheo-theo-chieu-sau",
    "chuan-ngheo-da-chieu",
    "ho-ngheo-tu-nguyen-vuon-len",
    "ra-soat-ho-ngheo",
)
LEFT_A_DRAFT = BulletinId("gio-phat-thanh")
WITHIN = timedelta(milliseconds=30)
SILENT = 0.01
"""-40 dBFS: an MP3 encoder smears an onset over one window, far below this."""


@pytest.fixture(scope="module")
def radio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radio]:
    workspace = tmp_path_factory.mktemp("radio")
    for sound in (shipped() / "audio" / "house").iterdir():
        write_whole(workspace / "audio" / "house" / sound.name, sound.read_bytes())
    made = build(Settings(workspace=workspace, online_voices=False), FrozenClock())
    made.timetable.save(load_schedules(shipped() / "schedules"), by=None)
    for person in (LAN, MINH, HANH):
        engage(made, person)
    names = (*SCRIPTS, LEFT_A_DRAFT)
    made.newsroom.import_scripts(
        [one for name in names for one in read_scripts(shipped() / "scripts" / f"{name}.txt")],
        by=LAN.id,
    )
    for name in SCRIPTS:
        made.newsroom.submit(BulletinId(name), by=LAN.id)
    failed: list[Job] = list(made.work.drain(Quiet()))
    assert not failed
    for name in SCRIPTS:
        made.newsroom.approve(BulletinId(name), by=MINH.id)
    made.production.build(MONDAY, STATION)
    yield made
    made.store.close()  # type: ignore[attr-defined]


def engage(radio: Radio, person: Person) -> None:
    assert radio.accounts.engage(person)


def broadcast(radio: Radio, slot: str = "sang") -> tuple[Broadcast, Edition]:
    with radio.store.reading() as records:
        found = records.broadcasts.get(broadcast_id(STATION, MONDAY, SlotId(slot)))
        edition = records.broadcasts.edition(found.id)
    assert edition is not None
    return found, edition


def heard(content: bytes) -> NDArray[np.float64]:
    decoded = miniaudio.decode(content, nchannels=1, sample_rate=RATE)
    return np.frombuffer(decoded.samples, np.int16) / 32768


def test_what_two_people_agreed_on_is_on_the_air_and_nothing_else(radio: Radio) -> None:
    planned, edition = broadcast(radio)
    assert set(planned.rundown.bulletins) == {BulletinId(name) for name in SCRIPTS}
    assert {bulletin for bulletin, _ in edition.heard} == set(planned.rundown.bulletins)
    refused = [one for one in planned.choices if LEFT_A_DRAFT in one.bulletins]
    assert [str(one.reason) for one in refused] == ["It is a draft."]


def test_the_programme_fits_its_slot_and_is_as_long_as_it_says(radio: Radio) -> None:
    planned, edition = broadcast(radio)
    samples = heard(radio.media.get(edition.media))
    assert edition.length <= planned.slot_length
    assert len(samples) == round(edition.length.total_seconds() * RATE)


def test_the_cue_sheet_tells_where_sound_begins_and_ends(radio: Radio) -> None:
    _, edition = broadcast(radio)
    samples = np.abs(heard(radio.media.get(edition.media)))
    cues = [cue for cue in edition.cues.cues if cue.kind is not SegmentKind.PAUSE]
    for cue, after in pairwise(cues):
        start, end = at(cue.starts), at(cue.starts + cue.length)
        assert samples[start : start + at(timedelta(seconds=1))].max() > SILENT, cue.title
        assert samples[end + at(WITHIN) : at(after.starts) - at(WITHIN)].max(initial=0) < SILENT


def at(offset: timedelta) -> int:
    return round(offset.total_seconds() * RATE)


def test_every_take_is_at_the_target_loudness(radio: Radio) -> None:
    for name in SCRIPTS:
        with radio.store.reading() as records:
            take = radio.voicing.take(records.bulletins.get(BulletinId(name)))
        assert take.loudness == pytest.approx(-16, abs=0.5)
        assert take.true_peak <= -1.5
    assert broadcast(radio)[1].loudness == pytest.approx(-16, abs=0.7)


def test_tags_are_read_back_in_vietnamese(radio: Radio) -> None:
    _, edition = broadcast(radio)
    tags = ID3(io.BytesIO(radio.media.get(edition.media)))
    said = " ".join(str(frame) for frame in tags.values())
    assert "Chương trình phát thanh buổi sáng" in said
    assert "Đài truyền thanh xã Vi Hương" in said
    heard = [one for one in edition.cues.cues if one.kind is not SegmentKind.PAUSE]
    assert len(tags.getall("CHAP")) == len(heard)


def test_the_operator_takes_the_pack_of_their_own_station_only(radio: Radio) -> None:
    pack = radio.delivery.deliverable(HANH, STATION, MONDAY)
    assert radio.delivery.open(HANH, STATION, MONDAY, pack.archive).stat().st_size == pack.bytes
    stranger = replace(HANH, stations=frozenset({StationId("cao-son")}))
    with pytest.raises(Refused):
        radio.delivery.deliverable(stranger, STATION, MONDAY)


def test_a_second_build_makes_nothing(radio: Radio) -> None:
    counts = replace(radio.voicing.counts)
    (pack,) = radio.production.build(MONDAY, STATION)
    assert pack.written == 0
    assert radio.voicing.counts == counts


def test_a_changed_word_takes_the_pack_out_of_reach(radio: Radio) -> None:
    name = BulletinId(SCRIPTS[0])
    with radio.store.reading() as records:
        bulletin = records.bulletins.get(name)
    changed = replace(bulletin.script, body=bulletin.script.body + "\nXin cảm ơn bà con.")
    edited = radio.newsroom.edit(name, changed, by=LAN.id, version=bulletin.version)
    assert edited.state is State.DRAFT
    with pytest.raises(Refused):
        radio.delivery.deliverable(HANH, STATION, MONDAY)
    radio.production.build(MONDAY, STATION)
    assert name not in radio.delivery.deliverable(HANH, STATION, MONDAY).bulletins


def test_what_lies_in_the_folder_needs_nobody(radio: Radio, tmp_path: Path) -> None:
    pack = radio.delivery.find(STATION, MONDAY)
    assert pack is not None
    assert radio.delivery.copy(pack, tmp_path) > 0
    playlist = next(tmp_path.rglob("playlist.m3u8"))
    songs = [line for line in playlist.read_text("utf-8").splitlines() if line[:1] != "#"]
    assert len(songs) == 2
    for song in songs:
        assert len(heard((playlist.parent / song).read_bytes())) > 60 * RATE
