"""The table of people; password hashes stay behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from radio.adapters.store.alone import alone
from radio.adapters.store.tables import person as table
from radio.domain.errors import NotFound
from radio.domain.people import Person, PersonId, Role


class PersonTable:
    """Who may sign in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, person: PersonId) -> Person:
        """Raises `NotFound`."""
        return _person(self._row(person))

    def find(self, person: PersonId) -> Person | None:
        """None when there is none."""
        row = self._connection.execute(select(table).where(table.c.id == person)).one_or_none()
        return None if row is None else _person(row)

    def all(self) -> Sequence[Person]:
        """Everybody, by id."""
        return [_person(row) for row in self._connection.execute(select(table).order_by("id"))]

    def save(self, person: Person) -> None:
        """Add or replace; a password stays as it is."""
        alone(self._connection, f"person {person.id}")
        values = {
            "name": person.name,
            "roles": sorted(person.roles),
            "stations": sorted(person.stations),
            "active": person.active,
        }
        if self.find(person.id) is None:
            new = insert(table).values(id=person.id, one_time=False, **values)
            self._connection.execute(new)
        else:
            self._connection.execute(update(table).where(table.c.id == person.id).values(**values))

    def password_hash(self, person: PersonId) -> str | None:
        """The stored hash; None when the person cannot sign in."""
        query = select(table.c.password_hash).where(table.c.id == person)
        return self._connection.execute(query).scalar_one_or_none()

    def set_password_hash(self, person: PersonId, password_hash: str, *, one_time: bool) -> None:
        """Store a hash; a one-time password must be changed at the first sign-in."""
        self._row(person)
        self._connection.execute(
            update(table)
            .where(table.c.id == person)
            .values(password_hash=password_hash, one_time=one_time)
        )

    def must_change_password(self, person: PersonId) -> bool:
        """Whether the stored password is a one-time password."""
        return bool(self._row(person).one_time)

    def _row(self, person: PersonId) -> Row[Any]:
        row = self._connection.execute(select(table).where(table.c.id == person)).one_or_none()
        if row is None:
            raise NotFound("There is no account %(account)s.", account=person)
        return row


def _person(row: Row[Any]) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        roles=frozenset(Role(role) for role in row.roles),
        stations=frozenset(row.stations),
        active=row.active,
    )
