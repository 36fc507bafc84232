"""What guards every answer: a strict content policy, careful headers, a brake on sign-in."""

from __future__ import annotations

import secrets

from flask import Flask, Response, g, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

SIGN_INS = "10 per minute; 60 per hour"
"""Attempts from one address; a whole office behind one address still gets in."""
SIGN_INS_FOR_ONE = "20 per hour"
"""Attempts at one account, from wherever."""

limiter = Limiter(get_remote_address, default_limits=[], storage_uri="memory://")


def install(app: Flask) -> None:
    """Answer every request with the headers; count sign-ins anew for this application."""
    limiter.init_app(app)
    app.after_request(_guarded)
    app.jinja_env.globals.update(nonce=nonce)


def nonce() -> str:
    """The word that lets this page's own scripts run, new for every request."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


def let_record() -> None:
    """Let the page of this request use the microphone and play what it recorded; no other may."""
    g.records = True


def account_asked_for() -> str:
    """Who somebody says they are, as the limit counts them."""
    return request.form.get("person", "").strip().lower()[:64]


def _guarded(response: Response) -> Response:
    records = "records" in g
    policy = (
        "default-src 'none'; "
        f"script-src 'self' 'nonce-{nonce()}'; "
        "style-src 'self'; font-src 'self'; img-src 'self' data:; "
        f"media-src 'self'{' blob:' if records else ''}; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    response.headers.setdefault("Content-Security-Policy", policy)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("X-Frame-Options", "DENY")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    microphone = "(self)" if records else "()"
    response.headers.setdefault(
        "Permissions-Policy", f"camera=(), microphone={microphone}, geolocation=()"
    )
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
