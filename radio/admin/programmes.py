"""Programmes of a day at a station: rundown with real lengths, player, and why each choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, render_template, request, url_for

from radio.admin.context import STAFF, day_from, me, only, the_radio, today
from radio.admin.names import own_station, own_stations
from radio.domain.broadcast import Broadcast, Edition
from radio.domain.errors import RadioError
from radio.domain.pack import audio_name, fits_plan
from radio.domain.programme import SegmentKind
from radio.domain.station import Station

pages = Blueprint("programmes", __name__)


@dataclass(frozen=True)
class Row:
    """One item as the page lists it."""

    kind: SegmentKind
    title: str
    bulletin: str | None = None
    starts: timedelta | None = None
    """Offset in the audio; None before it is built."""
    length: timedelta | None = None
    language: str | None = None
    """Of a version of a bulletin; None for its own language."""


@dataclass(frozen=True)
class Shown:
    """A broadcast with its edition, if that is what was planned last."""

    broadcast: Broadcast
    edition: Edition | None
    audio: str | None
    """URL of what this person may hear."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Items in playing order, with places in the audio once it exists."""
        if self.edition is None:
            segments = self.broadcast.rundown.segments
            return tuple(
                Row(one.kind, one.title, one.bulletin, length=one.length, language=one.language)
                for one in segments
            )
        return tuple(
            Row(cue.kind, cue.title, cue.bulletin, cue.starts, cue.length, cue.language)
            for cue in self.edition.cues.cues
        )


@pages.get("/programmes")
@only()
def show() -> str:
    """All programmes of one date at one station."""
    on = day_from(request.args.get("date"))
    stations = own_stations(on)
    station = _chosen(stations, request.args.get("station"))
    with the_radio().store.reading() as records:
        titles = {one.id: one.script.title for one in records.bulletins.all()}
    return render_template(
        "programmes/show.html",
        on=on,
        before=on - timedelta(days=1),
        after=on + timedelta(days=1),
        is_today=on == today(),
        stations=stations,
        station=station,
        shown=list(_broadcasts(station, on)) if station else [],
        titles=titles,
    )


def _chosen(stations: tuple[Station, ...], name: str | None) -> Station | None:
    """The station asked for, which the person must serve; else the first of theirs."""
    if name:
        return own_station(name)
    return stations[0] if stations else None


def _broadcasts(station: Station, on: date) -> Iterator[Shown]:
    with the_radio().store.reading() as records:
        planned = records.broadcasts.between(on, on, station.id)
        editions = {one.id: records.broadcasts.edition(one.id) for one in planned}
    for broadcast in planned:
        edition = editions[broadcast.id]
        if edition is not None and not fits_plan(broadcast, edition):
            edition = None
        yield Shown(broadcast, edition, _audio(station, broadcast, edition))


def _audio(station: Station, broadcast: Broadcast, edition: Edition | None) -> str | None:
    """Staff hear what was built; operators what delivery lets them take."""
    on = broadcast.on.isoformat()
    if edition is None:
        return None
    if me().has(*STAFF):
        return url_for("sounds.edition", station=station.id, on=on, slot=broadcast.slot)
    name = audio_name(station, broadcast)
    try:
        the_radio().delivery.open(me(), station.id, broadcast.on, name)
    except RadioError:
        return None
    return url_for("stations.file", station=station.id, on=on, name=name)
