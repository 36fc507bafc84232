"""A week as a table for a spreadsheet: one line a broadcast, each value with its own kind."""

from __future__ import annotations

from collections.abc import Iterator

from radio.domain.broadcast import BroadcastState
from radio.domain.message import Message, message
from radio.domain.sheet import Column, Table, Value
from radio.domain.timetable.week import Block, DayAtStation, DayHead, Lack, Week
from radio.domain.vietnamese_dates import weekday

STANDINGS: dict[BroadcastState | Lack, Message] = {
    BroadcastState.PLANNED: message("Planned"),
    BroadcastState.DELIVERED: message("Pack ready"),
    BroadcastState.ON_AIR: message("On air"),
    BroadcastState.AIRED: message("Aired"),
    BroadcastState.CUT: message("Cut short"),
    BroadcastState.MISSED: message("Missed"),
    BroadcastState.UNCONFIRMED: message("Not confirmed"),
    Lack.UNPLANNED: message("Not planned yet"),
    Lack.PASSED: message("Nothing was planned"),
    Lack.SILENT: message("Nothing to air"),
}
"""What people call how far a broadcast has come."""


COLUMNS = (
    Column(message("Date"), 12),
    Column(message("Weekday"), 10),
    Column(message("Station"), 22),
    Column(message("Begins"), 8),
    Column(message("Programme"), 32),
    Column(message("Contents"), 60),
    Column(message("Playing time"), 12),
    Column(message("Airtime"), 12),
    Column(message("State"), 16),
    Column(message("Notes"), 40),
)


def week_table(week: Week) -> Table:
    """Every broadcast of the week, and every day of a station without a slot."""
    heads = {head.on: head for head in week.heads}
    days = (day for station in week.rows for day in station.days)
    rows = (row for day in days for row in _rows(day, heads[day.on]))
    return Table(message("Schedule"), COLUMNS, tuple(rows))


def _rows(day: DayAtStation, head: DayHead) -> Iterator[tuple[Value, ...]]:
    special = "; ".join(one.name for one in head.specials)
    common = (day.on, weekday(day.on).capitalize(), day.station.full_name)
    for block in day.blocks:
        yield (
            *common,
            block.starts.time().replace(tzinfo=None),
            block.title,
            "\n".join(block.items),
            block.filled,
            block.length,
            STANDINGS[block.standing],
            _note(block, special),
        )
    if day.without_slot:
        gap = message("no slot on this day")
        yield (*common, None, None, None, None, None, gap, special or None)


def _note(block: Block, special: str) -> Value:
    notes = [special, block.override.reason if block.override else ""]
    found = "; ".join(note for note in notes if note)
    if not block.meets:
        return found or None
    met = message("At the same time: %(others)s", others=", ".join(block.meets))
    return message("%(notes)s; %(met)s", notes=found, met=met) if found else met
