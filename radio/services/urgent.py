"""The urgent lists: what each station has to air at once, as files that a box or a person fetches.

A list is written again with every act and every tick; what is over is taken out of it. Nothing is
in it that would not sound exactly as it was approved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from radio.domain.emergencies.emergency import Emergency, airings
from radio.domain.emergencies.emergency_turns import First, in_order
from radio.domain.emergencies.urgent import MANIFEST, PLAYLIST, Ready, folder, manifest, playlist
from radio.domain.errors import (
    Failure,
    Forbidden,
    NotFound,
    Partly,
    RadioError,
    Unavailable,
)
from radio.domain.people import Person
from radio.domain.station import Station, StationId
from radio.ports import Clock, MediaStore, Records, Store
from radio.services.alone import failed_alone
from radio.services.readings import Readings
from radio.services.sealing import stands

REMEMBERED = timedelta(days=1)
"""How long a list tells that an emergency is over, for stations that were away."""


@dataclass(frozen=True)
class UrgentList:
    """What a station has to air at once."""

    station: Station
    running: tuple[Ready, ...]
    """In the order of precedence."""
    over: tuple[Emergency, ...] = ()
    """What it must not air any more, the newest first."""


@dataclass(frozen=True)
class Urgent:
    """Makes the lists, keeps their files, and hands them out."""

    store: Store
    media: MediaStore
    clock: Clock
    readings: Readings
    first: First

    def lists(self, stations: Iterable[StationId] | None = None) -> Sequence[UrgentList]:
        """The lists of these stations, or of every station that has something on it."""
        with self.store.reading() as records:
            since = self.clock.now() - REMEMBERED
            recent = records.emergencies.ending_after(since)
            if not recent and stations is None:
                return []
            wanted = set(stations if stations is not None else _stations_of(recent))
            known = records.schedules.load().stations
            return [self._list(records, one, known, recent) for one in known if one.id in wanted]

    def write(self, stations: Iterable[StationId]) -> None:
        """Make the files of these stations' lists what they have to be; audio before its list.

        What fails at one station (an unreadable folder, a file that is gone) stops no other; then
        `Partly` names where and why.
        """
        failures = []
        for listed in self.lists(set(stations)):
            try:
                self._write(listed)
            except Exception as error:
                failures.append(self._unwritten(listed.station, failed_alone(error)))
        if failures:
            raise Partly(failures)

    def open(self, person: Person, station: StationId, name: str) -> Path:
        """Where a file of the list lies, if this person may take it and it is to be aired now.

        Raises `Forbidden` for somebody else's station and `NotFound` for what is not on the list.
        """
        found = self._written(person, station)
        if name not in _names(found):
            raise NotFound("There is no file %(key)s.", key=name)
        return self.media.path(f"{folder(station)}/{name}")

    def copy(self, person: Person, station: StationId, target: MediaStore) -> int:
        """Make the same folder of another store, such as a stick, hold this list and no more.

        How many files had to be written. Raises as `open` does.
        """
        found = self._written(person, station)
        here = folder(station)
        audio_first = sorted(_names(found), key=lambda name: not name.endswith(".mp3"))
        keys = [f"{here}/{name}" for name in audio_first]
        written = sum(target.put_file(key, self.media.path(key)) for key in keys)
        for key in set(target.list(here)) - set(keys):
            target.delete(key)
        return written

    def _written(self, person: Person, station: StationId) -> UrgentList:
        """The list with its files as they have to be, if this person may take it."""
        if not person.serves(station):
            raise Forbidden("%(name)s does not serve this station.", name=person.name)
        found = self.lists([station])
        if not found:
            raise NotFound("There is no station %(station)s.", station=station)
        self._write(found[0])
        return found[0]

    def _list(
        self,
        records: Records,
        station: Station,
        known: Sequence[Station],
        recent: Sequence[Emergency],
    ) -> UrgentList:
        now = self.clock.now()
        here = [one for one in recent if station.id in one.stations]
        running = in_order((one for one in here if airings(one, now)), self.first)
        ready = [self._ready(records, one, station, known) for one in running]
        over = tuple(one for one in here if one not in running)
        return UrgentList(station, tuple(one for one in ready if one is not None), over)

    def _ready(
        self, records: Records, one: Emergency, station: Station, known: Sequence[Station]
    ) -> Ready | None:
        """With its audio; None before that is made, or when it is not what was approved.

        Audio that is gone is made again with the next tick; until then the rest is listed.
        """
        bulletin = records.bulletins.get(one.bulletin)
        edition = records.emergencies.editions(one.id).get(station.id)
        if edition is None or not self.media.exists(edition.media):
            return None
        if not stands(self.readings.of(records), one, bulletin, known):
            return None
        sender = records.people.find(one.approval.by)
        return Ready(one, bulletin, edition, sender.name if sender else one.approval.by)

    def _unwritten(self, station: Station, error: RadioError) -> Failure:
        said = Unavailable(
            "What was decided holds, but the urgent list could not be written yet; it is tried "
            "again by itself. %(why)s",
            why=error.message,
        )
        with self.store.reading() as records:
            return Failure(records.schedules.load().called(station.id), said)

    def _write(self, listed: UrgentList) -> None:
        here = folder(listed.station.id)
        for ready in listed.running:
            self.media.put_file(f"{here}/{ready.file}", self.media.path(ready.edition.media))
        self.media.put(f"{here}/{PLAYLIST}", playlist(listed.station, listed.running))
        content = manifest(listed.station, listed.running, listed.over, self.first)
        self.media.put(f"{here}/{MANIFEST}", content)
        for key in self.media.list(here):
            if key.removeprefix(f"{here}/") not in _names(listed):
                self.media.delete(key)


def _stations_of(emergencies: Iterable[Emergency]) -> Iterable[StationId]:
    return (station for one in emergencies for station in one.stations)


def _names(listed: UrgentList) -> frozenset[str]:
    return frozenset({MANIFEST, PLAYLIST, *(one.file for one in listed.running)})
