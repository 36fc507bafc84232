"""Decisions about a bulletin: submit, approve, send back, withdraw. The newsroom has the rules."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from radio.admin.context import STAFF, me, only, the_radio
from radio.admin.here import or_back
from radio.admin.language import _
from radio.domain.bulletin import BulletinId

pages = Blueprint("approval", __name__)


@pages.post("/bulletins/<bulletin>/submit")
@only(*STAFF)
@or_back("bulletins.show")
def submit(bulletin: str) -> Response:
    """Hand the draft in; it is read aloud next."""
    the_radio().newsroom.submit(BulletinId(bulletin), me().id)
    return _done(bulletin, _("It is submitted and will be read aloud; then it can be approved."))


@pages.post("/bulletins/<bulletin>/approve")
@only(*STAFF)
@or_back("bulletins.show")
def approve(bulletin: str) -> Response:
    """Let on the air exactly what the page let be heard."""
    heard = request.form.get("heard", "")
    the_radio().newsroom.approve(BulletinId(bulletin), me().id, heard)
    return _done(bulletin, _("It is approved and goes into the next programmes."))


@pages.post("/bulletins/<bulletin>/send-back")
@only(*STAFF)
@or_back("bulletins.show")
def send_back(bulletin: str) -> Response:
    """Return it to its author with the reason."""
    the_radio().newsroom.send_back(BulletinId(bulletin), me().id, request.form.get("remark", ""))
    return _done(bulletin, _("It is sent back to its author."))


@pages.post("/bulletins/<bulletin>/withdraw")
@only(*STAFF)
@or_back("bulletins.show")
def withdraw(bulletin: str) -> Response:
    """Take it off the air for good."""
    the_radio().newsroom.withdraw(BulletinId(bulletin), me().id, request.form.get("remark", ""))
    return _done(bulletin, _("It is withdrawn; no station can download it any more."))


@pages.post("/bulletins/<bulletin>/read-again")
@only(*STAFF)
@or_back("bulletins.show")
def read_again(bulletin: str) -> Response:
    """Have it read aloud in the words that are said now; it must be approved again."""
    the_radio().newsroom.read_again(BulletinId(bulletin), me().id)
    return _done(bulletin, _("It is read aloud again; then it can be approved."))


def _done(bulletin: str, sentence: str) -> Response:
    flash(sentence, "done")
    return redirect(url_for("bulletins.show", bulletin=bulletin))
