"""What a programme loses to an emergency, by its own rule, and what gets airtime again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from radio.domain.audio.cuesheet import Cue, CueSheet
from radio.domain.broadcast import Broadcast, BroadcastState, Edition
from radio.domain.bulletin import BulletinId
from radio.domain.emergencies.interruption import Heard, after_emergency, cut, heard
from radio.domain.programme import AfterEmergency, Rundown, Segment, SegmentKind
from tests.builders import MONDAY, a_broadcast, a_programme, a_slot, an_edition
from tests.planning import items, news, reasons, the_broadcast

MINUTE = timedelta(minutes=1)
RESUME, RESTART, DROP = AfterEmergency
THREE = ("a", "b", "c")


def programme(slot_minutes: int = 30) -> tuple[Broadcast, Edition]:
    """Three items of four minutes, each introduced by its headline of one second."""
    segments = tuple(
        segment
        for one in THREE
        for segment in (
            Segment(SegmentKind.SPEECH, one, text=one, bulletin=BulletinId(one)),
            Segment(SegmentKind.SPEECH, one, bulletin=BulletinId(one)),
        )
    )
    cues = []
    for number, one in enumerate(THREE):
        start, name = number * 4 * MINUTE, BulletinId(one)
        second = timedelta(seconds=1)
        cues.append(Cue(SegmentKind.SPEECH, one, start, second, name))
        cues.append(Cue(SegmentKind.SPEECH, one, start + second, 4 * MINUTE - second, name))
    broadcast = a_broadcast(rundown=Rundown(segments), slot_length=slot_minutes * MINUTE)
    sheet = CueSheet(tuple(cues), 12 * MINUTE)
    return broadcast, replace(an_edition(broadcast), cues=sheet, length=12 * MINUTE)


def after(
    *minutes: tuple[float, float], rule: AfterEmergency = RESUME, slot_minutes: int = 30
) -> Heard:
    """What is heard when emergencies have the air from minute to minute of the slot."""
    broadcast, edition = programme(slot_minutes)
    begin = broadcast.starts_at
    taken = [(begin + first * MINUTE, begin + last * MINUTE) for first, last in minutes]
    return heard(broadcast, edition, taken, rule)


def told(found: Heard) -> list[tuple[float, float, float]]:
    """Minute of the slot, then from and to in the edition, of each stretch."""
    begin = programme()[0].starts_at
    return [
        ((one.starts_at - begin) / MINUTE, one.first / MINUTE, one.last / MINUTE)
        for one in found.stretches
    ]


def test_undisturbed_it_is_heard_whole() -> None:
    found = after()
    assert told(found) == [(0, 0, 12)]
    assert not found.cut
    assert found.lost == ()


def test_it_resumes_with_the_item_that_was_broken_off() -> None:
    found = after((6, 8))
    assert told(found) == [(0, 0, 6), (8, pytest.approx(4 + 1 / 60), 12)]
    assert not found.cut


def test_it_restarts_from_its_beginning() -> None:
    assert told(after((6, 8), rule=RESTART)) == [(0, 0, 6), (8, 0, 12)]


def test_what_is_dropped_is_lost_and_what_was_heard_is_not() -> None:
    found = after((6, 8), rule=DROP)
    assert told(found) == [(0, 0, 6)]
    assert found.lost == ("b", "c")
    assert found.lost_time == 8 * MINUTE - timedelta(seconds=1), "the headline of b was heard"


def test_nothing_goes_on_past_the_end_of_the_slot() -> None:
    found = after((6, 8), slot_minutes=13)
    assert told(found)[-1][2] == pytest.approx(9 + 1 / 60)
    assert found.lost == ("c",)
    again = after((6, 8), rule=RESTART, slot_minutes=13)
    assert told(again) == [(0, 0, 6), (8, 0, 5)]
    assert again.lost == ("b", "c")


def test_a_headline_alone_is_not_the_bulletin() -> None:
    found = after((4.5, 30), slot_minutes=30)
    assert found.lost == ("b", "c")


def test_it_begins_late_when_an_emergency_is_heard_at_its_start() -> None:
    for rule in AfterEmergency:
        assert told(after((-1, 3), rule=rule)) == [(3, 0, 12)]


def test_an_emergency_all_through_leaves_nothing() -> None:
    found = after((-5, 40))
    assert told(found) == []
    assert found.lost == ("a", "b", "c")
    assert found.lost_time == 12 * MINUTE


def test_one_before_it_and_one_after_its_end_take_nothing() -> None:
    assert told(after((-5, 0), (12, 20))) == [(0, 0, 12)]


def test_two_interruptions_of_one_item_and_two_that_overlap() -> None:
    twice = after((5, 6), (7, 8))
    assert [round(one[0]) for one in told(twice)] == [0, 6, 8]
    assert not twice.cut
    assert told(after((5, 7), (6, 8))) == told(after((5, 8)))


def test_the_slots_rule_goes_before_the_programmes() -> None:
    broadcast = programme()[0]
    strict = a_programme(after_emergency=DROP)
    assert after_emergency(broadcast, [strict], [a_slot()]) is DROP
    assert after_emergency(broadcast, [strict], [a_slot(after_emergency=RESTART)]) is RESTART
    assert after_emergency(broadcast, [], []) is RESUME


def test_a_cut_broadcast_gives_no_airtime_to_what_it_lost() -> None:
    broadcast = programme()[0]
    gone = cut(broadcast, after((6, 8), rule=DROP))
    assert gone.state is BroadcastState.CUT
    assert gone.given == ("a",)
    tuesday = the_broadcast(*news(*THREE), first=MONDAY + timedelta(days=1), standing=(gone,))
    assert items(tuesday) == ["b", "c", "a"]
    assert reasons(tuesday)["a"] == "Heard here 1× before; it is its turn again."
    assert reasons(gone)["b"] == "An emergency cut it off here; it gets airtime again."
