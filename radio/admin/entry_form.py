"""An entry of the lexicon from a web form; what cannot be an entry yet is shown again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from radio.domain.spoken import Entry
from radio.domain.spoken.lexicon import LONGEST, tidy


@dataclass(frozen=True)
class Typed:
    """What stands in the form."""

    written: str = ""
    reading: str = ""
    context: str = ""
    note: str = ""
    station: str = ""
    sentence: str = ""
    """In which it is tried."""
    kept: bool = False
    """Whether the form was opened on an entry that exists: its key stays as it is."""

    @classmethod
    def of(cls, entry: Entry) -> Typed:
        """The form of an entry that exists."""
        where = entry.station
        return cls(entry.written, entry.reading, entry.context, entry.note, where, kept=True)

    @property
    def entry(self) -> Entry:
        """What was typed as an entry; raises `Refused` when it cannot be one."""
        return Entry(self.written, self.reading, self.context, self.note, self.station)

    @property
    def key(self) -> tuple[str, str, str]:
        """Form, context and station: what an entry is found by."""
        return self.written, self.context, self.station

    def beside(self, sentence: str) -> Typed:
        """The same with another sentence to try it in."""
        return replace(self, sentence=sentence)


def typed(form: MultiDict[str, str]) -> Typed:
    """The fields of a form or of a URL."""
    written, context, station = key_in(form)
    return Typed(
        written,
        tidy(form.get("reading", "")),
        context,
        tidy(form.get("note", "")),
        station,
        tidy(form.get("sentence", ""))[:LONGEST],
        kept=bool(form.get("kept")),
    )


def key_in(form: MultiDict[str, str]) -> tuple[str, str, str]:
    """Form, context and station that a form names."""
    return tidy(form.get("written", "")), tidy(form.get("context", "")), form.get("station", "")
