"""What cannot be measured at one station, or of one bulletin, is left out only there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from radio.domain.audio.treatment import Treatment
from radio.domain.broadcast import Broadcast
from radio.domain.bulletin import BulletinId
from radio.domain.errors import NotFound, Unavailable
from radio.domain.planning.planner import plan
from radio.domain.planning.reception import Lengths
from radio.domain.programme import Headlines, Segment, SegmentKind
from radio.domain.station import Station, StationId
from tests.builders import a_programme, a_slot, a_station, some_schedules
from tests.planning import ask, items, lengths, news, reasons

VI_HUONG, DON_PHONG = a_station(), a_station("don-phong", name="Đôn Phong")
BOTH = some_schedules(stations=(VI_HUONG, DON_PHONG))


def failing(where: Callable[[Station, Segment], bool]) -> Lengths:
    """The usual lengths, but for segments that have no recording."""

    def length(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
        if where(station, segment):
            raise Unavailable("No network.") if segment.bulletin else NotFound("The tune is gone.")
        return lengths(station, segment, after)

    return length


NO_JINGLE = failing(lambda station, one: station == DON_PHONG and one.sound == "jingle")


def by_station(broadcasts: tuple[Broadcast, ...]) -> dict[StationId, Broadcast]:
    return {one.station: one for one in broadcasts}


def test_a_station_without_its_tune_is_named_and_the_other_is_planned() -> None:
    made = plan(ask(*news("a"), schedules=BOTH), NO_JINGLE)
    found = by_station(made.broadcasts)
    assert items(found[VI_HUONG.id]) == ["a"]
    assert found[DON_PHONG.id].rundown.segments == ()
    assert reasons(found[DON_PHONG.id]) == {
        None: "The station cannot be planned now: The tune is gone."
    }
    assert [(one.at, str(one.error)) for one in made.failures] == [
        ("xã Đôn Phong", "The tune is gone.")
    ]


def test_what_was_planned_there_stays_while_its_slot_and_its_bulletins_do() -> None:
    request = ask(*news("a"), schedules=BOTH)
    before = {one.id: one for one in plan(request, lengths).broadcasts}
    again = replace(request, bulletins=tuple(news("a", "b")), before=before)
    kept = by_station(plan(again, NO_JINGLE).broadcasts)
    assert items(kept[VI_HUONG.id]) == ["a", "b"]
    assert kept[DON_PHONG.id] in before.values()
    shorter = replace(BOTH, slots=(a_slot(length=timedelta(minutes=20)),))
    moved = by_station(plan(replace(again, schedules=shorter), NO_JINGLE).broadcasts)
    assert moved[DON_PHONG.id].rundown.segments == ()
    gone = by_station(plan(replace(again, bulletins=tuple(news("b"))), NO_JINGLE).broadcasts)
    assert gone[DON_PHONG.id].rundown.segments == ()


def test_a_bulletin_is_left_out_only_where_it_cannot_be_spoken() -> None:
    horns = replace(DON_PHONG, treatment=Treatment.HORN)
    mute = failing(lambda station, one: station == horns and one.bulletin == "a")
    made = plan(ask(*news("a", "b"), schedules=replace(BOTH, stations=(VI_HUONG, horns))), mute)
    found = by_station(made.broadcasts)
    assert items(found[VI_HUONG.id]) == ["a", "b"]
    assert items(found[horns.id]) == ["b"]
    assert reasons(found[horns.id])[BulletinId("a")] == "It cannot be spoken now: No network."
    assert made.failures == ()
    assert [(one.at, one.passing) for one in made.unspoken] == [
        ("Huyện Bạch Thông triển khai giảm nghèo bền vững", True)
    ]


def test_a_title_that_cannot_be_read_matters_only_where_titles_are_read_out() -> None:
    untitled = failing(lambda _, one: one.bulletin == "a" and one.text is not None)
    (with_headlines,) = plan(ask(*news("a", "b")), untitled).broadcasts
    assert items(with_headlines) == ["b"]
    parts = tuple(one for one in a_programme().parts if not isinstance(one, Headlines))
    schedules = some_schedules(programmes=(a_programme(parts=parts),))
    (without,) = plan(ask(*news("a", "b"), schedules=schedules), untitled).broadcasts
    assert items(without) == ["a", "b"]
