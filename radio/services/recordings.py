"""Finds the recording of every segment of a rundown, and lays them in a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from radio.domain.audio.cuesheet import Item
from radio.domain.audio.finish import Finish
from radio.domain.audio.house_sound import at_station
from radio.domain.audio.manner import Manner
from radio.domain.audio.sound import RATE, Take, TakeId
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import Refused
from radio.domain.programme import Segment
from radio.domain.station import Station
from radio.ports import AudioLibrary, HouseSounds

LINES_IN = "vie"
"""Language of programmes' own lines; a bulletin has its own."""


class Reading(Protocol):
    """Who reads aloud: the voicing desk."""

    def take(
        self,
        bulletin: Bulletin,
        *,
        finish: Finish = ...,
        language: str | None = None,
        second_voice: bool = False,
    ) -> Take:
        """The bulletin's body as it was approved, in one of its languages."""

    def headline(self, bulletin: Bulletin, finish: Finish = ...) -> Take:
        """The bulletin's title in that voice."""

    def line(
        self,
        text: str,
        voice: str = ...,
        bed: str | None = None,
        language: str = ...,
        station: str = ...,
        manner: Manner = ...,
    ) -> Take:
        """A station's own line, a house sound ducked under it."""


@dataclass(frozen=True)
class Recorded:
    """A segment with its recording; a pause has none."""

    segment: Segment
    take: Take | None

    @property
    def item(self) -> Item:
        """What the cue sheet places."""
        segment, take = self.segment, self.take
        if take is None:
            length = segment.length.total_seconds() if segment.length else 0.0
            return Item(segment.kind, segment.title, 0, round(length * RATE))
        return Item(
            segment.kind,
            segment.title,
            take.frames,
            take.samples,
            segment.bulletin,
            segment.language,
        )


@dataclass(frozen=True)
class Recordings:
    """Recordings of bulletins, headlines, stations' lines and house sounds, made when missing."""

    library: AudioLibrary
    reading: Reading
    house: HouseSounds

    def of(
        self, segment: Segment, station: Station, bulletins: Mapping[BulletinId, Bulletin]
    ) -> Recorded:
        """The segment with its recording; `bulletins` holds those it may name.

        Raises what voices and house sounds raise, and `Refused` for a segment without sound.
        """
        return Recorded(segment, self._take(segment, station, bulletins))

    def in_a_row(
        self,
        segments: Sequence[Segment],
        station: Station,
        bulletins: Mapping[BulletinId, Bulletin],
    ) -> list[Recorded]:
        """Every segment with its recording, in order."""
        return [self.of(segment, station, bulletins) for segment in segments]

    def _take(
        self, segment: Segment, station: Station, bulletins: Mapping[BulletinId, Bulletin]
    ) -> Take | None:
        if segment.length is not None or segment.fill is not None:
            return None
        if segment.sound is not None:
            return self._house_take(at_station(segment.sound, station.id), station.finish)
        if segment.bulletin is not None:
            bulletin = bulletins[segment.bulletin]
            if segment.text is not None:
                return self.reading.headline(bulletin, station.finish)
            return self.reading.take(
                bulletin,
                finish=station.finish,
                language=segment.language,
                second_voice=segment.second_voice,
            )
        if segment.text is not None:
            bed = at_station(segment.bed, station.id) if segment.bed else None
            return self.reading.line(
                segment.text, station.voice, bed, LINES_IN, station.id, station.manner
            )
        raise Refused("%(title)s has nothing that could be heard.", title=segment.title)

    def music(self, segment: Segment, station: Station, length: timedelta) -> Recorded:
        """The segment that fills an edition, with so much of its music; raises as `of` does."""
        sounds = [at_station(sound, station.id) for sound in segment.fill or ()]
        finish = station.finish
        take_id = self.house.music_id(sounds, length, finish)
        return Recorded(
            segment, self._kept(take_id, lambda: self.house.music(sounds, length, finish))
        )

    def _house_take(self, name: str, finish: Finish) -> Take:
        take_id = self.house.take_id(name, finish)
        return self._kept(take_id, lambda: self.house.take(name, finish))

    def _kept(self, take_id: TakeId, make: Callable[[], tuple[Take, bytes]]) -> Take:
        kept = self.library.take(take_id)
        if kept is not None:
            return kept
        with self.library.making(take_id):
            kept = self.library.take(take_id)
            if kept is None:
                kept, frames = make()
                self.library.keep_take(kept, frames)
        return kept
