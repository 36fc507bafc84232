"""The first page: what waits for this person, today's and tomorrow's broadcasts, running work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, render_template

from radio.admin.context import STAFF, me, only, the_radio
from radio.admin.context import today as this_day
from radio.admin.emergencies import running, to_review
from radio.admin.jobs import about
from radio.admin.names import own_stations
from radio.domain.broadcast import Broadcast, BroadcastState
from radio.domain.bulletin import Bulletin, State
from radio.domain.station import Station, StationId

pages = Blueprint("today", __name__)


@dataclass(frozen=True)
class DayOfRadio:
    """How far one date has come at the stations the person may see."""

    on: date
    broadcasts: tuple[Broadcast, ...]
    stations: tuple[Station, ...]
    ready: frozenset[StationId]
    """Stations whose whole day is packed."""


@pages.get("/")
@only()
def show() -> str:
    """The page after signing in."""
    first = this_day()
    days = [first, first + timedelta(days=1)]
    radio = the_radio()
    with radio.store.reading() as records:
        bulletins = records.bulletins.all() if me().has(*STAFF) else []
        broadcasts = records.broadcasts.between(days[0], days[1])
        jobs = records.jobs.live()
    return render_template(
        "today/show.html",
        on_air=running(),
        to_review=to_review() if me().has(*STAFF) else [],
        waiting=[one for one in bulletins if one.state is State.SUBMITTED],
        sent_back=sent_back_to_me(bulletins),
        days=[day_of_radio(on, own_stations(on), broadcasts) for on in days],
        jobs=jobs,
        about=about(jobs),
        now=radio.clock.now(),
        about_time=radio.clock_check.warnings(),
    )


def sent_back_to_me(bulletins: Iterable[Bulletin]) -> Sequence[Bulletin]:
    """Drafts of this person that came back with a reason."""
    return [
        one
        for one in bulletins
        if one.state is State.DRAFT and one.remark and one.author == me().id
    ]


def day_of_radio(
    on: date, stations: tuple[Station, ...], broadcasts: Iterable[Broadcast]
) -> DayOfRadio:
    """What of `broadcasts` goes out on `on` at these stations."""
    known = {station.id for station in stations}
    own = tuple(
        one for one in broadcasts if one.on == on and one.station in known and one.rundown.segments
    )
    unready = {one.station for one in own if one.state is BroadcastState.PLANNED}
    ready = frozenset(one.station for one in own) - unready
    return DayOfRadio(on, own, stations, ready)
