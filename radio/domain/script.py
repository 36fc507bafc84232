"""The plain-text script: what a bulletin says, and the header that tells how to treat it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from radio.domain.audio.manner import VoiceSettings
from radio.domain.spoken.lexicon import Entry


class Kind(StrEnum):
    """What sort of item a bulletin is; a programme chooses its items by kind."""

    NEWS = "news"
    FEATURE = "feature"
    EXAMPLE = "example"
    ANSWERS = "answers"
    NOTICE = "notice"
    WARNING = "warning"


class Priority(StrEnum):
    """The three levels of Circular 39/2020/TT-BTTTT, from low to high."""

    ROUTINE = "routine"
    PRIORITY = "priority"
    EMERGENCY = "emergency"

    @property
    def level(self) -> int:
        """0, 1, 2: higher is served first."""
        return list(Priority).index(self)


@dataclass(frozen=True)
class Script:
    """What was written: header fields and body, in NFC."""

    title: str
    kind: Kind
    theme: str
    """Id of a content item in `schedules/plan.yaml`."""
    body: str
    """Written text; a blank line is a paragraph, a line `[pause 2s]` is a pause mark."""
    audience: tuple[str, ...] = ()
    """Ids of audiences in `schedules/plan.yaml`; empty means everybody."""
    language: str = "vie"
    """ISO 639-3 code."""
    priority: Priority = Priority.ROUTINE
    source: str = ""
    """Source document as a citation, for staff; not read on air."""
    valid_from: date | None = None
    valid_until: date | None = None
    """Last day on which it may be aired."""
    must_air_by: date | None = None
    """By the end of this day each station has aired it once; before anything optional."""
    follows: str = ""
    """Id of the bulletin that must be heard before it at a station; empty: none."""
    voice: str = "auto"
    """Voice id, or `auto` for the best one available."""
    speed: float = 1.0
    """Pace of its voice; 1 is the voice's own for radio."""
    pitch: float = 1.0
    """Pitch of its voice; 1 is the voice's own."""
    readings: tuple[Entry, ...] = ()
    """How this script alone reads some forms; they go before the house's lexicon."""

    @property
    def settings(self) -> VoiceSettings:
        """How its voice is to speak."""
        return VoiceSettings(self.speed, self.pitch)

    def valid_on(self, day: date) -> bool:
        """Whether the bulletin may be aired on `day`."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)
