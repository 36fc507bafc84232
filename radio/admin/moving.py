"""A broadcast is moved to another time, and the move is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from radio.admin import broadcasts
from radio.admin.context import day_from, me, only, the_radio
from radio.admin.failures import status_of
from radio.admin.here import back_here, safe_path, sentences
from radio.admin.language import _, day, said
from radio.admin.names import own_station
from radio.admin.schedule import MOVERS
from radio.domain.errors import BadInput, Forbidden, NotFound, RadioError, Refused
from radio.domain.slot import SlotId
from radio.domain.timetable.collision import OnCollision
from radio.domain.timetable.override import Override
from radio.services.rescheduling import Wish, key_of

MOST_KEYS = 50
"""Overrides that one undoing takes back; a move makes a handful."""

pages = Blueprint("moving", __name__)


@pages.post("/schedule/at/<station>/<on>/<slot>/move")
@only(*MOVERS)
def move(station: str, on: str, slot: str) -> Response | tuple[str, int]:
    """Move it; when that is refused, the page of the broadcast says why and asks what to do."""
    at, from_ = own_station(station), day_from(on)
    try:
        wish = _wish(Wish(at.id, SlotId(slot), from_, from_, time(), ""))
        done = the_radio().rescheduling.move(wish, me().id)
    except (Forbidden, NotFound):
        raise
    except RadioError as error:
        given = request.form.to_dict()
        page = broadcasts.broadcast_page(at, from_, SlotId(slot), sentences(error), given)
        return page, status_of(error)
    _tell(wish, done.made, [said(one) for one in done.words])
    place = f"{at.id}.{wish.to.isoformat()}.{done.made[-1].lands_as}"
    there = url_for("schedule.station", station=at.id, date=wish.to.isoformat())
    return redirect(f"{safe_path(request.form.get('back') or there)}#{place}")


@pages.post("/schedule/undo")
@only(*MOVERS)
def undo() -> Response:
    """Take back what a move made, the last first."""
    keys = [key_of(one) for one in request.form.getlist("key")[:MOST_KEYS]]
    try:
        the_radio().rescheduling.undo(keys, me().id)
        flash(_("It goes out as before."), "done")
    except (BadInput, Refused) as error:
        for one in sentences(error):
            flash(one, "error")
    return redirect(back_here())


def _wish(from_now: Wish) -> Wish:
    """What the form asks for; raises `Refused` for no date and no time."""
    form = request.form
    try:
        to = day_from(form.get("to") or from_now.on.isoformat())
        starts = time.fromisoformat(form.get("starts", "")).replace(tzinfo=None)
        choice = OnCollision(form["choice"]) if form.get("choice") else None
    except ValueError:
        raise Refused("Say when it should begin, such as 17:30.") from None
    return Wish(
        from_now.station,
        from_now.slot,
        from_now.on,
        to,
        starts,
        form.get("reason", "").strip()[:200],
        choice,
        bool(form.get("despite")),
    )


def _tell(wish: Wish, made: Sequence[Override], words: Sequence[str]) -> None:
    """What was done, with the way back; and what is worth a word."""
    new = made[-1]
    starts = new.starts or wish.starts
    sentence = _(
        "%(slot)s goes out on %(day)s at %(clock)s.",
        slot=wish.slot,
        day=day(wish.to),
        clock=f"{starts:%H:%M}",
    )
    others = len(made) - 1
    if others:
        sentence += " " + _("%(count)s other broadcasts do not go out on this date.", count=others)
    notice: Any = {"sentence": sentence, "keys": [one.name for one in reversed(made)]}
    flash(notice, "undo-move")
    for one in words:
        flash(one, "warn")
