"""What every view starts from: the radio, the person, the day it is at the centre."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import ParamSpec, TypeVar, cast
from zoneinfo import ZoneInfo

from flask import Flask, current_app
from flask_login import current_user, login_required

from radio.app import Radio
from radio.domain.errors import NotFound
from radio.domain.people import Person, Role

_KEY = "radio"
P = ParamSpec("P")
R = TypeVar("R")

STAFF = (Role.EDITOR, Role.APPROVER, Role.ADMIN)
"""Roles of the centre; an operator sees only their own stations."""


YEARS = range(1900, 2200)
"""Years that pages show."""


def attach(app: Flask, radio: Radio) -> None:
    """Give the application its radio."""
    app.extensions[_KEY] = radio


def the_radio() -> Radio:
    """The radio this request is about."""
    return cast("Radio", current_app.extensions[_KEY])


def me() -> Person:
    """Who is signed in."""
    return cast("Person", current_user.person)


def only(*roles: Role) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Lets in signed-in people with one of these roles; nobody given means everybody signed in."""

    def guard(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if roles:
                me().require(*roles)
            return view(*args, **kwargs)

        return cast("Callable[P, R]", login_required(guarded))

    return guard


def today() -> date:
    """The date it is at the centre."""
    radio = the_radio()
    return radio.clock.now().astimezone(ZoneInfo(radio.settings.zone)).date()


def day_from(written: str | None) -> date:
    """The date in a URL or form, today when none is given; raises `NotFound` for no date.

    Days that no calendar of ours reaches are none either, so that there is always a day after.
    """
    if not written:
        return today()
    try:
        found = date.fromisoformat(written)
    except ValueError:
        found = date.min
    if found.year not in YEARS:
        raise NotFound("There is no day %(day)s.", day=written)
    return found
