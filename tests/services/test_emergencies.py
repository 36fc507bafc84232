"""Emergencies from the act to the audio a station fetches: real parts, the embedded voice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import miniaudio
import pytest

from radio.adapters.store import SqlStore
from radio.domain.audio.sound import RATE
from radio.domain.broadcast import BroadcastState, Edition
from radio.domain.bulletin import BulletinId, State
from radio.domain.emergencies.emergency import Emergency, Level, Verdict
from radio.domain.emergencies.emergency_order import Order
from radio.domain.emergencies.emergency_rights import MayAir
from radio.domain.errors import BadInput, Forbidden, NotFound, Partly, RadioError, Refused
from radio.domain.people import PersonId, Role
from radio.domain.script import Kind
from radio.domain.spoken import Entry
from radio.domain.station import StationId
from radio.services.assembly import Assembly, Draft
from radio.services.emergencies import Emergencies
from tests.admin_house import House, a_house
from tests.builders import HANH, LAN, MINH, MONDAY, QUAN

VI_HUONG, DON_PHONG = StationId("vi-huong"), StationId("don-phong")
MINUTE = timedelta(minutes=1)
FLOOD = Order(
    stations=("vi-huong", "don-phong"),
    source="Ban Chỉ huy phòng, chống thiên tai huyện Bạch Thông",
    text="Nước suối đang dâng nhanh. Bà con ven suối sơ tán ngay lên nhà văn hóa thôn.",
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path / "workspace") as made:
        yield made


def urgent(house: House, station: str = "vi-huong") -> dict[str, Any]:
    """The station's list as a box reads it."""
    path = house.radio.urgent.open(MINH, StationId(station), "urgent.json")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def acts(house: House, subject: str) -> list[tuple[str, str | None]]:
    with house.radio.store.reading() as records:
        return [(one.act, one.by) for one in reversed(records.audit.about(subject))]


def aired(house: House, **changes: object) -> Emergency:
    return house.radio.emergencies.air(replace(FLOOD, **changes), MINH.id)  # type: ignore[arg-type]


def test_it_is_at_every_station_at_once_with_its_audio(house: House) -> None:
    emergency = aired(house)
    for station in (VI_HUONG, DON_PHONG):
        (entry,) = urgent(house, station)["emergencies"]
        assert entry["id"] == emergency.id == "khan-2022-10-02-1"
        assert entry["sent_by"] == MINH.name
        path = house.radio.urgent.open(
            HANH if station == VI_HUONG else MINH, station, entry["file"]
        )
        assert hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"]
        sound = miniaudio.decode_file(str(path), nchannels=1, sample_rate=RATE)
        assert sound.num_frames / RATE == pytest.approx(entry["duration_seconds"], abs=0.001)
        playlist = house.radio.urgent.open(MINH, station, "urgent.m3u8").read_text("utf-8")
        assert entry["file"] in playlist.splitlines()


@pytest.mark.parametrize(("here", "there"), [(VI_HUONG, DON_PHONG), (DON_PHONG, VI_HUONG)])
def test_a_list_that_cannot_be_written_keeps_no_other_station_waiting(
    house: House, here: StationId, there: StationId
) -> None:
    in_the_way = house.radio.settings.workspace / "urgent" / here
    in_the_way.parent.mkdir()
    in_the_way.touch()
    with pytest.raises(Partly) as told:
        aired(house)
    (sentence,) = map(str, told.value.sentences)
    names = {VI_HUONG: "xã Vi Hương", DON_PHONG: "xã Đôn Phong"}
    assert sentence.startswith(f"{names[here]}: What was decided holds, but the urgent list")
    assert len(house.radio.emergencies.running()) == 1
    assert (in_the_way.parent / there / "khan-2022-10-02-1.mp3").is_file()
    in_the_way.unlink()
    house.radio.emergencies.tick()
    assert (in_the_way / "khan-2022-10-02-1.mp3").is_file()


def test_sound_that_is_gone_keeps_no_later_emergency_off_the_list_and_is_made_again(
    house: House,
) -> None:
    first = aired(house)
    for edition in (house.radio.settings.workspace / "audio/editions").rglob("*.mp3"):
        edition.unlink()
    house.clock.pass_by(timedelta(minutes=1))
    second = aired(house, text="Lũ về, bà con lên cao.")
    assert [one["id"] for one in urgent(house, VI_HUONG)["emergencies"]] == [second.id]
    house.radio.emergencies.tick()
    listed = {one["id"] for one in urgent(house, VI_HUONG)["emergencies"]}
    assert listed == {first.id, second.id}


def test_of_two_stations_of_one_name_each_list_that_fails_is_told(house: House) -> None:
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        here, other = schedules.stations
        same = replace(other, name=here.name, area="huyện Chợ Mới")
        records.schedules.save(replace(schedules, stations=(here, same)))
    for station in (VI_HUONG, DON_PHONG):
        in_the_way = house.radio.settings.workspace / "urgent" / station
        in_the_way.parent.mkdir(exist_ok=True)
        in_the_way.touch()
    with pytest.raises(Partly) as told:
        aired(house)
    assert [one.at for one in told.value.failures] == [
        f"xã Vi Hương, {here.area}",
        "xã Vi Hương, huyện Chợ Mới",
    ]


def test_a_stick_that_a_mac_touched_takes_it(house: House, tmp_path: Path) -> None:
    aired(house)
    stick = tmp_path / "stick"
    strangers = [stick / "urgent/vi-huong" / name for name in (".DS_Store", "._khan.mp3")]
    strangers[0].parent.mkdir(parents=True)
    for stranger in strangers:
        stranger.write_bytes(b"a Mac's")
    assert house.radio.urgent.copy(HANH, VI_HUONG, house.radio.delivery.folder(stick)) == 3
    assert all(stranger.exists() for stranger in strangers)


def test_what_is_heard_is_tone_opening_source_and_the_words_twice(house: House) -> None:
    emergency = aired(house)
    with house.radio.store.reading() as records:
        edition = records.emergencies.editions(emergency.id)[VI_HUONG]
    titles = [cue.title for cue in edition.cues.cues]
    words = "Nước suối đang dâng nhanh"
    assert titles == [
        "Tín hiệu khẩn",
        "Thông báo khẩn",
        "Nguồn tin",
        words,
        "Nhắc lại",
        words,
    ]
    assert emergency.length == edition.length


def test_the_act_is_an_approval_of_person_time_and_hash(house: House) -> None:
    emergency = aired(house)
    with house.radio.store.reading() as records:
        bulletin = records.bulletins.get(emergency.bulletin)
        (given,) = records.bulletins.approvals(emergency.bulletin)  # type: ignore[attr-defined]
    assert bulletin.state is State.APPROVED
    assert (given.by, given.at) == (MINH.id, house.clock.now())
    assert given.heard == house.radio.readings.now().heard(bulletin, given.voice)
    assert emergency.approval.by == MINH.id
    assert len(emergency.approval.heard) == 64
    assert acts(house, emergency.id) == [("emergency.air", "minh")]
    assert acts(house, bulletin.id) == [("bulletin.approve", "minh")]


def test_who_has_not_the_right_airs_nothing(house: House) -> None:
    for person in (LAN, HANH):
        with pytest.raises(Forbidden, match="may not air an emergency"):
            house.radio.emergencies.air(FLOOD, person.id)
    assert not house.radio.emergencies.running()
    assert not house.radio.urgent.lists()


def test_an_operator_who_is_named_airs_at_their_own_stations_only(house: House) -> None:
    desk = replace(house.radio.emergencies, may_air=MayAir(frozenset(), frozenset({HANH.id})))
    with pytest.raises(Forbidden, match="own stations only"):
        desk.air(FLOOD, HANH.id)
    with pytest.raises(Forbidden):
        desk.air(FLOOD, QUAN.id)
    assert desk.air(replace(FLOOD, stations=("vi-huong",)), HANH.id).stations == (VI_HUONG,)


def test_roles_are_a_setting(house: House) -> None:
    editors = MayAir(frozenset({Role.EDITOR}))
    desk = replace(house.radio.emergencies, may_air=editors)
    assert desk.air(FLOOD, LAN.id).approval.by == LAN.id


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": "Mời bà con nghe XQZW."}, "XQZW"),
        ({"source": "Ban QZXW huyện"}, "QZXW"),
    ],
)
def test_what_nobody_knows_how_to_read_is_refused_and_nothing_is_kept(
    house: House, changes: dict[str, str], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        aired(house, **changes)
    with house.radio.store.reading() as records:
        assert not records.bulletins.all()
        assert not records.emergencies.recent()


def test_everything_wrong_with_an_order_is_said_at_once(house: House) -> None:
    wrong = replace(
        FLOOD,
        text=" ",
        source=" ",
        stations=(),
        times=0,
        every=timedelta(),
        readings=9,
        lasts=timedelta(days=9),
        issued_at=house.clock.now() + timedelta(hours=1),
    )
    with pytest.raises(BadInput) as caught:
        house.radio.emergencies.air(wrong, MINH.id)
    fields = [one.field for one in caught.value.problems]
    assert fields == [
        "text",
        "source",
        "stations",
        "times",
        "readings",
        "every",
        "lasts",
        "issued-at",
    ]


def test_an_unknown_station_is_named_with_the_nearest(house: House) -> None:
    with pytest.raises(NotFound, match="did you mean vi-huong"):
        aired(house, stations=("vi-huongg",))


def test_the_same_pressed_twice_is_on_the_air_once(house: House) -> None:
    aired(house)
    house.clock.pass_by(timedelta(seconds=2))
    with pytest.raises(Refused, match="on the air already"):
        aired(house)
    assert len(house.radio.emergencies.running()) == 1


def test_a_cancel_takes_the_audio_from_every_station_at_once(house: House) -> None:
    emergency = aired(house)
    house.clock.pass_by(MINUTE)
    house.radio.emergencies.cancel(emergency.id, MINH.id, "Nước đã rút.")
    for station in ("vi-huong", "don-phong"):
        listed = urgent(house, station)
        assert listed["emergencies"] == []
        assert [(one["id"], one["reason"]) for one in listed["over"]] == [
            (emergency.id, "Nước đã rút.")
        ]
        with pytest.raises(NotFound):
            house.radio.urgent.open(MINH, StationId(station), f"{emergency.id}.mp3")
        assert not list((house.radio.settings.workspace / "urgent" / station).glob("*.mp3"))
    assert acts(house, emergency.id)[-1] == ("emergency.cancel", "minh")


def test_only_who_aired_may_air_or_approves_cancels(house: House) -> None:
    emergency = aired(house)
    house.clock.pass_by(MINUTE)
    with pytest.raises(Forbidden):
        house.radio.emergencies.cancel(emergency.id, LAN.id, "Nhầm.")
    house.radio.emergencies.cancel(emergency.id, QUAN.id, "Nhầm.")


def test_one_that_expired_leaves_the_list_by_itself(house: House) -> None:
    emergency = aired(house, lasts=timedelta(minutes=30), times=None)
    folder = house.radio.settings.workspace / "urgent" / "vi-huong"
    assert (folder / f"{emergency.id}.mp3").exists()
    house.clock.pass_by(timedelta(minutes=31))
    house.radio.emergencies.tick()
    assert not (folder / f"{emergency.id}.mp3").exists()
    assert json.loads((folder / "urgent.json").read_text("utf-8"))["emergencies"] == []


def test_one_heard_as_often_as_was_asked_is_not_to_be_aired_any_more(house: House) -> None:
    aired(house, times=2, every=10 * MINUTE)
    house.clock.pass_by(10 * MINUTE)
    assert urgent(house)["emergencies"]
    house.clock.pass_by(10 * MINUTE)
    assert not urgent(house)["emergencies"]


def test_the_graver_stands_first_in_the_list(house: House) -> None:
    grave = aired(house, level=Level.EXTREME)
    house.clock.pass_by(MINUTE)
    slight = aired(house, text="Sương mù dày.", level=Level.MINOR)
    assert [one["id"] for one in urgent(house)["emergencies"]] == [grave.id, slight.id]


def test_a_word_that_would_be_said_otherwise_now_keeps_it_from_the_stations(house: House) -> None:
    for written, changes in (("suối", {}), ("Chỉ huy", {"text": "Lũ về."})):
        emergency = aired(house, **changes)
        assert any(one["id"] == emergency.id for one in urgent(house)["emergencies"])
        with house.radio.store.begin() as records:
            records.lexicon.decide(Entry(written, "khác"))
        assert all(one["id"] != emergency.id for one in urgent(house)["emergencies"])
        with pytest.raises(NotFound):
            house.radio.urgent.open(MINH, VI_HUONG, f"{emergency.id}.mp3")


def test_an_approved_bulletin_may_be_aired_and_a_draft_may_not(house: House) -> None:
    approved = house.approved(title="Cảnh báo mưa lớn", kind=Kind.WARNING, body="Mưa to.")
    emergency = aired(house, text="", bulletin=approved.id)
    assert not emergency.written_for_it
    assert urgent(house)["emergencies"][0]["bulletin"] == approved.id
    draft = house.draft(title="Nháp", body="Lời chưa duyệt.")
    with pytest.raises(Refused, match="not approved"):
        aired(house, text="", bulletin=draft.id)
    with pytest.raises(NotFound):
        aired(house, text="", bulletin=BulletinId("khong-co"))


def test_another_approver_reviews_it_and_nobody_else(house: House) -> None:
    emergency = house.radio.emergencies.air(FLOOD, QUAN.id)
    with pytest.raises(Forbidden):
        house.radio.emergencies.review(emergency.id, LAN.id, Verdict.CONFIRMED)
    seen = house.radio.emergencies.review(emergency.id, MINH.id, Verdict.CONFIRMED)
    assert seen.review is not None
    assert seen.review.by == MINH.id
    assert urgent(house)["emergencies"], "a confirmed one goes on"
    assert acts(house, emergency.id)[-1] == ("emergency.review", "minh")


def test_one_that_is_corrected_stops_at_once(house: House) -> None:
    emergency = house.radio.emergencies.air(FLOOD, QUAN.id)
    house.clock.pass_by(MINUTE)
    seen = house.radio.emergencies.review(emergency.id, MINH.id, Verdict.CORRECTED, "Sai tên thôn.")
    assert seen.cancel is not None
    assert urgent(house)["emergencies"] == []


def test_the_sender_does_not_review_their_own(house: House) -> None:
    emergency = aired(house)
    with pytest.raises(Refused, match="another approver"):
        house.radio.emergencies.review(emergency.id, MINH.id, Verdict.CONFIRMED)
    with house.radio.store.reading() as records:
        assert records.emergencies.unreviewed() == [emergency]


class FailsAt(Assembly):
    """Assembly that cannot make the audio of one station, until it can."""

    broken: StationId | None = DON_PHONG
    error: Exception = Refused("The disk is too full for %(file)s.", file="x")

    def make(self, draft: Draft, progress: object = None) -> Edition:
        if draft.station.id == self.broken:
            raise self.error
        return super().make(draft)


@pytest.mark.parametrize(
    "error", [FailsAt.error, OSError(28, "No space"), ZeroDivisionError("a fault")]
)
def test_a_station_whose_audio_fails_stops_no_other_and_is_tried_again(
    house: House, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FailsAt, "error", error)
    assembly = FailsAt(**vars(house.radio.assembly))
    desk = replace(house.radio.emergencies, assembly=assembly)
    desk.air(FLOOD, MINH.id)
    assert urgent(house, "vi-huong")["emergencies"]
    assert not urgent(house, "don-phong")["emergencies"]
    desk.tick()
    assert not urgent(house, "don-phong")["emergencies"]
    FailsAt.broken = None
    try:
        desk.tick()
    finally:
        FailsAt.broken = DON_PHONG
    assert urgent(house, "don-phong")["emergencies"]


def test_a_level_beside_the_target_keeps_no_emergency_from_the_air(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Refused("It is too loud.")

    monkeypatch.setattr("radio.services.assembly._require_level", refuse)
    aired(house)
    assert urgent(house)["emergencies"]


def test_when_no_voice_can_speak_it_says_so_and_keeps_nothing(house: House) -> None:
    class Mute:
        def read(self, *_: object) -> object:
            raise RadioError("No voice can speak at the moment.")

    desk = replace(house.radio.emergencies, voicing=Mute())  # type: ignore[arg-type]
    with pytest.raises(RadioError, match="No voice"):
        desk.air(FLOOD, MINH.id)
    with house.radio.store.reading() as records:
        assert not records.bulletins.all()


def test_its_words_get_no_place_in_programmes_and_an_approved_bulletin_keeps_its_own(
    house: House,
) -> None:
    approved = house.approved(title="Cảnh báo mưa lớn", kind=Kind.WARNING, body="Mưa to.")
    aired(house)
    aired(house, text="", bulletin=approved.id)
    for broadcast in house.radio.planning.plan(MONDAY).broadcasts:
        assert broadcast.rundown.bulletins == (approved.id,)
        assert [about for one in broadcast.choices for about in one.about] == [approved.id]


def test_its_words_are_no_script_and_are_withdrawn_when_it_is_over(house: House) -> None:
    emergency = aired(house, times=1)
    assert house.radio.newsroom.export() == []
    house.radio.emergencies.tick()
    with house.radio.store.reading() as records:
        assert records.bulletins.get(emergency.bulletin).state is State.APPROVED
    house.clock.pass_by(10 * MINUTE)
    for _ in range(2):
        house.radio.emergencies.tick()
    with house.radio.store.reading() as records:
        assert records.bulletins.get(emergency.bulletin).state is State.WITHDRAWN
        assert len(records.bulletins.approvals(emergency.bulletin)) == 1  # type: ignore[attr-defined]
    assert acts(house, emergency.bulletin)[1:] == [("bulletin.withdraw", None)]


def test_an_approved_bulletin_stays_approved_when_its_emergency_is_over(house: House) -> None:
    approved = house.approved(title="Cảnh báo mưa lớn", kind=Kind.WARNING, body="Mưa to.")
    aired(house, text="", bulletin=approved.id, times=1)
    house.clock.pass_by(10 * MINUTE)
    house.radio.emergencies.tick()
    assert house.kept(approved).state is State.APPROVED


def test_words_that_are_withdrawn_are_taken_from_the_stations(house: House) -> None:
    emergency = aired(house)
    house.radio.newsroom.withdraw(emergency.bulletin, MINH.id, "Sai.")
    assert urgent(house)["emergencies"] == []


def on_monday(house: House, **changes: object) -> None:
    """Monday is built with two bulletins; a long emergency comes with its first minute."""
    house.approved(title="Cảnh báo mưa lớn", kind=Kind.WARNING, body="Đêm nay có mưa to.")
    house.approved(title="Lịch tiêm phòng", kind=Kind.NOTICE, body="Trạm y tế xã mời bà con.")
    house.radio.production.build(MONDAY)
    house.radio.production.build(MONDAY + timedelta(days=1))
    house.clock.pass_by(timedelta(hours=19, seconds=5))  # 22:00:05 UTC: the slot has begun
    aired(house, stations=("vi-huong",), times=None, every=MINUTE, **changes)


def test_what_it_cut_is_noted_when_the_slot_is_over_and_planned_again(house: House) -> None:
    on_monday(house, lasts=timedelta(hours=1), text="Nước dâng. " * 60)
    assert house.radio.interruptions.settle() == 0, "the slot is not over yet"
    house.clock.pass_by(31 * MINUTE)
    assert house.radio.interruptions.settle() == 1
    assert house.radio.interruptions.settle() == 0, "once"
    with house.radio.store.reading() as records:
        (here,) = records.broadcasts.between(MONDAY, MONDAY, VI_HUONG)
        (there,) = records.broadcasts.between(MONDAY, MONDAY, DON_PHONG)
        queued = [(one.payload["date"], one.payload["station"]) for one in records.jobs.live()]
    assert here.state is BroadcastState.CUT
    assert set(here.lost) == set(here.rundown.bulletins)
    assert there.state is BroadcastState.DELIVERED
    assert queued == [("2022-10-04", "vi-huong")]
    assert acts(house, here.id) == [("broadcast.cut", None)]


def test_what_resumes_in_time_loses_nothing(house: House) -> None:
    on_monday(house, lasts=2 * MINUTE)
    house.clock.pass_by(31 * MINUTE)
    assert house.radio.interruptions.settle() == 0
    with house.radio.store.reading() as records:
        (here,) = records.broadcasts.between(MONDAY, MONDAY, VI_HUONG)
    assert here.state is BroadcastState.DELIVERED


def test_a_day_with_a_cut_broadcast_can_still_be_built(house: House) -> None:
    on_monday(house, lasts=timedelta(hours=1), text="Nước dâng. " * 60)
    house.clock.pass_by(31 * MINUTE)
    house.radio.interruptions.settle()
    packs = {one.station: one for one in house.radio.production.build(MONDAY)}
    assert packs[DON_PHONG].heard
    assert not packs[VI_HUONG].heard, "what was cut is over"
    assert packs[VI_HUONG].withdrawn


def test_after_a_merger_the_successor_airs_it(house: House) -> None:
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        last = house.clock.now().date() - timedelta(days=1)
        merged = tuple(
            replace(one, valid_to=last, successor=DON_PHONG) if one.id == VI_HUONG else one
            for one in schedules.stations
        )
        records.schedules.save(replace(schedules, stations=merged))
    assert aired(house, stations=("vi-huong",)).stations == (DON_PHONG,)


def test_it_is_all_in_the_database_of_this_test(house: House) -> None:
    assert isinstance(house.radio.store, SqlStore)
    assert isinstance(house.radio.emergencies, Emergencies)
    with pytest.raises(NotFound):
        house.radio.emergencies.air(FLOOD, PersonId("nobody"))
