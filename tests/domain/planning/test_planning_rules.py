"""Rules of planning that hold whatever comes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from radio.domain.bulletin import Bulletin, State
from radio.domain.planning.planner import plan
from radio.domain.programme import Items, Segment, SegmentKind
from radio.domain.schedule import SlotId
from radio.domain.script import Kind, Priority
from radio.domain.station import Station
from tests.builders import (
    EVE,
    MONDAY,
    a_programme,
    a_slot,
    a_station,
    an_approved,
    some_schedules,
)
from tests.planning import ask, playing_time

slugs = st.integers(0, 30).map(lambda number: f"bulletin-{number}")
days = st.none() | st.dates(MONDAY - timedelta(days=3), MONDAY + timedelta(days=3))


@st.composite
def bulletins(draw: st.DrawFn) -> Bulletin:
    bulletin = an_approved(
        draw(slugs),
        kind=draw(st.sampled_from(Kind)),
        theme=draw(st.sampled_from(["one", "two", "three"])),
        priority=draw(st.sampled_from(Priority)),
        language=draw(st.sampled_from(["vie", "vie", "vie", "tyz"])),
        valid_from=draw(days),
        valid_until=draw(days),
    )
    return replace(
        bulletin,
        state=draw(st.sampled_from([State.APPROVED, State.APPROVED, *State])),
        created_at=EVE + timedelta(hours=draw(st.integers(0, 5))),
    )


some_bulletins = st.lists(bulletins(), max_size=12, unique_by=lambda bulletin: bulletin.id)


def measured(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
    """Lengths that differ by what is said and what comes after, in whole frames."""
    words = segment.text or segment.sound or f"{segment.bulletin}" * 40
    return timedelta(milliseconds=24) * (20 * len(words) + 30 * (after is SegmentKind.SPEECH))


@given(some_bulletins, st.integers(0, 40), st.randoms(use_true_random=False))
def test_whatever_comes_in_the_rules_hold(
    given_bulletins: list[Bulletin], minutes: int, order: object
) -> None:
    schedules = some_schedules(
        stations=(a_station(), a_station("don-phong")),
        slots=(
            a_slot(length=timedelta(minutes=minutes)),
            a_slot(id=SlotId("toi"), starts=time(17)),
        ),
    )
    request = ask(*given_bulletins, schedules=schedules, days=2)
    made = plan(request, measured)
    by_id = {bulletin.id: bulletin for bulletin in given_bulletins}
    stations = {station.id: station for station in schedules.stations}
    for one in made.broadcasts:
        length = playing_time(stations[one.station], one.rundown.segments, measured)
        assert length <= one.slot_length
        for heard in one.rundown.bulletins:
            bulletin = by_id[heard]
            assert bulletin.state_on(one.on) is State.APPROVED
            assert bulletin.script.valid_on(one.on)
            assert bulletin.script.language == "vie"
        taken = {
            bulletin for choice in one.choices if choice.taken for bulletin in choice.bulletins
        }
        assert taken == set(one.rundown.bulletins)
        told = [bulletin for choice in one.choices for bulletin in choice.bulletins]
        assert sorted(told) == sorted(by_id), "every bulletin has exactly one choice"
    shuffled = list(given_bulletins)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert plan(replace(request, bulletins=tuple(shuffled)), measured) == made


@given(some_bulletins)
def test_in_each_part_a_higher_priority_is_never_heard_after_a_lower(
    given_bulletins: list[Bulletin],
) -> None:
    (broadcast,) = plan(ask(*given_bulletins), measured).broadcasts
    levels: dict[frozenset[Kind], list[int]] = {}
    parts = [part for part in a_programme().parts if isinstance(part, Items)]
    by_id = {bulletin.id: bulletin.script for bulletin in given_bulletins}
    for bulletin in dict.fromkeys(
        one.bulletin
        for one in broadcast.rundown.segments
        if one.kind is SegmentKind.SPEECH and one.bulletin and not one.text
    ):
        script = by_id[bulletin]
        (part,) = (part for part in parts if script.kind in part.kinds)
        levels.setdefault(frozenset(part.kinds), []).append(script.priority.level)
    for found in levels.values():
        assert found == sorted(found, reverse=True)
