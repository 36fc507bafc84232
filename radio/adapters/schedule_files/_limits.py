"""`limits.yaml`: one limit to a row and back."""

from __future__ import annotations

from radio.adapters.schedule_files._fields import Fields
from radio.adapters.schedule_files._yaml import Row, clock, given
from radio.domain.calendar import DayType
from radio.domain.message import message
from radio.domain.station import StationId
from radio.domain.timetable.limit import CLOCKED, Limit, LimitKind

KINDS = [kind.value for kind in LimitKind]
TYPES = [kind.value for kind in DayType]


def read_limit(row: Fields) -> Limit:
    """The limit of a row; what is wrong with it is noted."""
    name = row.one_of("limit", KINDS)
    kind = LimitKind(name) if name in KINDS else LimitKind.SESSIONS_A_DAY
    clocked = kind in CLOCKED
    stations = row.texts("stations")
    return Limit(
        kind=kind,
        source=row.text("source"),
        at_most=None if clocked else _at_most(row),
        begins=row.clock_time("from") if clocked else None,
        ends=row.clock_time("until") if clocked else None,
        area=row.text("area", ""),
        stations=tuple(StationId(one) for one in stations) if row.has("stations") else None,
        on_types=tuple(DayType(one) for one in row.some_of("on", TYPES)),
        valid_from=row.day("valid-from"),
        valid_to=row.day("valid-to"),
    )


def limit_row(limit: Limit) -> Row:
    """The row of a limit."""
    what: Row = {"limit": limit.kind.value}
    if limit.at_most is not None:
        what["at-most"] = limit.at_most
    where = given(
        [
            ("from", clock(limit.begins)),
            ("until", clock(limit.ends)),
            ("area", limit.area),
            ("stations", None if limit.stations is None else list(limit.stations)),
            ("on", [kind.value for kind in limit.on_types] or None),
            ("valid-from", limit.valid_from),
            ("valid-to", limit.valid_to),
            ("source", limit.source),
        ]
    )
    return {**what, **where}


def _at_most(row: Fields) -> int:
    wrong = message("write a whole number from 0")
    if not row.has("at-most"):
        row.complain(message("the field %(name)s is missing", name="at-most"))
    return row.read("at-most", 0, _amount, wrong)


def _amount(raw: str) -> int:
    if (number := int(raw)) < 0:
        raise ValueError
    return number
