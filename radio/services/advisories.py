"""The desk for warnings of others: takes each message in once and does what it asks for, or waits.

A message is kept before anything is done with it. A cancel, an update and an expiry are obeyed at
once; a warning is aired in the name of the person who hands it in, or who is named for the feed;
where nobody is, it waits for one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from radio.domain.emergencies.advisory import Advisory, Outcome
from radio.domain.emergencies.cap import CapMessage, Decision, ToAir, decide
from radio.domain.emergencies.emergency import LONGEST_LIFE
from radio.domain.emergencies.emergency_order import MOST_READINGS, Order
from radio.domain.errors import Failure, NotFound, Partly, RadioError, Refused
from radio.domain.message import Message, message
from radio.domain.people import PersonId
from radio.ports import AuditEntry, Clock, Records, Store
from radio.services.emergencies import Emergencies

_log = logging.getLogger(__name__)


class Feed(Protocol):
    """An address that is asked for messages."""

    def fetch(self) -> bytes | None:
        """What is there now; None when it is what was there. Raises `Unavailable`."""

    def forget(self) -> None:
        """Ask for the whole message again next time."""


@dataclass(frozen=True)
class Received:
    """What became of a message that came in."""

    key: str
    title: str
    outcome: Outcome
    reason: Message


@dataclass
class Advisories:
    """Takes messages in, airs them, puts them aside."""

    store: Store
    clock: Clock
    emergencies: Emergencies
    read: Callable[[bytes], CapMessage]
    zone: str
    feed: Feed | None = None
    on_behalf_of: PersonId | None = None
    """In whose name the feed's warnings are aired at once."""
    trouble: Message | None = field(default=None, init=False)
    """Why the feed could not be asked the last time."""

    def poll(self) -> Received | None:
        """Ask the feed; None when there is nothing new, or when it cannot be asked (`trouble`)."""
        if self.feed is None:
            return None
        try:
            content = self.feed.fetch()
            self.trouble = None
            return None if content is None else self.receive(content, self._standing_in())
        except Partly as error:  # the feed was asked, and all was done but a list
            _log.warning("warnings: %s", error)
            return None
        except RadioError as error:
            self.feed.forget()
            self.trouble = error.message
            _log.warning("warnings: %s", error)
            return None

    def receive(self, content: bytes, by: PersonId | None, *, trusted: bool = False) -> Received:
        """Take a message in and do what it asks for, once, in the name of `by`.

        With `trusted` (a person vouches for the file) it may cancel what another sender said.
        Raises `BadInput` for what is no message, `Forbidden` when `by` may not air emergencies.
        """
        given = self.read(content)
        if by is not None:
            self._require_right(by)
        decision, kept = self._keep(given, content, trusted=trusted)
        if kept is None:
            again = message("It came before; nothing is done twice.")
            return Received(str(given.key), _title(given), self._outcome(given), again)
        if kept.outcome is not Outcome.WAITING:
            self._stop(kept.stops, _title(given))
        elif by is not None:
            self._try_to_air(kept, decision, by)
        return self._received(kept.key)

    def air(self, key: str, by: PersonId) -> Received:
        """Air a warning that waits, as it came; raises `Refused` with the reason when it cannot be.

        What it replaces ends with that.
        """
        self._require_right(by)
        with self.store.reading() as records:
            kept = records.advisories.get(key)
            decision = self._decide(records, self.read(kept.content))
        if kept.outcome is not Outcome.WAITING:
            raise Refused("This warning does not wait any more.")
        if not decision.air:
            self._settle(kept.key, Outcome.ENDED, decision.reason)
            self._stop(kept.stops, kept.title)
            raise Refused("%(reason)s", reason=decision.reason)
        self._air(kept, decision, by)
        return self._received(key)

    def put_aside(self, key: str, by: PersonId) -> None:
        """Not air a warning that waits; what it replaces is left on the air."""
        self._require_right(by)
        now = self.clock.now()
        with self.store.begin() as records:
            aside = message("It was put aside.")
            if not records.advisories.settle(key, Outcome.WAITING, Outcome.ENDED, aside):
                raise Refused("This warning does not wait any more.")
            records.audit.append(AuditEntry(now, by, "advisory.put_aside", key))

    def waiting(self) -> list[Advisory]:
        """Those that wait for a person and have not expired."""
        now = self.clock.now()
        with self.store.reading() as records:
            return [one for one in records.advisories.waiting() if one.expires_at > now]

    def _standing_in(self) -> PersonId | None:
        """Whose name the feed's warnings go out in; None when nobody with the right is named."""
        if self.on_behalf_of is None:
            return None
        with self.store.reading() as records:
            person = records.people.find(self.on_behalf_of)
        allowed = person is not None and self.emergencies.may_air.allows(person)
        return self.on_behalf_of if allowed else None

    def _require_right(self, by: PersonId) -> None:
        with self.store.reading() as records:
            self.emergencies.may_air.require(records.people.get(by), ())

    def _decide(self, records: Records, given: CapMessage) -> Decision:
        now = self.clock.now()
        try:
            stations = records.schedules.load().stations
        except NotFound:
            stations = ()
        return decide(given, stations, self._day(now), now)

    def _day(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.zone)).date()

    def _keep(
        self, given: CapMessage, content: bytes, *, trusted: bool
    ) -> tuple[Decision, Advisory | None]:
        """Keep the message with what is decided about it; None when it came before."""
        with self.store.begin() as records:
            decision = self._decide(records, given)
            outcome = Outcome.WAITING if decision.air else Outcome.NOT_AIRED
            reason = decision.reason
            if decision.air and records.advisories.stopped(str(given.key)):
                outcome = Outcome.NOT_AIRED
                reason = message("It was cancelled or replaced before it came.")
            stops = [one for one in decision.stop if trusted or one.sender == given.key.sender]
            kept = Advisory(
                key=str(given.key),
                received_at=self.clock.now(),
                expires_at=_last(given),
                title=_title(given),
                content=content,
                outcome=outcome,
                reason=reason,
                stops=tuple(map(str, stops)),
            )
            if not records.advisories.add(kept):
                return decision, None
            for key in kept.stops:
                ended = message("It was cancelled or replaced by a later message.")
                records.advisories.settle(key, Outcome.WAITING, Outcome.ENDED, ended)
            at, why = kept.received_at, (reason,)
            records.audit.append(AuditEntry(at, None, "advisory.receive", kept.key, reasons=why))
        return decision, kept

    def _outcome(self, given: CapMessage) -> Outcome:
        with self.store.reading() as records:
            return records.advisories.get(str(given.key)).outcome

    def _received(self, key: str) -> Received:
        with self.store.reading() as records:
            kept = records.advisories.get(key)
        return Received(kept.key, kept.title, kept.outcome, kept.reason)

    def _stop(self, keys: Iterable[str], because: str) -> None:
        """End every emergency that came from these messages; raises `Partly` once all are ended."""
        with _partly() as failures:
            for key in keys:
                with self.store.reading() as records:
                    found = records.emergencies.of_advisory(key)
                for one in found:
                    with _noted_in(failures):
                        self.emergencies.end(one.id, because)

    def _try_to_air(self, kept: Advisory, decision: Decision, by: PersonId) -> None:
        """Air it; what keeps it from the air is noted, and it waits for a person."""
        try:
            self._air(kept, decision, by)
        except Partly:  # it is on the air
            raise
        except RadioError as error:
            self._settle(kept.key, Outcome.WAITING, error.message)

    def _air(self, kept: Advisory, decision: Decision, by: PersonId) -> None:
        """Each of its warnings as an emergency, then what it replaces ends: never silence between.

        Begun before and broken off, it goes on with what is not on the air yet. Raises `Partly`
        when all that is done, for stations whose lists could not be written.
        """
        with self.store.reading() as records:
            before = len(records.emergencies.of_advisory(kept.key))
        with _partly() as failures:
            for one in decision.air[before:]:
                with _noted_in(failures):
                    self.emergencies.air(self._order(kept, one), by)
            with _noted_in(failures):
                self._stop(kept.stops, kept.title)
            self._settle(kept.key, Outcome.AIRED, decision.reason)

    def _order(self, kept: Advisory, one: ToAir) -> Order:
        with self.store.reading() as records:
            given = self.read(kept.content)
            known = {station.id for station in records.schedules.load().stations}
        return Order(
            stations=tuple(station for station in one.stations if station in known),
            source=one.source,
            text=one.info.text,
            title=one.info.headline or one.info.event,
            language=one.info.language,
            level=one.level,
            issued_at=given.key.sent,
            times=None,
            lasts=min(one.expires_at - self.clock.now(), LONGEST_LIFE),
            readings=MOST_READINGS - 1,
            advisory=kept.key,
        )

    def _settle(self, key: str, outcome: Outcome, reason: Message) -> None:
        with self.store.begin() as records:
            records.advisories.settle(key, Outcome.WAITING, outcome, reason)


@contextmanager
def _partly() -> Iterator[list[Failure]]:
    """A list for failures; `Partly` tells of them when the block ends."""
    failures: list[Failure] = []
    yield failures
    if failures:
        raise Partly(failures)


@contextmanager
def _noted_in(failures: list[Failure]) -> Iterator[None]:
    """Go on after what was done only partly."""
    try:
        yield
    except Partly as error:
        failures += error.failures


def _title(given: CapMessage) -> str:
    named = (one.headline or one.event for one in given.infos)
    return next(named, given.type.value)


def _last(given: CapMessage) -> datetime:
    """When the last of what it warns of ends."""
    return max((given.expires_at(one) for one in given.infos), default=given.key.sent)
