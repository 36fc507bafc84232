"""What one station has of its own, and what goes wrong there, is no other station's matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from radio.domain.audio.cuesheet import Layout
from radio.domain.audio.house_tune import Instrument, Piece, Recipe, Scale
from radio.domain.broadcast import Broadcast
from radio.domain.errors import Cancelled, Failure, NotFound, Partly, Refused, Unavailable
from radio.domain.job import JobState
from radio.domain.message import Message
from radio.domain.packs.pack import Pack
from radio.domain.programme import Fill, Play, SegmentKind
from radio.domain.station import StationId
from radio.ports import Label, Splicing
from radio.services.production import ASSEMBLING, PartlyBuilt
from tests.admin_house import House, Unwatched, a_house, words
from tests.builders import LAN, MONDAY, QUAN, a_programme, a_slot
from tests.radio_command import radio

VI_HUONG, DON_PHONG = StationId("vi-huong"), StationId("don-phong")
GONE = (
    "xã Đôn Phong: The chosen sound jingle is gone or damaged; choose another or restore the "
    "house's."
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Two stations, and one bulletin that is approved."""
    with a_house(tmp_path) as made:
        made.approved(title="Họp thôn", body="Mời bà con dự họp thôn vào tối nay.")
        yield made


def choose_jingle(house: House, station: StationId, seconds: float) -> None:
    recipe = Recipe(Piece.JINGLE, "g", Scale.VU, Instrument.FLUTE, seconds, 0, 0)
    house.radio.music.choose(station, recipe, QUAN.id)


def slot_of(house: House, length: timedelta) -> None:
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        records.schedules.save(replace(schedules, slots=(a_slot(length=length),)))


def test_each_station_is_measured_with_the_jingle_that_it_plays(house: House) -> None:
    choose_jingle(house, VI_HUONG, 10)
    choose_jingle(house, DON_PHONG, 20)
    lengths = {one.station: one.length for one in house.radio.production.build(MONDAY)}
    assert lengths[DON_PHONG] - lengths[VI_HUONG] > timedelta(seconds=8)
    slot_of(house, lengths[VI_HUONG] + timedelta(seconds=1))
    heard = {one.station: one.bulletins for one in house.radio.production.build(MONDAY)}
    assert heard == {VI_HUONG: ("hop-thon",), DON_PHONG: ()}


def lose_jingle(house: House, station: StationId = DON_PHONG) -> None:
    """A station chose a jingle; then its file is lost."""
    choose_jingle(house, station, 6)
    with house.radio.store.reading() as records:
        chosen = records.house_sounds.holding(Piece.JINGLE, station)
    assert chosen is not None
    (file,) = house.radio.settings.workspace.glob(f"recordings/**/{chosen.sound}*")
    file.unlink()


def planned(house: House, station: StationId) -> Broadcast:
    with house.radio.store.reading() as records:
        (found,) = records.broadcasts.between(MONDAY, MONDAY, station)
    return found


def built(house: House) -> tuple[list[StationId], list[str]]:
    """The stations whose packs were made, and what failed."""
    with pytest.raises(PartlyBuilt) as failed:
        house.radio.production.build(MONDAY)
    return [one.station for one in failed.value.packs], [str(one) for one in failed.value.sentences]


def test_a_station_whose_jingle_is_lost_keeps_no_other_from_its_pack(house: House) -> None:
    lose_jingle(house)
    assert built(house) == ([VI_HUONG], [GONE])
    assert planned(house, VI_HUONG).rundown.bulletins == ("hop-thon",)
    silent = planned(house, DON_PHONG)
    assert silent.rundown.segments == ()
    (choice,) = silent.choices
    assert str(choice.reason).startswith("The station cannot be planned now: The chosen sound")


def test_what_was_planned_and_packed_there_before_stays(house: House) -> None:
    house.radio.production.build(MONDAY)
    before, pack = planned(house, DON_PHONG), house.radio.delivery.find(DON_PHONG, MONDAY)
    lose_jingle(house)
    house.approved(title="Tiêm phòng", body="Trạm y tế xã mời bà con đi tiêm.")
    packs, sentences = built(house)
    assert (packs, sentences) == ([VI_HUONG, DON_PHONG], [GONE])
    assert planned(house, DON_PHONG) == before
    assert house.radio.delivery.find(DON_PHONG, MONDAY) == pack
    assert len(planned(house, VI_HUONG).rundown.bulletins) == 2


def test_what_may_not_be_heard_any_more_does_not_stay(house: House) -> None:
    house.radio.production.build(MONDAY)
    lose_jingle(house)
    house.radio.newsroom.withdraw(planned(house, DON_PHONG).rundown.bulletins[0], LAN.id, "Hủy.")
    built(house)
    assert planned(house, DON_PHONG).rundown.segments == ()
    pack = house.radio.delivery.find(DON_PHONG, MONDAY)
    assert isinstance(pack, Pack)
    assert len(pack.withdrawn) == 1


def test_what_fails_only_while_an_edition_is_made_stops_no_other_station(house: House) -> None:
    music = (Fill(("jingle",)), Play("sting", SegmentKind.STING))
    programme = a_programme(parts=(*a_programme().parts[4:5], *music))
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        records.schedules.save(replace(schedules, programmes=(programme,)))
    lose_jingle(house)
    assert built(house) == ([VI_HUONG], [GONE])


@dataclass
class Faulty:
    """Joins frames, but at one station meets a fault of the program."""

    splicing: Splicing
    version = "faulty"

    def pieces(
        self, label: Label, layout: Layout, frames: Iterable[tuple[int, bytes]]
    ) -> Iterator[bytes]:
        if label.station.endswith("Đôn Phong"):
            raise ZeroDivisionError("Somebody divided by nothing.")
        return self.splicing.pieces(label, layout, frames)


def test_a_fault_of_the_program_at_one_station_is_logged_and_stops_no_other(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    assembly = house.radio.assembly
    faulty = replace(assembly, splicing=Faulty(assembly.splicing))
    with pytest.raises(PartlyBuilt) as failed:
        replace(house.radio.production, assembly=faulty).build(MONDAY)
    assert [one.station for one in failed.value.packs] == [VI_HUONG]
    assert [str(one) for one in failed.value.sentences] == [
        "xã Đôn Phong: It was broken off by a fault in the program; the log tells more."
    ]
    assert not failed.value.passing
    assert "Somebody divided by nothing." in caplog.text


@dataclass
class Stopped:
    """Progress of work that somebody cancels while an edition is made."""

    told: int = 0

    def step(self, done: int, total: int, note: Message) -> None:
        self.told += note == ASSEMBLING
        if self.told == 2:  # the first tells that the station is begun
            raise Cancelled("This work was cancelled.")


def test_work_that_is_cancelled_ends_at_every_station(house: House) -> None:
    one_hand = replace(house.radio.production, hands=1)
    with pytest.raises(Cancelled):
        one_hand.build(MONDAY, progress=Stopped())


def test_the_job_tells_what_failed_where_and_a_new_jingle_mends_it(house: House) -> None:
    lose_jingle(house)
    house.radio.work.drain(Unwatched())
    job = house.radio.builds.order(MONDAY, LAN.id)
    assert job is not None
    (failed,) = house.radio.work.drain(Unwatched())
    assert (failed.id, failed.state, str(failed.error)) == (job, JobState.FAILED, GONE)
    page = words(house.at_desk(LAN).get("/jobs"))
    assert "xã Đôn Phong: Âm thanh đã chọn" in page
    choose_jingle(house, DON_PHONG, 8)
    assert len(house.radio.production.build(MONDAY)) == 2


def test_the_command_line_shows_what_was_made_and_says_what_failed(house: House) -> None:
    lose_jingle(house)
    workspace = house.radio.settings.workspace
    (workspace / "radio.toml").touch()
    build = radio("build", "--date", "2022-10-03", "--workspace", workspace, cwd=workspace)
    assert build.returncode == 1
    assert "vi-huong" in build.stdout
    assert build.stderr.splitlines()[-1] == f"radio: {GONE}"
    plan = radio(
        "plan", "--from", "2022-10-03", "--explain", "--workspace", workspace, cwd=workspace
    )
    assert (plan.returncode, plan.stderr) == (1, f"radio: {GONE}\n")
    assert "- The station cannot be planned now: The chosen sound jingle is gone" in plan.stdout


def test_reasons_that_are_alike_are_said_once_with_their_places() -> None:
    away, gone = Unavailable("No network."), NotFound("Gone.")
    error = Partly([Failure("A", away), Failure("B", gone), Failure("C", away)])
    assert [str(one) for one in error.sentences] == ["A, C: No network.", "B: Gone."]
    assert str(error.message) == "A, C: No network. B: Gone."


def test_doing_it_again_helps_only_against_what_passes() -> None:
    lasting = [Failure("A", NotFound("Gone.")), Failure("B", Unavailable("No.", permanent=True))]
    assert not Partly(lasting).passing
    assert Partly([*lasting, Failure("C", Refused("Withdrawn meanwhile."))]).passing


def test_of_two_stations_of_one_name_each_failure_is_told(house: House) -> None:
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        here, other = schedules.stations
        same = replace(other, name=here.name, area="huyện Chợ Mới")
        records.schedules.save(replace(schedules, stations=(here, same)))
    for station in (VI_HUONG, DON_PHONG):
        lose_jingle(house, station)
    with pytest.raises(PartlyBuilt) as failed:
        house.radio.production.build(MONDAY)
    assert [one.at for one in failed.value.failures] == [
        f"xã Vi Hương, {here.area}",
        "xã Vi Hương, huyện Chợ Mới",
    ]
