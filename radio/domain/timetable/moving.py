"""What has to be changed so that one broadcast goes out at another time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from radio.domain.errors import Refused
from radio.domain.timetable.occurrences import Occurrence
from radio.domain.timetable.override import Change, Override


def moved(
    what: Occurrence, to: date, starts: time, reason: str, *, despite_limits: bool = False
) -> Override:
    """The override that lets `what` begin at `starts` on the local date `to`, at its station only.

    What another override changed of it stays changed. Raises `Refused` for an addition that should
    go to another day: it belongs to its date.
    """
    before = what.override
    if before is None:
        before = Override(what.slot.id, what.on, Change.CHANGE, reason)
    if before.does is Change.ADD and to != before.on:
        raise Refused(
            "What was added to one date stays on it; take it back and add it to the other date."
        )
    return replace(
        before,
        station=what.station.id,
        moved_to=None if to == before.on else to,
        starts=starts,
        reason=reason,
        despite_limits=despite_limits,
    )
