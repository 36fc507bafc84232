"""Stations, and the day's pack of each: one large download, and every file of it by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath

from flask import Blueprint, Response, render_template, request, send_file

from radio.admin.context import day_from, me, only, the_radio, today
from radio.admin.emergencies import running
from radio.admin.names import own_station, own_stations
from radio.admin.sounds import kept_briefly
from radio.admin.today import day_of_radio
from radio.domain.errors import Forbidden, NotFound, RadioError, Refused
from radio.domain.message import Message
from radio.domain.packs.pack import Pack
from radio.domain.packs.variant import Variant
from radio.domain.station import Station, StationId

TYPES = {
    ".mp3": "audio/mpeg",
    ".m3u8": "application/vnd.apple.mpegurl",
    ".xspf": "application/xspf+xml",
    ".pls": "audio/x-scpls",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".zip": "application/zip",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
}

pages = Blueprint("stations", __name__)


@pages.get("/stations")
@only()
def index() -> str:
    """The stations the person may see, with how far the date has come."""
    on = day_from(request.args.get("date"))
    with the_radio().store.reading() as records:
        broadcasts = records.broadcasts.between(on, on)
    return render_template(
        "stations/index.html",
        day=day_of_radio(on, own_stations(on), broadcasts),
        is_today=on == today(),
        before=on - timedelta(days=1),
        after=on + timedelta(days=1),
    )


@pages.get("/stations/<station>")
@only()
def show(station: str) -> str:
    """One station's day: its pack, or why there is none yet."""
    found = own_station(station)
    on = day_from(request.args.get("date"))
    pack, reason = _pack(found.id, on.isoformat())
    return render_template(
        "stations/show.html",
        station=found,
        on=on,
        is_today=on == today(),
        before=on - timedelta(days=1),
        after=on + timedelta(days=1),
        on_air=running(),
        pack=pack,
        made_at=_made_at(found.id, on) if pack and pack.revision > 1 else None,
        reason=reason,
        others=list(_other_forms(found, on)) if pack else [],
        audio=[one for one in pack.files if one.name.endswith(".mp3")] if pack else [],
    )


@pages.get("/stations/<station>/<on>/files/<path:name>")
@only()
def file(station: str, on: str, name: str) -> Response:
    """A file of the pack, if this person may take it now; can be continued after a break."""
    form = request.args.get("variant", Variant.MP3)
    if form not in list(Variant):
        raise NotFound("There is no file %(key)s.", key=name)
    path = the_radio().delivery.open(me(), StationId(station), day_from(on), name, Variant(form))
    played = request.args.get("play") is not None
    try:
        answer = send_file(
            path,
            TYPES.get(path.suffix, "text/plain"),
            as_attachment=not played,
            download_name=f"{station}-{on}-{path.name}" if _loose(name) else path.name,
            conditional=True,
        )
    except FileNotFoundError:
        raise Refused("This pack is being made; try again in a moment.") from None
    return kept_briefly(answer)


def _made_at(station: StationId, on: date) -> datetime | None:
    """When the pack was made last; None when the log does not say."""
    with the_radio().store.reading() as records:
        acts = records.audit.about(f"{station}/{on.isoformat()}")
    return max((one.at for one in acts if one.act == "pack.make"), default=None)


def _other_forms(station: Station, on: date) -> Iterator[Pack]:
    """The day's packs in other forms that were made and may be taken."""
    for variant in station.variants:
        with suppress(NotFound, Refused):
            yield the_radio().delivery.deliverable(me(), station.id, on, variant)


def _loose(name: str) -> bool:
    """Whether the file's own name would not tell which station and date it is of."""
    return PurePosixPath(name).suffix != ".zip"


def _pack(station: StationId, on: str) -> tuple[Pack | None, Message | None]:
    try:
        return the_radio().delivery.deliverable(me(), station, day_from(on)), None
    except Forbidden:
        raise
    except RadioError as error:
        return None, error.message
