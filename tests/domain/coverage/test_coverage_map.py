"""The heat map: themes by communes over a period, seen as some listener, across a merger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from radio.domain.broadcast import Broadcast, BroadcastState
from radio.domain.bulletin import Bulletin
from radio.domain.coverage.coverage import AudienceId, CommunicationPlan, Target, Theme, ThemeId
from radio.domain.coverage.coverage_map import CoverageMap, Grade, Part, coverage_map
from radio.domain.coverage.coverage_table import plays
from radio.domain.coverage.coverage_view import View
from radio.domain.coverage.gap_advice import Advice, advice
from radio.domain.coverage.supposition import Supposed, Wish
from radio.domain.rundown import headline, reading
from radio.domain.schedule import Schedules
from radio.domain.script import Kind
from radio.domain.station import StationId
from tests.builders import MONDAY, a_broadcast, a_slot, a_station, an_approved, some_schedules
from tests.planning import ask, lengths

POOR = AudienceId("poor")
WORK = Theme(ThemeId("t"), "Việc làm", "III.1")
OTHER = Theme(ThemeId("other"), "Thi đua", "III.2")
FOUR = Target(WORK.id, items=4, period="month")
OCTOBER = View("month", MONDAY)
HEARD = (
    an_approved("a", theme="t"),
    an_approved("b", theme="t", audience=("poor",)),
    an_approved("c", theme="t", language="tyz"),
)


def wanting(*targets: Target, **changes: object) -> Schedules:
    themes = CommunicationPlan(
        "Kế hoạch", date(2022, 1, 1), date(2025, 12, 31), (WORK, OTHER), (), targets
    )
    return some_schedules(plan=themes, **changes)


def heard(
    *bulletins: str, on: date = MONDAY, station: str = "vi-huong", aired: bool = True
) -> Broadcast:
    state = BroadcastState.AIRED if aired else BroadcastState.PLANNED
    made = a_broadcast(*bulletins, on=on, station=StationId(station), state=state)
    return replace(made, id=f"{station}/{on}/buoi-sang")


def drawn(
    schedules: Schedules,
    *broadcasts: Broadcast,
    view: View = OCTOBER,
    today: date = MONDAY,
    bulletins: tuple[Bulletin, ...] = HEARD,
) -> CoverageMap:
    found = plays(broadcasts, {one.id: one for one in bulletins}, lambda _, __: timedelta())
    return coverage_map(schedules, found, broadcasts, view, today)


def only(found: CoverageMap, station: int = 0) -> Part:
    (part,) = found.rows[0].cells[station].parts
    return part


def test_a_cell_has_target_planned_aired_and_owed() -> None:
    later = heard("a", on=MONDAY + timedelta(days=1), aired=False)
    found = drawn(wanting(FOUR), heard("a", "b"), later)
    part = only(found)
    assert (part.wanted, part.planned, part.aired, part.owed) == (4, 1, 2, 1)
    cell = found.rows[0].cells[0]
    assert (cell.grade, cell.shade) == (Grade.SHORT, 3)
    assert (cell.planned, cell.aired) == (1, 2)


def test_a_theme_without_a_target_is_counted_and_owes_nothing() -> None:
    extra = an_approved("d", theme="other")
    found = drawn(wanting(FOUR), heard("d"), bulletins=(extra,))
    cell = found.rows[1].cells[0]
    assert (cell.grade, cell.parts, cell.aired) == (Grade.FREE, (), 1)


@pytest.mark.parametrize(
    ("aired", "grade"), [(True, Grade.AIRED), (False, Grade.PLANNED)], ids=["aired", "planned"]
)
def test_what_is_given_in_full_is_aired_or_still_to_come(aired: bool, grade: Grade) -> None:
    two = Target(WORK.id, items=2, period="month")
    found = drawn(wanting(two), heard("a", "b", aired=aired))
    assert found.rows[0].cells[0].grade is grade
    assert found.count(Grade.FREE) == 1


def test_nothing_at_all_is_its_own_grade() -> None:
    found = drawn(wanting(FOUR))
    assert (found.rows[0].cells[0].grade, found.rows[0].cells[0].shade) == (Grade.NONE, 0)


def test_a_quarter_adds_up_its_months_and_too_much_in_one_mends_nothing_in_another() -> None:
    two = Target(WORK.id, items=2, period="month")
    october = [heard("a", "b", "c"), heard("a", on=MONDAY + timedelta(days=1))]
    found = drawn(wanting(two), *october, view=View("quarter", MONDAY), today=date(2022, 11, 15))
    part = only(found)
    assert (part.wanted, part.aired, part.owed, part.late) == (6, 4, 4, 0)
    assert part.until == date(2022, 11, 30)
    assert (part.met, found.rows[0].cells[0].shade) == (2, 1)


def test_what_was_owed_in_a_month_that_is_over_is_late_and_no_gap() -> None:
    two = Target(WORK.id, items=2, period="month")
    found = drawn(wanting(two), view=View("quarter", MONDAY), today=date(2022, 11, 15))
    assert only(found).late == 2
    assert found.late == 1
    (gap,) = found.gaps
    assert gap.all == 4
    assert gap.openings == 15 + 1 + 31


def test_weeks_count_in_the_period_in_which_they_begin() -> None:
    weekly = Target(WORK.id, items=1, period="week")
    part = only(
        drawn(wanting(weekly), heard("a", on=date(2022, 11, 6)), heard("a", on=date(2022, 10, 2)))
    )
    assert (part.wanted, part.aired) == (5, 1)


def test_a_longer_target_is_shown_whole() -> None:
    yearly = Target(WORK.id, items=12, period="year")
    part = only(drawn(wanting(yearly), heard("a", on=date(2022, 2, 1)), heard("a")))
    assert (part.wanted, part.aired, part.last) == (12, 2, date(2022, 12, 31))


def test_the_map_is_seen_as_somebody_of_an_audience_or_with_one_language() -> None:
    targets = (FOUR, Target(WORK.id, items=1, period="month", audience=AudienceId("staff")))
    broadcasts = heard("a", "b", "c")
    poor = only(drawn(wanting(*targets), broadcasts, view=replace(OCTOBER, audience=POOR)))
    assert (poor.target, poor.aired) == (FOUR, 3)
    tay = drawn(wanting(FOUR), broadcasts, view=replace(OCTOBER, language="tyz"))
    assert only(tay).aired == 1
    staff = replace(OCTOBER, audience=AudienceId("staff"))
    found = drawn(wanting(*targets), broadcasts, view=staff)
    assert [part.aired for part in found.rows[0].cells[0].parts] == [2, 2]


def test_a_gap_names_the_stations_that_lack_most_first_and_when_it_is_too_late() -> None:
    stations = (a_station(), a_station("don-phong", code="01970", name="Đôn Phong"))
    found = drawn(wanting(FOUR, stations=stations), heard("a"), heard(station="don-phong"))
    (gap,) = found.gaps
    assert [(station.id, owed) for station, owed in gap.owed] == [("don-phong", 4), ("vi-huong", 3)]
    assert (gap.until, gap.openings) == (date(2022, 10, 31), 28)


def merged(**changes: object) -> Schedules:
    ends = date(2025, 6, 30)
    return wanting(
        Target(WORK.id, items=6, period="year"),
        Target(WORK.id, items=1, period="month"),
        stations=(
            a_station(valid_to=ends, successor=StationId("phu-thong-2025")),
            a_station("tan-tu", valid_to=ends, successor=StationId("phu-thong-2025")),
            a_station("phu-thong-2025", valid_from=date(2025, 7, 1), valid_to=None, successor=None),
        ),
        **changes,
    )


def test_a_new_commune_has_heard_what_its_part_that_heard_least_has_heard() -> None:
    broadcasts = (
        heard("a", on=date(2025, 3, 3)),
        heard("a", on=date(2025, 4, 7)),
        heard("a", on=date(2025, 3, 3), station="tan-tu"),
        heard("a", on=date(2025, 8, 4), station="phu-thong-2025"),
    )
    found = drawn(
        merged(), *broadcasts, view=View("year", date(2025, 5, 5)), today=date(2025, 8, 5)
    )
    assert [one.id for one in found.stations] == ["phu-thong-2025"]
    yearly, monthly = found.rows[0].cells[0].parts
    assert (yearly.aired, yearly.owed) == (2, 4)
    assert (monthly.wanted, monthly.aired, monthly.late) == (12, 2, 6)
    assert found.rows[0].cells[0].aired == 4


def test_before_the_merger_each_commune_has_its_own_column() -> None:
    view = View("quarter", date(2025, 5, 5))
    found = drawn(merged(), heard("a", on=date(2025, 5, 5)), view=view, today=date(2025, 5, 6))
    assert [one.id for one in found.stations] == ["vi-huong", "tan-tu"]
    assert [cell.aired for cell in found.rows[0].cells] == [1, 0]


def test_outside_the_plan_nothing_is_wanted() -> None:
    found = drawn(wanting(FOUR), heard("a"), view=View("month", date(2021, 12, 5)))
    assert found.count(Grade.FREE) == len(list(found.cells)) == 2


def test_a_plan_that_begins_within_a_month_wants_from_then_on() -> None:
    schedules = wanting(FOUR)
    begun = replace(schedules, plan=replace(schedules.plan, valid_from=date(2022, 10, 20)))
    assert only(drawn(begun)).wanted == 4


def test_what_is_supposed_is_planned_at_its_stations_alone_and_measured_without_a_voice() -> None:
    request = ask(schedules=wanting(FOUR), days=3)
    wish = Wish("t", Kind.NEWS, timedelta(minutes=5), MONDAY, MONDAY + timedelta(days=1))
    supposed = Supposed(
        frozenset({StationId("vi-huong")}),
        a_slot(id="what-if", starts=time(19, 30)),
        wish,
    )
    made = supposed.within(request, "Bản tin giả định")
    assert made.stations == {"vi-huong"}
    assert [one.id for one in made.schedules.slots] == ["buoi-sang", "what-if"]
    assert request.schedules.slots == (a_slot(),)
    measured = supposed.lengths(lengths)
    (supposed_bulletin,) = made.bulletins
    station = a_station()
    assert measured(station, reading(supposed_bulletin, ("vie",), second=False), None) == (
        timedelta(minutes=5)
    )
    assert measured(station, headline(supposed_bulletin), None) < timedelta(seconds=10)


def test_advice_is_to_draft_to_add_a_slot_or_to_let_the_planner_work() -> None:
    (gap,) = drawn(wanting(FOUR)).gaps
    assert advice(gap, (), OCTOBER, MONDAY) == (Advice.DRAFT,)
    assert advice(gap, HEARD, OCTOBER, MONDAY) == (Advice.WAIT,)
    expired = an_approved("old", theme="t", valid_until=MONDAY - timedelta(days=1))
    assert advice(gap, (expired,), OCTOBER, MONDAY) == (Advice.DRAFT,)
    full = replace(gap, openings=0)
    assert advice(full, HEARD, OCTOBER, MONDAY) == (Advice.SLOT,)
    assert advice(full, (), OCTOBER, MONDAY) == (Advice.DRAFT, Advice.SLOT)
    assert advice(replace(gap, openings=1), HEARD[:1], OCTOBER, MONDAY) == (Advice.SLOT,)


def test_advice_is_for_those_the_map_is_about() -> None:
    (gap,) = drawn(wanting(FOUR)).gaps
    staff = replace(OCTOBER, audience=AudienceId("staff"))
    assert advice(gap, HEARD[1:2], staff, MONDAY) == (Advice.DRAFT,)
    assert advice(gap, HEARD[1:2], replace(OCTOBER, audience=POOR), MONDAY) == (Advice.WAIT,)
    assert advice(gap, HEARD[:1], replace(OCTOBER, language="tyz"), MONDAY) == (Advice.DRAFT,)


def test_a_bulletin_in_another_language_helps_where_it_counts() -> None:
    tay = Target(WORK.id, items=1, period="month", language="tyz")
    (gap,) = drawn(wanting(tay)).gaps
    assert advice(gap, HEARD[:2], OCTOBER, MONDAY) == (Advice.DRAFT,)
    assert advice(gap, HEARD[2:], OCTOBER, MONDAY) == (Advice.WAIT,)
