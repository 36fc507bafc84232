"""Another running order: tried step by step, undone, kept or given back to the planner.

Every step is a form: the page holds the order that is being tried, the server answers with what it
would play. A script of ours only sends the same form without drawing the whole page anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from radio.admin import programmes
from radio.admin.context import day_from, me, only, the_radio
from radio.admin.failures import status_of
from radio.admin.here import sentences
from radio.admin.language import _
from radio.admin.names import own_station
from radio.admin.rundowns import Shown, shown, stamp
from radio.domain.broadcast import broadcast_id
from radio.domain.bulletin import BulletinId
from radio.domain.errors import Conflict, RadioError, Refused
from radio.domain.planning.running_order import moved
from radio.domain.schedule import SlotId

MOST_STEPS = 50
"""Steps that can be undone."""
_MOVES = ("up ", "down ", "before ", "behind ")

pages = Blueprint("ordering", __name__)

Order = tuple[BulletinId, ...]


@pages.post("/programmes/<station>/<on>/<slot>/order")
@only()
def step(station: str, on: str, slot: str) -> Response | str | tuple[str, int]:
    """One step with the order on the page."""
    at = own_station(station)
    broadcast = broadcast_id(at.id, day_from(on), SlotId(slot))
    with the_radio().store.reading() as records:
        before = shown(at, records.broadcasts.get(broadcast))
    act, order, past = request.form.get("act", ""), _order(request.form.get("order")), _past()
    try:
        if act in ("save", "give-back"):
            return _kept(before, act, order)
        tried = _tried(before, *_after(act, order, past))
        _require_followed(act, order, tried)
        return _answer(tried)
    except Conflict as error:  # what was tried is given up for what the other person chose
        return _answer_wrong(before, error)
    except Refused as error:
        return _answer_wrong(_tried(before, order, past) if before.may_order else before, error)


def _answer_wrong(stays: Shown, error: RadioError) -> str | tuple[str, int]:
    """What stays on the page, with the reason."""
    shown_again = _answer(stays, " ".join(sentences(error)))
    if request.headers.get("HX-Request"):  # a script draws only what was no error
        return shown_again
    return shown_again, status_of(error)


def _kept(before: Shown, act: str, order: Order) -> Response:
    """Keep the order or give it back, and go on to the page."""
    ordering, broadcast = the_radio().ordering, before.broadcast
    seen = stamp(request.form.get("seen", ""))
    if act == "save":
        ordering.save(broadcast.id, order, me().id, seen)
        flash(_("The order is kept. The programme is being built again."), "done")
    else:
        ordering.give_back(broadcast.id, me().id, seen)
        flash(_("The planner decides again. The programme is being built again."), "done")
    day = broadcast.on.isoformat()
    there = url_for("programmes.show", station=before.station.id, date=day)
    if request.headers.get("HX-Request"):
        return Response(headers={"HX-Redirect": there})
    return redirect(there)


def _tried(before: Shown, order: Order, past: Sequence[str]) -> Shown:
    """The order as it would play; what stands already, and did when the page began, is no draft."""
    seen = request.form.get("seen", "")
    if order == before.items and seen == before.seen:
        return before
    draft = the_radio().ordering.draft(before.broadcast.id, order, me().id)
    return replace(
        before,
        broadcast=draft.broadcast,
        timeline=draft.timeline,
        draft=draft,
        past=tuple(past),
        began_with=seen,
    )


def _answer(tried: Shown, wrong: str = "") -> str:
    """The part that changed for a script of ours, the whole page for a browser."""
    if request.headers.get("HX-Request"):
        return render_template("programmes/_order.html", one=tried, wrong=wrong)
    return programmes.page(tried.broadcast.on, tried.station, tried, wrong)


def _after(act: str, order: Order, past: Sequence[str]) -> tuple[Order, Sequence[str]]:
    """The order after one step, and what can be undone then."""
    if act == "undo":
        return (_order(past[-1]), past[:-1]) if past else (order, past)
    changed = _changed(act.split(), order)
    if changed == order:
        return order, past
    return changed, [*past, " ".join(order)][-MOST_STEPS:]


def _require_followed(act: str, order: Order, tried: Shown) -> None:
    """Raises `Refused` where an item was to stand where the planner puts it not."""
    wanted = _changed(act.split(), order)
    placed = [one for one in tried.items if one in wanted]
    if act.startswith(_MOVES) and placed != [one for one in wanted if one in tried.items]:
        raise Refused(
            "It cannot stand there: emergency and priority items stay in front, "
            "and each part of the programme takes only its own kinds of bulletins."
        )


def _changed(act: Sequence[str], order: Order) -> Order:
    """`up A`, `down A`, `out A`, `in A`, `before A B`, `behind A B`; else as it was."""
    match [BulletinId(word) for word in act]:
        case ["up", one] if one in order[1:]:
            return moved(order, one, order[order.index(one) - 1])
        case ["down", one] if one in order[:-1]:
            return moved(order, one, order[order.index(one) + 1], behind=True)
        case ["before", one, target]:
            return moved(order, one, target)
        case ["behind", one, target]:
            return moved(order, one, target, behind=True)
        case ["out", one]:
            return tuple(other for other in order if other != one)
        case ["in", one] if one not in order:
            return (*order, one)
    return order


def _order(written: str | None) -> Order:
    return tuple(dict.fromkeys(BulletinId(word) for word in (written or "").split()))


def _past() -> Sequence[str]:
    return request.form.getlist("past")[-MOST_STEPS:]
