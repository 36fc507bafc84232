"""A commune's radio station and the administrative unit it serves, in time.

Communes are merged and renamed (1 February 2020, 1 July 2025): a station has first and last days
and names its successor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NewType

from radio.domain.audio.finish import PEAK_CEILING, TARGET, Finish
from radio.domain.audio.manner import Manner, VoiceSettings
from radio.domain.audio.treatment import Treatment
from radio.domain.message import Message, message
from radio.domain.packs.variant import Variant

StationId = NewType("StationId", str)
"""ASCII slug of a station, as in `vi-huong`."""
ChannelId = NewType("ChannelId", str)


@dataclass(frozen=True)
class Channel:
    """A way a bulletin reaches people; the lowest rank is served first (the plan, III.2)."""

    id: ChannelId
    name: str
    rank: int
    """1 is commune radio."""
    after: str | None = None
    """When this channel may carry a bulletin: `scheduled` or `aired` on rank 1; None for rank 1."""


@dataclass(frozen=True)
class Station:
    """A commune station (đài truyền thanh xã)."""

    id: StationId
    code: str
    """Administrative code of its unit, five digits."""
    name: str
    """Proper name of the unit: `Vi Hương`."""
    unit: str
    """Kind of unit: `xã` or `thị trấn`."""
    area: str
    """What stands after the name on air: `huyện Bạch Thông, tỉnh Bắc Kạn`."""
    valid_from: date | None = None
    valid_to: date | None = None
    """Last day of the unit; None while it exists."""
    successor: StationId | None = None
    channel: ChannelId = ChannelId("commune-radio")
    zone: str = "Asia/Ho_Chi_Minh"
    languages: tuple[str, ...] = ("vie",)
    """ISO 639-3 codes in the order the station prefers."""
    voice: str = "auto"
    """Voice of the station's own lines; `auto` is the best available."""
    speed: float = 1.0
    """Pace of the station's own lines; 1 is the voice's own for radio."""
    pitch: float = 1.0
    treatment: Treatment = Treatment.NONE
    """What is done to everything it plays, for its loudspeakers."""
    loudness: float = TARGET
    """LUFS of everything it plays."""
    true_peak: float = PEAK_CEILING
    """dBTP nothing it plays may exceed."""
    variants: tuple[Variant, ...] = ()
    """Forms in which its packs are made besides the usual MP3."""

    @property
    def manner(self) -> Manner:
        """How the station's own lines are read."""
        return Manner(VoiceSettings(self.speed, self.pitch), self.finish)

    @property
    def finish(self) -> Finish:
        """How everything it plays is treated and levelled."""
        return Finish(self.treatment, self.loudness, self.true_peak)

    @property
    def full_name(self) -> str:
        """`xã Vi Hương`."""
        return f"{self.unit} {self.name}"

    def exists_on(self, day: date) -> bool:
        """Whether the unit exists on `day`."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


def existing_on(stations: Iterable[Station], day: date) -> tuple[Station, ...]:
    """The stations whose units exist on `day`, in the order given."""
    return tuple(station for station in stations if station.exists_on(day))


def named(stations: Sequence[Station], at_most: int = 5) -> Message | str:
    """The names of some stations for a sentence; of many the first few."""
    names = ", ".join(station.full_name for station in stations[:at_most])
    more = len(stations) - at_most
    if more <= 0:
        return names
    return message("%(names)s and %(more)d more", names=names, more=more)
