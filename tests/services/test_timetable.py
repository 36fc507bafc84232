"""Schedules go in when they are sound, and only when they change."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from radio.adapters.store import SqlStore
from radio.domain.errors import BadInput, Forbidden, NotFound, Problem
from radio.domain.message import message
from radio.domain.schedule import Schedules
from radio.services.timetable import Timetable
from tests.builders import LAN, MINH, a_slot, some_schedules
from tests.fakes import FrozenClock

BAD = Problem(message("two slots overlap"), file="slots.yaml", line=3)


def sound(schedules: Schedules) -> Sequence[Problem]:
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
