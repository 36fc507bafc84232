"""Programmes of a day at a station: timeline with real lengths, player, and why each choice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from flask import Blueprint, render_template, request

from radio.admin.context import day_from, only, the_radio, today
from radio.admin.names import own_station, own_stations
from radio.admin.rundowns import Shown, shown
from radio.domain.station import Station

pages = Blueprint("programmes", __name__)


@pages.get("/programmes")
@only()
def show() -> str:
    """All programmes of one date at one station."""
    on = day_from(request.args.get("date"))
    return page(on, _chosen(own_stations(on), request.args.get("station")))


def page(on: date, station: Station | None, tried: Shown | None = None, wrong: str = "") -> str:
    """The page; `tried` stands in the place of its broadcast, and `wrong` is said there."""
    with the_radio().store.reading() as records:
        planned = records.broadcasts.between(on, on, station.id) if station else ()
    return render_template(
        "programmes/show.html",
        on=on,
        before=on - timedelta(days=1),
        after=on + timedelta(days=1),
        is_today=on == today(),
        stations=own_stations(on),
        station=station,
        wrong=wrong,
        tried=tried,
        shown=[
            tried if tried and tried.broadcast.id == one.id else shown(station, one)
            for one in planned
        ]
        if station
        else [],
    )


def _chosen(stations: Sequence[Station], name: str | None) -> Station | None:
    """The station asked for, which the person must serve; else the first of theirs."""
    if name:
        return own_station(name)
    return stations[0] if stations else None
