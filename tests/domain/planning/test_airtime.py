"""The trim: what fits, what is dropped, and what is silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from radio.domain.planning.planner import plan
from radio.domain.planning.too_long import silenced
from radio.domain.programme import Items, Segment, SegmentKind
from radio.domain.schedule import Schedules
from radio.domain.script import Kind
from radio.domain.station import Station
from tests.builders import (
    a_bulletin,
    a_programme,
    a_slot,
    a_station,
    an_approved,
    some_schedules,
)
from tests.planning import ask, items, lengths, news, reasons, the_broadcast


def short(minutes: float) -> Schedules:
    return some_schedules(slots=(a_slot(length=timedelta(minutes=minutes)),))


def test_what_does_not_fit_is_dropped_from_the_end_and_the_page_says_by_how_much() -> None:
    broadcast = the_broadcast(*news("a", "b", "c"), schedules=short(10))
    assert items(broadcast) == ["a", "b"]
    assert reasons(broadcast)["c"] == (
        "No time left: the programme would be 240 s longer than its slot."
    )


def test_a_shorter_one_may_take_the_room_a_longer_one_could_not() -> None:
    def measured(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
        long = segment.bulletin == "b-long" and not segment.text
        return lengths(station, segment, after) + long * timedelta(minutes=5)

    (broadcast,) = plan(ask(*news("a", "b-long", "c"), schedules=short(12)), measured).broadcasts
    assert items(broadcast) == ["a", "c"]


def test_a_part_takes_no_more_than_its_places() -> None:
    broadcast = the_broadcast(*news("a", "b", "c", "d"))
    assert reasons(broadcast)["d"] == (
        "Its kind has 3 places in this programme; those before it have them."
    )


def test_a_second_part_of_the_kind_takes_what_the_first_could_not() -> None:
    programme = a_programme(parts=(Items((Kind.NEWS,), 1), Items((Kind.NEWS, Kind.NOTICE), 1)))
    schedules = some_schedules(programmes=(programme,))
    broadcast = the_broadcast(*news("a", "b", "c"), schedules=schedules)
    assert items(broadcast) == ["a", "b"]
    assert "has 2 places" in reasons(broadcast)["c"]


def test_a_frame_longer_than_its_slot_is_silence_with_its_reason() -> None:
    broadcast = the_broadcast(an_approved(), schedules=short(0.5))
    assert broadcast.rundown.segments == ()
    assert reasons(broadcast)[None] == (
        "The programme's own lines and tunes alone are 15 s longer than the slot."
    )
    assert not any(choice.taken for choice in broadcast.choices)


def test_a_frame_longer_than_its_slot_is_told_once_for_all_its_stations() -> None:
    both = (a_station(), a_station("don-phong", code="01984", name="Đôn Phong"))
    schedules = replace(short(0.5), stations=both)
    silent = plan(ask(schedules=schedules), lengths).broadcasts
    assert [str(one) for one in silenced(silent, both)] == [
        "Chương trình buổi sáng at 05:00 on 03/10/2022 is silent at xã Đôn Phong, xã Vi "
        "Hương: The programme's own lines and tunes alone are 15 s longer than the slot."
    ]


def test_nothing_is_told_of_a_programme_that_fits_or_has_nothing_to_say() -> None:
    fitting, empty = the_broadcast(an_approved()), the_broadcast()
    assert silenced([fitting, empty], [a_station()]) == []


def test_greetings_around_nothing_are_not_broadcast() -> None:
    broadcast = the_broadcast(a_bulletin())
    assert broadcast.rundown.segments == ()
    assert reasons(broadcast)[None] == "Nothing can be heard in this broadcast."
