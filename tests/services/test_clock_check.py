"""The machine's clock is held against the last act that was written."""

from __future__ import annotations

from datetime import timedelta

from radio.adapters.store import SqlStore
from radio.ports import AuditEntry
from radio.services.clock_check import ClockCheck
from tests.builders import EVE, a_station, some_schedules
from tests.fakes import FrozenClock


def written(store: SqlStore, after: timedelta) -> None:
    with store.begin() as records:
        records.audit.append(AuditEntry(EVE + after, None, "schedules.save", "schedules"))


def test_before_anything_was_written_nothing_is_wrong(store: SqlStore) -> None:
    assert ClockCheck(store, FrozenClock(), FrozenClock()).warnings() == []


def test_a_clock_before_the_last_act_is_named(store: SqlStore) -> None:
    written(store, timedelta(days=1))
    (found,) = ClockCheck(store, FrozenClock(), FrozenClock()).warnings()
    assert "written at 2022-10-03 03:00 UTC already" in str(found)
    written(store, timedelta())
    assert ClockCheck(store, FrozenClock(), FrozenClock()).warnings() == []


def test_a_rehearsal_on_another_day_is_judged_by_its_zones_alone(store: SqlStore) -> None:
    written(store, timedelta(days=1))
    machine = FrozenClock(EVE + timedelta(days=300))
    assert ClockCheck(store, FrozenClock(), machine).warnings() == []
    with store.begin() as records:
        lost = a_station(zone="Asia/Hanoi")
        records.schedules.save(some_schedules(stations=(lost,)))
    (found,) = ClockCheck(store, FrozenClock(), machine).warnings()
    assert "no time zone Asia/Hanoi" in str(found)
