"""How the house reads its scripts aloud: rules, lexicon and style, and each script's own readings.

What is approved is exactly this reading: when the lexicon changes the words, the approval is void.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property, lru_cache

from radio.domain.bulletin import Bulletin, State, heard_hash
from radio.domain.phrasing import Phrase, SpokenScript, phrases
from radio.domain.script import Script
from radio.domain.script_text import passages
from radio.domain.spoken import Entry, Lexicon, SpokenText, Style, to_spoken

VIETNAMESE = "vie"
"""The one language with rules; every other is said as it is written."""

STYLED = ("105", "1.000", "24", "ngày 5/9", "28/2022/NĐ-CP", "1. Họp thôn.", "XQKD")
"""Forms that show the settings of a style, one or two each."""


@dataclass(frozen=True)
class ReadScript:
    """A script as it is read: each changed place and each doubt with it."""

    title: SpokenText
    passages: tuple[SpokenText | timedelta, ...]
    """Paragraphs and marked pauses, in order."""

    @property
    def texts(self) -> tuple[SpokenText, ...]:
        """Title and paragraphs."""
        return (self.title, *(one for one in self.passages if isinstance(one, SpokenText)))

    @cached_property
    def spoken(self) -> SpokenScript:
        """The words alone."""
        said = tuple(one.text if isinstance(one, SpokenText) else one for one in self.passages)
        return SpokenScript(self.title.text, said)

    @property
    def unread(self) -> tuple[str, ...]:
        """What nobody knows how to say, as written; must be empty before it is submitted."""
        return tuple(left for text in self.texts for left in text.unread)


class HouseReading:
    """The reading of one moment; it remembers what it has read, for any number of threads."""

    def __init__(self, lexicon: Lexicon | None = None, style: Style | None = None) -> None:
        self.lexicon = lexicon or Lexicon()
        self.style = style or Style()
        self.script = lru_cache(maxsize=1024)(self._script)
        self._lines = lru_cache(maxsize=4096)(self._phrases)

    def text(
        self,
        written: str,
        language: str = VIETNAMESE,
        station: str = "",
        readings: Iterable[Entry] = (),
    ) -> SpokenText:
        """How a text is read, at one station or for all, with readings of its own."""
        if language != VIETNAMESE:
            return SpokenText(written, source=written)
        lexicon = self.lexicon.holding_at(station).overridden_by(readings)
        return to_spoken(written, lexicon, self.style)

    def own(self, station: str) -> str:
        """The station where entries hold that hold nowhere else; empty: it reads as all do."""
        return station if station in self.lexicon.stations else ""

    def phrases(
        self, written: str, language: str = VIETNAMESE, station: str = ""
    ) -> tuple[Phrase, ...]:
        """The breath groups of a line that belongs to no bulletin."""
        return self._lines(written, language, self.own(station))

    def heard(self, bulletin: Bulletin, voice: str, second_voice: str | None = None) -> str:
        """Hash of what is heard of a bulletin read by these voices: what an approval binds."""
        script = bulletin.script
        spoken = self.script(script).spoken.text
        return heard_hash(script, spoken, voice, bulletin.versions, second_voice or "")

    def as_approved(self, bulletin: Bulletin) -> bool:
        """Whether it is approved and would sound exactly as it was approved."""
        approval = bulletin.approval
        if bulletin.state is not State.APPROVED or approval is None:
            return False
        return approval.heard == self.heard(bulletin, approval.voice, approval.second_voice)

    def _script(self, script: Script) -> ReadScript:
        """A bulletin is approved once for every station, so no station's entries hold in it."""

        def read(written: str) -> SpokenText:
            return self.text(written, script.language, readings=script.readings)

        body = tuple(
            part if isinstance(part, timedelta) else read(part) for part in passages(script.body)
        )
        return ReadScript(read(script.title), body)

    def _phrases(self, written: str, language: str, station: str) -> tuple[Phrase, ...]:
        return phrases(self.text(written, language, station).text)


def styled(style: Style) -> tuple[tuple[str, str], ...]:
    """Some forms, each with what the rules say of it in a style."""
    return tuple((form, to_spoken(form, style=style).text) for form in STYLED)


def sound_otherwise(
    bulletins: Iterable[Bulletin], before: HouseReading, after: HouseReading
) -> tuple[Bulletin, ...]:
    """Bulletins that wait for approval or have it, and whose words differ between two readings."""
    return tuple(
        one
        for one in bulletins
        if one.state in {State.SUBMITTED, State.APPROVED}
        and before.script(one.script).spoken != after.script(one.script).spoken
    )
