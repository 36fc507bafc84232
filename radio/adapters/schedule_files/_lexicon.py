"""`lexicon.yaml`: the house's own readings in and out, every problem named with its line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

from radio.adapters.schedule_files._fields import Fields
from radio.adapters.schedule_files._reading import opened
from radio.adapters.schedule_files._yaml import given, yaml_of
from radio.adapters.whole_files import write_whole
from radio.domain.errors import BadInput, Problem, Refused
from radio.domain.house_reading import HouseReading
from radio.domain.lexicon_checks import check_entry
from radio.domain.message import message
from radio.domain.near_name import near_name
from radio.domain.spoken import Entry, Lexicon
from radio.domain.spoken.lexicon import tidy
from radio.domain.text import collation_key

LEXICON = "lexicon.yaml"


def load_lexicon(
    file: Path, stations: Sequence[str], house: HouseReading | None = None
) -> tuple[Entry, ...]:
    """The entries of a file, in its order; `stations` are the ids that may be named.

    `house` is the reading they are to be taken into. Raises `BadInput` with every problem: what is
    no entry, what is given twice, and what would itself be read otherwise.
    """
    problems: list[Problem] = []
    fields = opened(file, problems)
    rows = [(row, _entry(row, stations)) for row in fields.rows("entries")] if not problems else []
    fields.done()
    found = [(row, entry) for row, entry in rows if entry is not None]
    _name_doubles(found)
    _name_unstable(found, house or HouseReading())
    problems += fields.problems
    if problems:
        raise BadInput(problems)
    return tuple(entry for _, entry in found)


def _name_doubles(found: Sequence[tuple[Fields, Entry]]) -> None:
    seen: set[tuple[str, str, str]] = set()
    for row, entry in found:
        if entry.key in seen:
            row.complain(message("%(written)s is given twice", written=entry.written), "written")
        seen.add(entry.key)


def _name_unstable(found: Sequence[tuple[Fields, Entry]], house: HouseReading) -> None:
    """Name readings that would be read otherwise; what the house holds already is not asked."""
    held = {(one.key, one.reading) for one in house.lexicon.entries}
    among = house.lexicon.with_entries(entry for _, entry in found)
    for row, entry in found:
        if (entry.key, entry.reading) in held:
            continue
        try:
            check_entry(entry, among, house.style)
        except Refused as refused:
            row.complain(refused.message, "reading")


def write_lexicon(folder: Path, lexicon: Lexicon) -> bool:
    """Write `lexicon.yaml`, sorted as people look things up; whether it had to change."""
    entries = sorted(lexicon.entries, key=lambda one: (one.station, collation_key(one.written)))
    rows = [
        given(
            [
                ("written", one.written),
                ("reading", one.reading),
                ("context", one.context),
                ("station", one.station),
                ("note", one.note),
                ("who", one.who),
                ("when", one.when.astimezone(UTC).isoformat() if one.when else None),
            ]
        )
        for one in entries
    ]
    return write_whole(folder / LEXICON, yaml_of({"entries": rows}))


def _entry(row: Fields, stations: Sequence[str]) -> Entry | None:
    """The entry of a row; None, and a problem, when it cannot be one."""
    station = row.text("station", "")
    if station and station not in stations:
        row.complain(near_name(station, stations), "station")
    written, reading = tidy(row.text("written")), tidy(row.text("reading"))
    context, note, who = (row.text(name, "") for name in ("context", "note", "who"))
    moment = row.moment("when")
    row.done()
    if not written or not reading:
        return None
    try:
        return Entry(written, reading, tidy(context), note, station, who, moment)
    except Refused as refused:
        row.complain(refused.message, "written")
        return None
