"""Joins the pages into one Flask application over a `Radio`."""

from __future__ import annotations

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from radio.admin import (
    approval,
    assets,
    audit,
    broadcasts,
    bulletins,
    coverage,
    documents,
    emergencies,
    exports,
    failures,
    guide,
    hearing,
    house_sounds,
    jobs,
    labels,
    language,
    lexicon,
    marks,
    moving,
    ordering,
    people,
    plans,
    programmes,
    protection,
    readings,
    recording,
    room,
    schedule,
    signing_in,
    sounds,
    stations,
    today,
    versions,
    voices,
    writing,
)
from radio.admin.context import attach
from radio.admin.session_key import session_key
from radio.app import Radio

PAGES = (
    signing_in.pages,
    today.pages,
    emergencies.pages,
    bulletins.pages,
    writing.pages,
    documents.pages,
    approval.pages,
    readings.pages,
    hearing.pages,
    lexicon.pages,
    sounds.pages,
    versions.pages,
    recording.pages,
    voices.pages,
    programmes.pages,
    ordering.pages,
    house_sounds.pages,
    schedule.pages,
    broadcasts.pages,
    moving.pages,
    exports.pages,
    coverage.pages,
    plans.pages,
    stations.pages,
    jobs.pages,
    people.pages,
    audit.pages,
    guide.pages,
)


def create_app(radio: Radio) -> Flask:
    """The admin of one installation as a WSGI application.

    Makes the installation's session key if it has none; raises `OSError` when it cannot be kept.
    """
    web = radio.settings.web
    app = Flask("radio.admin", template_folder=str(web / "templates"), static_folder=None)
    app.config.update(
        SECRET_KEY=session_key(radio.settings.workspace),
        SESSION_COOKIE_NAME="loa_xa",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=radio.settings.secure_cookies,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=radio.settings.secure_cookies,
        RATELIMIT_STORAGE_URI="memory://",
    )
    attach(app, radio)
    CSRFProtect(app)
    for part in (language, labels, marks, protection, assets, failures, signing_in, room):
        part.install(app)
    for pages in PAGES:
        app.register_blueprint(pages)
    return app
