"""When slots come round, by rule, zone and the life of a commune."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from radio.domain.calendar import DayType, SpecialDay
from radio.domain.errors import Refused
from radio.domain.slot import Slot
from radio.domain.station import Station, StationId
from radio.domain.timetable.occurrences import occurrences as all_occurrences
from radio.domain.timetable.recurrence import slot_days
from radio.domain.timetable.succession import lineage
from tests.builders import MONDAY, a_slot, a_station, some_schedules

WEEK = timedelta(days=6)


def occurrences(
    slot: Slot, station: Station, first: date, last: date, calendar: Sequence[SpecialDay] = ()
) -> tuple[tuple[date, datetime], ...]:
    """Local date and start of each time one slot comes round at one station."""
    schedules = some_schedules(slots=(slot,), stations=(station,), calendar=tuple(calendar))
    return tuple((one.on, one.starts_at) for one in all_occurrences(schedules, first, last))


def days(found: tuple[tuple[date, datetime], ...]) -> list[date]:
    return [day for day, _ in found]


def test_a_daily_slot_comes_every_day_at_its_local_time() -> None:
    found = occurrences(a_slot(), a_station(), MONDAY, MONDAY + WEEK)
    assert len(found) == 7
    assert found[0] == (MONDAY, datetime(2022, 10, 2, 22, tzinfo=UTC))


def test_a_rule_chooses_the_days_of_the_week() -> None:
    slot = a_slot(repeat="FREQ=WEEKLY;BYDAY=MO,WE,FR")
    found = days(occurrences(slot, a_station(), MONDAY, MONDAY + WEEK))
    assert [day.isoweekday() for day in found] == [1, 3, 5]


def test_every_other_day_is_counted_from_the_first_day_of_the_slot() -> None:
    slot = a_slot(repeat="FREQ=DAILY;INTERVAL=2", valid_from=MONDAY + timedelta(days=1))
    found = days(occurrences(slot, a_station(), MONDAY, MONDAY + WEEK))
    assert [(day - MONDAY).days for day in found] == [1, 3, 5]


def test_the_slots_own_first_and_last_day_are_kept() -> None:
    slot = a_slot(valid_from=date(2022, 10, 4), valid_to=date(2022, 10, 5))
    found = days(occurrences(slot, a_station(), MONDAY, MONDAY + WEEK))
    assert found == [date(2022, 10, 4), date(2022, 10, 5)]


def test_the_29th_of_february_comes_in_leap_years_only() -> None:
    slot = a_slot(repeat="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    station = a_station(valid_to=None)
    found = days(occurrences(slot, station, date(2022, 1, 1), date(2028, 12, 31)))
    assert found == [date(2024, 2, 29), date(2028, 2, 29)]


def test_the_last_day_of_each_month_is_found() -> None:
    slot = a_slot(repeat="FREQ=MONTHLY;BYMONTHDAY=-1")
    found = days(occurrences(slot, a_station(), date(2024, 1, 1), date(2024, 4, 30)))
    assert [day.day for day in found] == [31, 29, 31, 30]


def test_on_a_silent_day_nothing_comes_round() -> None:
    tet = SpecialDay(date(2023, 1, 22), "Mùng 1 Tết Quý Mão", "tet", silent=True)
    eve = SpecialDay(date(2023, 1, 21), "30 Tết", "tet")
    found = occurrences(
        a_slot(), a_station(), date(2023, 1, 21), date(2023, 1, 23), calendar=[tet, eve]
    )
    assert days(found) == [date(2023, 1, 21), date(2023, 1, 23)]


def test_a_merged_commune_falls_silent_on_its_last_day_and_its_successor_takes_over() -> None:
    old = a_station()
    new = a_station("phu-thong-2025", valid_from=date(2025, 7, 1), valid_to=None, successor=None)
    eve, after = date(2025, 6, 29), date(2025, 7, 2)
    assert days(occurrences(a_slot(), old, eve, after)) == [eve, date(2025, 6, 30)]
    assert days(occurrences(a_slot(), new, eve, after)) == [date(2025, 7, 1), after]


def test_a_slot_of_other_stations_is_not_ours() -> None:
    slot = a_slot(stations=(StationId("don-phong"),))
    assert occurrences(slot, a_station(), MONDAY, MONDAY + WEEK) == ()


def test_a_slot_before_midnight_belongs_to_the_day_it_begins_on() -> None:
    found = occurrences(a_slot(starts=time(23, 45)), a_station(), MONDAY, MONDAY)
    assert found == ((MONDAY, datetime(2022, 10, 3, 16, 45, tzinfo=UTC)),)


def test_a_zone_with_summer_time_keeps_its_wall_clock() -> None:
    station = a_station(zone="Europe/Prague", valid_to=None)
    found = occurrences(a_slot(), station, date(2026, 3, 28), date(2026, 3, 29))
    assert [moment.hour for _, moment in found] == [4, 3]


@pytest.mark.parametrize("rule", ["every day", "FREQ=SOMETIMES", "", "FREQ=DAILY;BYDAY=XX"])
def test_what_is_no_rule_is_refused_by_name(rule: str) -> None:
    with pytest.raises(Refused, match="is not a recurrence rule"):
        occurrences(a_slot(repeat=rule), a_station(), MONDAY, MONDAY)


def test_dates_left_out_and_dates_put_in_beside_the_rule() -> None:
    slot = a_slot(
        repeat="FREQ=WEEKLY;BYDAY=MO",
        except_on=(MONDAY + timedelta(days=7),),
        also_on=(MONDAY + timedelta(days=9),),
    )
    found = days(occurrences(slot, a_station(), MONDAY, MONDAY + timedelta(days=15)))
    assert [(day - MONDAY).days for day in found] == [0, 9, 14]


TET = (
    SpecialDay(date(2023, 1, 21), "Giao thừa", "tet"),
    SpecialDay(date(2023, 1, 22), "Tết Nguyên Đán", "tet"),
    SpecialDay(date(2023, 1, 23), "Mùng hai", "tet"),
)
"""Saturday to Monday."""


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        (a_slot(on_types=(DayType.WEEKDAY,)), [20, 24]),
        (a_slot(on_types=(DayType.WEEKEND,)), [21, 22]),
        (a_slot(on_types=(DayType.TET,)), [21, 22, 23]),
        (a_slot(on_types=(DayType.HOLIDAY,)), [21, 22, 23]),
        (a_slot(not_on_types=(DayType.TET,)), [20, 24]),
        (a_slot(on_types=(DayType.WEEKEND,), not_on_types=(DayType.TET,)), []),
        (a_slot(on_types=(DayType.WEEKDAY,), also_on=(date(2023, 1, 22),)), [20, 22, 24]),
    ],
)
def test_tet_is_a_kind_of_day_that_slots_name_or_avoid(slot: Slot, expected: list[int]) -> None:
    found = occurrences(slot, a_station(), date(2023, 1, 20), date(2023, 1, 24), TET)
    assert [day.day for day in days(found)] == expected


def test_a_flood_season_is_a_range_and_the_days_in_it_keep_their_other_kinds() -> None:
    season = SpecialDay(date(2022, 10, 1), "Mùa lũ", "flood", until=date(2022, 10, 4))
    flood = a_slot(on_types=(DayType.FLOOD,), not_on_types=(DayType.WEEKEND,))
    found = days(occurrences(flood, a_station(), date(2022, 9, 30), date(2022, 10, 9), [season]))
    assert found == [date(2022, 10, 3), date(2022, 10, 4)]


def test_mourning_of_several_days_can_be_silent() -> None:
    mourning = SpecialDay(MONDAY, "Quốc tang", "mourning", silent=True, until=date(2022, 10, 4))
    found = days(occurrences(a_slot(), a_station(), MONDAY, date(2022, 10, 5), [mourning]))
    assert found == [date(2022, 10, 5)]


def test_an_extra_date_is_silent_when_its_day_is() -> None:
    silent = SpecialDay(MONDAY, "Quốc tang", "mourning", silent=True)
    slot = a_slot(repeat="FREQ=WEEKLY;BYDAY=SU", also_on=(MONDAY,))
    assert occurrences(slot, a_station(), MONDAY, MONDAY, [silent]) == ()


@pytest.mark.parametrize(
    ("rule", "since"),
    [
        ("FREQ=DAILY;INTERVAL=3", None),
        ("FREQ=DAILY;INTERVAL=3", date(2021, 12, 30)),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", None),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", date(2020, 2, 29)),
        ("FREQ=WEEKLY", date(2020, 2, 29)),
        ("FREQ=DAILY;COUNT=900", date(2020, 6, 1)),
        ("FREQ=MONTHLY;BYDAY=-1FR", None),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", None),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", None),
        ("FREQ=DAILY;UNTIL=20221001T000000", None),
    ],
)
def test_counting_from_nearby_gives_the_days_that_counting_from_the_beginning_gives(
    rule: str, since: date | None
) -> None:
    counted = datetime.combine(since or date(2001, 1, 1), time())
    whole = rrulestr(rule, dtstart=counted).between(
        datetime.combine(date(2022, 9, 1), time()),
        datetime.combine(date(2024, 3, 1), time()),
        inc=True,
    )
    slot = a_slot(repeat=rule, valid_from=since)
    found = days(occurrences(slot, a_station(), date(2022, 9, 1), date(2024, 3, 1)))
    assert found == [moment.date() for moment in whole]


def test_a_time_that_summer_time_leaps_over_comes_an_hour_later_on_the_clock() -> None:
    station = a_station(zone="Europe/Prague", valid_to=None)
    slot = a_slot(starts=time(2, 30))
    found = occurrences(slot, station, date(2026, 3, 28), date(2026, 3, 30))
    assert [moment.hour for _, moment in found] == [1, 1, 0]
    assert found[1][1].astimezone(ZoneInfo("Europe/Prague")).hour == 3


def test_a_time_that_comes_twice_is_the_first() -> None:
    station = a_station(zone="Europe/Prague", valid_to=None)
    found = occurrences(a_slot(starts=time(2, 30)), station, date(2026, 10, 25), date(2026, 10, 26))
    assert [(moment.hour, moment.minute) for _, moment in found] == [(0, 30), (1, 30)]


def test_stations_of_two_zones_have_each_its_own_wall_clock() -> None:
    north = a_station("bac", zone="Europe/Prague", valid_to=None)
    south = a_station("nam", zone="Australia/Sydney", valid_to=None)
    given = some_schedules(slots=(a_slot(),), stations=(north, south))
    found = list(all_occurrences(given, date(2026, 4, 5), date(2026, 4, 6)))
    assert [(one.station.id, one.starts_at.day, one.starts_at.hour) for one in found] == [
        ("bac", 5, 3),
        ("bac", 6, 3),
        ("nam", 4, 19),
        ("nam", 5, 19),
    ]


def test_a_zone_this_machine_does_not_know_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="knows no time zone Asia/Hanoi"):
        occurrences(a_slot(), a_station(zone="Asia/Hanoi"), MONDAY, MONDAY)


OLD = a_station()
NEW = a_station("phu-thong-2025", valid_from=date(2025, 7, 1), valid_to=None, successor=None)
MERGER = (date(2025, 6, 30), date(2025, 7, 1))


def heard_at(given: Slot, *stations: Station) -> list[tuple[date, str]]:
    schedules = some_schedules(slots=(given,), stations=stations)
    return sorted((one.on, one.station.id) for one in all_occurrences(schedules, *MERGER))


def test_a_slot_of_a_commune_is_taken_over_by_its_successor_on_the_day_of_the_merger() -> None:
    ours = a_slot(stations=(OLD.id,))
    assert heard_at(ours, OLD, NEW) == [(MERGER[0], OLD.id), (MERGER[1], NEW.id)]


def test_a_slot_is_not_taken_over_when_it_says_so() -> None:
    ours = a_slot(stations=(OLD.id,), handed_over=False)
    assert heard_at(ours, OLD, NEW) == [(MERGER[0], OLD.id)]


def test_a_commune_that_was_there_before_takes_over_only_after_the_other_has_ended() -> None:
    there = replace(NEW, valid_from=None)
    ours = a_slot(stations=(OLD.id,))
    assert heard_at(ours, OLD, there) == [(MERGER[0], OLD.id), (MERGER[1], NEW.id)]


def test_a_slot_of_two_communes_that_merge_comes_once_at_their_successor() -> None:
    other = a_station("luc-binh")
    ours = a_slot(stations=(OLD.id, other.id))
    assert heard_at(ours, OLD, other, NEW)[2:] == [(MERGER[1], NEW.id)]


def test_a_slot_is_handed_on_through_two_mergers() -> None:
    first = a_station("phuong-linh", valid_to=date(2020, 1, 31), successor=OLD.id)
    ours = a_slot(stations=(first.id,))
    assert heard_at(ours, first, OLD, NEW) == [(MERGER[0], OLD.id), (MERGER[1], NEW.id)]


def test_the_history_of_a_commune_is_that_of_all_that_became_part_of_it() -> None:
    first = a_station("phuong-linh", valid_to=date(2020, 1, 31), successor=OLD.id)
    other = a_station("luc-binh")
    apart = a_station("don-phong", successor=None)
    found = lineage(NEW.id, (first, OLD, other, apart, NEW))
    assert found == (NEW.id, OLD.id, other.id, first.id)


def test_communes_that_name_each_other_as_successors_end_the_search() -> None:
    one = a_station("mot", successor=StationId("hai"))
    two = a_station("hai", successor=StationId("mot"))
    assert lineage(one.id, (one, two)) == (one.id, two.id)
    assert heard_at(a_slot(stations=(one.id,)), one, two) == [(MERGER[0], one.id)]


def test_ten_thousand_stations_ask_each_rule_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "radio.domain.timetable.occurrences.slot_days",
        lambda slot, *rest: asked.append(slot.id) or slot_days(slot, *rest),
    )
    stations = tuple(a_station(f"s{number}") for number in range(10_000))
    given = some_schedules(slots=(a_slot(),), stations=stations)
    assert sum(1 for _ in all_occurrences(given, MONDAY, MONDAY + WEEK)) == 70_000
    assert asked == ["buoi-sang"]
