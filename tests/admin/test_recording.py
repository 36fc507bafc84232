"""Recordings handed in over HTTP: what comes in, what is refused, and what a station then hears."""

from __future__ import annotations

import json
import math
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from flask.testing import FlaskClient
from numpy.typing import NDArray
from werkzeug.test import TestResponse

from radio.adapters.ingest import ENDINGS, LARGEST_RECORDING, ingest
from radio.domain.audio.sound import RATE
from radio.domain.broadcast import Edition, broadcast_id
from radio.domain.bulletin import Bulletin, State
from radio.domain.schedule import SlotId
from radio.domain.script import Kind
from radio.domain.station import StationId
from tests.admin_house import PLAN, House, Unwatched, words
from tests.builders import HANH, LAN, MINH, MONDAY, QUAN, a_station, some_schedules
from tests.fakes import tone
from tests.recorded_files import as_wav
from tests.recordings import wav
from tests.sounds import decoded, speechlike

SPEAKER = "Nông Thị Mai"
PLAYLIST = "#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n"
CONCAT = "ffconcat version 1.0\nfile '/etc/passwd'\n"
PAGE = "<!doctype html><title>Đăng nhập</title>"


def hands_in(
    client: FlaskClient,
    bulletin: Bulletin,
    content: bytes,
    name: str = "mai.wav",
    language: str = "tyz",
    *,
    headers: dict[str, str] | None = None,
    **form: object,
) -> TestResponse:
    sent = {"recording": (BytesIO(content), name), "speaker": SPEAKER, "version": bulletin.version}
    return client.post(
        f"/bulletins/{bulletin.id}/versions/{language}/recording",
        data={**sent, **form},
        headers=headers,
    )


def left_over(house: House) -> list[Path]:
    return [one for one in house.radio.settings.workspace.rglob("*upload*") if one.is_file()]


def test_a_recording_comes_in_and_makes_the_bulletin_a_draft_again(house: House) -> None:
    approved = house.approved()
    answer = hands_in(house.at_desk(LAN), approved, wav(speechlike(4)))
    assert answer.headers["Location"] == f"/bulletins/{approved.id}/versions#tyz"
    kept = house.kept(approved)
    version = kept.version_in("tyz")
    assert (kept.state, kept.approval) == (State.DRAFT, None)
    assert version is not None
    assert version.recording is not None
    assert (version.recording.speaker, version.recording.by) == (SPEAKER, LAN.id)
    assert left_over(house) == []


def test_a_script_of_the_page_is_led_on_and_the_flash_waits_for_the_page(house: House) -> None:
    bulletin, client = house.draft(), house.at_desk(LAN)
    answer = hands_in(client, bulletin, wav(speechlike(4)), headers={"HX-Request": "true"})
    there = answer.headers["HX-Redirect"]
    assert (answer.status_code, there) == (200, f"/bulletins/{bulletin.id}/versions/tyz")
    page = words(client.get(there, follow_redirects=True))
    assert "Đã lưu bản ghi âm." in page
    assert f"{SPEAKER} đọc" in page


def test_what_the_page_itself_stopped_is_not_too_long_to_hand_in(
    house: House, tmp_path: Path
) -> None:
    bulletin = house.draft()
    page = words(house.at_desk(LAN).get(f"/bulletins/{bulletin.id}/read/vie"))
    stops = float(page.partition('data-longest="')[2].partition('"')[0])
    late = timedelta(seconds=stops + 5)  # the tick that stops it, and the coder's last second
    rate = 8_000
    second = speechlike(1, rate=rate).samples
    file = as_wav(tmp_path / "mai.wav", second * (late // timedelta(seconds=1)), rate)
    sound, _ = ingest(file)
    assert sound.length > timedelta(seconds=stops)


@pytest.mark.parametrize("language", ["tyz", "vie"])
def test_staff_hear_a_recording_before_it_is_approved_and_nobody_else_does(
    house: House, language: str
) -> None:
    bulletin = house.draft()
    hands_in(house.at_desk(LAN), bulletin, wav(speechlike(4)), language=language)
    url = f"/bulletins/{bulletin.id}/versions/{language}/take.mp3"
    for person in (LAN, MINH, QUAN):
        answer = house.at_desk(person).get(url)
        assert (answer.status_code, answer.mimetype) == (200, "audio/mpeg")
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert 3.5 < len(decoded(answer.data)) / RATE < 4.8
        again = house.at_desk(person).get(url, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
    assert house.at_desk(HANH).get(url).status_code == 403
    assert house.app.test_client().get(url).status_code == 302
    assert f"{SPEAKER} đọc" in words(house.at_desk(MINH).get(f"/bulletins/{bulletin.id}"))


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "", "Mời chọn bản ghi âm trước."),
        (b"x", "mai.exe", "Chỉ nhận tệp âm thanh: .wav, .mp3"),
        (PAGE.encode(), "mai.mp3", "Đây là trang web hoặc văn bản"),
        (PLAYLIST.encode(), "mai.mp3", "chỉ ghi nơi để bản ghi âm"),
        (CONCAT.encode(), "mai.webm", "chỉ ghi nơi để bản ghi âm"),
        (b"PK\x03\x04" + bytes(500), "mai.mp3", "Đây là tệp nén"),
        (b"", "mai.wav", "Tệp này rỗng"),
        (wav(tone(3, level=0)), "mai.wav", "Không nghe thấy gì"),
        (wav(speechlike(0.4)), "mai.wav", "ngắn hơn một giây"),
    ],
)
def test_a_wrong_file_is_refused_in_words_and_changes_nothing(
    house: House, content: bytes, name: str, sentence: str
) -> None:
    bulletin, client = house.draft(), house.at_desk(LAN)
    for headers in ({}, {"HX-Request": "true"}):
        answer = hands_in(client, bulletin, content, name, headers=headers)
        assert answer.status_code == 409
        assert sentence in words(answer)
        assert ("<html" in words(answer)) is not bool(headers)
    assert house.kept(bulletin) == bulletin
    assert left_over(house) == []


def test_somebody_must_be_named_and_the_page_must_be_the_latest(house: House) -> None:
    bulletin, client, good = house.draft(), house.at_desk(LAN), wav(speechlike(3))
    nameless = hands_in(client, bulletin, good, speaker=" ")
    assert nameless.status_code == 409
    assert "Hãy ghi tên người đọc." in words(nameless)
    old = hands_in(client, bulletin, good, version=bulletin.version + 1)
    assert old.status_code == 409
    assert "người khác" in words(old)
    assert house.kept(bulletin) == bulletin


def test_a_speaker_s_name_is_text_and_nothing_else(house: House) -> None:
    bulletin, client = house.draft(), house.at_desk(LAN)
    hands_in(client, bulletin, wav(speechlike(3)), speaker="<script>alert(1)</script>")
    for page in (f"/bulletins/{bulletin.id}/versions", f"/bulletins/{bulletin.id}"):
        shown = client.get(page).get_data(as_text=True)
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert" in shown


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_what_is_too_large_is_refused_before_it_is_read(
    house: House, headers: dict[str, str]
) -> None:
    bulletin = house.draft()
    for person, status in ((LAN, 413), (MINH, 403), (HANH, 403)):
        answer = house.at_desk(person).post(
            f"/bulletins/{bulletin.id}/versions/tyz/recording",
            input_stream=NeverRead(),
            environ_overrides={"CONTENT_LENGTH": str(2_000_000_000)},
            content_type="multipart/form-data; boundary=x",
            headers=headers,
        )
        assert answer.status_code == status
        assert ("lớn hơn 200 MB" in words(answer)) is (status == 413)


class NeverRead(BytesIO):
    """A body that must not be touched."""

    def read(self, size: int | None = -1) -> bytes:
        raise AssertionError("the body was read")


def test_only_writers_hand_in_with_their_token_and_not_without_end(house: House) -> None:
    bulletin = house.draft()
    for person in (MINH, HANH):
        assert hands_in(house.at_desk(person), bulletin, b"x").status_code == 403
    assert hands_in(house.app.test_client(), bulletin, b"x").status_code == 302
    client = house.at_desk(LAN)
    answers = [hands_in(client, bulletin, b"", "") for _ in range(11)]
    assert [one.status_code for one in answers] == [409] * 10 + [429]
    house.app.config["WTF_CSRF_ENABLED"] = True
    assert hands_in(house.at_desk(QUAN), bulletin, wav(speechlike(3))).status_code == 400
    assert house.kept(bulletin) == bulletin


def test_the_page_to_read_from_alone_may_use_the_microphone(house: House) -> None:
    bulletin = house.draft(body="Mời bà con.\n\n[pause 2s]\n\nXin <b>cảm ơn</b>.")
    page = house.at_desk(LAN).get(f"/bulletins/{bulletin.id}/read/vie")
    assert "microphone=(self)" in page.headers["Permissions-Policy"]
    assert "media-src 'self' blob:;" in page.headers["Content-Security-Policy"]
    assert page.get_data(as_text=True).count("data-passage>") == 2
    assert "&lt;b&gt;" in page.get_data(as_text=True)
    for other in (f"/bulletins/{bulletin.id}/versions", "/voices", "/"):
        answer = house.at_desk(LAN).get(other)
        assert "microphone=()" in answer.headers["Permissions-Policy"]
        assert "blob:" not in answer.headers["Content-Security-Policy"]


def test_who_may_not_record_reads_without_a_recorder(house: House) -> None:
    bulletin = house.draft()
    url = f"/bulletins/{bulletin.id}/read/vie"
    assert "data-recorder" in words(house.at_desk(LAN).get(url))
    assert "data-recorder" not in words(house.at_desk(MINH).get(url))
    assert house.at_desk(HANH).get(url).status_code == 403
    assert house.at_desk(LAN).get(f"/bulletins/{bulletin.id}/read/xxx").status_code == 404
    assert house.at_desk(LAN).get("/bulletins/khong-co/read/vie").status_code == 404


def test_without_a_text_of_its_own_a_language_is_said_from_the_bulletin(house: House) -> None:
    bulletin = house.draft(body="Mời bà con đi họp.")
    page = words(house.at_desk(LAN).get(f"/bulletins/{bulletin.id}/read/hmn"))
    assert "Chưa có văn bản bằng tiếng này." in page
    assert "Mời bà con đi họp." in page


def test_the_form_offers_what_can_be_read(house: House) -> None:
    bulletin = house.draft()
    page = words(house.at_desk(LAN).get(f"/bulletins/{bulletin.id}/versions"))
    assert f'accept="audio/*,{",".join(ENDINGS)}"' in page
    assert f'data-most="{LARGEST_RECORDING}"' in page


def heard_at(house: House, station: str) -> tuple[Edition, bytes]:
    broadcast = broadcast_id(StationId(station), MONDAY, SlotId("buoi-sang"))
    with house.radio.store.reading() as records:
        edition = records.broadcasts.edition(broadcast)
    assert edition is not None
    return edition, house.radio.media.path(edition.media).read_bytes()


def likeness(one: NDArray[np.int16], other: NDArray[np.int16]) -> float:
    """1 where one sound is the other, wherever in it and however loud; near 0 for strangers."""
    length = len(one) + len(other)
    first, second = (np.fft.rfft(sound.astype(float), length) for sound in (one, other))
    energy = math.sqrt(
        float(np.square(one, dtype=float).sum() * np.square(other, dtype=float).sum())
    )
    return float(np.abs(np.fft.irfft(first * np.conj(second), length)).max()) / energy


def test_each_station_hears_its_language_from_the_recording_to_the_manifest(house: House) -> None:
    stations = (
        a_station(languages=("tyz", "vie")),
        a_station("don-phong", code="01970", name="Đôn Phong"),
    )
    with house.radio.store.begin() as records:
        records.schedules.save(some_schedules(plan=PLAN, stations=stations))
    bulletin = house.draft(title="Cảnh báo mưa lớn", kind=Kind.WARNING, body="Đêm nay có mưa to.")
    spoken = speechlike(6)
    hands_in(house.at_desk(LAN), bulletin, wav(spoken))
    house.at_desk(LAN).post(f"/bulletins/{bulletin.id}/submit")
    house.radio.work.drain(Unwatched())
    radio = house.radio
    form = {"heard": radio.newsroom.heard(house.kept(bulletin))}
    house.at_desk(MINH).post(f"/bulletins/{bulletin.id}/approve", data=form)
    assert house.kept(bulletin).state is State.APPROVED
    radio.production.build(MONDAY)
    for station, language in (("vi-huong", "tyz"), ("don-phong", "vie")):
        edition, mp3 = heard_at(house, station)
        cue = [one for one in edition.cues.cues if one.bulletin == bulletin.id][-1]
        start, seconds = cue.starts.total_seconds(), cue.length.total_seconds()
        samples = decoded(mp3)[round(start * RATE) : round((start + seconds) * RATE)]
        like = likeness(samples, np.frombuffer(spoken.samples, "<i2"))
        assert like > 0.9 if language == "tyz" else like < 0.3
        assert (cue.language or "vie") == language
        pack = radio.delivery.pack(StationId(station), MONDAY)
        manifest = json.loads(radio.media.get(f"{pack.folder}/manifest.json"))
        (sent,) = manifest["broadcasts"]
        assert [one["language"] for one in sent["cues"] if one["bulletin"]][-1] == language
        assert language in sent["bulletins"][0]["heard_in"]
        page = words(house.at_desk(LAN).get(f"/programmes?date={MONDAY}&station={station}"))
        assert ("Tiếng Tày" in page) is (language == "tyz")
