"""Signing in and out, the first password of one's own, the language of the pages."""

from __future__ import annotations

import hashlib
import hmac

from flask import Blueprint, Flask, current_app, flash, redirect, render_template, request, url_for
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from radio.admin.context import me, only, the_radio
from radio.admin.here import back_here, safe_path, sentences
from radio.admin.language import LANGUAGES, _, choose
from radio.admin.protection import SIGN_INS, SIGN_INS_FOR_ONE, account_asked_for, limiter
from radio.domain.errors import Refused
from radio.domain.people import Person, PersonId, Role

pages = Blueprint("signing_in", __name__)
_FREE = frozenset({"assets.file", "signing_in.password", "signing_in.leave", "signing_in.language"})
"""What somebody with a one-time password may still ask for."""


class SignedIn(UserMixin):  # type: ignore[misc]
    """A person with the mark of the password they signed in with."""

    def __init__(self, person: Person, mark: str, *, must_change: bool) -> None:
        self.person = person
        self.id = f"{person.id}:{mark}"
        self.must_change = must_change


def install(app: Flask) -> None:
    """Know who is signed in; send others to the door, and first-timers to their password."""
    manager = LoginManager(app)
    manager.user_loader(_signed_in)
    manager.unauthorized_handler(to_the_door)
    app.before_request(_own_password_first)
    app.jinja_env.globals.update(Role=Role, LANGUAGES=LANGUAGES)


@pages.get("/sign-in")
def enter() -> str:
    """The door."""
    return render_template("signing_in/enter.html", person="", wrong=[])


@pages.post("/sign-in")
@limiter.limit(SIGN_INS)
@limiter.limit(SIGN_INS_FOR_ONE, key_func=account_asked_for)
def sign_in() -> Response | tuple[str, int]:
    """Let the person in, or say the same words whatever was wrong."""
    asked = PersonId(account_asked_for())
    try:
        person = the_radio().accounts.sign_in(asked, request.form.get("password", ""))
    except Refused as error:
        page = render_template("signing_in/enter.html", person=asked, wrong=sentences(error))
        return page, 401
    _admit(person)
    return redirect(safe_path(request.args.get("next")))


@pages.post("/sign-out")
@only()
def leave() -> Response:
    """End the session."""
    logout_user()
    flash(_("You are signed out."), "done")
    return redirect(url_for("signing_in.enter"))


@pages.route("/password", methods=["GET", "POST"])
@only()
@limiter.limit(SIGN_INS, methods=["POST"])
def password() -> Response | str | tuple[str, int]:
    """A password of one's own; a one-time password must be changed before anything else."""
    first_time = the_radio().accounts.must_change(me().id)
    if request.method == "GET":
        return render_template("signing_in/password.html", first_time=first_time, wrong=[])
    wrong = _change_password()
    if wrong:
        page = render_template("signing_in/password.html", first_time=first_time, wrong=wrong)
        return page, 400
    _admit(me())
    flash(_("Your new password holds from now on."), "done")
    return redirect(url_for("today.show"))


@pages.post("/language")
def language() -> Response:
    """Remember the language and stay on the page."""
    choose(request.form.get("language", ""))
    return redirect(back_here())


def _change_password() -> list[str]:
    """Change it as the form says; what is wrong with the form."""
    form = request.form
    if form.get("new", "") != form.get("again", ""):
        return [_("The two new passwords are not the same.")]
    try:
        the_radio().accounts.change_password(me().id, form.get("old", ""), form.get("new", ""))
    except Refused as error:
        return sentences(error)
    return []


def _admit(person: Person) -> None:
    found = session_of(person.id)
    if found is not None:
        login_user(found)


def _signed_in(kept: str) -> SignedIn | None:
    """Who a session belongs to; nobody once the password changed or the account was closed."""
    name, _colon, mark = kept.rpartition(":")
    found = session_of(PersonId(name))
    if found is None or not hmac.compare_digest(found.id, f"{name}:{mark}"):
        return None
    return found


def session_of(person: PersonId) -> SignedIn | None:
    """The session a person would have now; None for nobody and for closed accounts."""
    with the_radio().store.reading() as records:
        found = records.people.find(person)
        stored = records.people.password_hash(person)
        must_change = found is not None and records.people.must_change_password(person)
    if found is None or stored is None or not found.active:
        return None
    key = str(current_app.config["SECRET_KEY"]).encode()
    mark = hmac.new(key, stored.encode(), hashlib.sha256).hexdigest()[:16]
    return SignedIn(found, mark, must_change=must_change)


def to_the_door() -> Response:
    """Ask a stranger to sign in, and remember the page they looked at or wanted to look at.

    A script of ours would draw the door into its part of the page; it is told to go there.
    """
    by_script = bool(request.headers.get("HX-Request"))
    if by_script or request.method != "GET":
        flash(_("You are signed out. Sign in again and repeat your last step."), "warn")
    if by_script:
        door = url_for("signing_in.enter", next=safe_path(request.headers.get("HX-Current-URL")))
        return Response(status=401, headers={"HX-Redirect": door})
    wanted = request.full_path.rstrip("?") if request.method == "GET" else back_here()
    return redirect(url_for("signing_in.enter", next=wanted))


def _own_password_first() -> Response | None:
    must = current_user.is_authenticated and current_user.must_change
    if must and request.endpoint not in _FREE:
        return redirect(url_for("signing_in.password"))
    return None
