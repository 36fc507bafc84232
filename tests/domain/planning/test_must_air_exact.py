"""Whatever an exact solver can place by its date is placed: CP-SAT of OR-tools is the judge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from radio.domain.bulletin import Bulletin
from radio.domain.planning.planner import plan
from radio.domain.programme import Items, Segment, SegmentKind
from radio.domain.schedule import Schedules
from radio.domain.script import Kind
from radio.domain.station import Station
from tests.builders import MONDAY, a_programme, a_slot, an_approved, some_schedules
from tests.planning import ask

INTRO, STING = 2, 1
"""Units that a part's introduction and each tune between two of its items take."""
UNIT = timedelta(seconds=12)
NEWS_AND_NOTICES = (Kind.NEWS, Kind.NOTICE)


@dataclass(frozen=True)
class Item:
    """What must be aired, as the solver sees it."""

    name: str
    units: int
    kind: Kind
    last: int
    """Number of the last day."""


@dataclass(frozen=True)
class Case:
    items: tuple[Item, ...]
    slot: int
    """Units of airtime a day."""
    days: int
    rooms: tuple[int, int]
    """Places in the part for news, and in that for news and notices."""

    @property
    def schedules(self) -> Schedules:
        parts = (
            Items((Kind.NEWS,), self.rooms[0], intro="Mời nghe tin.", between="sting"),
            Items(NEWS_AND_NOTICES, self.rooms[1]),
        )
        slot = a_slot(length=self.slot * UNIT)
        return some_schedules(programmes=(a_programme(parts=parts),), slots=(slot,))

    def bulletin(self, item: Item) -> Bulletin:
        due = MONDAY + timedelta(days=item.last)
        return an_approved(item.name, kind=item.kind, must_air_by=due)

    def lengths(self, station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
        if segment.bulletin is not None:
            return next(one.units for one in self.items if one.name == segment.bulletin) * UNIT
        return (STING if segment.sound else INTRO) * UNIT


@st.composite
def cases(draw: st.DrawFn) -> Case:
    days = draw(st.integers(1, 3))
    items = tuple(
        Item(
            f"item-{number}",
            draw(st.integers(2, 9)),
            draw(st.sampled_from(NEWS_AND_NOTICES)),
            draw(st.integers(0, days - 1)),
        )
        for number in range(draw(st.integers(1, 6)))
    )
    rooms = (draw(st.integers(1, 3)), draw(st.integers(1, 3)))
    return Case(items, draw(st.integers(6, 20)), days, rooms)


def most_that_can_be_placed(case: Case) -> int:
    """By CP-SAT, which proves its answer: how many items have a place by their date at best."""
    model = cp_model.CpModel()
    placed = {}
    for day in range(case.days):
        minutes = []
        for part, room in enumerate(case.rooms):
            here = []
            for item in case.items:
                if day > item.last or (part == 0 and item.kind is not Kind.NEWS):
                    continue
                var = placed[item.name, day, part] = model.new_bool_var("")
                here.append(var)
                minutes.append(item.units * var)
            model.add(sum(here) <= room)
            if part == 0 and here:
                used = model.new_bool_var("")
                model.add_max_equality(used, here)
                minutes += [INTRO * used, STING * (sum(here) - used)]
        model.add(sum(minutes) <= case.slot)
    for item in case.items:
        model.add(sum(var for (name, _, _), var in placed.items() if name == item.name) <= 1)
    model.maximize(sum(placed.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value)


def placed_in_time(case: Case, others: list[Bulletin]) -> int:
    due = {item.name: MONDAY + timedelta(days=item.last) for item in case.items}
    bulletins = [*(case.bulletin(item) for item in case.items), *others]
    request = ask(*bulletins, schedules=case.schedules, days=case.days)
    heard: dict[str, date] = {}
    for broadcast in plan(request, lengths_of(case)).broadcasts:
        for name in broadcast.rundown.bulletins:
            heard.setdefault(name, broadcast.on)
    return sum(name in heard and heard[name] <= day for name, day in due.items())


def lengths_of(case: Case):  # type: ignore[no-untyped-def]
    def length(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
        if segment.bulletin in {"other-0", "other-1"}:
            return 2 * UNIT
        return case.lengths(station, segment, after)

    return length


@settings(max_examples=150, deadline=None)
@given(cases(), st.integers(0, 2))
def test_as_much_is_placed_by_its_date_as_an_exact_solver_can_place(
    case: Case, others: int
) -> None:
    optional = [an_approved(f"other-{number}") for number in range(others)]
    assert placed_in_time(case, optional) == most_that_can_be_placed(case)
