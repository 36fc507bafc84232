"""What stations get: their own pack, whole, continued after a break, and only while approved."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from tests.admin_house import House, a_day, words
from tests.builders import HANH, LAN, MINH, MONDAY, QUAN

DATE = "2022-10-03"
ZIP = f"/stations/vi-huong/{DATE}/files/vi-huong-{DATE}.zip"


def test_an_operator_sees_their_own_station_alone(day: House) -> None:
    client = day.at_desk(HANH)
    page = words(client.get(f"/stations?date={DATE}"))
    assert "xã Vi Hương" in page
    assert "Đôn Phong" not in page
    assert client.get(f"/stations/vi-huong?date={DATE}").status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        f"/stations/don-phong?date={DATE}",
        f"/stations/don-phong/{DATE}/files/don-phong-{DATE}.zip",
        f"/programmes?station=don-phong&date={DATE}",
    ],
)
def test_somebody_elses_station_is_refused_in_plain_words(day: House, url: str) -> None:
    answer = day.at_desk(HANH).get(url)
    assert answer.status_code == 403
    assert "Triệu Thị Hạnh" in words(answer)


def test_the_whole_pack_is_one_large_download(day: House) -> None:
    client = day.at_desk(HANH)
    page = words(client.get(f"/stations/vi-huong?date={DATE}"))
    assert f'btn-huge" href="{ZIP}"' in page
    answer = client.get(ZIP)
    assert answer.mimetype == "application/zip"
    assert f"vi-huong-{DATE}.zip" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as pack:
        assert pack.testzip() is None
        assert json.loads(pack.read("manifest.json"))["date"] == DATE


def test_a_broken_download_goes_on_where_it_stopped(day: House) -> None:
    client = day.at_desk(HANH)
    whole = client.get(ZIP)
    rest = client.get(ZIP, headers={"Range": "bytes=1000-", "If-Range": whole.headers["ETag"]})
    assert rest.status_code == 206
    assert whole.data[1000:] == rest.data


def test_every_file_the_page_offers_can_be_taken(day: House) -> None:
    client = day.at_desk(HANH)
    page = words(client.get(f"/stations/vi-huong?date={DATE}"))
    for name in ("playlist.m3u8", "playlist.xspf", "playlist.pls", "schedule.ics", "SHA256SUMS"):
        url = f"/stations/vi-huong/{DATE}/files/{name}"
        assert f'href="{url}"' in page
        assert client.get(url).status_code == 200
    heard = client.get(f"/stations/vi-huong/{DATE}/files/audio/0500-buoi-sang.mp3?play=1")
    assert heard.mimetype == "audio/mpeg"
    assert "attachment" not in heard.headers.get("Content-Disposition", "")


@pytest.mark.parametrize("name", ["../../radio.db", "..%2F..%2Fradio.db", "radio.db", "audio/"])
def test_only_files_of_the_pack_can_be_asked_for(day: House, name: str) -> None:
    answer = day.at_desk(HANH).get(f"/stations/vi-huong/{DATE}/files/{name}")
    assert answer.status_code in (404, 308)
    assert b"SQLite" not in answer.data


def test_a_withdrawn_bulletin_closes_the_download_at_once(house: House) -> None:
    a_day(house)
    client = house.at_desk(HANH)
    assert client.get(ZIP).status_code == 200
    with house.radio.store.reading() as records:
        first = records.bulletins.all()[0]
    house.radio.newsroom.withdraw(first.id, MINH.id, "Sai số liệu")
    answer = client.get(ZIP)
    assert answer.status_code == 409
    assert first.script.title in words(answer)
    page = words(client.get(f"/stations/vi-huong?date={DATE}"))
    assert "btn-huge" not in page
    assert first.script.title in page


def test_before_the_pack_is_made_the_page_says_why_there_is_none(day: House) -> None:
    page = words(day.at_desk(HANH).get("/stations/vi-huong?date=2022-10-20"))
    assert "chưa có gói phát" in page
    assert "20/10/2022" in page


def test_a_day_that_is_none_is_a_page_that_is_none(day: House) -> None:
    assert day.at_desk(QUAN).get("/stations?date=2022-02-31").status_code == 404


def test_the_programme_shows_real_lengths_and_places(day: House) -> None:
    with day.radio.store.reading() as records:
        found = [
            one for one in records.broadcasts.between(MONDAY, MONDAY) if one.station == "vi-huong"
        ]
        edition = records.broadcasts.edition(found[0].id)
    assert edition is not None
    page = words(day.at_desk(LAN).get(f"/programmes?station=vi-huong&date={DATE}"))
    for cue in edition.cues.cues:
        assert f'data-seek="{cue.starts.total_seconds()}"' in page
    seconds = round(edition.length.total_seconds())
    assert f"<strong>{seconds // 60}:{seconds % 60:02}</strong> trên 30:00" in page
    assert "được chọn" in page


def test_staff_hear_the_edition_and_operators_the_file_of_their_pack(day: House) -> None:
    staff = words(day.at_desk(LAN).get(f"/programmes?station=vi-huong&date={DATE}"))
    audio = f"/programmes/vi-huong/{DATE}/buoi-sang.mp3"
    assert f'src="{audio}"' in staff
    assert day.at_desk(LAN).get(audio).mimetype == "audio/mpeg"
    assert day.at_desk(HANH).get(audio).status_code == 403
    operator = words(day.at_desk(HANH).get(f"/programmes?station=vi-huong&date={DATE}"))
    own = f"/stations/vi-huong/{DATE}/files/audio/0500-buoi-sang.mp3"
    assert f'src="{own}?play=1"' in operator


def test_the_first_page_tells_staff_how_many_packs_are_ready(day: House) -> None:
    assert "2 trên 2 đài đã có gói phát." in words(day.at_desk(LAN).get("/"))
    assert "sẵn sàng để tải" in words(day.at_desk(HANH).get("/"))
