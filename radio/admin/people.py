"""Accounts: who may sign in and do what. For administrators."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from radio.admin.bulletins import chosen
from radio.admin.context import me, only, the_radio
from radio.admin.here import or_back, sentences
from radio.admin.language import _
from radio.admin.names import all_stations
from radio.domain.errors import Conflict, Refused
from radio.domain.people import Person, PersonId, Role
from radio.domain.text import nfc

LONGEST_NAME = 80
NOBODY = Person(PersonId(""), "", frozenset())

pages = Blueprint("people", __name__)


@pages.get("/people")
@only(Role.ADMIN)
def index() -> str:
    """Everybody."""
    with the_radio().store.reading() as records:
        people = records.people.all()
    names = {station.id: station.full_name for station in all_stations()}
    return render_template("people/index.html", people=people, stations=names)


@pages.route("/people/new", methods=["GET", "POST"])
@only(Role.ADMIN)
def new() -> str | tuple[str, int]:
    """A new account; its one-time password is shown on the answer, once."""
    if request.method == "GET":
        return _form(NOBODY)
    asked = _from_form(PersonId(request.form.get("id", "").strip().lower()))
    try:
        _require_role(asked)
        password = the_radio().accounts.create(asked, me().id)
    except (Refused, Conflict) as error:
        return _form(asked, sentences(error)), 400
    return render_template("people/password.html", person=asked, password=password)


@pages.route("/people/<person>", methods=["GET", "POST"])
@only(Role.ADMIN)
def show(person: str) -> Response | str | tuple[str, int]:
    """Name, roles, stations and activity of one account."""
    with the_radio().store.reading() as records:
        found = records.people.get(PersonId(person))
    if request.method == "GET":
        return _form(found)
    asked = replace(_from_form(found.id), active="active" in request.form)
    try:
        _require_role(asked)
        the_radio().accounts.change(asked, me().id)
    except Refused as error:
        return _form(asked, sentences(error), known=True), 400
    flash(_("Saved."), "done")
    return redirect(url_for("people.index"))


@pages.post("/people/<person>/password")
@only(Role.ADMIN)
@or_back("people.show")
def reset(person: str) -> str:
    """A new one-time password for somebody who forgot theirs, shown once."""
    radio = the_radio()
    with radio.store.reading() as records:
        found = records.people.get(PersonId(person))
    password = radio.accounts.reset_password(found.id, me().id)
    return render_template("people/password.html", person=found, password=password)


def _from_form(person: PersonId) -> Person:
    form = request.form
    roles = (chosen(Role, name) for name in form.getlist("roles"))
    known = {station.id for station in all_stations()}
    return Person(
        id=person,
        name=nfc(" ".join(form.get("name", "").split()))[:LONGEST_NAME],
        roles=frozenset(role for role in roles if role is not None),
        stations=frozenset(one for one in known if one in form.getlist("stations")),
    )


def _require_role(person: Person) -> None:
    if not person.name:
        raise Refused("Write the full name.")
    if not person.roles:
        raise Refused("Choose at least one role.")
    if Role.OPERATOR in person.roles and not person.stations:
        raise Refused("Choose the stations this operator serves.")


def _form(person: Person, wrong: list[str] | None = None, *, known: bool | None = None) -> str:
    return render_template(
        "people/form.html",
        person=person,
        known=bool(person.id) and wrong is None if known is None else known,
        wrong=wrong or [],
        stations=all_stations(),
    )
