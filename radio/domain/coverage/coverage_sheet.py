"""The map of coverage as a table for a spreadsheet: a row for each target at each station."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from radio.domain.coverage.coverage import CommunicationPlan
from radio.domain.coverage.coverage_map import Cell, CoverageMap, Grade, Part
from radio.domain.languages import language_name
from radio.domain.message import Message, message
from radio.domain.sheet import Column, Table, Value

GRADES: Mapping[Grade, Message] = {
    Grade.AIRED: message("all aired"),
    Grade.PLANNED: message("all planned, some still to come"),
    Grade.SHORT: message("something is owed"),
    Grade.NONE: message("nothing planned or aired"),
    Grade.FREE: message("the plan wants nothing here"),
}
"""What people call how a cell stands."""
COLUMNS = (
    Column(message("Theme"), 48),
    Column(message("Clause of the plan"), 24),
    Column(message("Station"), 22),
    Column(message("Audience"), 24),
    Column(message("Language"), 12),
    Column(message("From"), 12),
    Column(message("Until"), 12),
    Column(message("Counted in"), 12),
    Column(message("Wanted"), 10),
    Column(message("Aired"), 10),
    Column(message("To come"), 10),
    Column(message("Still owed"), 10),
    Column(message("Of it too late"), 10),
    Column(message("Slots left"), 10),
    Column(message("State"), 28),
)


def coverage_sheet(found: CoverageMap, plan: CommunicationPlan) -> Table:
    """Theme by theme; a theme of which nothing is wanted at a station has its plays alone."""
    audiences = {str(one.id): one.name for one in plan.audiences}
    rows = (row for cell in found.cells for row in _rows(cell, found, audiences))
    return Table(message("Coverage"), COLUMNS, tuple(rows))


def _rows(
    cell: Cell, found: CoverageMap, audiences: Mapping[str, str]
) -> Iterator[tuple[Value, ...]]:
    head = (cell.theme.name, cell.theme.clause, cell.station.full_name)
    if not cell.parts:
        days = (found.view.first, found.view.last)
        played = (cell.aired, cell.planned)
        items = message("items")
        yield (*head, None, None, *days, items, None, *played, None, None, None, GRADES[cell.grade])
    for part in cell.parts:
        yield (*head, *_row(part, audiences))


def _row(part: Part, audiences: Mapping[str, str]) -> tuple[Value, ...]:
    target = part.target
    numbers = (part.wanted, part.aired, part.planned, part.owed, part.late)
    return (
        audiences.get(target.audience, target.audience) if target.audience else None,
        language_name(target.language) if target.language else None,
        part.first,
        part.last,
        message("items") if target.minutes is None else message("minutes"),
        *(round(number, 1) for number in numbers),
        part.openings,
        GRADES[part.grade],
    )
