"""One broadcast at another time: what becomes of it when it was changed before."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from radio.domain.errors import Refused
from radio.domain.programme import ProgrammeId
from radio.domain.slot import SlotId
from radio.domain.timetable.moving import moved
from radio.domain.timetable.occurrences import Occurrence, occurrences
from radio.domain.timetable.override import Change, Override, in_order
from tests.builders import MONDAY, a_slot, a_station, some_schedules

SLOT = SlotId("buoi-sang")
TUESDAY = MONDAY + timedelta(days=1)
HERE = a_station(successor=None)


def due(*overrides: Override) -> list[Occurrence]:
    """What comes round on Monday and Tuesday."""
    given = some_schedules(stations=(HERE,), slots=(a_slot(),), overrides=in_order(overrides))
    return list(occurrences(given, MONDAY, TUESDAY))


def starts(*overrides: Override) -> list[str]:
    return [f"{one.on:%d} {one.slot.starts:%H:%M}" for one in due(*overrides)]


def test_a_slot_moves_within_its_day_and_to_another() -> None:
    (first, _) = due()
    later = moved(first, MONDAY, time(6), "Mất điện")
    assert later == Override(
        SLOT, MONDAY, Change.CHANGE, "Mất điện", station=HERE.id, starts=time(6)
    )
    assert starts(later) == ["03 06:00", "04 05:00"]
    assert starts(moved(first, TUESDAY, time(9), "Mất điện")) == ["04 05:00", "04 09:00"]


def test_what_was_moved_moves_again_and_back_to_its_own_day() -> None:
    there = moved(due()[0], TUESDAY, time(9), "Mất điện")
    again = moved(due(there)[1], TUESDAY, time(10), "Họp")
    assert again.on == MONDAY
    assert starts(again) == ["04 05:00", "04 10:00"]
    assert starts(moved(due(again)[1], MONDAY, time(5), "Có điện")) == ["03 05:00", "04 05:00"]


def test_what_another_change_made_of_it_stays() -> None:
    shorter = Override(SLOT, MONDAY, Change.CHANGE, "Họp", length=timedelta(minutes=10))
    (first, _) = due(moved(due(shorter)[0], MONDAY, time(6), "Mất điện"), shorter)
    assert (first.slot.length, first.slot.starts) == (timedelta(minutes=10), time(6))


def test_an_addition_moves_on_its_date_only() -> None:
    once = Override(
        SlotId("them"),
        MONDAY,
        Change.ADD,
        "Họp dân",
        starts=time(10),
        programme=ProgrammeId("buoi-sang"),
        length=timedelta(minutes=10),
    )
    addition = due(once)[1]
    assert starts(once, moved(addition, MONDAY, time(11), "Họp dân")) == [
        "03 05:00",
        "03 11:00",
        "04 05:00",
    ]
    with pytest.raises(Refused, match="stays on it"):
        moved(addition, TUESDAY, time(11), "Họp dân")
