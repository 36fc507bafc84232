"""A relay that its slot would cut short is found before it is on the air."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from radio.domain.checks.schedule_checks import check
from radio.domain.programme import Fill, Items, Part, Relay, Say
from radio.domain.script import Kind
from tests.builders import MONDAY, a_programme, a_slot, a_station, some_schedules

GREETING = Say("Đây là Đài truyền thanh {station}.")
NEWS = Items((Kind.NEWS,), at_most=3)
MUSIC = Fill(("bed",))
HALF = timedelta(minutes=30)


def at(minute: int, length: timedelta = HALF) -> Relay:
    return Relay("VOV1", length, minute=minute)


def after(minutes: int, length: timedelta = HALF) -> Relay:
    return Relay("VOV1", length, minute=None, after=timedelta(minutes=minutes))


def problems(*parts: Part, starts: time = time(5, 30), minutes: int = 60) -> list[str]:
    slot = a_slot(starts=starts, length=timedelta(minutes=minutes))
    programme = a_programme(parts=parts)
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


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ([GREETING, at(30)], "before"),
        ([GREETING, after(0, HALF), at(0)], "before"),
        ([after(0), GREETING, after(30)], "before"),
        ([NEWS, at(30)], "before"),
        ([at(0), GREETING], "behind"),
        ([GREETING, at(0), NEWS], "behind"),
    ],
)
def test_what_a_relay_leaves_no_time_is_named(parts: list[Part], place: str) -> None:
    (found,) = problems(*parts)
    assert f"what stands {place} the relay of VOV1 in the programme" in found
    assert found.startswith(f"slots.yaml: {a_slot().id}.minutes: ")


@pytest.mark.parametrize("parts", [[MUSIC, at(30)], [at(0), MUSIC], [GREETING, MUSIC, at(0)]])
def test_what_only_fills_the_time_may_have_none(parts: list[Part]) -> None:
    assert problems(*parts) == []
