"""Schedules go in when they are sound, and only when they change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from radio.adapters.store import SqlStore
from radio.domain.calendar import SpecialDay
from radio.domain.checks.schedule_checks import check
from radio.domain.errors import BadInput, Forbidden, NotFound, Problem
from radio.domain.message import message
from radio.domain.programme import ProgrammeId, Relay, Say
from radio.domain.schedule import Schedules
from radio.domain.slot import SlotId
from radio.domain.station import StationId
from radio.domain.timetable.collision import OnCollision
from radio.domain.timetable.limit import Limit, LimitKind
from radio.domain.timetable.occurrences import occurrences
from radio.domain.timetable.override import Change, Override
from radio.services.timetable import Timetable
from tests.builders import (
    HANH,
    LAN,
    MINH,
    MONDAY,
    QUAN,
    a_broadcast,
    a_programme,
    a_slot,
    a_station,
    some_schedules,
)
from tests.fakes import FrozenClock

BAD = Problem(message("two slots overlap"), file="slots.yaml", line=3)


def sound(schedules: Schedules, today: date) -> Sequence[Problem]:
    return [BAD] if len(schedules.slots) > 1 else []


@pytest.fixture
def timetable(store: SqlStore) -> Timetable:
    with store.begin() as records:
        records.people.save(LAN)
        records.people.save(MINH)
    return Timetable(store, FrozenClock(), sound)


def test_before_the_first_import_there_are_none(timetable: Timetable) -> None:
    with pytest.raises(NotFound):
        timetable.load()


def test_what_is_saved_is_loaded_and_the_same_again_changes_nothing(timetable: Timetable) -> None:
    assert timetable.save(some_schedules(), by=None) == 8
    assert timetable.load() == some_schedules()
    assert timetable.save(some_schedules(), by=LAN.id) == 0
    with timetable.store.reading() as records:
        assert len(records.audit.recent()) == 1


def test_only_the_parts_that_changed_are_counted_and_named(timetable: Timetable) -> None:
    timetable.save(some_schedules(), by=None)
    assert timetable.save(some_schedules(slots=()), by=LAN.id) == 1
    with timetable.store.reading() as records:
        assert records.audit.recent(1)[0].detail == "slots"


def test_unsound_schedules_leave_the_old_ones_standing(timetable: Timetable) -> None:
    timetable.save(some_schedules(), by=None)
    with pytest.raises(BadInput, match="two slots overlap"):
        timetable.save(some_schedules(slots=(a_slot(), a_slot())), by=LAN.id)
    assert timetable.load() == some_schedules()


def test_approvers_do_not_change_schedules(timetable: Timetable) -> None:
    with pytest.raises(Forbidden):
        timetable.save(some_schedules(), by=MINH.id)


def an_override(**changes: object) -> Override:
    given = {
        "slot": SlotId("buoi-sang"),
        "on": MONDAY,
        "does": Change.CHANGE,
        "reason": "Mất điện",
        "station": StationId("vi-huong"),
        "starts": time(6),
        **changes,
    }
    return Override(**given)  # type: ignore[arg-type]


@pytest.fixture
def week(store: SqlStore) -> Timetable:
    """A timetable with real rules, a morning and an evening slot, and a limit."""
    with store.begin() as records:
        for person in (LAN, MINH, HANH, QUAN):
            records.people.save(person)
    desk = Timetable(store, FrozenClock(), check)
    evening = a_slot(id=SlotId("chieu"), starts=time(17))
    limit = Limit(LimitKind.MINUTES_A_SESSION, "Quy chế của xã", at_most=45)
    stations = (a_station(successor=None),)
    desk.save(some_schedules(slots=(a_slot(), evening), stations=stations, limits=(limit,)), None)
    return desk


def starts(desk: Timetable, on: date = MONDAY) -> list[int]:
    """Hours in Vietnam at which something begins."""
    found = occurrences(desk.load(), on, on)
    return [one.starts_at.astimezone(ZoneInfo(one.station.zone)).hour for one in found]


def acts(desk: Timetable) -> list[tuple[str, str, str]]:
    with desk.store.reading() as records:
        return [(one.act, one.subject, one.detail) for one in records.audit.recent()]


def test_an_override_moves_one_date_and_is_signed_and_written_down(week: Timetable) -> None:
    done = week.override(an_override(), LAN.id)
    assert starts(week) == [6, 17]
    assert starts(week, MONDAY + timedelta(days=1)) == [5, 17]
    (held,) = week.load().overrides
    assert done.made == (held,)
    assert (held.who, held.made_at) == (LAN.id, FrozenClock().now())
    assert acts(week)[0] == (
        "schedules.override",
        "buoi-sang/2022-10-03/vi-huong",
        "change, starts 06:00:00: Mất điện",
    )


def test_undoing_brings_back_what_was_before_step_by_step(week: Timetable) -> None:
    week.override(an_override(), LAN.id)
    week.override(an_override(starts=time(9)), LAN.id)
    first = week.undo_override(an_override().key, LAN.id)
    assert first is not None
    assert first.starts == time(6)
    assert starts(week) == [6, 17]
    assert week.undo_override(an_override().key, LAN.id) is None
    assert starts(week) == [5, 17]
    assert [act for act, _, _ in acts(week)[:2]] == ["schedules.undo_override"] * 2
    with pytest.raises(NotFound, match="Nothing is different for buoi-sang on 2022-10-03"):
        week.undo_override(an_override().key, LAN.id)


def test_an_override_that_collides_is_refused_and_nothing_is_kept(week: Timetable) -> None:
    with pytest.raises(BadInput) as refused:
        week.override(an_override(starts=time(17, 15)), LAN.id)
    assert [str(one) for one in refused.value.problems] == [
        "it overlaps with chieu at xã Vi Hương"
    ], "and not with a session that would be too long"
    assert week.load().overrides == ()


def test_an_override_that_leaves_a_relay_no_room_is_refused_and_nothing_is_kept(
    week: Timetable,
) -> None:
    relay = Relay("VOV1", timedelta(minutes=10), minute=15)
    shows = (a_programme(), a_programme(id=ProgrammeId("tiep-am"), parts=(Say("Chào."), relay)))
    week.save(replace(week.load(), programmes=shows), None)
    wish = an_override(starts=None, programme=ProgrammeId("tiep-am"), length=timedelta(minutes=20))
    with pytest.raises(BadInput, match="VOV1 in the programme tiep-am has no room in this slot"):
        week.override(wish, LAN.id)
    assert not week.load().overrides
    week.override(replace(wish, length=timedelta(minutes=25)), LAN.id)


def test_an_override_of_a_day_without_the_slot_is_refused(week: Timetable) -> None:
    gone = an_override(on=date(2025, 7, 1))
    with pytest.raises(BadInput, match="buoi-sang does not come round on 2025-07-01"):
        week.override(gone, LAN.id)


def test_an_addition_where_no_unit_exists_any_more_is_refused(week: Timetable) -> None:
    late = an_override(
        slot=SlotId("hop"),
        does=Change.ADD,
        on=date(2025, 7, 1),
        programme=ProgrammeId("buoi-sang"),
        length=timedelta(minutes=5),
    )
    with pytest.raises(BadInput, match="No station that is meant exists on 2025-07-01"):
        week.override(late, LAN.id)


def test_an_override_without_a_reason_is_refused(week: Timetable) -> None:
    with pytest.raises(BadInput, match="say why"):
        week.override(an_override(reason=" "), LAN.id)


def test_an_unknown_station_or_programme_is_refused_by_name(week: Timetable) -> None:
    with pytest.raises(BadInput, match="vi-hung here; did you mean vi-huong"):
        week.override(an_override(station=StationId("vi-hung")), LAN.id)
    with pytest.raises(BadInput, match="buoi-san here; did you mean buoi-sang"):
        week.override(an_override(programme=ProgrammeId("buoi-san")), LAN.id)


def test_a_limit_is_broken_only_for_a_reason_that_says_so_and_is_shown(week: Timetable) -> None:
    longer = an_override(length=timedelta(minutes=50))
    with pytest.raises(BadInput, match=r"50 minutes a session, at most 45 \(Quy chế của xã\)"):
        week.override(longer, LAN.id)
    done = week.override(replace(longer, despite_limits=True), LAN.id)
    assert ["at most 45 (Quy chế của xã)" in str(one) for one in done.words] == [True]
    assert acts(week)[0][2] == "change, starts 06:00:00, minutes 50, despite limits: Mất điện"


def test_chaining_and_overwriting_settle_a_collision(week: Timetable) -> None:
    meeting = an_override(starts=time(17, 15), length=timedelta(minutes=15))
    (after,) = week.override(meeting, LAN.id, OnCollision.CHAIN).made
    assert after.starts == time(17, 30)
    week.undo_override(meeting.key, LAN.id)
    instead = week.override(meeting, LAN.id, OnCollision.OVERWRITE)
    assert [(one.slot, one.does) for one in instead.made] == [
        ("chieu", Change.CANCEL),
        ("buoi-sang", Change.CHANGE),
    ]
    assert starts(week) == [17]
    for one in reversed(instead.made):
        week.undo_override(one.key, LAN.id)
    assert starts(week) == [5, 17]


def an_addition(**changes: object) -> Override:
    given = {
        "slot": SlotId("hop"),
        "does": Change.ADD,
        "starts": time(12),
        "programme": ProgrammeId("buoi-sang"),
        "length": timedelta(minutes=15),
        **changes,
    }
    return an_override(**given)


def test_an_overwritten_addition_of_one_station_comes_back(week: Timetable) -> None:
    week.override(an_addition(), LAN.id)
    instead = week.override(an_override(starts=time(12, 5)), HANH.id, OnCollision.OVERWRITE)
    assert [(one.slot, one.does) for one in instead.made] == [
        ("hop", Change.DROP),
        ("buoi-sang", Change.CHANGE),
    ]
    assert starts(week) == [12, 17]
    assert check(week.load(), MONDAY) == []
    week.undo_overrides([one.key for one in reversed(instead.made)], HANH.id)
    assert starts(week) == [5, 12, 17]
    (held,) = week.load().overrides
    assert (held.slot, held.does, held.starts) == ("hop", Change.ADD, time(12))


def test_a_moved_broadcast_that_was_overwritten_comes_back_to_where_it_was_moved(
    week: Timetable,
) -> None:
    week.override(an_override(starts=time(9), moved_to=MONDAY + timedelta(days=1)), LAN.id)
    evening = an_override(slot=SlotId("chieu"), on=MONDAY + timedelta(days=1), starts=time(9, 10))
    instead = week.override(evening, LAN.id, OnCollision.OVERWRITE)
    assert starts(week, MONDAY + timedelta(days=1)) == [5, 9]
    week.undo_overrides([one.key for one in reversed(instead.made)], LAN.id)
    assert starts(week, MONDAY + timedelta(days=1)) == [5, 9, 17]


def test_of_several_overrides_all_are_undone_or_none(week: Timetable) -> None:
    instead = week.override(an_override(starts=time(17, 10)), LAN.id, OnCollision.OVERWRITE)
    week.override(an_addition(starts=time(17, 40)), LAN.id)
    week.override(an_addition(slot=SlotId("loa"), starts=time(5, 10)), LAN.id)
    before = week.load()
    with pytest.raises(BadInput, match="it overlaps with loa"):
        week.undo_overrides([one.key for one in reversed(instead.made)], LAN.id)
    assert week.load() == before


def test_what_is_dropped_names_one_station_and_no_slot(week: Timetable) -> None:
    dropped = an_override(does=Change.DROP, starts=None)
    with pytest.raises(BadInput, match="a name of its own"):
        week.override(dropped, LAN.id)
    with pytest.raises(BadInput, match="say at which station"):
        week.override(replace(dropped, slot=SlotId("hop"), station=None), LAN.id)


def test_undoing_is_refused_while_something_stands_in_the_place(week: Timetable) -> None:
    cancelled = an_override(does=Change.CANCEL, starts=None)
    week.override(cancelled, LAN.id)
    week.override(an_override(slot=SlotId("chieu"), starts=time(5, 15)), LAN.id)
    with pytest.raises(BadInput, match="it overlaps with chieu"):
        week.undo_override(cancelled.key, LAN.id)
    assert len(week.load().overrides) == 2


def test_operators_change_single_dates_of_their_own_station_within_its_limits(
    week: Timetable,
) -> None:
    week.override(an_override(), HANH.id)
    week.undo_override(an_override().key, HANH.id)
    with pytest.raises(Forbidden, match="only single dates of the own station"):
        week.override(an_override(station=None), HANH.id)
    with pytest.raises(Forbidden, match="may go beyond a limit"):
        week.override(an_override(despite_limits=True), HANH.id)
    with pytest.raises(Forbidden):
        week.override(an_override(), MINH.id)


def test_a_slot_beyond_a_limit_for_a_reason_is_written_down(week: Timetable) -> None:
    kept = week.load()
    long = replace(kept.slots[0], length=timedelta(minutes=50))
    with pytest.raises(BadInput, match="at most 45"):
        week.save(replace(kept, slots=(long, kept.slots[1])), LAN.id)
    free = replace(long, despite_limits="Công văn số 12")
    week.save(replace(kept, slots=(free, kept.slots[1])), LAN.id)
    assert acts(week)[0] == ("schedules.despite_limits", "buoi-sang", "Công văn số 12")


def test_days_are_accepted_once_and_the_table_wins(week: Timetable) -> None:
    tet = SpecialDay(date(2028, 1, 26), "Tết Nguyên Đán", "tet")
    decided = SpecialDay(date(2028, 1, 27), "Nghỉ Tết", "holiday")
    assert week.accept_days([decided], QUAN.id) == 1
    assert week.accept_days([tet, replace(tet, on=decided.on)], QUAN.id) == 1
    assert week.accept_days([tet], QUAN.id) == 0
    assert week.load().calendar == (tet, decided)


def test_the_history_of_a_station_has_that_of_its_predecessors(week: Timetable) -> None:
    new = a_station("phu-thong-2025", valid_from=date(2025, 7, 1), valid_to=None, successor=None)
    stations = (a_station(), new)
    week.save(replace(week.load(), stations=stations), QUAN.id)
    aired = a_broadcast("giam-ngheo")
    with week.store.begin() as records:
        records.broadcasts.replace(MONDAY, MONDAY, [aired])
    assert list(week.history(new.id, MONDAY, MONDAY)) == [aired]
    assert list(week.history(stations[0].id, MONDAY, MONDAY)) == [aired]
    with pytest.raises(NotFound):
        week.history(StationId("khong-co"), MONDAY, MONDAY)
