"""Airtime on real recordings: what is planned to fit does fit, to the sample, in the pack."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import miniaudio
import pytest

from radio.adapters.audio_library import FolderLibrary
from radio.adapters.conversion import EditionConversion
from radio.adapters.house_sounds import FolderHouseSounds
from radio.adapters.kept_sounds import KeptSounds
from radio.adapters.mastering import LameMastering
from radio.adapters.media import FolderMedia
from radio.adapters.splice import FrameSplicing
from radio.adapters.store import open_store
from radio.config import shipped
from radio.domain.audio.sound import RATE
from radio.domain.broadcast import BroadcastState
from radio.domain.programme import Fill, Programme, Relay, SegmentKind
from radio.domain.station import StationId
from radio.ports import Store
from radio.services.assembly import Assembly
from radio.services.delivery import Delivery
from radio.services.narration import Narration
from radio.services.planning import Planning
from radio.services.readings import Readings
from radio.services.recordings import Recordings
from radio.services.variants import Variants
from radio.services.voicing import Voicing
from tests.builders import MINH, MONDAY, a_programme, a_slot, an_approved, some_schedules
from tests.databases import fresh_sqlite
from tests.fakes import FrozenClock, ToneVoice, TrustingReadings
from tests.packs import assert_whole

VI_HUONG = StationId("vi-huong")
MILLISECOND = timedelta(milliseconds=1)
"""What a manifest rounds to."""


@dataclass(frozen=True)
class Heard:
    """The one broadcast of a pack."""

    bulletins: list[str]
    length: timedelta


@dataclass
class House:
    """Planning, assembly and delivery over real parts; only the voice is a tone."""

    store: Store
    planning: Planning
    assembly: Assembly
    delivery: Delivery
    root: Path

    def build(self, slot_length: timedelta) -> Heard:
        """Plan, assemble and pack Monday with a slot of this length; what its manifest says."""
        (broadcast,) = self.manifest(slot_length, a_programme())["broadcasts"]
        return Heard(
            [one["id"] for one in broadcast["bulletins"]],
            timedelta(seconds=broadcast["duration_seconds"]),
        )

    def manifest(self, slot_length: timedelta, programme: Programme) -> dict[str, Any]:
        """Plan, assemble and pack Monday; the manifest, its lengths held against the audio."""
        slot = a_slot(length=slot_length)
        with self.store.begin() as records:
            records.schedules.save(some_schedules(slots=(slot,), programmes=(programme,)))
        for broadcast in self.planning.plan(MONDAY).broadcasts:
            self.assembly.build(broadcast)
        pack = self.delivery.pack(VI_HUONG, MONDAY)
        folder = self.root / pack.folder
        assert_whole(folder)
        said: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
        for one in said["broadcasts"]:
            sound = miniaudio.decode_file(str(folder / one["file"]), nchannels=1, sample_rate=RATE)
            assert sound.num_frames / RATE == pytest.approx(one["duration_seconds"], abs=0.001)
        return said


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    root = tmp_path_factory.mktemp("workspace")
    store = open_store(fresh_sqlite(root / "radio.db"))
    library, mastering, media = FolderLibrary(root / "audio"), LameMastering(), FolderMedia(root)
    sounds = FolderHouseSounds(shipped() / "audio" / "house", mastering)
    clock = FrozenClock()
    narration = Narration(library, mastering, sounds)
    voicing = Voicing(store, narration, [ToneVoice()], Readings(store), clock, KeptSounds(media))
    recordings = Recordings(library, voicing, sounds)
    readings = TrustingReadings(store)
    assembly = Assembly(store, library, recordings, FrameSplicing(), media, readings)
    with store.begin() as records:
        records.people.save(MINH)
        for slug in ("a", "b", "c"):
            records.bulletins.add(
                an_approved(slug, title=f"Tin {slug}", body=f"Mười từ {slug} " * 4)
            )
    planning = Planning(store, assembly, clock, readings.as_approved)
    delivery = Delivery(
        store, media, clock, readings, FolderMedia, Variants(media, EditionConversion()).of
    )
    return House(store, planning, assembly, delivery, root)


def test_a_slot_as_long_as_the_programme_holds_all_of_it(house: House) -> None:
    roomy = house.build(timedelta(minutes=10))
    assert roomy.bulletins == ["a", "b", "c"]
    assert house.build(roomy.length + MILLISECOND) == roomy


def test_a_slot_a_moment_too_short_drops_the_lowest(house: House) -> None:
    roomy = house.build(timedelta(minutes=10))
    tight = house.build(roomy.length - MILLISECOND)
    assert tight.bulletins == ["a", "b"]
    assert tight.length < roomy.length


def test_music_makes_the_programme_as_long_as_its_slot_and_the_farewell_ends_with_it(
    house: House,
) -> None:
    *parts, farewell = a_programme().parts
    programme = a_programme(parts=(*parts, Fill(("sting", "bed")), farewell))
    (broadcast,) = house.manifest(timedelta(minutes=5), programme)["broadcasts"]
    *_, music, last = broadcast["cues"]
    assert broadcast["duration_seconds"] == 300
    assert music["kind"] == SegmentKind.MUSIC
    assert music["duration_seconds"] == round(music["duration_seconds"])
    assert 300 - 0.024 < last["start_seconds"] + last["duration_seconds"] <= 300


def test_a_second_build_finds_the_music(house: House) -> None:
    programme = a_programme(parts=(*a_programme().parts, Fill(("bed",))))
    first = house.manifest(timedelta(minutes=5), programme)
    written = house.assembly.counts.editions_written
    assert house.manifest(timedelta(minutes=5), programme) == first
    assert house.assembly.counts.editions_written == written


def test_parts_around_a_relay_are_files_of_their_own_that_meet_it(house: House) -> None:
    relay = Relay("Đài Tiếng nói Việt Nam", timedelta(minutes=20), after=timedelta(minutes=3))
    *parts, farewell = a_programme().parts
    said = house.manifest(timedelta(minutes=30), a_programme(parts=(*parts, relay, farewell)))
    before, after = said["broadcasts"]
    (carried,) = said["relays"]
    assert (before["file"], before["duration_seconds"]) == ("audio/0500-buoi-sang.mp3", 180)
    assert after["file"] == "audio/0523-buoi-sang.3.mp3"
    assert carried["source"] == "Đài Tiếng nói Việt Nam"
    assert (carried["starts_local"], carried["duration_seconds"]) == (
        "2022-10-03T05:03:00+07:00",
        1200,
    )
    with house.store.reading() as records:
        states = {one.state for one in records.broadcasts.between(MONDAY, MONDAY)}
    assert states == {BroadcastState.DELIVERED}
