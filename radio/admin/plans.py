"""Versions of the plan: which there are, how two differ, taking one back; and packs made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from radio.admin.context import me, only, the_radio, today
from radio.admin.language import _, day, said
from radio.admin.names import all_stations, names_of_people, own_stations
from radio.domain.broadcast import BroadcastId
from radio.domain.bulletin import BulletinId
from radio.domain.errors import NotFound, RadioError
from radio.domain.packs.pack import Pack
from radio.domain.people import Role
from radio.domain.planning.plan_version import SAID, Difference
from radio.domain.station import Station, StationId

SHOWN = 50
"""Versions on the page."""
LOOKED_BACK = timedelta(days=1)
"""How far back packs are looked for: yesterday's may still be in a player."""
RESTORERS = (Role.EDITOR, Role.ADMIN)

pages = Blueprint("plans", __name__)


@dataclass(frozen=True)
class Named:
    """What ids of bulletins, broadcasts and stations stand for."""

    titles: Mapping[BulletinId, str]
    programmes: Mapping[str, str]
    """By slot."""
    stations: Mapping[StationId, Station]

    def title(self, bulletin: BulletinId) -> str:
        """Of a bulletin."""
        return self.titles.get(bulletin, bulletin)

    def broadcast(self, broadcast: BroadcastId) -> str:
        """Date and programme."""
        _station, on, slot = broadcast.split("/", 2)
        return f"{day(date.fromisoformat(on))}, {self.programmes.get(slot, slot)}"

    def station(self, station: StationId) -> str:
        """Of a station."""
        found = self.stations.get(station)
        return found.full_name if found else station


@dataclass(frozen=True)
class Alike:
    """Stations at which the same changed."""

    stations: tuple[StationId, ...]
    difference: Difference
    """At the first of them."""


@pages.get("/plans")
@only()
def index() -> str:
    """The last versions, and packs that were made anew."""
    versions = the_radio().plan_versions.recent(SHOWN)
    return render_template(
        "plans/index.html",
        versions=versions,
        people=names_of_people(),
        why=SAID,
        packs=list(_made_anew()),
        may_restore=me().has(*RESTORERS),
        undo=request.args.get("restored", type=int),
    )


@pages.get("/plans/compare")
@only()
def compare() -> str:
    """What one version has otherwise than another, at the person's stations."""
    one, other = _number("before"), _number("after")
    found = the_radio().plan_versions.compare(one, other)
    return render_template(
        "plans/compare.html",
        one=one,
        other=other,
        versions=the_radio().plan_versions.recent(SHOWN),
        differences=_alike(one for one in found if me().serves(one.station)),
        named=_named(),
    )


@pages.post("/plans/<int:number>/restore")
@only(*RESTORERS)
def restore(number: int) -> Response:
    """Bring a version back; the page then offers to undo it."""
    radio = the_radio()
    try:
        done = radio.plan_versions.restore(number, me().id)
    except NotFound:
        raise
    except RadioError as error:
        flash(said(error.message), "error")
        return redirect(url_for("plans.index"))
    named = _named()
    for broadcast, reason in done.refused:
        flash(f"{named.broadcast(broadcast)}: {said(reason)}", "warn")
    if done.version is None:
        flash(
            _("Nothing differs from version %(number)s in what is still to come.", number=number),
            "done",
        )
        return redirect(url_for("plans.index"))
    radio.replanning.rebuild(radio.work, done.broadcasts)
    flash(
        _(
            "Version %(number)s is back: %(count)s broadcasts are held as they were. Packs that"
            " stations may have are built again.",
            number=number,
            count=len(done.broadcasts),
        ),
        "done",
    )
    return redirect(url_for("plans.index", restored=done.version.number))


@pages.post("/plans/<int:number>/release")
@only(*RESTORERS)
def release(number: int) -> Response:
    """Undo a restoring: let the planner decide again there, at once."""
    radio = the_radio()
    count = radio.plan_versions.release(number, me().id)
    radio.replanning.queue(radio.work)
    if count:
        again = _("The planner decides again in %(count)s broadcasts.", count=count)
    else:
        again = _("Nothing is held from version %(number)s any more.", number=number)
    flash(again, "done")
    return redirect(url_for("plans.index"))


def _made_anew() -> Iterator[tuple[Station, Pack]]:
    """Packs of yesterday and the coming days that replaced one that stations may have."""
    radio = the_radio()
    days = range(-LOOKED_BACK.days, radio.settings.horizon_days + 1)
    for on in (today() + timedelta(days=number) for number in days):
        for station in own_stations(on):
            pack = radio.delivery.find(station.id, on)
            if pack is not None and pack.revision > 1:
                yield station, pack


def _named() -> Named:
    with the_radio().store.reading() as records:
        titles = {one.id: one.script.title for one in records.bulletins.all()}
        try:
            schedules = records.schedules.load()
        except NotFound:
            return Named(titles, {}, {})
    programmes = {one.id: one.title for one in schedules.programmes}
    slots = {str(one.id): programmes.get(one.programme, one.id) for one in schedules.slots}
    return Named(titles, slots, {one.id: one for one in all_stations()})


def _alike(found: Iterable[Difference]) -> list[Alike]:
    """Stations at which the same changed, together; the order is that of the first of each."""
    groups: dict[object, list[Difference]] = {}
    for one in found:
        groups.setdefault(_without_station(one), []).append(one)
    return [Alike(tuple(one.station for one in those), those[0]) for those in groups.values()]


def _without_station(found: Difference) -> object:
    at = f"{found.station}/"
    changes = (found.added, found.removed, found.moved)
    return tuple(
        tuple(tuple(name.removeprefix(at) for name in one) for one in change) for change in changes
    )


def _number(name: str) -> int:
    found = request.args.get(name, type=int)
    if found is None:
        raise NotFound(
            "There is no version %(number)s of the plan.", number=request.args.get(name, "")
        )
    return found
