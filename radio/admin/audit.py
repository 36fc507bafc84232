"""The audit log: who did what, newest first. For administrators."""

from __future__ import annotations

from flask import Blueprint, render_template

from radio.admin.context import only, the_radio
from radio.admin.names import names_of_people
from radio.domain.people import Role

SHOWN = 200

pages = Blueprint("audit", __name__)


@pages.get("/audit")
@only(Role.ADMIN)
def index() -> str:
    """The last acts."""
    with the_radio().store.reading() as records:
        entries = records.audit.recent(SHOWN)
    return render_template("audit/index.html", entries=entries, people=names_of_people())
