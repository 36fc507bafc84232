"""Planning: how long plans take, and that it grows with the broadcasts and no faster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time, timedelta
from time import perf_counter

from radio.domain.planner import Request, plan
from radio.domain.programme import Segment
from radio.domain.schedule import SlotId
from radio.domain.script import Kind
from radio.domain.station import Station
from tests.builders import EVE, MONDAY, a_slot, a_station, an_approved, some_schedules

BULLETINS = 200
STATIONS = (14, 56, 224)


def run(report: Callable[[str, float, str], None]) -> None:
    """A week for more and more stations, two broadcasts a day, 200 bulletins."""
    kinds = list(Kind)
    bulletins = tuple(
        an_approved(f"b{number}", kind=kinds[number % len(kinds)], theme=f"t{number % 9}")
        for number in range(BULLETINS)
    )
    slots = (a_slot(), a_slot(id=SlotId("chieu"), starts=time(17)))
    for count in STATIONS:
        stations = tuple(a_station(f"s{number}") for number in range(count))
        schedules = some_schedules(stations=stations, slots=slots)
        began = perf_counter()
        made = plan(Request(schedules, bulletins, MONDAY, 7, EVE), _lengths)
        spent = perf_counter() - began
        report(f"a week for {count} stations, {BULLETINS} bulletins", spent, "s")
        report(f"one broadcast of {count} stations", spent / len(made.broadcasts) * 1000, "ms")


def _lengths(station: Station, segments: Sequence[Segment]) -> timedelta:
    spoken = sum(one.bulletin is not None and one.text is None for one in segments)
    return timedelta(seconds=70 * spoken + 5 * (len(segments) - spoken))
