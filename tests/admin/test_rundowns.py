"""The rundown of a broadcast on its page: what has a row and what has none."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from radio.domain.people import Person
from radio.domain.programme import Fill, Pause, Say
from tests.admin_house import House, a_day, words
from tests.builders import HANH, LAN, a_programme, a_slot


@pytest.mark.parametrize(("seconds", "rows"), [(0.45, 0), (1.5, 1)])
def test_a_pause_has_a_row_and_a_rest_between_sentences_has_none(
    house: House, seconds: float, rows: int
) -> None:
    *parts, farewell = a_programme().parts
    programme = a_programme(parts=(*parts, Pause(timedelta(seconds=seconds)), farewell))
    with house.radio.store.begin() as records:
        records.schedules.save(replace(records.schedules.load(), programmes=(programme,)))
    a_day(house)
    page = words(house.at_desk(LAN).get("/programmes?date=2022-10-03&station=vi-huong"))
    assert page.count('<li class="pause">') == rows


@pytest.mark.parametrize(
    "url", ["/programmes?date=2022-10-03&station=vi-huong", "/schedule/at/vi-huong/2022-10-03"]
)
def test_music_for_which_there_was_no_time_is_shown_as_the_silence_that_it_is(
    house: House, url: str
) -> None:
    programme = a_programme(parts=(Say("Xin kính chào bà con."), Fill(("bed",))))
    slot = a_slot(length=timedelta(seconds=8))
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        records.schedules.save(replace(schedules, programmes=(programme,), slots=(slot,)))
    a_day(house)
    page = words(house.at_desk(LAN).get(url))
    assert "Khoảng lặng" in page
    assert "Ca nhạc" not in page


def test_a_programme_whose_own_lines_are_longer_than_its_slot_says_so_on_its_page(
    house: House,
) -> None:
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        slots = (a_slot(length=timedelta(seconds=6)),)
        records.schedules.save(replace(schedules, slots=slots))
    a_day(house)
    page = words(house.at_desk(HANH).get("/programmes?date=2022-10-03&station=vi-huong"))
    assert "Chỉ riêng lời dẫn và nhạc của chương trình đã dài hơn khung giờ" in page


@pytest.mark.parametrize("person", [LAN, HANH])
def test_a_programme_that_was_cleared_from_the_disk_has_no_player(
    house: House, person: Person
) -> None:
    a_day(house)
    desk, url = house.at_desk(person), "/programmes?date=2022-10-03&station=vi-huong"
    assert "<audio" in words(desk.get(url))
    workspace = house.radio.settings.workspace
    for folder in (workspace / "audio" / "editions", workspace / "packs"):
        shutil.rmtree(folder)
    assert "<audio" not in words(desk.get(url))
