"""The emergency page: air, stop, review; what is on the air, and the warnings that wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response as AnyResponse

from radio.admin.context import me, only, the_radio
from radio.admin.emergency_form import LABELS, EmergencyForm, confirmed
from radio.admin.here import or_back, sentences
from radio.admin.language import _
from radio.admin.live import fragment
from radio.admin.names import all_stations, names_of_people, own_stations
from radio.admin.sounds import kept_briefly
from radio.domain.broadcast import Broadcast
from radio.domain.bulletin import Bulletin, State
from radio.domain.emergencies.emergency import Airing, Emergency, EmergencyId, Verdict, airings
from radio.domain.errors import BadInput, Forbidden, Problem, RadioError
from radio.domain.people import Role
from radio.domain.station import StationId
from radio.services.emergencies import PartlyAired

RECENT = 10
TYPES = {
    ".mp3": "audio/mpeg",
    ".m3u8": "application/vnd.apple.mpegurl",
    ".json": "application/json",
}

pages = Blueprint("emergencies", __name__)


@dataclass(frozen=True)
class Shown:
    """One emergency as pages show it."""

    emergency: Emergency
    bulletin: Bulletin
    sent_by: str
    stations: tuple[tuple[str, str], ...]
    """Id and name of each station at which the person may see it."""
    ready: frozenset[str]
    """Stations whose audio can be fetched."""
    coming: tuple[Airing, ...]

    @property
    def running(self) -> bool:
        """Whether it is on the air, or will be again."""
        return bool(self.coming)

    @property
    def may_review(self) -> bool:
        """Whether this person may look at it afterwards."""
        by_me = self.emergency.approval.by == me().id
        return self.emergency.review is None and me().has(Role.APPROVER) and not by_me

    @property
    def may_stop(self) -> bool:
        """Whether this person may cancel it, as far as the page can tell."""
        radio = the_radio()
        mine = self.emergency.approval.by == me().id or me().has(Role.APPROVER)
        return self.running and (mine or radio.emergencies.may_air.allows(me()))


@pages.get("/emergency")
@only()
def index() -> str:
    """The page; `?again=ID` fills the form with an earlier one."""
    again = request.args.get("again")
    form = EmergencyForm.empty()
    if again and the_radio().emergencies.may_air.allows(me()):
        with the_radio().store.reading() as records:
            one = records.emergencies.get(EmergencyId(again))
            form = EmergencyForm.again(one, records.bulletins.get(one.bulletin))
    return _page(form)


@pages.get("/emergency/on-air")
@only()
def on_air() -> AnyResponse:
    """What is on the air, for pages that ask again and again."""
    return fragment("emergencies/_on_air.html", on_air=running())


@pages.post("/emergency/check")
@only()
def check() -> str | tuple[str, int]:
    """What would be heard where; only from here it can be aired."""
    form = EmergencyForm.sent(request.form)
    try:
        asked = the_radio().emergencies.ask(form.order(_zone()), me().id)
    except Forbidden:
        raise
    except RadioError as error:
        return _page(form, error), 422
    return render_template("emergencies/check.html", form=form, asked=asked, labels=LABELS)


@pages.post("/emergency")
@only()
def air() -> AnyResponse | tuple[str, int]:
    """Air it, once the word was typed."""
    form = EmergencyForm.sent(request.form)
    radio = the_radio()
    try:
        order = form.order(_zone())
        if not confirmed(request.form.get("confirm", "")):
            asked = radio.emergencies.ask(order, me().id)
            return render_template(
                "emergencies/check.html", form=form, asked=asked, labels=LABELS, mistyped=True
            ), 422
        made = radio.emergencies.air(order, me().id)
    except Forbidden:
        raise
    except PartlyAired as error:
        made = error.emergency
        for sentence in sentences(error):
            flash(sentence, "warn")
    except RadioError as error:
        return _page(form, error), 422
    flash(_("%(emergency)s is on the air now.", emergency=made.id), "done")
    return redirect(url_for("emergencies.index"))


@pages.post("/emergency/<emergency>/cancel")
@only()
@or_back("emergencies.index_after")
def cancel(emergency: str) -> AnyResponse:
    """Stop it."""
    reason = request.form.get("reason", "")
    the_radio().emergencies.cancel(EmergencyId(emergency), me().id, reason)
    flash(_("%(emergency)s is stopped at every station.", emergency=emergency), "done")
    return redirect(url_for("emergencies.index"))


@pages.post("/emergency/<emergency>/review")
@only(Role.APPROVER)
@or_back("emergencies.index_after")
def review(emergency: str) -> AnyResponse:
    """Confirm it, or say what was wrong; what was wrong stops."""
    verdict = Verdict.CORRECTED if request.form.get("verdict") == "corrected" else Verdict.CONFIRMED
    remark = request.form.get("remark", "")
    the_radio().emergencies.review(EmergencyId(emergency), me().id, verdict, remark)
    flash(_("%(emergency)s is reviewed.", emergency=emergency), "done")
    if verdict is Verdict.CORRECTED and the_radio().emergencies.may_air.allows(me()):
        return redirect(url_for("emergencies.index", again=emergency))
    return redirect(url_for("emergencies.index"))


@pages.get("/emergency/<emergency>")
@only()
def index_after(emergency: str) -> AnyResponse:
    """Where a refused act on one emergency leads back to."""
    return redirect(url_for("emergencies.index", _anchor=emergency))


@pages.post("/emergency/warnings/air")
@only()
@or_back("emergencies.index")
def air_warning() -> AnyResponse:
    """Air a warning that waits, as it came."""
    the_radio().advisories.air(request.form.get("key", ""), me().id)
    flash(_("The warning is on the air now."), "done")
    return redirect(url_for("emergencies.index"))


@pages.post("/emergency/warnings/aside")
@only()
@or_back("emergencies.index")
def put_aside() -> AnyResponse:
    """Not air a warning that waits."""
    the_radio().advisories.put_aside(request.form.get("key", ""), me().id)
    flash(_("The warning is put aside."), "done")
    return redirect(url_for("emergencies.index"))


@pages.get("/stations/<station>/urgent/<name>")
@only()
def file(station: str, name: str) -> Response:
    """A file of what the station has to air at once; `?play=1` to hear it in the browser."""
    path = the_radio().urgent.open(me(), StationId(station), name)
    kind = TYPES.get(Path(name).suffix, "application/octet-stream")
    played = request.args.get("play") is not None
    return kept_briefly(
        send_file(path, kind, as_attachment=not played, download_name=name, conditional=True)
    )


def running() -> Sequence[Shown]:
    """What is on the air at stations that the person may see, the first to be heard first."""
    return [one for one in shown(the_radio().emergencies.running()) if one.stations]


def cuts() -> Sequence[tuple[str, Broadcast]]:
    """What the emergencies on the air take of programmes, with the name of the station."""
    running = the_radio().emergencies.running()
    here = {station for one in running for station in one.stations}
    return [
        (station.full_name, broadcast)
        for station in all_stations()
        if station.id in here and me().serves(station.id)
        for broadcast in the_radio().interruptions.foreseen(station.id, running)
    ]


def to_review() -> Sequence[Shown]:
    """What nobody looked at afterwards yet."""
    with the_radio().store.reading() as records:
        return shown(records.emergencies.unreviewed())


def shown(emergencies: Sequence[Emergency]) -> Sequence[Shown]:
    """Emergencies with what a page says of them."""
    if not emergencies:
        return []
    radio, people = the_radio(), names_of_people()
    names = {one.id: one.full_name for one in all_stations() if me().serves(one.id)}
    lists = radio.urgent.lists({station for one in emergencies for station in one.stations})
    ready = {(one.emergency.id, listed.station.id) for listed in lists for one in listed.running}
    with radio.store.reading() as records:
        bulletins = {one.bulletin: records.bulletins.get(one.bulletin) for one in emergencies}
    return [
        Shown(
            emergency=one,
            bulletin=bulletins[one.bulletin],
            sent_by=people.get(one.approval.by, one.approval.by),
            stations=tuple((at, names[at]) for at in one.stations if at in names),
            ready=frozenset(at for at in one.stations if (one.id, at) in ready),
            coming=airings(one, radio.clock.now()),
        )
        for one in emergencies
    ]


def _page(form: EmergencyForm, error: RadioError | None = None) -> str:
    radio = the_radio()
    with radio.store.reading() as records:
        bulletins = [one for one in records.bulletins.all() if one.state is State.APPROVED]
        own = records.emergencies.bulletins()
        recent = records.emergencies.recent(RECENT)
    may_air = radio.emergencies.may_air.allows(me())
    day = radio.clock.now().astimezone(_zone()).date()
    return render_template(
        "emergencies/index.html",
        form=form,
        labels=LABELS,
        may_air=may_air,
        stations=own_stations(day),
        bulletins=[
            one for one in bulletins if one.id not in own and one.state_on(day) is State.APPROVED
        ],
        problems=_problems(error),
        refused=[] if error is None or isinstance(error, BadInput) else sentences(error),
        on_air=running(),
        cuts=cuts(),
        to_review=to_review() if me().has(Role.EDITOR, Role.APPROVER, Role.ADMIN) else [],
        recent=[one for one in shown(recent) if one.stations and not one.running],
        waiting=radio.advisories.waiting() if may_air else [],
        trouble=radio.advisories.trouble if may_air else None,
        people=names_of_people(),
    )


def _problems(error: RadioError | None) -> Mapping[str, Problem]:
    if not isinstance(error, BadInput):
        return {}
    return {one.field or "": one for one in reversed(error.problems)}


def _zone() -> ZoneInfo:
    return ZoneInfo(the_radio().settings.zone)
