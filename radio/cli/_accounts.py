"""How a new account is shown, once."""

from __future__ import annotations

from radio.cli._show import _, say
from radio.domain.people import Person


def show_password(person: Person, password: str) -> None:
    """The only time this password is seen; it must be changed at the first sign-in."""
    roles = ", ".join(sorted(person.roles))
    say(
        _(
            "Account %(id)s (%(name)s, %(roles)s), one-time password: %(password)s",
            id=person.id,
            name=person.name,
            roles=roles,
            password=password,
        )
    )
