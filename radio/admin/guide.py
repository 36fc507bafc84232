"""The help page: how each role does its work, and the keys."""

from __future__ import annotations

from flask import Blueprint, render_template

from radio.admin.context import only

pages = Blueprint("guide", __name__)


@pages.get("/help")
@only()
def show() -> str:
    """Help."""
    return render_template("guide/show.html")
