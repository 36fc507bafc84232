"""The delivery desk: a station's day as a folder and a ZIP, and who may take it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from radio.domain.broadcast import Broadcast, BroadcastState, Edition
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import Forbidden, NotFound, Refused
from radio.domain.house_reading import HouseReading
from radio.domain.packs.manifest import read_manifest, readable
from radio.domain.packs.pack import (
    AUDIO,
    MANIFEST,
    Pack,
    StationDay,
    aside,
    fits_plan,
    folder,
    still_approved,
)
from radio.domain.packs.variant import Variant
from radio.domain.people import Person
from radio.domain.planning.begun import begun
from radio.domain.schedule import Schedules
from radio.domain.station import Station, StationId
from radio.domain.vietnamese_dates import short_date
from radio.ports import AuditEntry, Clock, MediaStore, Records, Store
from radio.services.packing import Packing
from radio.services.readings import Readings


@dataclass(frozen=True)
class Delivery:
    """Makes packs, finds them, and lets only the right people take what is still approved."""

    store: Store
    media: MediaStore
    clock: Clock
    readings: Readings
    folder: Callable[[Path], MediaStore]
    """Opens another folder, such as a stick, as a media store."""

    variant_of: Callable[[Edition, Variant, float], Edition]
    """An edition in another form, below a ceiling (dBTP), made if need be."""

    def pack(
        self,
        station: StationId,
        day: date,
        variant: Variant = Variant.MP3,
        schedules: Schedules | None = None,
    ) -> Pack:
        """The station's pack of the date, whole; what is right already is left untouched.

        `schedules` are those it was planned by, where many are made of them; else those of now.
        One that stations may have already is made again even when nothing is left in it: its
        manifest then names what they must not play any more.

        Raises `Refused` when an edition is missing, older than its plan, or holds a bulletin that
        is no longer approved as it sounds; `NotFound` when nothing is planned.
        """
        known = self.known(station, day, variant)
        with self.store.reading() as records:
            found = (schedules or records.schedules.load()).station(station)
            made_from = self._station_day(records, found, day, known=known)
        made = Packing(self.media, self._in_form(made_from, variant)).write()
        with self.store.begin() as records:
            self._record(records, made, made_from.broadcasts)
        return made

    def find(self, station: StationId, day: date, variant: Variant = Variant.MP3) -> Pack | None:
        """The pack as it lies there, complete or not.

        None when none was finished, when it is being made at this moment, and when its manifest
        cannot be read; the next build makes it anew.
        """
        try:
            found = read_manifest(self.media.get(f"{folder(station, day, variant)}/{MANIFEST}"))
            there = set(self.media.list(found.folder))
            complete = all(f"{found.folder}/{name}" in there for name in found.names)
            zipped = f"{found.folder}/{found.archive}"
            size = self.media.path(zipped).stat().st_size if zipped in there else 0
        except (NotFound, FileNotFoundError, Refused):
            return None
        return replace(found, complete=complete, bytes=size)

    def known(self, station: StationId, day: date, variant: Variant = Variant.MP3) -> bool:
        """Whether the station may have a pack of the date, whatever became of ours."""
        lies = folder(station, day, variant)
        return any(self.media.exists(key) for key in (f"{lies}/{MANIFEST}", aside(lies)))

    def deliverable(
        self, person: Person, station: StationId, day: date, variant: Variant = Variant.MP3
    ) -> Pack:
        """The pack, if this person may take it now.

        Raises `Forbidden` for somebody else's station, `NotFound` before it is made, and `Refused`
        while it is incomplete or when a bulletin in it is no longer approved.
        """
        if not person.serves(station):
            raise Forbidden("%(name)s does not serve this station.", name=person.name)
        found = self.find(station, day, variant)
        if found is None:
            raise NotFound(
                "There is no pack of %(station)s for %(day)s yet.",
                station=station,
                day=short_date(day),
            )
        if not found.complete:
            raise Refused("This pack is being made; try again in a moment.")
        with self.store.reading() as records:
            for bulletin, heard in found.heard:
                _require_approved(records.bulletins.find(bulletin), bulletin, day, heard)
        return found

    def open(
        self,
        person: Person,
        station: StationId,
        day: date,
        name: str,
        variant: Variant = Variant.MP3,
    ) -> Path:
        """Where a file of the pack lies, if this person may take it now; errors as above."""
        found = self.deliverable(person, station, day, variant)
        if name not in found.names:
            raise NotFound("There is no file %(key)s.", key=name)
        return self.media.path(f"{found.folder}/{name}")

    def copy(self, pack: Pack, target: Path) -> int:
        """Copy the files of a pack (without the ZIP) into a folder; how many had to be written.

        A manifest lies there only while everything it names does, so it comes last. What the pack
        withdraws goes, and what an earlier one there had besides.
        """
        stick = self.folder(target)
        names = [name for name in pack.names if name not in (MANIFEST, pack.archive)]
        manifest = self.media.path(f"{pack.folder}/{MANIFEST}")
        over = list(pack.withdrawn)
        if stick.exists(MANIFEST) and (there := stick.get(MANIFEST)) != manifest.read_bytes():
            over += read_manifest(there).files if readable(there) else ()
            stick.delete(MANIFEST)
        gone = {one.name for one in over}.difference(names)
        for name in gone.intersection(stick.list(AUDIO)):
            stick.delete(name)
        copied = [stick.put_file(name, self.media.path(f"{pack.folder}/{name}")) for name in names]
        return sum(copied) + stick.put_file(MANIFEST, manifest)

    def _in_form(self, day: StationDay, variant: Variant) -> StationDay:
        ceiling = day.station.finish.ceiling
        editions = tuple(
            (one, self.variant_of(edition, variant, ceiling)) for one, edition in day.editions
        )
        return replace(day, editions=editions, variant=variant)

    def _station_day(
        self, records: Records, station: Station, day: date, *, known: bool
    ) -> StationDay:
        planned = [
            broadcast
            for broadcast in records.broadcasts.between(day, day, station.id)
            if broadcast.rundown.segments and not broadcast.over
        ]
        if not planned and not known:
            raise NotFound(
                "Nothing is planned at %(station)s on %(day)s.",
                station=station.id,
                day=short_date(day),
            )
        heard = (bulletin for one in planned for bulletin in one.rundown.bulletins)
        bulletins = records.bulletins.named(tuple(dict.fromkeys(heard)))
        return StationDay(
            station=station,
            on=day,
            editions=tuple(self._editions(records, station, planned, bulletins)),
            relays=tuple(one for one in planned if one.relay is not None),
            bulletins=bulletins,
            people={person.id: person.name for person in records.people.all()},
        )

    def _editions(
        self,
        records: Records,
        station: Station,
        planned: Sequence[Broadcast],
        bulletins: Mapping[BulletinId, Bulletin],
    ) -> Iterator[tuple[Broadcast, Edition]]:
        """Each broadcast with its edition; what has begun and may not be heard, or cannot be, is
        left out.

        Here it counts whether all may be heard: nothing leaves the house but in a pack, and what
        was decided while the editions were made is known to this transaction.
        """
        has_begun = begun((station,), self.clock.now())
        reading = self.readings.of(records)
        for broadcast in planned:
            if not broadcast.made_here:
                continue
            try:
                edition = _edition(records, broadcast)
                _require_as_approved(bulletins, edition, broadcast.on, reading)
                self._require_whole(edition)
            except Refused:
                if has_begun(broadcast):
                    continue
                raise
            yield broadcast, edition

    def _require_whole(self, edition: Edition) -> None:
        """Refuse an edition whose file is not what was built."""
        if self.media.digest(edition.media) != edition.sha256:
            raise Refused("The file %(key)s was damaged; build the date again.", key=edition.media)

    def _record(self, records: Records, made: Pack, broadcasts: Sequence[Broadcast]) -> None:
        """Mark the broadcasts delivered, and write into the audit log that files changed."""
        planned = [one for one in broadcasts if one.state is BroadcastState.PLANNED]
        if planned:
            stands = records.broadcasts.between(made.on, made.on, made.station)
            packed = [one.id for one in planned if one in stands]
            records.broadcasts.mark(packed, BroadcastState.DELIVERED)
        if made.written:
            entry = AuditEntry(
                self.clock.now(), None, "pack.make", f"{made.station}/{made.on.isoformat()}"
            )
            records.audit.append(entry)


def _edition(records: Records, broadcast: Broadcast) -> Edition:
    edition = records.broadcasts.edition(broadcast.id)
    if edition is None or not fits_plan(broadcast, edition):
        raise Refused(
            "%(title)s of %(day)s is not built as it is planned; build the date again.",
            title=broadcast.title,
            day=short_date(broadcast.on),
        )
    return edition


def _require_as_approved(
    bulletins: Mapping[BulletinId, Bulletin], edition: Edition, day: date, reading: HouseReading
) -> None:
    for bulletin, heard in edition.heard:
        found = bulletins[bulletin]
        _require_approved(found, bulletin, day, heard)
        if not reading.as_approved(found):
            raise Refused(
                "%(title)s would sound different from what was approved; approve it again.",
                title=found.script.title,
            )


def _require_approved(bulletin: Bulletin | None, name: BulletinId, day: date, heard: str) -> None:
    if not still_approved(bulletin, day, heard):
        raise Refused(
            "%(title)s is no longer approved as it sounds here; build the date again.",
            title=bulletin.script.title if bulletin else name,
        )
