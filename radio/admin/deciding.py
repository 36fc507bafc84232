"""A decision for the lexicon: what it would bring is shown first, and it can be undone at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from flask import flash, request

from radio.admin.context import me, the_radio
from radio.admin.language import _
from radio.domain.bulletin import Bulletin
from radio.domain.lexicon_checks import OtherReading, other_readings
from radio.domain.spoken import Entry, Lexicon

UNDO = "undo"
"""Category of a flashed notice that offers to undo."""
LONGEST_NOTICE = 1_800
"""Characters of such a notice: it travels in a cookie of 4 kB at most."""


@dataclass(frozen=True)
class Consequences:
    """What follows when an entry holds from now on."""

    affected: Sequence[Bulletin]
    """To be heard and approved again."""
    earlier: Entry | None
    """The decision it would take the place of."""
    others: tuple[OtherReading, ...] = ()
    """What other entries say for the form."""

    @property
    def to_agree(self) -> frozenset[str]:
        """What a person must have seen before it is done; nothing for most decisions."""
        ids = (f"bulletin {one.id}" for one in self.affected)
        others = (f"other {one.reading}" for one in self.others)
        return frozenset([*ids, *others, *([in_place_of(self.earlier)] if self.earlier else [])])

    @property
    def agreed(self) -> bool:
        """Whether the form says that all of it was seen."""
        return self.to_agree <= set(request.form.getlist("sure"))


def in_place_of(earlier: Entry) -> str:
    """What a form says when it was seen that this decision is changed."""
    return f"entry {earlier.reading}"


def consequences_of(entry: Entry) -> Consequences:
    """What would follow from deciding it."""
    reading = the_radio().readings.now()
    kept = kept_entry(entry)
    by_rules = other_readings(entry, Lexicon(), reading.style)
    others = other_readings(entry, reading.lexicon, reading.style)
    return Consequences(
        the_radio().pronunciation.would_change(entry),
        kept if kept and kept.reading != entry.reading else None,
        tuple(one for one in others if one not in by_rules),
    )


def consequences_of_forgetting(entry: Entry) -> Consequences:
    """What would follow from giving the form back to the rules."""
    return Consequences(the_radio().pronunciation.forgetting_would_change(entry), None)


def kept_entry(entry: Entry) -> Entry | None:
    """What the lexicon holds for the same form."""
    entries = the_radio().pronunciation.lexicon().entries
    return next((one for one in entries if one.key == entry.key), None)


def decide(entry: Entry) -> None:
    """Let it hold from now on; the next page says so and offers to undo it."""
    earlier = kept_entry(entry)
    again = the_radio().pronunciation.decide(entry, me().id)
    sentence = _("From now on %(written)s is read: %(reading)s", **_said(entry))
    _tell(sentence, again, entry, earlier, holds=True)


def forget(entry: Entry) -> None:
    """Let the rules decide again; the next page says so and offers to undo it."""
    again = the_radio().pronunciation.forget(entry, me().id)
    sentence = _("The entry for %(written)s is removed; the rules read it now.", **_said(entry))
    _tell(sentence, again, entry, entry, holds=False)


def _said(entry: Entry) -> dict[str, str]:
    return {"written": entry.written, "reading": entry.reading}


def _tell(
    sentence: str, again: Sequence[Bulletin], entry: Entry, earlier: Entry | None, *, holds: bool
) -> None:
    if again:
        sentence = f"{sentence} " + _(
            "%(count)s bulletins are read aloud again and must be approved again.",
            count=len(again),
        )
    notice = {
        "sentence": sentence,
        "written": entry.written,
        "context": entry.context,
        "station": entry.station,
        "is": entry.reading if holds else "",
        "was": earlier.reading if earlier else "",
        "was_note": earlier.note if earlier else "",
    }
    if len(json.dumps(notice)) > LONGEST_NOTICE:
        flash(sentence, "done")
    else:
        flash(notice, UNDO)  # type: ignore[arg-type]
