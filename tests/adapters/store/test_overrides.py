"""Overrides are made and undone one by one, and every one ever made stays known."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from sqlalchemy import func, select

from radio.adapters.store import SqlStore
from radio.adapters.store.tables import slot_override
from radio.domain.timetable.override import Change
from tests.builders import SOME_OVERRIDES, some_schedules

CHANGED, CANCELLED = SOME_OVERRIDES
LATER = replace(CHANGED, starts=time(7))


def test_the_last_one_made_holds_and_undoing_it_brings_back_the_one_before(
    store: SqlStore,
) -> None:
    with store.begin() as records:
        records.schedules.save(some_schedules())
        overrides = records.schedules.overrides
        for one in (CHANGED, CANCELLED, LATER):
            overrides.add(one)
        assert overrides.holding() == (LATER, CANCELLED)
        overrides.undo(LATER.key)
        assert overrides.holding() == (CHANGED, CANCELLED)
        overrides.undo(CHANGED.key)
        overrides.undo(CHANGED.key)
        assert overrides.holding() == (CANCELLED,)
        assert records.schedules.load().overrides == (CANCELLED,)


def test_one_for_all_stations_and_one_for_a_station_are_two(store: SqlStore) -> None:
    for_all = replace(CHANGED, station=None)
    with store.begin() as records:
        overrides = records.schedules.overrides
        overrides.add(CHANGED)
        overrides.add(for_all)
        assert overrides.holding() == (for_all, CHANGED)
        overrides.undo(for_all.key)
        assert overrides.holding() == (CHANGED,)


def test_saving_schedules_lets_exactly_theirs_hold_and_forgets_none(store: SqlStore) -> None:
    with store.begin() as records:
        records.schedules.save(some_schedules(overrides=(CHANGED,)))
        records.schedules.overrides.add(LATER)
        other = replace(CHANGED, does=Change.CANCEL, moved_to=None, starts=None)
        records.schedules.save(some_schedules(overrides=(other, CANCELLED)))
        assert records.schedules.overrides.holding() == (other, CANCELLED)
        records.schedules.overrides.undo(other.key)
        assert records.schedules.overrides.holding() == (CANCELLED,)
        records.schedules.save(some_schedules())
        assert records.schedules.overrides.holding() == ()
    with store.reading() as records:
        connection = records.schedules._connection
        assert connection.scalar(select(func.count()).select_from(slot_override)) == 4
