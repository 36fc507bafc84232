"""The recording desk: versions of a bulletin in other languages, and people who read aloud.

A version is part of what is approved: each change makes the bulletin a draft again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from radio.domain.audio.recording import length_cautions
from radio.domain.audio.sound import Take
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import Refused
from radio.domain.message import Message
from radio.domain.people import PersonId, Role
from radio.domain.script import Script
from radio.domain.script_header import LANGUAGE
from radio.domain.script_text import LONGEST_BODY, passages
from radio.domain.text import nfc
from radio.domain.version import Recording, Version, words_of
from radio.ports import AuditEntry, Clock, Ingest, KeptSounds, Records, Store
from radio.services.voicing import Voicing

LONGEST_NAME = 100
"""Characters of a speaker's name."""


@dataclass(frozen=True)
class HandedIn:
    """A recording that was kept."""

    bulletin: Bulletin
    cautions: Sequence[Message]
    """What a person should listen for in it; nothing when all is well."""


@dataclass(frozen=True)
class Versions:
    """Writes, records and removes versions; `version` is the bulletin's that the page showed."""

    store: Store
    clock: Clock
    voicing: Voicing
    kept_sounds: KeptSounds
    ingest: Ingest

    def write(
        self, bulletin: BulletinId, language: str, body: str, by: PersonId, version: int
    ) -> Bulletin:
        """The text of a version, for a person to read from; its recording, of older words, goes.

        Raises `Refused` for the script's own language, whose text is the script.
        """
        words = _checked(body)
        with self.store.begin() as records:
            found = _opened(records, bulletin, by, version)
            if language == found.script.language:
                raise Refused("The text in its own language is the bulletin itself; edit it.")
            made = Version(_known(language), words, words_of(found.script))
            return self._save(records, found, made, by, "bulletin.version")

    def record(
        self,
        bulletin: BulletinId,
        language: str,
        file: Path,
        speaker: str,
        by: PersonId,
        version: int,
    ) -> HandedIn:
        """A person's reading of a version, or of the script itself, from an uploaded file.

        The file is only read. Raises `Refused` for what is not a sound recording fit for the air.
        """
        name = nfc(" ".join(speaker.split()))[:LONGEST_NAME]
        if not name:
            raise Refused("Say who is heard.")
        with self.store.reading() as records:
            _opened(records, bulletin, by, version)
        sound, cautions = self.ingest(file)
        kept = Recording(self.kept_sounds.keep(sound), sound.length, name, by, self.clock.now())
        self.voicing.recorded(kept, language)  # levelled here, not by whoever looks at the page
        with self.store.begin() as records:
            found = _opened(records, bulletin, by, version)
            before = found.version_in(language) or Version(_known(language))
            made = replace(before, made_from=words_of(found.script), recording=kept)
            saved = self._save(records, found, made, by, "bulletin.record")
        told = (*cautions, *length_cautions(kept.length, passages(_text(made, saved.script))))
        return HandedIn(saved, told)

    def still_right(
        self, bulletin: BulletinId, language: str, by: PersonId, version: int
    ) -> Bulletin:
        """Say of a stale version that it fits the changed words as it is."""
        with self.store.begin() as records:
            found = _opened(records, bulletin, by, version)
            before = found.version_in(language)
            if before is None:
                raise Refused("There is no version in this language.")
            made = replace(before, made_from=words_of(found.script))
            return self._save(records, found, made, by, "bulletin.version")

    def remove(self, bulletin: BulletinId, language: str, by: PersonId, version: int) -> Bulletin:
        """Take a version away; its recording stays kept, so that it can be handed in again."""
        with self.store.begin() as records:
            found = _opened(records, bulletin, by, version)
            now = self.clock.now()
            without = found.without_version(language, by=by, at=now)
            records.bulletins.save(without)
            records.audit.append(AuditEntry(now, by, "bulletin.unversion", bulletin, language))
            return without

    def take(self, bulletin: Bulletin, language: str) -> Take:
        """What is heard of a recorded version, stale or not, for a person to judge.

        Raises `Refused` when it is not recorded, `VoiceError` when its sound is gone or damaged.
        """
        version = bulletin.version_in(language)
        if version is None or version.recording is None:
            raise Refused("This version is not recorded yet.")
        return self.voicing.recorded(version.recording, language)

    def _save(
        self, records: Records, found: Bulletin, made: Version, by: PersonId, act: str
    ) -> Bulletin:
        now = self.clock.now()
        changed = found.with_version(made, by=by, at=now)
        records.bulletins.save(changed)
        records.audit.append(AuditEntry(now, by, act, found.id, made.language))
        return changed


def _opened(records: Records, bulletin: BulletinId, by: PersonId, version: int) -> Bulletin:
    """The bulletin as the page showed it, for somebody who may change it."""
    records.people.get(by).require(Role.EDITOR, Role.ADMIN)
    return records.bulletins.get(bulletin).as_opened(version)


def _text(version: Version, script: Script) -> str:
    """What is read from; empty where a bulletin is told freely in another language."""
    return script.body if version.language == script.language else version.body


def _known(language: str) -> str:
    if not LANGUAGE.fullmatch(language):
        raise Refused("Write a language as three letters, such as tyz.")
    return language


def _checked(body: str) -> str:
    words = nfc(body.replace("\r\n", "\n")).strip()
    if not any(letter.isalnum() for letter in words):
        raise Refused("Write the text that is to be read.")
    if len(words) > LONGEST_BODY:
        raise Refused(
            "The text has more than %(most)d characters; split the bulletin.", most=LONGEST_BODY
        )
    return words
