"""A standing programme (its parts), and the rundown that one edition makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import NewType

from radio.domain.bulletin import BulletinId
from radio.domain.script import Kind

ProgrammeId = NewType("ProgrammeId", str)


class SegmentKind(StrEnum):
    """What one item of a rundown is."""

    SPEECH = "speech"
    JINGLE = "jingle"
    STING = "sting"
    BED = "bed"
    PAUSE = "pause"
    MUSIC = "music"
    RELAY = "relay"


class AfterEmergency(StrEnum):
    """What becomes of a programme that an emergency interrupts."""

    RESUME = "resume"
    """It goes on with the item that was broken off, from that item's beginning."""
    RESTART = "restart"
    """It begins again."""
    DROP = "drop"
    """The rest is left out."""


@dataclass(frozen=True)
class Say:
    """A line of the station's own: ident, greeting, farewell."""

    text: str
    """Words with places, filled for the station and the broadcast:

    `{station}` xã Vi Hương · `{Station}` Xã Vi Hương · `{area}` huyện Bạch Thông, tỉnh Bắc Kạn ·
    `{weekday}` thứ Hai · `{date}` ngày 3 tháng 10 năm 2022 · `{time}` 5 giờ 30 phút.
    """
    title: str = ""
    bed: str | None = None
    """House sound that plays under it, ducked."""
    times: int = 1


@dataclass(frozen=True)
class Play:
    """A house sound by name: jingle or sting."""

    sound: str
    kind: SegmentKind


@dataclass(frozen=True)
class Pause:
    """Silence."""

    length: timedelta


@dataclass(frozen=True)
class Headlines:
    """The titles of the first items still to come, after an introduction."""

    intro: str
    at_most: int = 4


@dataclass(frozen=True)
class Items:
    """A place for bulletins of certain kinds."""

    kinds: tuple[Kind, ...]
    at_most: int
    intro: str = ""
    """Line said once before the first; not said when nothing is placed."""
    between: str | None = None
    """House sound between two items."""
    times: int = 1
    """How often each is read (notices: twice)."""
    again: str = ""
    """Line before the repetition: `Xin nhắc lại.`"""


@dataclass(frozen=True)
class Fill:
    """Music that lasts until what stands behind it ends with the airtime, to the frame."""

    sounds: tuple[str, ...]
    """House sounds, each played whole while there is time, the last round and round; none:
    silence."""


@dataclass(frozen=True)
class Relay:
    """A higher station carried live; it begins on the clock."""

    source: str
    """Who is carried: `Đài Tiếng nói Việt Nam`."""
    length: timedelta
    minute: int | None = None
    """Minute of the hour at which it begins: the next such moment after the programme's start."""
    after: timedelta | None = None
    """Time from the programme's start to the relay's; one of the two is given."""


Part = Say | Play | Pause | Headlines | Items | Fill | Relay


@dataclass(frozen=True)
class Programme:
    """A standing show."""

    id: ProgrammeId
    title: str
    parts: tuple[Part, ...]
    after_emergency: AfterEmergency = AfterEmergency.RESUME


@dataclass(frozen=True)
class Segment:
    """One item of a rundown, in playing order."""

    kind: SegmentKind
    title: str
    """What the page and the cue sheet call it."""
    text: str | None = None
    """Written words of a station line, places filled; None for a bulletin or a sound.

    With `bulletin` set as well it is a headline: that bulletin's title.
    """
    bulletin: BulletinId | None = None
    sound: str | None = None
    """Name of a house sound in `audio/house/`."""
    bed: str | None = None
    language: str | None = None
    """ISO 639-3 of the version of the bulletin that is heard; None: the script's own."""
    second_voice: bool = False
    """Whether the second of two voices that take turns reads the bulletin."""
    length: timedelta | None = None
    """Playing time of a pause or a relay; other lengths come from takes."""
    fill: tuple[str, ...] | None = None
    """House sounds of the music that makes the edition last its whole airtime."""


@dataclass(frozen=True)
class Rundown:
    """The ordered plan of one edition, before its audio exists."""

    segments: tuple[Segment, ...]

    @property
    def silent(self) -> bool:
        """Whether nothing in it can be heard."""
        return all(segment.kind is SegmentKind.PAUSE for segment in self.segments)

    @property
    def bulletins(self) -> tuple[BulletinId, ...]:
        """Each bulletin once, in playing order."""
        found = (segment.bulletin for segment in self.segments)
        return tuple(dict.fromkeys(bulletin for bulletin in found if bulletin is not None))
