"""What to know before an entry of the lexicon holds: whether it can, and what it stands against."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from radio.domain.errors import Refused
from radio.domain.message import Message, message
from radio.domain.spoken import Entry, Lexicon, SpokenText, Style, to_spoken

LONGEST_NOTE = 500
"""Characters; a longer one explains more than how a form is read."""
PAUSES = frozenset(".,;:!?…'\"“”‘’()[]-–—")
"""Marks at which a voice rests; read as words they would be heard in every sentence."""
SHOWN = 120
"""Characters of a wrong reading that a refusal quotes."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories of what no editor shows."""


@dataclass(frozen=True)
class OtherReading:
    """Another reading of the same words, and which of the two goes first."""

    reading: str
    why: Message


def check_entry(entry: Entry, lexicon: Lexicon, style: Style) -> None:
    """Raises `Refused` when the entry cannot be kept, or a reading would itself be read otherwise.

    The latter holds for the entry among those of `lexicon`, and for each of them beside the new
    one: what was read once must not change when it is read again.
    """
    _require_plain(entry)
    among = lexicon.with_entries([entry]).holding_at(entry.station)
    for one in (entry, *(other for other in among.entries if entry.sought in other.reading)):
        again = _read_again(one.reading, among, style)
        if again is not None:
            raise _refusal(one, again)


def _require_plain(entry: Entry) -> None:
    """Raises `Refused` for what no text has, what is a pause and no word, and a note too long."""
    said = {"written": "".join(filter(str.isprintable, entry.written))}
    parts = (entry.written, entry.reading, entry.context, entry.note)
    if any(unicodedata.category(letter) in _HIDDEN for part in parts for letter in part):
        raise Refused("There is a hidden character in the entry for %(written)s.", **said)
    if not set(entry.written) - PAUSES:
        raise Refused("%(written)s is a pause and is not read as words.", **said)
    if len(entry.note) > LONGEST_NOTE:
        raise Refused("A note has %(most)d characters at most.", most=LONGEST_NOTE)


def _refusal(entry: Entry, again: SpokenText) -> Refused:
    if again.unread:
        return Refused(
            "Nobody knows how to say what is to be read for %(written)s: %(unread)s",
            written=entry.written,
            unread=", ".join(dict.fromkeys(again.unread)),
        )
    return Refused(
        "The words for %(written)s would themselves be read otherwise: %(again)s",
        written=entry.written,
        again=shorten(again.text, SHOWN, placeholder="…"),
    )


def _read_again(words: str, among: Lexicon, style: Style) -> SpokenText | None:
    """What the words become when they are read again, by each entry alone; None: themselves.

    Alone, because two entries that turn round each other come back to where they began.
    """
    touching = [Lexicon((one,)) for one in among.entries if one.sought in words]
    for lexicon in (among, *touching):
        again = to_spoken(words, lexicon, style)
        if again.text != words or again.unread:
            return again
    return None


def other_readings(entry: Entry, lexicon: Lexicon, style: Style) -> tuple[OtherReading, ...]:
    """What else the same form is read as: by the rules, by other entries, at other stations."""
    others = (one for one in lexicon.entries if one.key != entry.key)
    found = [*_by_rules(entry, style)]
    found += [one for other in others if (one := _beside(entry, other)) is not None]
    return tuple(found)


def _by_rules(entry: Entry, style: Style) -> Iterator[OtherReading]:
    ruled = to_spoken(entry.written, style=style)
    if ruled.text not in {entry.reading, entry.written} and not ruled.unread:
        yield OtherReading(ruled.text, message("without this entry the rules say so"))


def _beside(entry: Entry, other: Entry) -> OtherReading | None:
    if other.reading == entry.reading:
        return None
    if other.written == entry.written:
        return OtherReading(other.reading, _which_first(entry, other))
    if entry.written in other.written:
        longer = message("in the longer form %(form)s, which goes first", form=other.written)
        return OtherReading(other.reading, longer)
    return None


def _which_first(entry: Entry, other: Entry) -> Message:
    if other.station and other.station != entry.station:
        return message("at the station %(station)s only", station=other.station)
    if other.context and other.context != entry.context:
        return message("near the words “%(context)s”", context=other.context)
    if entry.station:
        return message("at every other station")
    return message("where those words are not near")
