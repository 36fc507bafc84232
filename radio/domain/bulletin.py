"""One bulletin: its script, its state, and the approval that lets it be heard.

Rule: nothing unapproved is heard. An approval names a person, a time and the hash of exactly what
will be heard; any edit voids it; the author does not approve their own bulletin.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from radio.domain.audio.manner import VoiceSettings
from radio.domain.errors import Conflict, NotFound, Refused
from radio.domain.people import PersonId
from radio.domain.script import Script
from radio.domain.version import Version, can_be_heard

BulletinId = NewType("BulletinId", str)
"""ASCII slug of a bulletin and the name of its script file without `.txt`."""


class State(StrEnum):
    """Where a bulletin stands; `expired` follows from its last day and is never stored."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Approval:
    """Who let exactly which words and voice on the air, and when."""

    by: PersonId
    at: datetime
    heard: str
    """`heard_hash` of what was approved."""
    voice: str
    """Id of the voice that was heard and approved, never `auto`."""
    second_voice: str = ""
    """Id of the second voice that was heard and approved, where two take turns."""


def heard_hash(
    script: Script,
    spoken: str,
    voice: str,
    versions: Iterable[Version] = (),
    second_voice: str = "",
) -> str:
    """SHA-256 (hex) of what will be heard: written text, spoken text, language and voice.

    `spoken` is the spoken title and body as one text, `voice` the id of the voice that reads it.
    The script's own readings, the voice's settings, the second voice and the recorded versions
    are part of it.
    """
    heard: list[object] = [script.title, script.body, spoken, script.language, voice]
    if script.readings:
        heard.append([(one.written, one.reading) for one in script.readings])
    if script.settings != VoiceSettings():
        heard.append(["settings", script.speed, script.pitch])
    if second_voice:
        heard.append(["second voice", second_voice])
    recorded = [one for one in versions if can_be_heard(one, script)]
    if recorded:
        heard.append([(one.language, one.body, _sound(one)) for one in recorded])
    return hashlib.sha256(json.dumps(heard, ensure_ascii=False).encode()).hexdigest()


def _sound(version: Version) -> str:
    return version.recording.sound if version.recording else ""


@dataclass(frozen=True)
class Bulletin:
    """An announcement with its status."""

    id: BulletinId
    script: Script
    author: PersonId
    state: State
    created_at: datetime
    changed_at: datetime
    version: int = 1
    """Rises with each change; an edit must name the version it started from."""
    voice: str | None = None
    """Voice that read the submitted text; set when its take is finished."""
    second_voice: str | None = None
    """Voice that read it as well, where two take turns in a programme."""
    approval: Approval | None = None
    remark: str = ""
    """Why it was sent back or withdrawn."""
    versions: tuple[Version, ...] = ()
    """In other languages, or read by a person; one for each language."""

    def state_on(self, day: date) -> State:
        """The state as seen on `day`: an approved bulletin past its last day is expired."""
        last = self.script.valid_until
        if self.state is State.APPROVED and last is not None and last < day:
            return State.EXPIRED
        return self.state

    def as_opened(self, version: int) -> Bulletin:
        """This bulletin, for whoever opened that version of it.

        Raises `Conflict` when somebody changed it since.
        """
        if self.version != version:
            raise Conflict(
                "%(title)s was changed by somebody else meanwhile; open it again.",
                title=self.script.title,
            )
        return self

    def edited(self, script: Script, *, by: PersonId, at: datetime) -> Bulletin:
        """The bulletin with new words: a draft again, its approval void, `by` its author."""
        if self.state is State.WITHDRAWN:
            raise Refused("%(title)s was withdrawn and cannot be edited.", title=self.script.title)
        return self._moved(
            State.DRAFT,
            at,
            script=script,
            author=by,
            voice=None,
            second_voice=None,
            approval=None,
            remark="",
        )

    def with_version(self, version: Version, *, by: PersonId, at: datetime) -> Bulletin:
        """The bulletin with another version in its language: a draft again, `by` its author."""
        return self._with_versions((*self._other_versions(version.language), version), by, at)

    def without_version(self, language: str, *, by: PersonId, at: datetime) -> Bulletin:
        """The bulletin without its version in a language; raises `NotFound`."""
        others = self._other_versions(language)
        if others == self.versions:
            raise NotFound("%(title)s has no version in this language.", title=self.script.title)
        return self._with_versions(others, by, at)

    def version_in(self, language: str) -> Version | None:
        """The version in a language, stale or not."""
        return next((one for one in self.versions if one.language == language), None)

    def submitted(self, *, at: datetime) -> Bulletin:
        """The bulletin handed in for approval; only a draft can be."""
        if self.state is not State.DRAFT:
            raise Refused("%(title)s is not a draft.", title=self.script.title)
        return self._moved(State.SUBMITTED, at, voice=None, second_voice=None, remark="")

    def voiced(self, voice: str, second_voice: str | None = None, *, at: datetime) -> Bulletin:
        """The submitted bulletin with its takes finished, read by `voice` and perhaps another."""
        if self.state is not State.SUBMITTED:
            raise Refused("%(title)s is not waiting for approval.", title=self.script.title)
        return self._moved(State.SUBMITTED, at, voice=voice, second_voice=second_voice)

    def read_again(self, *, at: datetime) -> Bulletin:
        """The bulletin whose words are said otherwise now: to be voiced and approved anew."""
        if self.state not in {State.SUBMITTED, State.APPROVED}:
            raise Refused("%(title)s is not waiting for approval.", title=self.script.title)
        return self._moved(State.SUBMITTED, at, voice=None, second_voice=None, approval=None)

    def approved(self, approval: Approval, *, own_allowed: bool = False) -> Bulletin:
        """The bulletin let on the air; `own_allowed` is the setting for one-person centres."""
        if self.state is not State.SUBMITTED:
            raise Refused("%(title)s is not waiting for approval.", title=self.script.title)
        if approval.by == self.author and not own_allowed:
            raise Refused("The author may not approve their own bulletin.")
        return self._moved(State.APPROVED, approval.at, approval=approval, remark="")

    def sent_back(self, remark: str, *, at: datetime) -> Bulletin:
        """The bulletin returned to its author as a draft, with the reason."""
        if self.state is not State.SUBMITTED:
            raise Refused("%(title)s is not waiting for approval.", title=self.script.title)
        if not remark.strip():
            raise Refused("Say why it is sent back.")
        return self._moved(State.DRAFT, at, voice=None, second_voice=None, remark=remark.strip())

    def withdrawn(self, remark: str, *, at: datetime) -> Bulletin:
        """The bulletin taken off the air for good, with the reason."""
        if self.state is State.WITHDRAWN:
            raise Refused("%(title)s was withdrawn already.", title=self.script.title)
        if not remark.strip():
            raise Refused("Say why it is withdrawn.")
        return self._moved(State.WITHDRAWN, at, approval=None, remark=remark.strip())

    def _other_versions(self, language: str) -> tuple[Version, ...]:
        return tuple(one for one in self.versions if one.language != language)

    def _with_versions(self, versions: tuple[Version, ...], by: PersonId, at: datetime) -> Bulletin:
        edited = self.edited(self.script, by=by, at=at)
        return replace(edited, versions=versions)

    def _moved(self, state: State, at: datetime, **changes: object) -> Bulletin:
        moved = replace(self, state=state, changed_at=at, version=self.version + 1)
        return replace(moved, **changes)  # type: ignore[arg-type]
