"""What a page shows of one version: its words, who reads them, whether it can still be heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from radio.admin.context import the_radio
from radio.admin.language import said
from radio.admin.waveform import waveform
from radio.domain.audio.sound import Take
from radio.domain.bulletin import Bulletin
from radio.domain.errors import Refused, Unavailable
from radio.domain.languages import language_name
from radio.domain.text import collation_key
from radio.domain.version import Recording, Version, is_stale


@dataclass(frozen=True)
class Card:
    """A bulletin in one language; the own language may have no version, the machine reads then."""

    language: str
    version: Version | None
    stale: bool
    take: Take | None
    """What is heard of the recording; None without one, and when it is damaged."""

    @property
    def recording(self) -> Recording | None:
        """The person's reading."""
        return self.version.recording if self.version else None

    @property
    def body(self) -> str:
        """The version's own text; empty where the bulletin itself is read."""
        return self.version.body if self.version else ""

    @property
    def outline(self) -> str:
        """The path of the waveform."""
        return waveform(self.take.peaks) if self.take else ""


@dataclass(frozen=True)
class Second:
    """What the second voice made of a bulletin."""

    take: Take

    @property
    def outline(self) -> str:
        """The path of the waveform."""
        return waveform(self.take.peaks)


def second(bulletin: Bulletin) -> Second | None:
    """What the second voice reads; None where one voice reads all, or it cannot speak now."""
    if not (bulletin.approval or bulletin).second_voice:
        return None
    try:
        return Second(the_radio().voicing.take(bulletin, second_voice=True))
    except (Refused, Unavailable):
        return None


def cards(bulletin: Bulletin) -> list[Card]:
    """Every version, the bulletin's own language first."""
    there = (one.language for one in bulletin.versions)
    own = bulletin.script.language
    return [card_of(bulletin, one) for one in sorted(there, key=lambda one: (one != own, one))]


def card_of(bulletin: Bulletin, language: str) -> Card:
    """The version in a language, or its empty place."""
    version = bulletin.version_in(language)
    stale = version is not None and is_stale(version, bulletin.script)
    return Card(language, version, stale, _take(bulletin, version))


def in_turn(languages: Iterable[str]) -> Sequence[str]:
    """Languages in the order of their names on this page."""
    return sorted(languages, key=lambda one: collation_key(said(language_name(one))))


def _take(bulletin: Bulletin, version: Version | None) -> Take | None:
    if version is None or version.recording is None:
        return None
    try:
        return the_radio().versions.take(bulletin, version.language)
    except (Unavailable, Refused):  # damaged: the page says to record it again
        return None
