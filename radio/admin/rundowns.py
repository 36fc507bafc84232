"""What the page of programmes shows of one broadcast: as it is, or as somebody tries it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from itertools import chain

from flask import url_for

from radio.admin.context import STAFF, me, the_radio
from radio.admin.timeline import Picture, picture, small
from radio.domain.audio.sound import Take
from radio.domain.broadcast import Broadcast, Edition
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import RadioError
from radio.domain.message import Message
from radio.domain.packs.pack import audio_name, fits_plan
from radio.domain.planning.airtime import EMPTY
from radio.domain.planning.running_order import RunningOrder, may_change_places
from radio.domain.planning.turns import why_not
from radio.domain.programme import Programme, Segment, SegmentKind
from radio.domain.script import Priority
from radio.domain.station import Station
from radio.services.ordering import Draft
from radio.services.timelines import Piece, Timeline

_A_PAUSE = timedelta(seconds=1)
"""Silence that a listener takes for a pause between items."""


@dataclass(frozen=True)
class Moves:
    """What a person may do with an item."""

    up: bool
    down: bool
    out: bool


@dataclass(frozen=True)
class Row:
    """One segment as the page lists it."""

    kind: SegmentKind
    title: str
    bulletin: BulletinId | None
    starts: timedelta | None
    """Offset in the audio; None when it cannot be known now."""
    length: timedelta | None
    language: str | None
    """Of a version of a bulletin; None for its own language."""
    outline: str
    moves: Moves | None
    """None for what stands where the programme puts it."""


@dataclass(frozen=True)
class Shown:
    """A broadcast with all the page says of it."""

    station: Station
    broadcast: Broadcast
    edition: Edition | None
    """What was built of this very plan."""
    programme: Programme | None
    bulletins: Mapping[BulletinId, Bulletin]
    may_order: bool
    standing: RunningOrder | None
    """The order somebody chose."""
    timeline: Timeline | None
    """None when the sound of something in it is not made yet, or not to be had now."""
    draft: Draft | None = None
    past: Sequence[str] = field(default=())
    """Earlier steps of a draft, for undoing."""
    began_with: str | None = None
    """The `seen` of the page on which a draft began, whatever stands meanwhile."""

    @property
    def items(self) -> tuple[BulletinId, ...]:
        """The bulletins in playing order."""
        return self.broadcast.rundown.bulletins

    @property
    def seen(self) -> str:
        """When the order that the person saw last was chosen, as the form hands it back."""
        if self.began_with is not None:
            return self.began_with
        return self.standing.at.isoformat() if self.standing else ""

    @property
    def length(self) -> timedelta | None:
        """Playing time of the whole."""
        if self.edition is not None and self.draft is None:
            return self.edition.length
        return self.timeline.length if self.timeline else None

    @property
    def needed(self) -> timedelta | None:
        """Playing time without what only fills the airtime; where that is not known, of all."""
        return self.timeline.needed if self.timeline else self.length

    @property
    def picture(self) -> Picture | None:
        """The timeline, drawn."""
        return picture(self.timeline, self.broadcast.slot_length) if self.timeline else None

    @cached_property
    def audio(self) -> str | None:
        """URL of what this person may hear; staff what was built, operators what was delivered.

        None when there is nothing, or when it was cleared from the disk long after its day.
        """
        on = self.broadcast.on.isoformat()
        if self.edition is None or self.draft is not None:
            return None
        if me().has(*STAFF):
            if not the_radio().media.exists(self.edition.media):
                return None
            slot = self.broadcast.slot
            return url_for("sounds.edition", station=self.station.id, on=on, slot=slot)
        name = audio_name(self.station, self.broadcast)
        try:
            the_radio().delivery.open(me(), self.station.id, self.broadcast.on, name)
        except RadioError:
            return None
        return url_for("stations.file", station=self.station.id, on=on, name=name)

    @property
    def rows(self) -> Sequence[Row]:
        """Segments in playing order, with places in the audio as far as they are known.

        A rest between two sentences is no item of a programme and has no row.
        """
        moves, rows = dict(self._moves()), []
        for segment, starts, length, peaks in self._heard():
            if segment.length is not None and segment.length < _A_PAUSE:
                continue
            item = segment.bulletin if segment.text is None else None
            rows.append(
                Row(
                    segment.kind,
                    segment.title,
                    segment.bulletin,
                    starts,
                    length,
                    segment.language,
                    small(peaks),
                    moves.pop(item, None) if item else None,
                )
            )
        return rows

    def _heard(
        self,
    ) -> Iterator[tuple[Segment, timedelta | None, timedelta | None, Sequence[int]]]:
        """Each segment with its place, length and outline, as far as its sound is there."""
        if self.timeline is not None:
            for one in self.timeline.pieces:
                yield one.segment, one.starts, one.length, one.peaks
            return
        for segment, take in _takes(self.broadcast):
            length = take.length if take else segment.length
            yield segment, None, length, take.peaks if take else ()

    def _moves(self) -> Sequence[tuple[BulletinId, Moves]]:
        """What may be done with each item, when this person decides here."""
        if not self.may_order or self.programme is None:
            return []
        items = self._items_played()
        if not items:
            return []
        swaps = may_change_places(self.programme, items)
        up, down = chain((False,), swaps), chain(swaps, (False,))
        return [
            (one.id, Moves(before, after, one.script.priority is Priority.ROUTINE))
            for one, before, after in zip(items, up, down, strict=True)
        ]

    def _items_played(self) -> Sequence[Bulletin]:
        segments = self.broadcast.rundown.segments
        read = dict.fromkeys(one.bulletin for one in segments if one.bulletin and not one.text)
        return [self.bulletins[one] for one in read if one in self.bulletins]

    @property
    def refusals(self) -> Sequence[tuple[BulletinId | None, Message, bool]]:
        """What is not heard and why, and whether this person may try to put it in."""
        choices = self.broadcast.choices
        return [
            (about, one.reason, self._could_be_heard(about))
            for one in choices
            if not one.taken
            for about in one.about
        ]

    @property
    def why_silent(self) -> Sequence[Message]:
        """What keeps the whole broadcast from the air although there may be something to say."""
        choices = self.broadcast.choices
        return [one.reason for one in choices if not one.bulletins and one.reason != EMPTY]

    def _could_be_heard(self, bulletin: BulletinId | None) -> bool:
        found = self.bulletins.get(bulletin) if bulletin else None
        on = self.broadcast.on
        return self.may_order and found is not None and why_not(found, self.station, on) is None


def shown(station: Station, broadcast: Broadcast) -> Shown:
    """The broadcast as it was planned last, with its edition if that is what was planned."""
    radio = the_radio()
    with radio.store.reading() as records:
        edition = records.broadcasts.edition(broadcast.id)
        bulletins = {one.id: one for one in records.bulletins.all()}
        programmes = records.schedules.load().programmes
    if edition is not None and not fits_plan(broadcast, edition):
        edition = None
    return Shown(
        station,
        broadcast,
        edition,
        next((one for one in programmes if one.id == broadcast.programme), None),
        bulletins,
        radio.ordering.may_order(me(), broadcast),
        radio.ordering.standing(broadcast),
        _timeline(broadcast, edition),
    )


def stamp(written: str) -> datetime | None:
    """When the order on a page was chosen; None for the planner's, and for no moment at all."""
    try:
        return datetime.fromisoformat(written) if written else None
    except ValueError:
        return None


def _timeline(broadcast: Broadcast, edition: Edition | None) -> Timeline | None:
    """What was built lies where its own cue sheet says, whatever its takes would be today."""
    cues = edition.cues.cues if edition else ()
    if edition is not None and len(cues) == len(broadcast.rundown.segments):
        pieces = (
            Piece(cue.as_heard(segment), cue.starts, cue.length, take.peaks if take else ())
            for (segment, take), cue in zip(_takes(broadcast), cues, strict=True)
        )
        return Timeline(tuple(pieces), edition.length)
    try:
        return the_radio().timelines.of(broadcast)
    except RadioError:  # the page is only looked at: what cannot be had now must not close it
        return None


def _takes(broadcast: Broadcast) -> Sequence[tuple[Segment, Take | None]]:
    """Each segment with what there is of its sound."""
    segments = broadcast.rundown.segments
    try:
        takes = the_radio().timelines.takes(broadcast)
    except RadioError:
        takes = (None,) * len(segments)
    return list(zip(segments, takes, strict=True))
