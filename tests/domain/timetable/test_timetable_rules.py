"""Rules of the timetable that hold whatever slots, days and zones there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from radio.domain.calendar import DayType, SpecialDay
from radio.domain.checks.slot_overlaps import meetings
from radio.domain.errors import Refused
from radio.domain.programme import ProgrammeId
from radio.domain.schedule import Schedules, Slot, SlotId
from radio.domain.station import StationId
from radio.domain.timetable.collision import OnCollision, settled
from radio.domain.timetable.occurrences import Occurrence, occurrences
from radio.domain.timetable.override import Change, Override, in_order
from tests.builders import a_slot, a_station, some_schedules

FIRST = date(2026, 3, 20)
"""Before the night summer time begins in Europe."""
LAST = date(2026, 4, 20)
STATIONS = (
    a_station("mot", valid_to=date(2026, 3, 31), successor=StationId("hai")),
    a_station("hai", valid_to=None, successor=None),
    a_station("ba", valid_to=None, successor=None, zone="Europe/Prague"),
)
CALENDAR = (
    SpecialDay(date(2026, 4, 1), "Lũ", "flood", until=date(2026, 4, 9)),
    SpecialDay(date(2026, 4, 7), "Lễ", "holiday"),
    SpecialDay(date(2026, 4, 8), "Quốc tang", "mourning", silent=True),
)
RULES = [
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=WEEKLY;BYDAY=SU,WE",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
]
days = st.dates(FIRST, LAST)
types = st.sets(st.sampled_from(DayType), max_size=2).map(lambda found: tuple(sorted(found)))
clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 20, 40]))
minutes = st.sampled_from([15, 60, 200]).map(lambda count: timedelta(minutes=count))
where = st.none() | st.sets(st.sampled_from([one.id for one in STATIONS]), min_size=1).map(tuple)


@st.composite
def slots(draw: st.DrawFn) -> Slot:
    left_out = draw(st.sets(days, max_size=2))
    put_in = draw(st.sets(days, max_size=2)) - left_out
    return a_slot(
        starts=draw(clocks),
        length=draw(minutes),
        repeat=draw(st.sampled_from(RULES)),
        stations=draw(where),
        valid_from=draw(st.none() | days),
        except_on=tuple(sorted(left_out)),
        also_on=tuple(sorted(put_in)),
        on_types=draw(types),
        not_on_types=draw(types),
        handed_over=draw(st.booleans()),
    )


some_slots = st.lists(slots(), min_size=1, max_size=4).map(
    lambda found: tuple(replace(one, id=SlotId(f"k{at}")) for at, one in enumerate(found))
)


def schedules(given_slots: Sequence[Slot], *overrides: Override) -> Schedules:
    return some_schedules(
        stations=STATIONS,
        slots=tuple(given_slots),
        calendar=CALENDAR,
        overrides=in_order(overrides),
    )


def meet(one: Occurrence, other: Occurrence) -> bool:
    same = one.station.id == other.station.id
    return same and one.starts_at < other.ends_at and other.starts_at < one.ends_at


@given(some_slots)
@settings(deadline=None)
def test_days_asked_for_one_by_one_are_those_asked_for_together(found: tuple[Slot, ...]) -> None:
    together = list(occurrences(schedules(found), FIRST, LAST))
    each = [FIRST + timedelta(days=step) for step in range((LAST - FIRST).days + 1)]
    alone = [one for day in each for one in occurrences(schedules(found), day, day)]
    by_station = {one.id: at for at, one in enumerate(STATIONS)}
    alone.sort(key=lambda one: (by_station[one.station.id], one.starts_at, one.slot.id))
    assert together == alone


@given(some_slots)
@settings(deadline=None)
def test_what_comes_round_lies_in_its_dates_and_kinds_of_days(found: tuple[Slot, ...]) -> None:
    for one in occurrences(schedules(found), FIRST, LAST):
        assert one.station.exists_on(one.on)
        assert one.on not in one.slot.except_on
        assert one.on != date(2026, 4, 8), "the silent day"
        assert one.slot.valid_from is None or one.on >= one.slot.valid_from
        if one.slot.stations is not None and one.station.id not in one.slot.stations:
            assert one.station.id == "hai"
            assert "mot" in one.slot.stations
            assert one.slot.handed_over
            assert one.on > date(2026, 3, 31)


@given(some_slots)
@settings(deadline=None, max_examples=50)
def test_slots_are_found_to_meet_whenever_two_of_them_are_on_the_air_at_once(
    found: tuple[Slot, ...],
) -> None:
    whole = schedules(found)
    named = {
        (met.one.id, met.other.id, station.id)
        for met in meetings(whole, since=FIRST)
        for station in met.stations
    }
    seen = list(occurrences(whole, FIRST, LAST))
    for one, other in combinations(seen, 2):
        if one.slot.id != other.slot.id and meet(one, other):
            pair = sorted((one.slot.id, other.slot.id))
            assert (*pair, one.station.id) in named


@given(some_slots, days, clocks, minutes, st.sampled_from(OnCollision), st.booleans())
@settings(deadline=None, max_examples=60)
def test_once_settled_the_new_one_meets_nothing(
    found: tuple[Slot, ...],
    on: date,
    starts: time,
    length: timedelta,
    choice: OnCollision,
    everywhere: bool,
) -> None:
    new = Override(
        SlotId("moi"),
        on,
        Change.ADD,
        "Họp dân",
        station=None if everywhere else StationId("hai"),
        starts=starts,
        programme=ProgrammeId("buoi-sang"),
        length=length,
    )
    try:
        todo = settled(schedules(found), new, choice)
    except Refused:
        assert choice is OnCollision.CHAIN
        return
    after = schedules(found, *todo.make)
    around = timedelta(days=2)
    seen = list(occurrences(after, on - around, on + around))
    made = [one for one in seen if one.slot.id == "moi"]
    assert not [1 for one in made for other in seen if other is not one and meet(one, other)]
