"""The pronunciation desk: how the house reads a form, decided once and remembered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from radio.domain.bulletin import Bulletin
from radio.domain.errors import NotFound, Refused
from radio.domain.house_reading import HouseReading, sound_otherwise
from radio.domain.lexicon_checks import check_entry
from radio.domain.people import PersonId, Role
from radio.domain.spoken import Entry, Lexicon
from radio.domain.spoken.tidy import usual
from radio.ports import AuditEntry, Clock, Records, Store
from radio.services.readings import Readings
from radio.services.rereading import read_again
from radio.services.work import Work


@dataclass(frozen=True)
class Pronunciation:
    """Decides, forgets and takes in entries; what sounds otherwise then is approved anew."""

    store: Store
    clock: Clock
    work: Work
    readings: Readings

    def lexicon(self) -> Lexicon:
        """Every entry that holds now, stations' entries among them."""
        with self.store.reading() as records:
            return records.lexicon.load()

    def find(self, written: str, context: str = "", station: str = "") -> Entry:
        """The entry for exactly this form; raises `NotFound`."""
        key = (station, written, context.casefold())
        for entry in self.lexicon().entries:
            if entry.key == key:
                return entry
        raise NotFound("The lexicon has no entry for %(written)s.", written=written)

    def would_change(self, entry: Entry) -> Sequence[Bulletin]:
        """Bulletins that would have to be heard and approved again if the entry held."""
        with self.store.reading() as records:
            before = self.readings.of(records)
            after = HouseReading(before.lexicon.with_entries([entry]), before.style)
            return sound_otherwise(_with_form(records, [entry]), before, after)

    def forgetting_would_change(self, entry: Entry) -> Sequence[Bulletin]:
        """Bulletins that would have to be heard and approved again if the entry held no more."""
        with self.store.reading() as records:
            before = self.readings.of(records)
            after = HouseReading(before.lexicon.without(entry), before.style)
            return sound_otherwise(_with_form(records, [entry]), before, after)

    def decide(self, entry: Entry, by: PersonId) -> Sequence[Bulletin]:
        """Let an entry hold from now on; the bulletins that are voiced anew because of it.

        Raises `Refused` when its words would themselves be read otherwise, `Forbidden` for
        somebody who does not write, `NotFound` for a station that does not exist.
        """
        return self.take_in([entry], by)[1]

    def take_in(
        self, entries: Iterable[Entry], by: PersonId | None
    ) -> tuple[int, Sequence[Bulletin]]:
        """Take in entries, all or none: how many were new or changed, and what is voiced anew.

        `by` is None for the programme itself, which takes in what was shipped. Whoever takes an
        entry in has decided it, now: what a file says of who and when anybody may have written.
        """
        with self.store.begin() as records:
            if by is not None:
                records.people.get(by).require(Role.EDITOR, Role.ADMIN)
            before = self.readings.of(records)
            new = [one for one in entries if _is_new(one, before.lexicon)]
            _require_stations(records, new)
            for entry in new:
                check_entry(entry, before.lexicon.with_entries(new), before.style)
            now = self.clock.now()
            for entry in new:
                records.lexicon.decide(replace(entry, who=by or "", when=now if by else None))
                said = f"{entry.written} => {entry.reading}"
                records.audit.append(AuditEntry(now, by, "lexicon.decide", _subject(entry), said))
            return len(new), self._again(records, before, new, by)

    def forget(self, entry: Entry, by: PersonId) -> Sequence[Bulletin]:
        """Let the rules decide again; the bulletins that are voiced anew because of it."""
        with self.store.begin() as records:
            records.people.get(by).require(Role.EDITOR, Role.ADMIN)
            before = self.readings.of(records)
            if all(one.key != entry.key for one in before.lexicon.entries):
                raise NotFound("The lexicon has no entry for %(written)s.", written=entry.written)
            now = self.clock.now()
            records.lexicon.forget(entry, by, now)
            records.audit.append(
                AuditEntry(now, by, "lexicon.forget", _subject(entry), entry.written)
            )
            return self._again(records, before, [entry], by)

    def _again(
        self, records: Records, before: HouseReading, changed: Sequence[Entry], by: PersonId | None
    ) -> Sequence[Bulletin]:
        after = self.readings.of(records)
        otherwise = sound_otherwise(_with_form(records, changed), before, after)
        now = self.clock.now()
        return [read_again(records, self.work, one, by, now) for one in otherwise]


def _subject(entry: Entry) -> str:
    return f"lexicon/{entry.station}" if entry.station else "lexicon"


def _is_new(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether it says something that is not held already, whoever decided it."""
    kept = next((one for one in lexicon.entries if one.key == entry.key), None)
    return kept is None or (kept.reading, kept.note) != (entry.reading, entry.note)


def _with_form(records: Records, entries: Sequence[Entry]) -> Sequence[Bulletin]:
    """Bulletins in which one of the forms may stand: only they can sound otherwise."""
    parts = [entry.first for entry in entries if not entry.station]

    def stands(text: str) -> bool:
        return any(part in text for part in parts)

    return [
        one
        for one in records.bulletins.all()
        if stands(usual(one.script.title)) or stands(usual(one.script.body))
    ]


def _require_stations(records: Records, entries: Iterable[Entry]) -> None:
    named = {entry.station for entry in entries if entry.station}
    if not named:
        return
    known = {station.id for station in records.schedules.load().stations}
    for name in sorted(named - known):
        raise Refused("There is no station %(station)s.", station=name)
