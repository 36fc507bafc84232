"""What a sound must be to be chosen, and how a station's own is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from radio.domain.audio.house_sound import LENGTHS, at_station, name_and_station, why_unfit
from radio.domain.audio.house_tune import BOUNDS, Piece
from radio.domain.audio.recording import Figures
from radio.domain.station import StationId

FIT = Figures(timedelta(seconds=8), peak=0.5, clipped=0.0, voiced=0.9, contrast=1.0)


def test_music_without_pauses_is_fit_though_a_voice_would_not_be() -> None:
    assert why_unfit(Piece.JINGLE, FIT) is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"peak": 0.001}, "Nothing can be heard"),
        ({"voiced": 0.0}, "Nothing can be heard"),
        ({"clipped": 0.05}, "distorted"),
        ({"length": timedelta(seconds=1.9)}, "It lasts 1.9 seconds"),
        ({"length": timedelta(seconds=30.2)}, "2 to 30"),
    ],
)
def test_a_sound_that_is_unfit_is_told_why(change: dict[str, object], why: str) -> None:
    assert why in str(why_unfit(Piece.JINGLE, replace(FIT, **change)))  # type: ignore[arg-type]


def test_what_is_made_may_also_be_handed_in() -> None:
    for piece in Piece:
        made, handed_in = BOUNDS[piece].seconds, LENGTHS[piece]
        assert handed_in[0] <= made[0] <= made[1] <= handed_in[1]


def test_a_name_carries_its_station() -> None:
    station = StationId("vi-huong")
    assert name_and_station(at_station("bed", station)) == ("bed", station)
    assert name_and_station("bed") == ("bed", "")
