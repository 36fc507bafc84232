"""A news desk over a real database, with people and a queue that the test delivers by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from radio.adapters.store import SqlStore
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.job import JobKind
from radio.domain.script import Script
from radio.ports import Progress
from radio.services.newsroom import Newsroom, Reading
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
    pronounced: str = "một"
    """How the reading of today says things; a change makes every script sound different."""

    def __post_init__(self) -> None:
        with self.store.begin() as records:
            for person in (LAN, MINH, HANH, QUAN):
                records.people.save(person)
        handlers = {JobKind.VOICE: self._voice}
        self.work = Work(self.store, self.clock, handlers, self.queue, KnownWorkers())
        self.newsroom = Newsroom(
            self.store,
            self.clock,
            self.work,
            Reading(spoken_text=self._spoken, unread=_unread),
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

    def acts(self) -> list[str]:
        """What the audit log says, oldest first."""
        with self.store.reading() as records:
            return [entry.act for entry in reversed(records.audit.recent())]

    def _spoken(self, script: Script) -> str:
        return f"{script.title} {script.body}".replace("1", self.pronounced)

    def _voice(self, payload: Mapping[str, str], progress: Progress) -> None:
        with self.store.begin() as records:
            found = records.bulletins.get(BulletinId(payload["bulletin"]))
            records.bulletins.save(replace(found, voice="tone:vi", version=found.version + 1))


def _unread(script: Script) -> list[str]:
    return [word for word in script.body.split() if "@" in word]
