"""A news desk over a real database, with people and a queue that the test delivers by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from radio.adapters.store import SqlStore
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.job import JobKind
from radio.domain.script import Script
from radio.domain.spoken import Entry
from radio.ports import Progress
from radio.services.newsroom import Newsroom
from radio.services.pronunciation import Pronunciation
from radio.services.readings import Readings
from radio.services.work import Work
from tests.builders import HANH, LAN, MINH, QUAN
from tests.fakes import FrozenClock, KnownWorkers, ListQueue


@dataclass
class Desk:
    """Lan writes, Minh approves, Quân administers, Hạnh operates."""

    store: SqlStore
    own_approval: bool = False
    clock: FrozenClock = field(default_factory=FrozenClock)
    queue: ListQueue = field(default_factory=ListQueue)

    def __post_init__(self) -> None:
        with self.store.begin() as records:
            for person in (LAN, MINH, HANH, QUAN):
                records.people.save(person)
        handlers = {JobKind.VOICE: self._voice}
        self.work = Work(self.store, self.clock, handlers, self.queue, KnownWorkers())
        self.readings = Readings(self.store)
        self.pronunciation = Pronunciation(self.store, self.clock, self.work, self.readings)
        self.newsroom = Newsroom(
            self.store,
            self.clock,
            self.work,
            self.readings,
            own_approval=self.own_approval,
        )

    def submitted(self, script: Script) -> Bulletin:
        """A bulletin by Lan that was read aloud and waits for approval."""
        draft = self.newsroom.draft(script, LAN.id)
        self.newsroom.submit(draft.id, LAN.id)
        self.deliver()
        return self.stored(draft.id)

    def deliver(self) -> None:
        while self.queue.sent:
            self.work.run(self.queue.sent.pop(0))

    def stored(self, bulletin: BulletinId) -> Bulletin:
        with self.store.reading() as records:
            return records.bulletins.get(bulletin)

    def decided_elsewhere(self, written: str, reading: str) -> None:
        """An entry of the lexicon that is there without anything having been voiced anew."""
        with self.store.begin() as records:
            records.lexicon.decide(Entry(written, reading))

    def acts(self) -> list[str]:
        """What the audit log says, oldest first."""
        with self.store.reading() as records:
            return [entry.act for entry in reversed(records.audit.recent())]

    def _voice(self, payload: Mapping[str, str], progress: Progress) -> None:
        with self.store.begin() as records:
            found = records.bulletins.get(BulletinId(payload["bulletin"]))
            records.bulletins.save(replace(found, voice="tone:vi", version=found.version + 1))
