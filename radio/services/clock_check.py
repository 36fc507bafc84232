"""Looks whether time can be relied on here, for whoever opens the first page or plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from radio.domain.errors import NotFound
from radio.domain.message import Message
from radio.domain.timetable.clock_check import clock_warnings
from radio.ports import Clock, Store

SAME = timedelta(minutes=1)


@dataclass(frozen=True)
class ClockCheck:
    """Holds the machine's clock against what was written, and the zones against what is known."""

    store: Store
    clock: Clock
    machine: Clock
    """The machine's own clock; a rehearsal on another day is judged by its zones alone."""

    def warnings(self) -> Sequence[Message]:
        """What is wrong with time here; empty when nothing is."""
        now = self.clock.now()
        rehearsal = abs(self.machine.now() - now) > SAME
        with self.store.reading() as records:
            last = None if rehearsal else next(iter(records.audit.recent(1)), None)
            try:
                stations = records.schedules.load().stations
            except NotFound:
                stations = ()
        return clock_warnings(now, last.at if last else None, stations)
