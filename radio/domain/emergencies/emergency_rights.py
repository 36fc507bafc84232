"""Who may air an emergency without prior approval: certain roles, and people named one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from radio.domain.errors import Forbidden
from radio.domain.people import Person, PersonId, Role
from radio.domain.station import StationId

STAFF = (Role.EDITOR, Role.APPROVER, Role.ADMIN)


@dataclass(frozen=True)
class MayAir:
    """The rule of the house; an operator who is named may do it at their own stations only."""

    roles: frozenset[Role] = frozenset({Role.APPROVER, Role.ADMIN})
    people: frozenset[PersonId] = frozenset()

    def allows(self, person: Person) -> bool:
        """Whether the person may air an emergency at all."""
        return person.active and (person.has(*self.roles) or person.id in self.people)

    def require(self, person: Person, stations: Iterable[StationId]) -> None:
        """Raise `Forbidden` unless the person may air one at all these stations."""
        if not self.allows(person):
            raise Forbidden(
                "%(name)s may not air an emergency; call an approver. Who may is set by "
                "emergency_roles and emergency_people.",
                name=person.name,
            )
        for station in stations:
            if not person.serves(station):
                raise Forbidden(
                    "%(name)s may air an emergency at their own stations only, not at %(station)s.",
                    name=person.name,
                    station=station,
                )
