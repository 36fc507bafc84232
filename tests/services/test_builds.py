"""Coming days are queued once a night by whoever asks first, and by people when they like."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta

import pytest

from radio.adapters.store import SqlStore
from radio.domain.errors import Forbidden
from radio.domain.job import JobKind
from radio.domain.station import StationId
from radio.ports import Progress
from radio.services.builds import Builds
from radio.services.work import Work
from tests.builders import HANH, LAN, some_schedules
from tests.fakes import FrozenClock, KnownWorkers, ListQueue

DAY = date(2022, 10, 3)


class Night:
    """An installation at ten in the morning of the eve."""

    def __init__(self, store: SqlStore, *, schedules: bool = True) -> None:
        self.store, self.clock, self.built = store, FrozenClock(), list[str]()
        with store.begin() as records:
            records.people.save(LAN)
            records.people.save(HANH)
            if schedules:
                records.schedules.save(some_schedules())
        self.builds = self.another()

    def another(self) -> Builds:
        """The same installation in a process of its own."""
        handlers = {JobKind.BUILD: self._build}
        self.work = Work(self.store, self.clock, handlers, ListQueue(), KnownWorkers())
        return Builds(self.store, self.work, self.clock, "Asia/Ho_Chi_Minh", time(20), 2)

    def work_off(self) -> list[str]:
        with self.store.reading() as records:
            live = records.jobs.live()
        for job in live:
            self.work.run(job.id)
        return self.built

    def _build(self, payload: Mapping[str, str], progress: Progress) -> None:
        self.built.append("/".join(payload.values()))


@pytest.fixture
def night(store: SqlStore) -> Night:
    return Night(store)


def test_at_the_first_start_the_run_of_last_night_is_owed(night: Night) -> None:
    assert night.builds.queue_coming_days() == 2
    assert night.work_off() == ["2022-10-02", "2022-10-03"]


def test_a_second_process_and_a_restart_queue_nothing_more(night: Night) -> None:
    night.builds.queue_coming_days()
    assert night.another().queue_coming_days() == 0
    night.work_off()
    assert night.another().queue_coming_days() == 0


def test_the_next_night_prepares_its_own_days(night: Night) -> None:
    night.builds.queue_coming_days()
    night.work_off()
    night.clock.pass_by(timedelta(hours=9, minutes=59))
    assert night.builds.queue_coming_days() == 0
    night.clock.pass_by(timedelta(minutes=1))
    assert night.builds.queue_coming_days() == 2
    assert night.work_off()[2:] == ["2022-10-03", "2022-10-04"]


def test_nights_slept_through_are_made_up_by_the_last_one(night: Night) -> None:
    night.builds.queue_coming_days()
    night.clock.pass_by(timedelta(days=30))
    assert night.builds.queue_coming_days() == 2


def test_without_schedules_nothing_is_queued_and_nothing_is_lost(store: SqlStore) -> None:
    night = Night(store, schedules=False)
    assert night.builds.queue_coming_days() == 0
    with store.begin() as records:
        records.schedules.save(some_schedules())
    assert night.builds.queue_coming_days() == 2


def test_staff_may_order_a_day_and_pressing_twice_orders_it_once(night: Night) -> None:
    assert night.builds.order(DAY, LAN.id) is not None
    assert night.builds.order(DAY, LAN.id) is None
    assert night.builds.order(DAY, LAN.id, StationId("vi-huong")) is not None
    assert night.work_off() == ["2022-10-03", "2022-10-03/vi-huong"]
    assert night.builds.order(DAY, LAN.id) is not None, "done before, wanted again"


def test_an_operator_may_not_order_a_day(night: Night) -> None:
    with pytest.raises(Forbidden):
        night.builds.order(DAY, HANH.id)
