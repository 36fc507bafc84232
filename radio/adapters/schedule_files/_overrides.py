"""`overrides.yaml`: one override to a row and back."""

from __future__ import annotations

from datetime import UTC, timedelta

from radio.adapters.schedule_files._fields import Fields
from radio.adapters.schedule_files._yaml import Row, clock, given, minutes
from radio.domain.message import message
from radio.domain.programme import ProgrammeId
from radio.domain.slot import SlotId
from radio.domain.station import StationId
from radio.domain.timetable.override import Change, Override

CHANGES = [change.value for change in Change]
MINUTE = timedelta(minutes=1)


def read_override(row: Fields) -> Override:
    """The override of a row; what is wrong with it is noted."""
    does = row.one_of("does", CHANGES)
    station, programme = row.text("station", ""), row.text("programme", "")
    wrong = message("write a number of minutes")
    return Override(
        slot=SlotId(row.text("slot")),
        on=row.required_day("on"),
        does=Change(does) if does in CHANGES else Change.CANCEL,
        reason=row.text("reason"),
        station=StationId(station) if station else None,
        moved_to=row.day("to"),
        starts=row.maybe_clock_time("starts"),
        programme=ProgrammeId(programme) if programme else None,
        length=row.length("minutes", MINUTE, wrong) if row.has("minutes") else None,
        despite_limits=row.truth("despite-limits"),
        who=row.text("who", ""),
        made_at=row.moment("when"),
    )


def override_row(override: Override) -> Row:
    """The row of an override."""
    made_at = override.made_at
    return given(
        [
            ("slot", override.slot),
            ("on", override.on),
            ("station", override.station),
            ("does", override.does.value),
            ("to", override.moved_to),
            ("starts", clock(override.starts)),
            ("minutes", minutes(override.length)),
            ("programme", override.programme),
            ("reason", override.reason),
            ("despite-limits", override.despite_limits),
            ("who", override.who),
            ("when", made_at.astimezone(UTC).isoformat() if made_at else None),
        ]
    )
