"""A timeline shows a programme as it will be built, also where music fills its airtime."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from radio.domain.broadcast import Broadcast, Edition
from radio.domain.programme import Fill, Items, Play, Say, SegmentKind
from radio.domain.script import Kind
from radio.domain.station import StationId
from radio.services.timelines import Timeline
from tests.admin_house import House, a_house
from tests.builders import LAN, MONDAY, a_programme, a_slot

VI_HUONG = StationId("vi-huong")
PARTS = (
    Play("jingle", SegmentKind.JINGLE),
    Items((Kind.NEWS,), at_most=3),
    Fill(("bed",)),
    Say("Xin kính chào bà con."),
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A programme with music before its farewell, and two bulletins for it."""
    with a_house(tmp_path) as made:
        for title in ("Họp thôn", "Tiêm phòng"):
            made.approved(title=title, body=f"{title} vào tối nay.")
        yield made


def planned(house: House, length: timedelta) -> Broadcast:
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        programmes, slots = (a_programme(parts=PARTS),), (a_slot(length=length),)
        records.schedules.save(replace(schedules, programmes=programmes, slots=slots))
    (broadcast,) = house.radio.planning.plan(MONDAY, station=VI_HUONG).broadcasts
    return broadcast


def built(house: House, broadcast: Broadcast) -> Edition:
    edition = house.radio.assembly.build(broadcast)
    assert edition is not None
    return edition


def places(timeline: Timeline) -> list[tuple[str, timedelta, timedelta]]:
    return [(one.segment.title, one.starts, one.length) for one in timeline.pieces]


@pytest.mark.parametrize("seconds", [300, 22])
def test_before_it_is_built_each_piece_lies_where_it_will_lie(house: House, seconds: int) -> None:
    slot = timedelta(seconds=seconds)
    broadcast = planned(house, slot)
    shown, edition = house.radio.ordering.timelines.of(broadcast), built(house, broadcast)
    assert house.radio.timelines.of(broadcast) == shown, "a page shows the same"
    assert places(shown) == [(one.title, one.starts, one.length) for one in edition.cues.cues]
    assert shown.length == edition.length
    assert slot - shown.length < timedelta(seconds=1)
    (filling,) = (one for one in shown.pieces if one.segment.fill is not None)
    if seconds == 300:
        assert filling.length > timedelta(seconds=200)
        assert filling.segment.title == "Ca nhạc"
    else:
        assert timedelta() < filling.length < timedelta(seconds=8)
        assert filling.segment.title == "Khoảng lặng"


def test_an_order_that_is_tried_is_as_long_as_its_airtime_unless_it_is_too_long(
    house: House,
) -> None:
    broadcast = planned(house, timedelta(minutes=5))
    wanted = tuple(reversed(broadcast.rundown.bulletins))
    assert len(wanted) == 2
    tried = house.radio.ordering.draft(broadcast.id, wanted, LAN.id)
    assert timedelta(seconds=-1) < tried.over <= timedelta()
    short = planned(house, timedelta(seconds=10))
    assert house.radio.ordering.draft(short.id, wanted, LAN.id).over > timedelta(seconds=5)
