"""House sounds on their page: heard, tried, chosen, handed in, given back, and really broadcast."""

from __future__ import annotations

import io
import wave
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from radio.adapters.house_generator import compose
from radio.domain.audio.house_tune import Instrument, Piece, Recipe, Scale
from radio.domain.audio.sound import Sound
from radio.domain.broadcast import BroadcastId, Edition
from radio.domain.people import Person
from radio.domain.station import StationId
from tests.admin_house import House, Unwatched, words
from tests.builders import HANH, LAN, MINH, MONDAY, QUAN
from tests.recorded_files import written
from tests.sounds import speechlike

WISH = {"piece": "jingle", "key": "g", "scale": "vu", "instrument": "flute", "seconds": "8"}
RECIPE = Recipe(Piece.JINGLE, "g", Scale.VU, Instrument.FLUTE, 8.0, 0, 0)


def samples(answer: TestResponse) -> bytes:
    with wave.open(io.BytesIO(answer.data)) as file:
        return file.readframes(file.getnframes())


def heard(house: House, piece: str = "jingle", station: str = "vi-huong") -> bytes:
    client = house.at_desk(QUAN)
    return samples(client.get(f"/house-sounds/{piece}.wav", query_string={"station": station}))


def choose(house: House, station: str = "vi-huong", **changes: str) -> TestResponse:
    form = {**WISH, "station": station, **changes}
    return house.at_desk(QUAN).post("/house-sounds/choose", data=form)


def hand_in(house: House, file: bytes, name: str, piece: str = "jingle") -> TestResponse:
    form = {"station": "vi-huong", "sound": (io.BytesIO(file), name)}
    return house.at_desk(QUAN).post(f"/house-sounds/{piece}/upload", data=form)


def a_file(folder: Path, sound: Sound, kind: str = "mp3") -> bytes:
    return written(folder, kind, sound).read_bytes()


def built(house: House, station: str = "vi-huong") -> Edition:
    with house.radio.store.reading() as records:
        edition = records.broadcasts.edition(BroadcastId(f"{station}/2022-10-03/buoi-sang"))
    assert edition is not None
    return edition


def test_what_is_shipped_can_be_heard(house: House) -> None:
    page = words(house.at_desk(LAN).get("/house-sounds"))
    assert page.count("Âm thanh có sẵn") >= 4
    for piece in Piece:
        answer = house.at_desk(LAN).get(f"/house-sounds/{piece}.wav")
        assert answer.mimetype == "audio/wav"
        assert len(samples(answer)) > 100_000


def test_two_stations_of_one_name_are_told_apart_by_their_time(house: House) -> None:
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        (first, *others) = schedules.stations
        again = replace(first, id=StationId("moi"), valid_from=date(2025, 7, 1), valid_to=None)
        first = replace(first, valid_to=date(2025, 6, 30))
        records.schedules.save(replace(schedules, stations=(first, again, *others)))
    page = words(house.at_desk(QUAN).get("/house-sounds"))
    assert f">{first.full_name} (đến hết 30/06/2025)</option>" in page
    assert f">{again.full_name}</option>" in page


def test_a_wish_is_heard_before_it_is_chosen_and_changes_nothing(house: House) -> None:
    client, before = house.at_desk(QUAN), heard(house)
    page = words(client.get("/house-sounds", query_string=WISH))
    assert "Dùng âm thanh này" in page
    tried = samples(client.get("/house-sounds/try.wav", query_string={**WISH, "seed": "0"}))
    assert tried == compose(RECIPE).samples
    assert heard(house) == before


def test_the_next_variant_is_one_number_further(house: House) -> None:
    wish = {**WISH, "seed": "41", "next": "1"}
    page = words(house.at_desk(QUAN).get("/house-sounds", query_string=wish))
    assert 'name="seed" value="42"' in page


def test_a_chosen_sound_is_heard_at_its_station_alone(house: House) -> None:
    shipped = heard(house, station="don-phong")
    assert choose(house).status_code == 302
    assert heard(house) == compose(RECIPE).samples
    assert heard(house, station="don-phong") == shipped
    assert heard(house, station="") == shipped
    page = words(house.at_desk(LAN).get("/house-sounds?station=vi-huong"))
    assert "giọng G, điệu Vũ (êm), sáo" in page
    assert QUAN.name in page


def test_a_station_without_its_own_hears_what_the_house_chose(house: House) -> None:
    choose(house, station="")
    assert heard(house) == compose(RECIPE).samples
    page = words(house.at_desk(LAN).get("/house-sounds?station=vi-huong"))
    assert "Của trung tâm: giọng G" in page


def test_its_length_and_what_is_allowed_are_written_as_a_vietnamese_does(
    house: House, tmp_path: Path
) -> None:
    answer = hand_in(house, a_file(tmp_path, speechlike(12.5)), "dai.mp3", "sting")
    assert "Tệp dài 12,5 giây" in words(answer)
    assert "từ 0,5 đến 10 giây" in words(answer)


def test_a_tune_that_is_handed_in_dies_away_to_its_end(house: House, tmp_path: Path) -> None:
    tune = compose(RECIPE)
    assert hand_in(house, a_file(tmp_path, tune, "flac"), "own.flac").status_code == 302
    assert len(heard(house)) >= 0.99 * len(tune.samples)


def test_only_days_that_have_a_pack_or_soon_will_are_built_again(house: House) -> None:
    packed = MONDAY + timedelta(days=20)
    house.approved(title="Tin", body="Mời bà con dự họp.")
    house.radio.production.build(packed)
    house.radio.planning.plan(MONDAY, 30)
    for _ in range(3):  # the buildings that wait already will do
        choose(house)
    with house.radio.store.reading() as records:
        days = sorted(one.payload["date"] for one in records.jobs.live())
    assert days == ["2022-10-03", "2022-10-04", packed.isoformat()]


def test_a_planned_programme_is_built_again_with_the_chosen_sound(house: House) -> None:
    house.approved(title="Tin", body="Mời bà con dự họp.")
    house.radio.production.build(MONDAY)
    before, other = built(house), built(house, "don-phong")
    choose(house)
    house.radio.work.drain(Unwatched())
    after = built(house)
    assert after.media != before.media
    assert after.cues.cues[0].length.total_seconds() == 8.0
    assert before.cues.cues[0].length.total_seconds() == 10.0
    assert built(house, "don-phong") == other


def test_a_chosen_bed_plays_under_the_lines_of_its_station(house: House) -> None:
    house.approved(title="Tin", body="Mời bà con dự họp.")
    house.radio.production.build(MONDAY)
    before, other = built(house), built(house, "don-phong")
    choose(house, piece="bed", seconds="24")
    house.radio.work.drain(Unwatched())
    after = built(house)
    assert after.cues == before.cues
    assert after.sha256 != before.sha256
    assert built(house, "don-phong") == other


def test_a_choice_and_its_end_are_in_the_audit_log(house: House) -> None:
    choose(house)
    house.at_desk(QUAN).post("/house-sounds/jingle/give-back", data={"station": "vi-huong"})
    with house.radio.store.reading() as records:
        acts = [(one.act, one.by) for one in records.audit.about("jingle@vi-huong")]
    assert acts == [("sound.give_back", QUAN.id), ("sound.choose", QUAN.id)]


def test_what_is_given_back_can_be_chosen_again(house: House) -> None:
    shipped = heard(house)
    choose(house)
    own, client = heard(house), house.at_desk(QUAN)
    client.post("/house-sounds/jingle/give-back", data={"station": "vi-huong"})
    assert heard(house) == shipped
    assert "Đã từng dùng (1)" in words(client.get("/house-sounds?station=vi-huong"))
    with house.radio.store.reading() as records:
        (_, first) = records.house_sounds.decisions(Piece.JINGLE, StationId("vi-huong"))
    form = {"station": "vi-huong", "sound": first.sound}
    assert client.post("/house-sounds/jingle/again", data=form).status_code == 302
    assert heard(house) == own


@pytest.mark.parametrize("kind", ["mp3", "wav", "opus"])
def test_a_file_of_ones_own_is_heard_and_levelled(house: House, tmp_path: Path, kind: str) -> None:
    ending = {"mp3": "mp3", "wav": "wav", "opus": "opus"}[kind]
    answer = hand_in(house, a_file(tmp_path, speechlike(5.0), kind), f"Nhạc hiệu xã.{ending}")
    assert answer.status_code == 302
    assert abs(len(heard(house)) / 48_000 - 5) < 0.3
    assert f"tệp Nhạc hiệu xã.{ending}" in words(
        house.at_desk(LAN).get("/house-sounds?station=vi-huong")
    )
    take, _ = house.radio.house.take("jingle@vi-huong")
    assert abs(take.loudness + 16) <= 0.5


@pytest.mark.parametrize(
    ("sound", "why"),
    [
        (speechlike(1.2), "Tệp dài 1,2 giây"),
        (speechlike(40.0), "đến 30"),
        (Sound(bytes(2 * 24_000 * 4)), "Không nghe thấy gì"),
    ],
)
def test_a_file_that_cannot_go_on_the_air_is_refused_in_words(
    house: House, tmp_path: Path, sound: Sound, why: str
) -> None:
    before = heard(house)
    answer = hand_in(house, a_file(tmp_path, sound, "opus"), "x.opus")
    assert answer.status_code == 409
    assert why.replace("1,2", "1.2") in words(answer).replace("1,2", "1.2")
    assert heard(house) == before


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (b"", "x.mp3"),
        (b"not a sound", "x.mp3"),
        (b"#EXTM3U\n/etc/passwd", "x.mp3"),
        (b"x", "x.exe"),
    ],
)
def test_a_file_that_is_no_sound_is_refused(house: House, file: bytes, name: str) -> None:
    answer = hand_in(house, file, name)
    assert answer.status_code == 409
    assert 'role="alert"' in words(answer)


@pytest.mark.parametrize("person", [LAN, MINH, HANH])
def test_only_an_administrator_chooses(house: House, person: Person) -> None:
    client = house.at_desk(person)
    for path in ("choose", "jingle/give-back", "jingle/again", "jingle/upload"):
        assert client.post(f"/house-sounds/{path}", data=WISH).status_code == 403


def test_a_file_too_large_is_refused_in_the_words_of_sounds(house: House) -> None:
    answer = house.at_desk(QUAN).post(
        "/house-sounds/jingle/upload",
        input_stream=io.BytesIO(b"never read"),
        environ_overrides={"CONTENT_LENGTH": "60000001"},
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 413
    assert "lớn hơn 60 MB" in words(answer)
    assert "20.000 ký tự" not in words(answer)


def test_an_operator_sees_nothing_of_it(house: House) -> None:
    for path in ("", "/jingle.wav", "/try.wav?piece=jingle"):
        assert house.at_desk(HANH).get(f"/house-sounds{path}").status_code == 403


@pytest.mark.parametrize(
    "wish",
    [
        {"seconds": "600"},
        {"seconds": "nan"},
        {"seconds": "lots"},
        {"tempo": "1"},
        {"key": "h"},
        {"scale": "blues"},
        {"instrument": "kazoo"},
        {"seed": "-1"},
    ],
)
def test_a_wish_that_cannot_be_made_is_refused_on_every_way_in(
    house: House, wish: dict[str, str]
) -> None:
    client = house.at_desk(QUAN)
    assert client.get("/house-sounds", query_string={**WISH, **wish}).status_code == 409
    assert client.get("/house-sounds/try.wav", query_string={**WISH, **wish}).status_code == 409
    assert choose(house, **wish).status_code == 409


@pytest.mark.parametrize(
    "path", ["/gong.wav", "/jingle.wav?sound=none", "?station=atlantis", "?piece=gong"]
)
def test_what_there_is_not_is_not_found(house: House, path: str) -> None:
    assert house.at_desk(QUAN).get(f"/house-sounds{path}").status_code == 404


def test_a_chosen_sound_that_is_gone_is_named(house: House) -> None:
    choose(house)
    for file in (house.radio.settings.workspace / "recordings").rglob("*.wav"):
        file.unlink()
    answer = house.at_desk(QUAN).get("/house-sounds/jingle.wav?station=vi-huong")
    assert answer.status_code == 404
    assert "không còn" in words(answer)
