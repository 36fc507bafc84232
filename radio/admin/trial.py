"""An entry tried on a sentence before it holds: what would be said, and what stands against it."""

from __future__ import annotations

from dataclasses import dataclass

from radio.admin.comparison import Passage, beside
from radio.admin.context import the_radio
from radio.admin.deciding import Consequences, consequences_of
from radio.admin.entry_form import Typed
from radio.admin.here import sentences
from radio.domain.errors import Refused
from radio.domain.house_reading import HouseReading
from radio.domain.lexicon_checks import OtherReading, check_entry, other_readings
from radio.domain.spoken.lexicon import LONGEST, tidy


@dataclass(frozen=True)
class Trial:
    """How a sentence would be read."""

    wrong: tuple[str, ...] = ()
    """Why it could not hold."""
    passage: Passage | None = None
    spoken: str = ""
    used: bool = False
    """Whether the entry makes any difference to the sentence."""
    others: tuple[OtherReading, ...] = ()
    consequences: Consequences | None = None


def of(asked: Typed) -> Trial:
    """The trial of what stands in a form."""
    now = the_radio().readings.now()
    try:
        entry = asked.entry
        check_entry(entry, now.lexicon, now.style)
    except Refused as error:
        return Trial(tuple(sentences(error)))
    sentence = asked.sentence or sentence_with(asked.written)
    then = HouseReading(now.lexicon.with_entries([entry]), now.style)
    spoken = then.text(sentence, station=entry.station)
    return Trial(
        passage=beside(sentence, spoken),
        spoken=spoken.text,
        used=spoken
        != HouseReading(now.lexicon.without(entry), now.style).text(
            sentence, station=entry.station
        ),
        others=other_readings(entry, now.lexicon, now.style),
        consequences=consequences_of(entry),
    )


def sentence_with(written: str) -> str:
    """A sentence of the house's own bulletins in which the form stands, else the form alone."""
    if not written:
        return ""
    with the_radio().store.reading() as records:
        for bulletin in records.bulletins.all():
            script = bulletin.script
            for line in (script.title, *script.body.split("\n")):
                if written in line:
                    return _cut(line, line.index(written))
    return written


def _cut(line: str, at: int) -> str:
    """The words around a place, no more than can be tried."""
    start = line.rfind(" ", 0, max(0, at - LONGEST // 4)) + 1
    return tidy(line[start : start + LONGEST])
