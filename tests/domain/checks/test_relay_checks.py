"""A relay that its slot would cut short is found before it is on the air."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from radio.domain.checks.schedule_checks import check
from radio.domain.programme import Relay, Say
from tests.builders import MONDAY, a_programme, a_slot, a_station, some_schedules

GREETING = Say("Đây là Đài truyền thanh {station}.")
HALF = timedelta(minutes=30)


def at(minute: int, length: timedelta = HALF) -> Relay:
    return Relay("VOV1", length, minute=minute)


def after(minutes: int, length: timedelta = HALF) -> Relay:
    return Relay("VOV1", length, minute=None, after=timedelta(minutes=minutes))


def problems(*relays: Relay, starts: time = time(5, 30), minutes: int = 60) -> list[str]:
    slot = a_slot(starts=starts, length=timedelta(minutes=minutes))
    programme = a_programme(parts=(GREETING, *relays))
    station = a_station(successor=None)
    made = some_schedules(stations=(station,), slots=(slot,), programmes=(programme,))
    return [str(problem) for problem in check(made, MONDAY)]


@pytest.mark.parametrize(
    "relays", [[at(0)], [at(30)], [at(45)], [after(0), after(30)], [after(30)]]
)
def test_a_relay_that_ends_with_its_slot_fits(relays: list[Relay]) -> None:
    assert problems(*relays) == []


@pytest.mark.parametrize("relays", [[at(1)], [at(29)], [after(31)], [after(60)]])
def test_a_relay_longer_than_what_is_left_of_its_slot_is_named(relays: list[Relay]) -> None:
    (found,) = problems(*relays)
    assert "VOV1" in found
    assert a_slot().programme in found
    assert a_slot().id in found


def test_relays_that_overlap_are_named() -> None:
    assert len(problems(after(0), after(29))) == 1


def test_a_relay_over_midnight_fits() -> None:
    assert problems(at(0), starts=time(23, 45)) == []
