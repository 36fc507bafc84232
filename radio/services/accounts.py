"""The accounts desk: who may sign in, and with what.

Passwords are never kept, logged or repeated: a one-time password is returned once by the act that
made it. Whoever cannot sign in is told the same words, whatever the cause.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from functools import cached_property
from typing import Protocol

from radio.domain.errors import Conflict, Refused
from radio.domain.people import Person, PersonId, Role
from radio.ports import AuditEntry, Clock, Records, Store

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1000
"""Longer ones would only keep the hash function busy."""
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of one-time passwords: none that is mistaken for another when read from paper."""
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}")


class Passwords(Protocol):
    """How passwords are hashed."""

    def hash(self, password: str) -> str:
        """A salted hash."""

    def matches(self, password_hash: str, password: str) -> bool:
        """Whether the password is the one that was hashed."""

    def outdated(self, password_hash: str) -> bool:
        """Whether the hash should be made again with today's settings."""


class Accounts:
    """Makes accounts, lets people in, changes passwords and rights."""

    def __init__(self, store: Store, clock: Clock, passwords: Passwords) -> None:
        self._store = store
        self._clock = clock
        self._passwords = passwords

    def create(self, person: Person, by: PersonId | None = None) -> str:
        """Make an account; its one-time password, to be handed over and never seen again.

        `by` is an administrator, or None for the programme itself (the first account). Raises
        `Conflict` when the name is taken.
        """
        if not _ID.fullmatch(person.id):
            raise Refused(
                "A sign-in name has 2 to 32 small letters without marks, digits, dots or hyphens."
            )
        password, hashed = self._one_time()
        with self._store.begin() as records:
            _require_admin(records, by)
            if records.people.find(person.id) is not None:
                raise Conflict("There is an account %(account)s already.", account=person.id)
            records.people.save(person)
            records.people.set_password_hash(person.id, hashed, one_time=True)
            self._note(records, by, "person.create", person.id, ", ".join(sorted(person.roles)))
        return password

    def engage(self, person: Person) -> str | None:
        """Make sure of an account: a one-time password nobody has used yet is made anew.

        None when the person has an account and a password of their own.
        """
        with self._store.reading() as records:
            known = records.people.find(person.id) is not None
            waiting = known and records.people.must_change_password(person.id)
        if not known:
            return self.create(person)
        return self.reset_password(person.id) if waiting else None

    def reset_password(self, person: PersonId, by: PersonId | None = None) -> str:
        """Give a new one-time password to somebody who forgot theirs."""
        password, hashed = self._one_time()
        with self._store.begin() as records:
            _require_admin(records, by)
            records.people.set_password_hash(person, hashed, one_time=True)
            self._note(records, by, "person.reset_password", person)
        return password

    def sign_in(self, person: PersonId, password: str) -> Person:
        """The person, if the password is theirs; raises `Refused` in the same words otherwise."""
        with self._store.reading() as records:
            found = records.people.find(person)
            stored = records.people.password_hash(person)
        right = self._passwords.matches(stored or self._nobodys_hash, _normal(password))
        if found is None or stored is None or not found.active or not right:
            self._note_refusal(found)
            raise Refused("The name or the password is not right.")
        with self._store.begin() as records:
            if self._passwords.outdated(stored):
                once = records.people.must_change_password(person)
                fresh = self._passwords.hash(_normal(password))
                records.people.set_password_hash(person, fresh, one_time=once)
            self._note(records, person, "person.sign_in", person)
        return found

    def must_change(self, person: PersonId) -> bool:
        """Whether the person still has a one-time password."""
        with self._store.reading() as records:
            return records.people.must_change_password(person)

    def change_password(self, person: PersonId, old: str, new: str) -> None:
        """A password of the person's own choice; raises `Refused` for a wrong or weak one."""
        with self._store.reading() as records:
            found = records.people.get(person)
            stored = records.people.password_hash(person)
        if stored is None or not self._passwords.matches(stored, _normal(old)):
            raise Refused("The old password is not right.")
        _require_strong(found, _normal(old), _normal(new))
        hashed = self._passwords.hash(_normal(new))
        with self._store.begin() as records:
            records.people.set_password_hash(person, hashed, one_time=False)
            self._note(records, person, "person.change_password", person)

    def change(self, person: Person, by: PersonId) -> None:
        """New name, roles, stations or activity; somebody always stays administrator."""
        with self._store.begin() as records:
            _require_admin(records, by)
            records.people.get(person.id)
            records.people.save(person)
            if not any(one.has(Role.ADMIN) for one in records.people.all()):
                raise Refused("There must be an administrator left.")
            roles = ", ".join(sorted(person.roles)) if person.active else "inactive"
            self._note(records, by, "person.change", person.id, roles)

    def _one_time(self) -> tuple[str, str]:
        """A one-time password (62 bits) and its hash."""
        groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
        password = "-".join(groups)
        return password, self._passwords.hash(password)

    @cached_property
    def _nobodys_hash(self) -> str:
        """Compared when there is no account, so that both answers take as long."""
        return self._passwords.hash(secrets.token_hex())

    def _note_refusal(self, found: Person | None) -> None:
        """An unknown name is not kept: people type passwords there."""
        if found is not None:
            with self._store.begin() as records:
                self._note(records, None, "person.sign_in_refused", found.id)

    def _note(
        self, records: Records, by: PersonId | None, act: str, subject: str, detail: str = ""
    ) -> None:
        records.audit.append(AuditEntry(self._clock.now(), by, act, subject, detail))


def _normal(password: str) -> str:
    """One form for what different keyboards and input methods type."""
    return unicodedata.normalize("NFC", password)[:LONGEST_PASSWORD]


def _require_admin(records: Records, by: PersonId | None) -> None:
    if by is not None:
        records.people.get(by).require(Role.ADMIN)


def _require_strong(person: Person, old: str, new: str) -> None:
    if len(new) < SHORTEST_PASSWORD:
        raise Refused("A password has at least %(letters)s letters.", letters=SHORTEST_PASSWORD)
    if new == old:
        raise Refused("Choose a password other than the old one.")
    plain = new.casefold()
    if plain in {person.id.casefold(), person.name.casefold()} or len(set(plain)) < 4:
        raise Refused("Choose a password that is not your name and not one letter repeated.")
