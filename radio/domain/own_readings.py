"""What one script alone reads its own way, and the line of its header that says so.

`reading: 50.000đ/cp => năm mươi nghìn đồng một chai`; `reading: ⌘ => -` says nothing for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from radio.domain.errors import Refused
from radio.domain.spoken.lexicon import Entry, tidy

READING = "reading"
"""The field of the header; it may be given on several lines."""
_SAID_AS = " => "
NOTHING = "-"
"""Stands where the words would, for a form that is left out: never by mistake, as a blank would."""


def own_reading(written: str, reading: str) -> Entry:
    """The words one script says for a form; raises `Refused` when they cannot be kept as a line."""
    if _SAID_AS.strip() in written:
        raise Refused("A form with => in it cannot have a reading of its own.")
    said = tidy(reading)
    left_out = said == NOTHING
    return Entry(tidy(written), "" if left_out else said, left_out=left_out)


def parsed(line: str, before: Iterable[Entry]) -> Entry:
    """The reading that a header line gives after `before`; raises `Refused`."""
    written, arrow, reading = line.partition(_SAID_AS)
    if not arrow:
        raise Refused("Write: reading: the form => the words that are said.")
    made = own_reading(written, reading)
    if any(one.written == made.written for one in before):
        raise Refused("The reading of %(written)s is given twice.", written=made.written)
    return made


def said_as(entry: Entry) -> str:
    """The value of the header line; parsing it gives the same entry again."""
    return f"{entry.written}{_SAID_AS}{entry.reading or NOTHING}"


def with_reading(readings: Iterable[Entry], made: Entry) -> tuple[Entry, ...]:
    """The readings with `made` in the place of what the form was read as before."""
    return (*(one for one in readings if one.written != made.written), made)
