"""Where a person goes back to after a form: only ever a page of this admin."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from radio.admin.language import said
from radio.domain.errors import BadInput, Forbidden, NotFound, Partly, RadioError

P = ParamSpec("P")
R = TypeVar("R")


def safe_path(wanted: str | None) -> str:
    """The path of `wanted` if it lies in this admin, else the first page."""
    parts = urlsplit(wanted or "")
    inside = not parts.netloc or parts.netloc == request.host
    if not inside or not parts.path.startswith("/") or parts.path.startswith(("//", "/\\")):
        return url_for("today.show")
    return parts.path + (f"?{parts.query}" if parts.query else "")


def back_here() -> str:
    """The page the form was on."""
    return safe_path(request.referrer)


def or_back(endpoint: str) -> Callable[[Callable[P, R]], Callable[P, R | Response]]:
    """On a refusal say it and go to `endpoint` with the view's own arguments; 403, 404 stay."""

    def guard(view: Callable[P, R]) -> Callable[P, R | Response]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Response:
            try:
                return view(*args, **kwargs)
            except (Forbidden, NotFound):
                raise
            except RadioError as error:
                for sentence in sentences(error):
                    flash(sentence, "error")
                return redirect(url_for(endpoint, **request.view_args or {}))

        return guarded

    return guard


def sentences(error: RadioError) -> list[str]:
    """What to tell a person about an error, one sentence a problem."""
    if isinstance(error, BadInput):
        return [said(problem.message) for problem in error.problems]
    if isinstance(error, Partly):
        return [said(one) for one in error.sentences]
    return [said(error.message)]
