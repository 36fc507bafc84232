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
from radio.ports import NotMade


@dataclass(frozen=True)
class Card:
    """A bulletin in one language; the own language may have no version, the machine reads then."""

    language: str
    version: Version | None
    stale: bool
    take: Take | None
    """What is heard of the recording; None without one, and when it is not made yet."""
    damaged: bool = False
    """Whether there is a recording that can neither be heard nor made."""

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

    take: Take | None
    """None when it is not made yet."""

    @property
    def outline(self) -> str:
        """The path of the waveform."""
        return waveform(self.take.peaks) if self.take else ""


def second(bulletin: Bulletin) -> Second | None:
    """What the second voice read; None where one voice reads all, or it is not installed."""
    if not (bulletin.approval or bulletin).second_voice:
        return None
    try:
        return Second(the_radio().looking.take(bulletin, second_voice=True))
    except NotMade:
        return Second(None)
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
    recording = version.recording if version else None
    if recording is None:
        return Card(language, version, stale, None)
    take = _take(recording, language)
    damaged = take is None and not the_radio().looking.whole(recording)
    return Card(language, version, stale, take, damaged)


def in_turn(languages: Iterable[str]) -> Sequence[str]:
    """Languages in the order of their names on this page."""
    return sorted(languages, key=lambda one: collation_key(said(language_name(one))))


def _take(recording: Recording, language: str) -> Take | None:
    try:
        return the_radio().looking.recorded(recording, language)
    except NotMade:
        return None
