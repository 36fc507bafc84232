"""Pages that are only looked at make no sound; what is not made yet is told, with the way to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from radio.domain.script import Kind
from tests.admin_house import House, words
from tests.builders import LAN, MONDAY
from tests.recordings import wav
from tests.sounds import speechlike

DAY = f"/programmes?station=vi-huong&date={MONDAY.isoformat()}"


def made(house: House) -> tuple[int, int, list[Path]]:
    counts = house.radio.voicing.counts
    takes = house.radio.settings.workspace / "audio" / "takes"
    return counts.clips_synthesised, counts.takes_encoded, sorted(takes.rglob("*.*"))


def without_sound(house: House) -> None:
    """As after the voice, the finish or the levelling changed: no take is what is wanted now."""
    shutil.rmtree(house.radio.settings.workspace / "audio" / "takes")


def test_a_programme_that_has_no_sound_yet_shows_so_and_is_made_by_building(house: House) -> None:
    house.approved(title="Lịch tiêm phòng", kind=Kind.NOTICE, body="Trạm y tế xã mời bà con.")
    house.radio.planning.plan(MONDAY)
    assert "data-total" in words(house.at_desk(LAN).get(DAY))
    without_sound(house)
    before = made(house)
    page = words(house.at_desk(LAN).get(DAY))
    assert "chưa có âm thanh" in page
    assert "Dựng chương trình của ngày thì máy tạo đủ âm thanh." in page
    assert "data-total" not in page
    assert "Lịch tiêm phòng" in page
    assert "small-wave" not in page
    assert made(house) == before
    house.radio.production.build(MONDAY)
    page = words(house.at_desk(LAN).get(DAY))
    assert "chưa có âm thanh" not in page
    assert "small-wave" in page


def test_what_is_made_of_a_programme_keeps_its_length_while_the_rest_is_missing(
    house: House,
) -> None:
    approved = house.approved(title="Lịch tiêm phòng", kind=Kind.NOTICE)
    house.radio.planning.plan(MONDAY)
    without_sound(house)
    house.radio.voicing.take(approved)
    page = words(house.at_desk(LAN).get(DAY))
    assert "chưa có âm thanh" in page
    assert page.count("small-wave") == 2, "the bulletin is said twice"


def test_a_built_programme_keeps_its_lengths_when_its_takes_are_gone(house: House) -> None:
    house.approved(title="Lịch tiêm phòng", kind=Kind.NOTICE)
    house.radio.production.build(MONDAY)
    without_sound(house)
    before = made(house)
    page = words(house.at_desk(LAN).get(DAY))
    assert "data-total" in page
    assert "chưa có âm thanh" not in page
    assert made(house) == before


def test_a_bulletin_without_its_sound_says_so_and_makes_it_for_whoever_listens(
    house: House,
) -> None:
    waiting, client = house.waiting(), house.at_desk(LAN)
    without_sound(house)
    before = made(house)
    page = words(client.get(f"/bulletins/{waiting.id}"))
    assert "Âm thanh chưa được tạo" in page
    assert made(house) == before
    assert client.get(f"/bulletins/{waiting.id}/take.mp3").status_code == 200
    assert "Âm thanh chưa được tạo" not in words(client.get(f"/bulletins/{waiting.id}"))


def test_a_bulletin_whose_voice_is_away_is_not_offered_to_be_made(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = house.waiting()
    without_sound(house)
    voice = next(one for one in house.radio.voicing.voices if one.id == waiting.voice)
    monkeypatch.setattr(type(voice), "available", lambda _: False)
    page = words(house.at_desk(LAN).get(f"/bulletins/{waiting.id}"))
    assert "Âm thanh chưa được tạo" not in page
    assert "hiện không dùng được" in page


def test_a_recording_is_levelled_when_it_comes_in_and_never_by_a_page(
    house: House, tmp_path: Path
) -> None:
    bulletin, client = house.draft(), house.at_desk(LAN)
    file = tmp_path / "mai.wav"
    file.write_bytes(wav(speechlike(4)))
    house.radio.versions.record(bulletin.id, "tyz", file, "Nông Thị Mai", LAN.id, bulletin.version)
    before = made(house)
    url = f"/bulletins/{bulletin.id}/versions"
    assert "data-wave" in words(client.get(url))
    assert made(house) == before
    without_sound(house)
    for page in (url, f"/bulletins/{bulletin.id}"):
        assert "Âm thanh chưa được tạo" in words(client.get(page))
    assert "bị hỏng" not in words(client.get(url))
    assert made(house)[1:] == (before[1], [])


def test_the_week_of_all_stations_is_drawn_of_what_is_made(house: House) -> None:
    house.approved(title="Lịch tiêm phòng", kind=Kind.NOTICE)
    house.radio.planning.plan(MONDAY)
    without_sound(house)
    before = made(house)
    answer = house.at_desk(LAN).get(f"/schedule?date={MONDAY.isoformat()}")
    assert answer.status_code == 200
    assert made(house) == before
