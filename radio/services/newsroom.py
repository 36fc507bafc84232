"""The news desk: from a written draft to a bulletin that may be heard.

Nothing here lets anything on the air without a second person who heard it; every act is audited.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from radio.domain.bulletin import Approval, Bulletin, BulletinId, State
from radio.domain.errors import BadInput, Conflict, NotFound, Refused
from radio.domain.people import Person, PersonId, Role
from radio.domain.script import Script
from radio.domain.script_text import check_script
from radio.domain.text import slug
from radio.ports import AuditEntry, Clock, Records, Store
from radio.services.readings import Readings
from radio.services.rereading import read_again, read_aloud
from radio.services.work import Work

LONGEST_ID = 60
"""Letters of an id made from a title: it becomes a file name and stands in URLs."""
SHOWN_UNREAD = 5
"""How many unreadable words the refusal quotes."""


class Newsroom:
    """Draft, edit, submit, approve, send back, withdraw; import and export."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        work: Work,
        readings: Readings,
        *,
        own_approval: bool = False,
    ) -> None:
        """`own_approval` lets authors approve their own bulletins (one-person centres)."""
        self._store = store
        self._clock = clock
        self._work = work
        self._readings = readings
        self._own_approval = own_approval

    def draft(self, script: Script, by: PersonId, bulletin: BulletinId | None = None) -> Bulletin:
        """A new draft; without an id one is made from the title."""
        with self._store.begin() as records:
            _writer(records, by)
            return self._draft(records, script, by, bulletin or _free_id(records, script.title))

    def edit(self, bulletin: BulletinId, script: Script, by: PersonId, version: int) -> Bulletin:
        """New words for a bulletin; its approval is void, whoever gave it.

        `version` is the one the editor opened: raises `Conflict` when it is not the last any more.
        The same words again change nothing.
        """
        with self._store.begin() as records:
            _writer(records, by)
            found = records.bulletins.get(bulletin).as_opened(version)
            return found if found.script == script else self._edit(records, found, script, by)

    def submit(self, bulletin: BulletinId, by: PersonId) -> Bulletin:
        """Hand a draft in and have it read aloud; raises `Refused` when words cannot be read."""
        with self._store.reading() as records:
            script = records.bulletins.get(bulletin).script
        self._require_readable(script)
        with self._store.begin() as records:
            _writer(records, by)
            found = records.bulletins.get(bulletin)
            if found.script != script:
                raise Conflict("%(title)s is being edited; submit it again.", title=script.title)
            submitted = found.submitted(at=self._clock.now())
            records.bulletins.save(submitted)
            self._note(records, by, "bulletin.submit", submitted)
            read_aloud(records, self._work, submitted)
            return submitted

    def read_again(self, bulletin: BulletinId, by: PersonId) -> Bulletin:
        """Voice an approved bulletin that is said otherwise now, to be approved anew.

        Raises `Refused` while it still sounds as it was approved.
        """
        with self._store.begin() as records:
            records.people.get(by).require(Role.EDITOR, Role.APPROVER, Role.ADMIN)
            found = records.bulletins.get(bulletin)
            if self._readings.of(records).as_approved(found):
                raise Refused("%(title)s sounds as it was approved.", title=found.script.title)
            return read_again(records, self._work, found, by, self._clock.now())

    def approve(self, bulletin: BulletinId, by: PersonId, heard: str | None = None) -> Bulletin:
        """Let on the air exactly what can be heard now.

        `heard` is the hash the approver's page showed (`heard`): raises `Conflict` when it is not
        what would be approved. Raises `Refused` before the take is finished and to the author.
        """
        with self._store.begin() as records:
            person = records.people.get(by)
            person.require(Role.APPROVER)
            found = records.bulletins.get(bulletin)
            if found.state is State.SUBMITTED and found.voice is None:
                raise Refused(
                    "%(title)s has not been read aloud yet; wait until it can be heard.",
                    title=found.script.title,
                )
            approval = self._approval(records, found, person)
            if heard is not None and heard != approval.heard:
                raise Conflict("What is heard has changed; listen again before you approve.")
            approved = found.approved(approval, own_allowed=self._own_approval)
            records.bulletins.save(approved)
            own = "own bulletin; " if by == found.author else ""
            self._note(records, by, "bulletin.approve", approved, f"{own}heard {approval.heard}")
            return approved

    def send_back(self, bulletin: BulletinId, by: PersonId, remark: str) -> Bulletin:
        """Return a submitted bulletin to its author with the reason."""
        with self._store.begin() as records:
            records.people.get(by).require(Role.APPROVER)
            sent = records.bulletins.get(bulletin).sent_back(remark, at=self._clock.now())
            records.bulletins.save(sent)
            self._note(records, by, "bulletin.send_back", sent, sent.remark)
            return sent

    def withdraw(self, bulletin: BulletinId, by: PersonId, remark: str) -> Bulletin:
        """Take a bulletin off the air for good: an approver, an administrator or its author."""
        with self._store.begin() as records:
            found = records.bulletins.get(bulletin)
            if found.author != by:
                records.people.get(by).require(Role.APPROVER, Role.ADMIN)
            gone = found.withdrawn(remark, at=self._clock.now())
            records.bulletins.save(gone)
            self._note(records, by, "bulletin.withdraw", gone, gone.remark)
            return gone

    def heard(self, bulletin: Bulletin) -> str | None:
        """Hash of what can be heard of a bulletin now; None before its take is finished."""
        if bulletin.voice is None:
            return None
        return self._readings.now().heard(bulletin, bulletin.voice, bulletin.second_voice)

    def is_approved_as_heard(self, bulletin: Bulletin) -> bool:
        """Whether it is approved and would sound today exactly as it was approved."""
        return self._readings.as_approved(bulletin)

    def import_scripts(
        self, scripts: Iterable[tuple[BulletinId, Script]], by: PersonId | None
    ) -> int:
        """Take in scripts by id, all or none; how many were new or changed.

        An unchanged script stays as it is, approval and all; a changed one becomes a draft.
        Raises `BadInput` for themes and audiences that the communication plan does not have.
        """
        if by is None:
            raise Refused("Say whose drafts these are.")
        changed = 0
        given = tuple(scripts)
        with self._store.begin() as records:
            _writer(records, by)
            _require_in_plan(records, given)
            for bulletin, script in given:
                found = records.bulletins.find(bulletin)
                if found is None:
                    self._draft(records, script, by, bulletin)
                elif found.script != script:
                    self._edit(records, found, script, by)
                else:
                    continue
                changed += 1
        return changed

    def export(self) -> Sequence[tuple[BulletinId, Script]]:
        """Every script by id, as `import_scripts` takes it; words of emergencies are none."""
        with self._store.reading() as records:
            elsewhere = records.emergencies.bulletins()
            found = [one for one in records.bulletins.all() if one.id not in elsewhere]
        return sorted(((one.id, one.script) for one in found), key=lambda pair: pair[0])

    def _draft(
        self, records: Records, script: Script, by: PersonId, bulletin: BulletinId
    ) -> Bulletin:
        now = self._clock.now()
        made = Bulletin(bulletin, script, by, State.DRAFT, created_at=now, changed_at=now)
        records.bulletins.add(made)
        self._note(records, by, "bulletin.draft", made)
        return made

    def _edit(self, records: Records, found: Bulletin, script: Script, by: PersonId) -> Bulletin:
        edited = found.edited(script, by=by, at=self._clock.now())
        records.bulletins.save(edited)
        self._note(records, by, "bulletin.edit", edited)
        return edited

    def _approval(self, records: Records, found: Bulletin, person: Person) -> Approval:
        voice, second = found.voice or "", found.second_voice or ""
        return Approval(
            by=person.id,
            at=self._clock.now(),
            heard=self._readings.of(records).heard(found, voice, second),
            voice=voice,
            second_voice=second,
        )

    def _require_readable(self, script: Script) -> None:
        unread = self._readings.now().script(script).unread
        if unread:
            raise Refused(
                "Nobody knows how to read these aloud: %(words)s. Write them in full, "
                "or settle them among the doubts of the bulletin.",
                words=", ".join(tuple(dict.fromkeys(unread))[:SHOWN_UNREAD]),
            )

    def _note(
        self, records: Records, by: PersonId, act: str, bulletin: Bulletin, detail: str = ""
    ) -> None:
        records.audit.append(AuditEntry(self._clock.now(), by, act, bulletin.id, detail))


def _writer(records: Records, by: PersonId) -> None:
    records.people.get(by).require(Role.EDITOR, Role.ADMIN)


def _require_in_plan(records: Records, scripts: Iterable[tuple[BulletinId, Script]]) -> None:
    try:
        plan = records.schedules.load().plan
    except NotFound:
        return
    problems = [
        problem
        for bulletin, script in scripts
        for problem in check_script(script, plan, file=f"{bulletin}.txt")
    ]
    if problems:
        raise BadInput(problems)


def _free_id(records: Records, title: str) -> BulletinId:
    """An id from the title that no bulletin has yet: `giam-ngheo`, `giam-ngheo-2`."""
    name = slug(title)[:LONGEST_ID].strip("-") or "ban-tin"
    numbered = (BulletinId(name if number == 1 else f"{name}-{number}") for number in count(1))
    return next(one for one in numbered if records.bulletins.find(one) is None)
