"""What one station has of its own, and what goes wrong there, is no other station's matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from radio.domain.audio.house_tune import Instrument, Piece, Recipe, Scale
from radio.domain.station import StationId
from tests.admin_house import House, a_house
from tests.builders import MONDAY, QUAN, a_slot

VI_HUONG, DON_PHONG = StationId("vi-huong"), StationId("don-phong")


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
