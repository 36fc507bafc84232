"""The assembly desk: makes the edition of one broadcast from takes, by joining their frames.

An edition is named by what it is made of, so that a second build finds it and writes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from datetime import timedelta
from math import ceil
from threading import Lock

from radio.domain.audio.cuesheet import Layout, advance
from radio.domain.audio.loudness import together
from radio.domain.audio.sound import Take
from radio.domain.broadcast import Broadcast, Edition
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.errors import Damaged, NotFound, Refused, of_the_machine
from radio.domain.message import message
from radio.domain.planning.reception import Lengths
from radio.domain.programme import Segment, SegmentKind
from radio.domain.schedule import Schedules
from radio.domain.station import Station
from radio.domain.vietnamese_dates import long_date
from radio.ports import (
    AudioLibrary,
    Label,
    MediaStore,
    Progress,
    Records,
    Splicing,
    Store,
    Written,
)
from radio.services.readings import Readings
from radio.services.recordings import LINES_IN, Recorded, Recordings, View

MUSIC_ALONE = "zxx"
"""ISO 639 for sound without words."""


@dataclass
class Counts:
    """What was really written, not found, since the program started."""

    editions_written: int = 0
    _counting: Lock = field(default_factory=Lock, repr=False, compare=False)

    def written(self) -> None:
        """Count an edition, whoever wrote it."""
        with self._counting:
            self.editions_written += 1


@dataclass(frozen=True)
class Assembly:
    """Builds editions and knows how long segments in a row play."""

    store: Store
    library: AudioLibrary
    recordings: Recordings
    splicing: Splicing
    media: MediaStore
    readings: Readings
    counts: Counts = field(default_factory=Counts)
    damaged: list[str] = field(default_factory=list)
    """Keys of editions that were not what had been written, until somebody reports them."""

    def lengths(
        self, bulletins: Mapping[BulletinId, Bulletin], progress: Progress | None = None
    ) -> Lengths:
        """Measures segments that name these bulletins, from finished takes; each take once.

        All by the reading of this moment. What it gives raises what voices and house sounds raise,
        and `Unavailable` for what the machine says.
        """
        recordings = self.recordings.remembering(progress)
        view = View(bulletins, self.readings.now())

        def length(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
            try:
                return advance(recordings.of(segment, station, view).item, after)
            except OSError as error:
                raise of_the_machine(error) from error

        return length

    def remembering(self) -> Assembly:
        """The same desk for one run of work, as `Recordings.remembering`."""
        return replace(self, recordings=self.recordings.remembering())

    def build(
        self,
        broadcast: Broadcast,
        progress: Progress | None = None,
        schedules: Schedules | None = None,
    ) -> Edition | None:
        """The edition of a broadcast, made if need be; None when it is silence or a relay.

        `schedules` are those it was planned by, where many are built of them; else those of now.
        Raises `Refused` when a bulletin in it is not approved as it would sound, or when it would
        be longer than its slot; and what voices and house sounds raise.
        """
        if not broadcast.made_here:
            return None
        with self.store.reading() as records:
            draft = self._draft(records, broadcast, schedules or records.schedules.load())
        edition = self.make(draft, progress)
        if edition != draft.standing:
            with self.store.begin() as records:
                records.broadcasts.save_edition(edition)
        return edition

    def mend(self, broadcast: Broadcast, schedules: Schedules) -> None:
        """Make the edition of a broadcast that has begun again, if its file was damaged or is gone.

        Raises as `build` does: what may not be heard any more is not made again.
        """
        with self.store.reading() as records:
            standing = records.broadcasts.edition(broadcast.id)
        if standing is not None and not self._stands(standing):
            self.build(broadcast, schedules=schedules)

    def make(self, draft: Draft, progress: Progress | None = None) -> Edition:
        """The edition of a draft, its file written where it does not stand; nothing is recorded.

        A take that is found damaged while its frames are joined is made again, and the edition is
        begun anew. Raises as `build` does.
        """
        for bulletin in draft.view.bulletins.values():
            _require_approved(bulletin, draft)
        try:
            return self._made(draft, progress)
        except Damaged:
            self.recordings.forget()
            return self._made(draft, progress)

    def _made(self, draft: Draft, progress: Progress | None) -> Edition:
        row = self._record(draft, progress)
        slot_length = draft.broadcast.slot_length
        placed, layout = self.recordings.in_places(row, draft.station, slot_length)
        _require_fitting(draft.broadcast, layout)
        return self._finish(draft, placed, layout)

    def _draft(self, records: Records, broadcast: Broadcast, schedules: Schedules) -> Draft:
        """All of one transaction: what is decided while the edition is made is not half in it."""
        titles = (one.title for one in schedules.programmes if one.id == broadcast.programme)
        bulletins = records.bulletins.named(broadcast.rundown.bulletins)
        return Draft(
            broadcast=broadcast,
            station=schedules.station(broadcast.station),
            programme=next(titles, broadcast.title),
            view=View(bulletins, self.readings.of(records)),
            standing=records.broadcasts.edition(broadcast.id),
        )

    def _record(self, draft: Draft, progress: Progress | None) -> list[Recorded]:
        segments, recordings = draft.broadcast.rundown.segments, self.recordings.remembering()
        row = []
        for done, segment in enumerate(segments):
            if progress is not None:
                note = message("Assembling: %(title)s", title=segment.title)
                progress.step(done, len(segments), note)
            row.append(recordings.of(segment, draft.station, draft.view))
        return row

    def _finish(self, draft: Draft, row: Sequence[Recorded], layout: Layout) -> Edition:
        """The edition, written only where it does not stand already."""
        if not draft.at_once:
            _require_level(draft, row)
        label = draft.label(row)
        key = _key(self.splicing.version, label, layout, row)
        standing = draft.standing
        if standing is not None and standing.media == key and self._stands(standing):
            made = Written(standing.sha256, standing.bytes)
        else:
            made = self._write(key, label, layout, row)
        return Edition(
            broadcast=draft.broadcast.id,
            media=key,
            sha256=made.sha256,
            bytes=made.bytes,
            length=layout.sheet.length,
            loudness=label.loudness,
            cues=layout.sheet,
            heard=draft.heard,
        )

    def _stands(self, edition: Edition) -> bool:
        """Whether the file is there, byte for byte."""
        found = self.media.digest(edition.media)
        if found not in (None, edition.sha256):
            self.damaged.append(edition.media)
        return found == edition.sha256

    def _write(self, key: str, label: Label, layout: Layout, row: Sequence[Recorded]) -> Written:
        pieces = self.splicing.pieces(label, layout, self._frames(layout, row))
        made = self.media.put_pieces(key, pieces)
        self.counts.written()
        return made

    def _frames(self, layout: Layout, row: Sequence[Recorded]) -> Iterator[tuple[int, bytes]]:
        """The place and the frames of each take, read one at a time.

        Raises `Damaged` for what is no longer the take that was laid out, whole, or is gone.
        """
        for start, recorded in zip(layout.starts, row, strict=True):
            if recorded.take is not None:
                frames = self._as_laid_out(recorded.take)
                if frames is None:
                    raise Damaged(
                        "The recording of %(title)s was damaged meanwhile; build the day again.",
                        title=recorded.segment.title,
                    )
                yield start, frames

    def _as_laid_out(self, take: Take) -> bytes | None:
        """The frames of this very take; None when they are other ones by now, or gone."""
        try:
            frames = self.library.frames(take.id)
        except NotFound:
            return None
        kept = self.library.take(take.id)
        return frames if kept is not None and kept.sha256 == take.sha256 else None


@dataclass(frozen=True)
class Draft:
    """All an edition is made from."""

    broadcast: Broadcast
    station: Station
    programme: str
    view: View
    """The bulletins heard in it, in playing order, and how they and the lines are read."""
    standing: Edition | None = None
    """The edition made before; its file is kept when it would be the same."""
    at_once: bool = False
    """Whether it is an emergency, which no level beside the target keeps from the air."""

    @property
    def heard(self) -> tuple[tuple[BulletinId, str], ...]:
        """Each bulletin with the hash that was approved, in playing order."""
        approvals = ((one.id, one.approval) for one in self.view.bulletins.values())
        return tuple((one, approval.heard) for one, approval in approvals if approval is not None)

    def label(self, row: Sequence[Recorded]) -> Label:
        """What players show of these recordings in a row."""
        return Label(
            title=f"{self.broadcast.title}, {long_date(self.broadcast.on)}",
            station=f"Đài truyền thanh {self.station.full_name}",
            programme=self.programme,
            on=self.broadcast.on,
            languages=_languages(row, self.view) or (MUSIC_ALONE,),
            loudness=round(_loudness(row), 2),
        )


def _require_approved(bulletin: Bulletin, draft: Draft) -> None:
    approved = bulletin.state_on(draft.broadcast.on) is State.APPROVED
    if not approved or not draft.view.reading.as_approved(bulletin):
        raise Refused(
            "%(title)s is not approved as it would sound; approve it or plan the day again.",
            title=bulletin.script.title,
        )


def _require_fitting(broadcast: Broadcast, layout: Layout) -> None:
    over = layout.sheet.length - broadcast.slot_length
    if over > timedelta():
        raise Refused(
            "%(title)s is %(seconds)s s longer than its slot; plan the day again.",
            title=broadcast.title,
            seconds=ceil(over.total_seconds()),
        )


def _require_level(draft: Draft, row: Sequence[Recorded]) -> None:
    """Hold every take against what the station wishes, by what was measured on its frames.

    So no item is more than 1 LU louder than the one before it.
    """
    finish = draft.station.finish
    for segment, take in ((one.segment, one.take) for one in row):
        if take is not None and not finish.met(take.loudness, take.true_peak):
            raise Refused(
                "%(title)s has %(loudness)s LUFS where the station wishes %(target)s.",
                title=segment.title,
                loudness=round(take.loudness, 1),
                target=finish.target,
            )


def _languages(row: Sequence[Recorded], view: View) -> tuple[str, ...]:
    """What is spoken, in the order in which it is first heard."""
    found: dict[str, None] = {}
    for segment in (one.segment for one in row):
        if segment.bulletin is not None:
            own = view.bulletins[segment.bulletin].script.language
            found.setdefault(segment.language or own)
        elif segment.text is not None:
            found.setdefault(LINES_IN)
    return tuple(found)


def _loudness(row: Sequence[Recorded]) -> float:
    """Gated loudness of the whole in LUFS, added up from the takes'."""
    return together(one.take.energies for one in row if one.take is not None)


def _key(splicing: str, label: Label, layout: Layout, row: Sequence[Recorded]) -> str:
    """Where an edition of exactly these frames, places and words lies in the media store."""
    takes = [recorded.take.sha256 if recorded.take else None for recorded in row]
    cues = [(cue.kind, cue.title) for cue in layout.sheet.cues]
    made_of = (splicing, astuple(label), layout.starts, layout.samples, takes, cues)
    digest = hashlib.sha256(json.dumps(made_of, default=str).encode()).hexdigest()
    return f"audio/editions/{digest[:2]}/{digest}.mp3"
