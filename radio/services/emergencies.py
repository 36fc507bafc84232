"""The emergency desk: words on the air at once, stopped at once, and looked at afterwards.

Whoever airs an emergency approves it by that act: the bulletin gets an ordinary approval in their
name, and the emergency one of its own that binds everything heard around the words, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from radio.domain.broadcast import Broadcast, Edition, broadcast_id
from radio.domain.bulletin import Approval, Bulletin, BulletinId, State
from radio.domain.emergencies.areas import named
from radio.domain.emergencies.emergency import (
    LONGEST,
    Cancel,
    Emergency,
    EmergencyId,
    Review,
    Verdict,
    airings,
    segments,
)
from radio.domain.emergencies.emergency_order import Order, problems
from radio.domain.emergencies.emergency_rights import MayAir
from radio.domain.errors import BadInput, Failure, Forbidden, Partly, RadioError, Refused
from radio.domain.house_reading import ReadScript
from radio.domain.people import Person, PersonId, Role
from radio.domain.programme import ProgrammeId
from radio.domain.schedule import SlotId
from radio.domain.spoken import SpokenText
from radio.domain.station import Station, StationId
from radio.domain.text import slug
from radio.ports import AuditEntry, Clock, Records, Store
from radio.services.alone import failed_alone
from radio.services.assembly import Assembly, Draft
from radio.services.readings import Readings
from radio.services.recordings import View
from radio.services.sealing import said, sealed
from radio.services.urgent import REMEMBERED, Urgent
from radio.services.voicing import Voicing

TITLE = "Thông báo khẩn"
"""What players and cue sheets call it."""
OVER = "Thông báo khẩn đã kết thúc."
"""Why its words are withdrawn."""
SHOWN_UNREAD = 5
"""How many unreadable words a refusal quotes."""


class PartlyAired(Partly):
    """It is on the air, but for stations whose urgent list could not be written yet."""

    def __init__(self, failures: Sequence[Failure], emergency: Emergency) -> None:
        super().__init__(failures)
        self.emergency = emergency


@dataclass(frozen=True)
class Asked:
    """An order with all it needs, before anything is done."""

    order: Order
    person: Person
    now: datetime
    day: date
    """Local date at the centre."""
    stations: tuple[Station, ...]
    emergency: Emergency
    """As it would be, not yet approved."""
    bulletin: Bulletin
    reading: ReadScript
    around: tuple[SpokenText, ...]
    """The lines around the words, as they are said at the first station."""


@dataclass(frozen=True)
class Emergencies:
    """Airs, cancels and reviews emergencies."""

    store: Store
    clock: Clock
    readings: Readings
    voicing: Voicing
    assembly: Assembly
    urgent: Urgent
    may_air: MayAir
    zone: str
    """Zone of the centre."""
    voice: str
    """Id of the voice that reads them."""

    def ask(self, order: Order, by: PersonId) -> Asked:
        """What would be heard where; nothing is done.

        Raises `Forbidden` for somebody without the right, `NotFound` for unknown places, `BadInput`
        for what is wrong with the order, `Refused` when words cannot be read aloud, when a bulletin
        is not approved, or when just this is on the air already.
        """
        now = self.clock.now()
        with self.store.reading() as records:
            person = records.people.get(by)
            self.may_air.require(person, ())
            if wrong := problems(order, now):
                raise BadInput(wrong)
            day = now.astimezone(ZoneInfo(self.zone)).date()
            stations = named(records.schedules.load().stations, order.stations, day)
            self.may_air.require(person, (one.id for one in stations))
            bulletin = self._bulletin(records, order, person, now)
            emergency = _unapproved(order, bulletin, stations, now, person)
            reading = self.readings.of(records)
            _require_new(records, emergency, bulletin, now)
            script = reading.script(bulletin.script)
            around = [said(reading, emergency, one) for one in stations]
            _require_readable((*script.texts, *(line for lines in around for line in lines)))
        return Asked(order, person, now, day, stations, emergency, bulletin, script, around[0])

    def air(self, order: Order, by: PersonId) -> Emergency:
        """Put an emergency on the air at once; raises as `ask` does, and when no voice can speak.

        A station whose audio cannot be made now stops none of the others; it is tried again. Where
        the urgent list cannot be written, `PartlyAired` says so once it is on the air elsewhere.
        """
        asked = self.ask(order, by)
        bulletin = self._approved(asked)
        emergency = self._sealed(asked, bulletin)
        editions = self._editions(emergency, bulletin, asked.stations)
        length = max(one.length for one in editions.values())
        kept = self._keep(asked, replace(emergency, length=length), bulletin, editions)
        try:
            self.urgent.write(kept.stations)
        except Partly as error:
            raise PartlyAired(error.failures, kept) from error
        return kept

    def cancel(self, emergency: EmergencyId, by: PersonId, reason: str) -> Emergency:
        """Stop it at once at every station; whoever aired it, may air one, or approves."""
        with self.store.begin() as records:
            person, found = records.people.get(by), records.emergencies.get(emergency)
            self._require_may_stop(person, found)
            stopped = self._stop(records, found, by, reason)
        self.urgent.write(stopped.stations)
        return stopped

    def end(self, emergency: EmergencyId, reason: str) -> None:
        """Stop it because those who warned cancelled or replaced it; one that is over stays so."""
        with self.store.begin() as records:
            found = records.emergencies.get(emergency)
            if found.over_at <= self.clock.now():
                return
            self._stop(records, found, None, reason)
        self.urgent.write(found.stations)

    def review(
        self, emergency: EmergencyId, by: PersonId, verdict: Verdict, remark: str = ""
    ) -> Emergency:
        """The look afterwards of an approver who did not air it; a corrected one is stopped."""
        now = self.clock.now()
        with self.store.begin() as records:
            records.people.get(by).require(Role.APPROVER)
            found = records.emergencies.get(emergency)
            seen = found.reviewed(Review(by, now, verdict, remark.strip()))
            records.emergencies.save(seen)
            detail = f"{verdict}; {seen.review.remark if seen.review else ''}"
            records.audit.append(AuditEntry(now, by, "emergency.review", emergency, detail))
            if verdict is Verdict.CORRECTED and airings(seen, now):
                seen = self._stop(records, seen, by, remark)
        self.urgent.write(seen.stations)
        return seen

    def running(self) -> Sequence[Emergency]:
        """Those with airings still to come, the newest first."""
        now = self.clock.now()
        with self.store.reading() as records:
            return [one for one in records.emergencies.ending_after(now) if airings(one, now)]

    def tick(self) -> None:
        """Make audio that is missing, and take out of the lists what is over."""
        now = self.clock.now()
        with self.store.reading() as records:
            recent = records.emergencies.ending_after(now - REMEMBERED)
        for one in recent:
            if airings(one, now):
                self._make_missing(one)
            else:
                self._let_go(one)
        if recent:
            self.urgent.write({station for one in recent for station in one.stations})

    def _bulletin(self, records: Records, order: Order, person: Person, now: datetime) -> Bulletin:
        """The approved bulletin that is named, or a draft of the words."""
        if order.bulletin is None:
            script = order.script()
            local = now.astimezone(ZoneInfo(self.zone))
            title = slug(script.title)[:30].strip("-")
            name = f"khan-{local:%Y%m%d}-{title}-{uuid4().hex[:8]}"
            return Bulletin(BulletinId(name), script, person.id, State.DRAFT, now, now)
        found = records.bulletins.get(order.bulletin)
        day = now.astimezone(ZoneInfo(self.zone)).date()
        as_approved = self.readings.of(records).as_approved(found)
        if found.state_on(day) is not State.APPROVED or not as_approved:
            raise Refused(
                "%(title)s is not approved as it would sound; have it approved, or write the words "
                "of the emergency.",
                title=found.script.title,
            )
        return found

    def _approved(self, asked: Asked) -> Bulletin:
        """The bulletin read aloud and approved in the sender's name."""
        if asked.bulletin.state is State.APPROVED:
            return asked.bulletin
        voice = self.voicing.read(asked.bulletin.script, self.voice).voice
        read = asked.bulletin.submitted(at=asked.now).voiced(voice, at=asked.now)
        heard = self.readings.now().heard(read, voice)
        return read.approved(Approval(asked.person.id, asked.now, heard, voice), own_allowed=True)

    def _sealed(self, asked: Asked, bulletin: Bulletin) -> Emergency:
        """The emergency approved: all that is heard is bound."""
        own = asked.emergency.written_for_it
        voice = (bulletin.voice if own else None) or self.voice
        approval = replace(asked.emergency.approval, voice=voice)
        emergency = replace(asked.emergency, approval=approval)
        heard = sealed(self.readings.now(), emergency, bulletin, asked.stations)
        return replace(emergency, approval=replace(approval, heard=heard))

    def _editions(
        self, emergency: Emergency, bulletin: Bulletin, stations: Sequence[Station]
    ) -> Mapping[StationId, Edition]:
        """The audio at each station where it can be made now; raises when it can at none."""
        made: dict[StationId, Edition] = {}
        failure: RadioError | None = None
        for station in stations:
            try:
                made[station.id] = self.assembly.make(self._draft(emergency, bulletin, station))
            except RadioError as error:
                failure = error
            except Exception as error:
                failure = failed_alone(error)
        if failure is not None and not made:
            raise failure
        return made

    def _draft(self, emergency: Emergency, bulletin: Bulletin, station: Station) -> Draft:
        at = emergency.approval.at
        on = at.astimezone(ZoneInfo(station.zone)).date()
        slot = SlotId(emergency.id)
        broadcast = Broadcast(
            id=broadcast_id(station.id, on, slot),
            station=station.id,
            slot=slot,
            programme=ProgrammeId("khan"),
            title=TITLE,
            on=on,
            starts_at=at,
            slot_length=LONGEST,
            rundown=segments(emergency, bulletin, station),
        )
        quick = replace(station, voice=emergency.approval.voice)
        view = View({bulletin.id: bulletin}, self.readings.now())
        return Draft(broadcast, quick, TITLE, view, at_once=True)

    def _keep(
        self,
        asked: Asked,
        emergency: Emergency,
        bulletin: Bulletin,
        editions: Mapping[StationId, Edition],
    ) -> Emergency:
        """Everything in one transaction: the words, who let them on the air, and their sound."""
        by = asked.person.id
        with self.store.begin() as records:
            _require_new(records, emergency, bulletin, asked.now)
            if emergency.written_for_it:
                records.bulletins.add(bulletin)
                heard = f"emergency; heard {bulletin.approval.heard if bulletin.approval else ''}"
                records.audit.append(
                    AuditEntry(asked.now, by, "bulletin.approve", bulletin.id, heard)
                )
            kept = records.emergencies.add(emergency, asked.day)
            for station, edition in editions.items():
                records.emergencies.save_edition(kept.id, station, edition)
            detail = f"{kept.level}; {', '.join(kept.stations)}; heard {kept.approval.heard}"
            records.audit.append(AuditEntry(asked.now, by, "emergency.air", kept.id, detail))
        return kept

    def _stop(
        self, records: Records, found: Emergency, by: PersonId | None, reason: str
    ) -> Emergency:
        now = self.clock.now()
        stopped = found.cancelled(Cancel(now, by, reason.strip()))
        records.emergencies.save(stopped)
        records.audit.append(AuditEntry(now, by, "emergency.cancel", found.id, reason.strip()))
        return stopped

    def _require_may_stop(self, person: Person, found: Emergency) -> None:
        if person.id == found.approval.by or person.has(Role.APPROVER):
            return
        if not self.may_air.allows(person):
            raise Forbidden("%(name)s does not have the right to do this.", name=person.name)
        self.may_air.require(person, found.stations)

    def _let_go(self, over: Emergency) -> None:
        """Withdraw the words of an emergency that is over, if none that is on the air reads them.

        So no later decision about readings asks anybody to approve them again.
        """
        now = self.clock.now()
        with self.store.reading() as records:
            if records.bulletins.get(over.bulletin).state is State.WITHDRAWN:
                return
        with self.store.begin() as records:
            running = [one for one in records.emergencies.ending_after(now) if airings(one, now)]
            bulletin = records.bulletins.get(over.bulletin)
            needed = any(one.bulletin == over.bulletin for one in running)
            if needed or not over.written_for_it or bulletin.state is State.WITHDRAWN:
                return
            records.bulletins.save(bulletin.withdrawn(OVER, at=now))
            records.audit.append(AuditEntry(now, None, "bulletin.withdraw", bulletin.id, OVER))

    def _make_missing(self, emergency: Emergency) -> None:
        with self.store.reading() as records:
            editions = records.emergencies.editions(emergency.id)
            made = [at for at, one in editions.items() if self.urgent.media.exists(one.media)]
            bulletin = records.bulletins.get(emergency.bulletin)
            known = records.schedules.load().stations
        missing = [one for one in known if one.id in emergency.stations and one.id not in made]
        if not missing:
            return
        try:
            editions = self._editions(emergency, bulletin, missing)
        except RadioError:
            return  # the page names the stations that wait; the next tick tries again
        with self.store.begin() as records:
            for station, edition in editions.items():
                records.emergencies.save_edition(emergency.id, station, edition)


def _unapproved(
    order: Order,
    bulletin: Bulletin,
    stations: Sequence[Station],
    now: datetime,
    person: Person,
) -> Emergency:
    return Emergency(
        id=EmergencyId("khan"),
        bulletin=bulletin.id,
        written_for_it=order.bulletin is None,
        level=order.level,
        stations=tuple(one.id for one in stations),
        source=" ".join(order.source.split()).rstrip("."),
        issued_at=order.issued_at or now,
        approval=Approval(person.id, now, heard="", voice=""),
        every=order.every,
        expires_at=now + order.lasts,
        times=order.times,
        readings=order.readings,
        advisory=order.advisory,
    )


def _require_readable(texts: Sequence[SpokenText]) -> None:
    """Nothing is read by a guess: what nobody knows how to say is refused, with a way out."""
    unread = [
        (text.source[flag.start : flag.end], flag)
        for text in texts
        for flag in text.flags
        if flag.unread
    ]
    if not unread:
        return
    words = dict.fromkeys(word for word, _ in unread)
    guesses = [f"{word} → {flag.suggestions[0]}" for word, flag in unread if flag.suggestions]
    quoted = ", ".join(list(words)[:SHOWN_UNREAD])
    if guesses:
        raise Refused(
            "Nobody knows how to read these aloud: %(words)s. Write them in full, for example "
            "%(guesses)s.",
            words=quoted,
            guesses=", ".join(list(dict.fromkeys(guesses))[:SHOWN_UNREAD]),
        )
    raise Refused(
        "Nobody knows how to read these aloud: %(words)s. Write them in full.", words=quoted
    )


def _require_new(records: Records, emergency: Emergency, bulletin: Bulletin, now: datetime) -> None:
    """Pressing twice, or two people at once, airs it once."""
    for other in records.emergencies.ending_after(now):
        if other.advisory != emergency.advisory or not airings(other, now):
            continue
        here, there = set(emergency.stations), set(other.stations)
        if here != there if emergency.advisory else not here & there:
            continue
        words = records.bulletins.get(other.bulletin).script
        if words.body == bulletin.script.body and other.source == emergency.source:
            raise Refused(
                "Just this is on the air already: %(emergency)s. Cancel that first.",
                emergency=other.id,
            )
