"""The last decision about a sound holds, a station's before the house's, and none is lost."""

from __future__ import annotations

from dataclasses import replace

from radio.adapters.store import SqlStore
from radio.domain.audio.house_sound import HOUSE, ChosenSound
from radio.domain.audio.house_tune import Instrument, Piece, Recipe, Scale
from radio.domain.station import StationId
from tests.builders import EVE, QUAN

STATION = StationId("vi-huong")
RECIPE = Recipe(Piece.JINGLE, "g", Scale.VU, Instrument.FLUTE, 12.5, 90, 7)
OF_THE_HOUSE = ChosenSound(HOUSE, Piece.JINGLE, "aa", RECIPE, "", QUAN.id, EVE)
OWN = ChosenSound(STATION, Piece.JINGLE, "bb", None, "nhac hieu.mp3", QUAN.id, EVE)


def holding(store: SqlStore, station: str, *decisions: ChosenSound) -> ChosenSound | None:
    with store.begin() as records:
        for one in decisions:
            records.house_sounds.decide(one)
    with store.reading() as records:
        return records.house_sounds.holding(Piece.JINGLE, StationId(station))


def test_without_a_decision_nothing_holds(store: SqlStore) -> None:
    assert holding(store, "vi-huong") is None


def test_a_station_without_its_own_has_the_houses(store: SqlStore) -> None:
    assert holding(store, "vi-huong", OF_THE_HOUSE) == OF_THE_HOUSE


def test_a_station_s_own_goes_before_the_house_s_whenever_it_was_chosen(store: SqlStore) -> None:
    assert holding(store, "vi-huong", OWN, OF_THE_HOUSE) == OWN
    assert holding(store, "don-phong") == OF_THE_HOUSE


def test_what_was_given_back_gives_way_to_the_house_s(store: SqlStore) -> None:
    given_back = replace(OWN, sound=None, title="")
    assert holding(store, "vi-huong", OWN, given_back) is None
    assert holding(store, "vi-huong", OF_THE_HOUSE) == OF_THE_HOUSE


def test_every_decision_stays_known(store: SqlStore) -> None:
    second = replace(OWN, sound="cc")
    holding(store, "vi-huong", OWN, second)
    with store.reading() as records:
        assert records.house_sounds.decisions(Piece.JINGLE, STATION) == [second, OWN]
        assert records.house_sounds.decisions(Piece.BED, STATION) == []
