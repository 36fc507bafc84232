"""Who works with the radio and what each role may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from radio.domain.errors import Forbidden
from radio.domain.station import StationId

PersonId = NewType("PersonId", str)
"""Sign-in name of a person: lower-case ASCII, unique."""


class Role(StrEnum):
    """What a person is at the centre or at a station; one person may hold several."""

    EDITOR = "editor"
    APPROVER = "approver"
    OPERATOR = "operator"
    ADMIN = "admin"


@dataclass(frozen=True)
class Person:
    """Somebody who signs in."""

    id: PersonId
    name: str
    """Full name as it is shown and written on approvals."""
    roles: frozenset[Role]
    stations: frozenset[StationId] = frozenset()
    """Stations an operator serves; empty for staff of the centre."""
    active: bool = True

    def has(self, *roles: Role) -> bool:
        """Whether the person holds any of these roles."""
        return self.active and not self.roles.isdisjoint(roles)

    def require(self, *roles: Role) -> None:
        """Raise `Forbidden` unless the person holds one of these roles."""
        if not self.has(*roles):
            raise Forbidden("%(name)s does not have the right to do this.", name=self.name)

    def serves(self, station: StationId) -> bool:
        """Whether this person may see and download what `station` plays."""
        if self.has(Role.EDITOR, Role.APPROVER, Role.ADMIN):
            return True
        return self.has(Role.OPERATOR) and station in self.stations
