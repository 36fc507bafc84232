"""How a new account is shown, once."""

from __future__ import annotations

from radio.app import Radio
from radio.cli._show import _, say
from radio.domain.errors import NotFound
from radio.domain.people import Person, PersonId


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


def acting(radio: Radio, by: str) -> PersonId:
    """The account a command acts for; raises `NotFound` that says how to name another."""
    with radio.store.reading() as records:
        if all(person.id != by for person in records.people.all()):
            raise NotFound(
                "There is no account %(account)s; name yours with --by (see: radio people list).",
                account=by,
            )
    return PersonId(by)
