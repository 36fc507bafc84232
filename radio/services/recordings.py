"""Finds the recording of every segment of a rundown, and lays them in a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from radio.domain.audio.cuesheet import Item, Layout, place
from radio.domain.audio.finish import Finish
from radio.domain.audio.house_sound import at_station
from radio.domain.audio.manner import Manner
from radio.domain.audio.sound import RATE, Take, TakeId
from radio.domain.audio.time_fit import fitted, music_for, with_silence
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import Refused
from radio.domain.house_reading import HouseReading
from radio.domain.programme import Segment
from radio.domain.rundown import silent
from radio.domain.station import Station
from radio.ports import AudioLibrary, HouseSounds, Progress

LINES_IN = "vie"
"""Language of programmes' own lines; a bulletin has its own."""


class Reading(Protocol):
    """Who reads aloud: the voicing desk."""

    def take(
        self,
        bulletin: Bulletin,
        progress: Progress | None = ...,
        *,
        finish: Finish = ...,
        language: str | None = None,
        second_voice: bool = False,
        reading: HouseReading | None = None,
    ) -> Take:
        """The bulletin's body as it was approved, in one of its languages."""

    def headline(
        self, bulletin: Bulletin, finish: Finish = ..., reading: HouseReading | None = None
    ) -> Take:
        """The bulletin's title in that voice."""

    def line(
        self,
        text: str,
        voice: str = ...,
        bed: str | None = None,
        language: str = ...,
        station: str = ...,
        manner: Manner = ...,
        reading: HouseReading | None = None,
    ) -> Take:
        """A station's own line, a house sound ducked under it."""


@dataclass(frozen=True)
class View:
    """What was seen at one moment: bulletins as they stood, and how the house read them.

    Whatever is decided meanwhile, all that is recorded from one view goes together.
    """

    bulletins: Mapping[BulletinId, Bulletin]
    reading: HouseReading


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
    known: dict[object, Recorded] | None = None
    """What one run of work has found, by all that it is made from; None: nothing is remembered."""
    progress: Progress | None = None
    """Who is told while a bulletin is read aloud."""

    def of(self, segment: Segment, station: Station, view: View) -> Recorded:
        """The segment with its recording; the view has the bulletins it may name.

        Raises what voices and house sounds raise, and `Refused` for a segment without sound.
        """
        if self.known is None:
            return Recorded(segment, self._take(segment, station, view))
        key = _made_from(segment, station, view)
        found = self.known.get(key)
        if found is None:  # what another hand found meanwhile stays
            found = self.known.setdefault(
                key, Recorded(segment, self._take(segment, station, view))
            )
        return found

    def remembering(self, progress: Progress | None = None) -> Recordings:
        """The same for one run of work: what stations share is looked for once.

        Whatever is chosen meanwhile, a house sound stays for it what it was when first asked for.
        """
        known = {} if self.known is None else self.known
        return replace(self, known=known, progress=progress or self.progress)

    def forget(self) -> None:
        """Look for everything anew: something that was found is damaged by now."""
        if self.known is not None:
            self.known.clear()

    def _take(self, segment: Segment, station: Station, view: View) -> Take | None:
        if segment.length is not None or segment.fill is not None:
            return None
        if segment.sound is not None:
            return self._house_take(at_station(segment.sound, station.id), station.finish)
        if segment.bulletin is not None:
            bulletin = view.bulletins[segment.bulletin]
            if segment.text is not None:
                return self.reading.headline(bulletin, station.finish, view.reading)
            return self.reading.take(
                bulletin,
                progress=self.progress,
                finish=station.finish,
                language=segment.language,
                second_voice=segment.second_voice,
                reading=view.reading,
            )
        if segment.text is not None:
            bed = at_station(segment.bed, station.id) if segment.bed else None
            return self.reading.line(
                segment.text,
                station.voice,
                bed,
                LINES_IN,
                station.id,
                station.manner,
                view.reading,
            )
        raise Refused("%(title)s has nothing that could be heard.", title=segment.title)

    def in_places(
        self, row: Sequence[Recorded], station: Station, length: timedelta
    ) -> tuple[Sequence[Recorded], Layout]:
        """The row laid out, with music that fills an airtime of `length` where it says so.

        Raises as `of` does.
        """
        at = next((at for at, one in enumerate(row) if one.segment.fill is not None), None)
        if at is None:
            return row, place([one.item for one in row])
        before, segment, behind = row[:at], row[at].segment, row[at + 1 :]
        items = [one.item for one in (*before, *behind)]
        missing = music_for(items, at, length) if segment.fill else timedelta()
        if not missing:
            silence = silent(segment)
            layout = with_silence(fitted(items, at, length, stretched=True), at, silence.title)
            return (*before, Recorded(silence, None), *behind), layout
        whole = (*before, self.music(segment, station, missing), *behind)
        return whole, fitted([one.item for one in whole], at + 1, length, stretched=False)

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


def _made_from(segment: Segment, station: Station, view: View) -> object:
    """Equal for two segments, each at its station, only if their recordings are the same."""
    if segment.bulletin is not None:
        version = view.bulletins[segment.bulletin].version
        return segment, version, station.finish, view.reading
    if segment.text is not None and segment.bed is None:
        own = view.reading.own(station.id)
        return segment, own, station.voice, station.manner, view.reading
    return segment, station, view.reading
