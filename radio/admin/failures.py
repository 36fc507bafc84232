"""Pages for what went wrong, in plain words: what happened, what to do, no trace of the program."""

from __future__ import annotations

from flask import Flask, current_app, render_template, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response

from radio.admin.here import sentences
from radio.admin.language import said
from radio.admin.signing_in import to_the_door
from radio.domain.errors import (
    BadInput,
    Busy,
    Conflict,
    Forbidden,
    NoRoom,
    NotFound,
    RadioError,
    Refused,
    Unavailable,
    of_the_machine,
)
from radio.domain.message import Message, message

TITLES: dict[int, Message] = {
    400: message("This request could not be understood"),
    403: message("You do not have the right to see this"),
    404: message("There is no such page"),
    405: message("This page cannot be used in this way"),
    409: message("This cannot be done now"),
    413: message("This is too large to be sent"),
    429: message("Too many attempts"),
    500: message("Something went wrong in the program"),
    503: message("Something this needs is not available now"),
    507: message("The disk is full"),
}
ADVICE: dict[int, Message] = {
    400: message("Go back, load the page again and repeat what you did."),
    403: message("Ask an administrator if you need it for your work."),
    404: message("The address may be old, or what it named is gone. Start from the first page."),
    405: message("Go back and use the buttons of the page."),
    409: message("Read the reason above, then go back."),
    413: message("A bulletin has at most 20,000 characters. Split it and try again."),
    429: message("Wait a minute, then try again."),
    500: message(
        "Nothing was half-written. Try again; if it happens again, tell an administrator."
    ),
    503: message("Wait a little, then try again."),
    507: message(
        "Nothing was half-written. Tell an administrator that there is no room left, "
        "then try again."
    ),
}
STATUS: tuple[tuple[type[RadioError], int], ...] = (
    (NotFound, 404),
    (Forbidden, 403),
    (BadInput, 400),
    (Busy, 409),
    (Refused, 409),
    (Conflict, 409),
    (NoRoom, 507),
    (Unavailable, 503),
)


def install(app: Flask) -> None:
    """Show these pages for every failure."""
    app.register_error_handler(RadioError, _said_no)
    app.register_error_handler(CSRFError, _form_too_old)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OSError, _machine_failed)


def status_of(error: RadioError) -> int:
    """The HTTP status of an error for people."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), 400)


def _said_no(error: RadioError) -> tuple[str, int]:
    return _page(status_of(error), sentences(error))


def _form_too_old(_: CSRFError) -> Response | tuple[str, int]:
    """Without a session no form is known; at the door itself another door would not help."""
    if current_user.is_authenticated or request.endpoint == "signing_in.sign_in":
        return _page(400, [])
    return to_the_door()


def _machine_failed(error: OSError) -> tuple[str, int]:
    """A disk that takes no more is said; what else a file or a line may do is for the log."""
    current_app.logger.exception("%s %s", request.method, request.path, exc_info=error)
    failed = of_the_machine(error)
    return _page(status_of(failed) if isinstance(failed, NoRoom) else 500, [])


def _http(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    shown = isinstance(error, InternalServerError)
    return _page(500 if shown else status, [])


def _page(status: int, reasons: list[str]) -> tuple[str, int]:
    known = status if status in TITLES else (400 if status < 500 else 500)
    page = "failures/fragment.html" if request.headers.get("HX-Request") else "failures/page.html"
    shown = render_template(
        page, title=said(TITLES[known]), advice=said(ADVICE[known]), reasons=reasons, status=status
    )
    return shown, status
