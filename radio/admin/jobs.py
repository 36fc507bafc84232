"""Long work as it goes: what runs, how far it is, what failed and why; cancel, do again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from radio.admin.context import STAFF, day_from, me, only, the_radio, today
from radio.admin.here import or_back
from radio.admin.language import _, day
from radio.admin.live import fragment
from radio.admin.names import all_stations
from radio.domain.bulletin import BulletinId
from radio.domain.job import Job, JobId
from radio.domain.station import StationId

SHOWN = 30

pages = Blueprint("jobs", __name__)


@pages.get("/jobs")
@only(*STAFF)
def index() -> str:
    """The list; its rows are asked for again while somebody looks."""
    return render_template("jobs/index.html", tomorrow=today() + timedelta(days=1), **_seen())


@pages.get("/jobs/list")
@only(*STAFF)
def live() -> Response:
    """The rows of the list."""
    return fragment("jobs/_list.html", **_seen())


@pages.get("/jobs/running")
@only(*STAFF)
def running() -> Response:
    """What runs or waits, for the first page."""
    with the_radio().store.reading() as records:
        jobs = records.jobs.live()
    return fragment("jobs/_running.html", jobs=jobs, about=about(jobs))


@pages.post("/jobs/build")
@only(*STAFF)
@or_back("jobs.index")
def build() -> Response:
    """Order the building of a date at all stations, or at the one named."""
    asked = day_from(request.form.get("date"))
    station = request.form.get("station")
    job = the_radio().builds.order(asked, me().id, StationId(station) if station else None)
    if job is None:
        flash(_("%(day)s is being built already.", day=day(asked)), "done")
    else:
        flash(_("%(day)s will be built now; see how far it is below.", day=day(asked)), "done")
    return redirect(url_for("jobs.index"))


@pages.post("/jobs/<job>/cancel")
@only(*STAFF)
@or_back("jobs.index")
def cancel(job: str) -> Response:
    """Ask a job to stop."""
    the_radio().work.cancel(JobId(job), me().id)
    flash(_("It is cancelled; work that runs stops at its next step."), "done")
    return redirect(url_for("jobs.index"))


@pages.post("/jobs/<job>/retry")
@only(*STAFF)
@or_back("jobs.index")
def retry(job: str) -> Response:
    """Do a failed or cancelled job again."""
    the_radio().work.retry(JobId(job), me().id)
    flash(_("It is queued again."), "done")
    return redirect(url_for("jobs.index"))


def _seen() -> Mapping[str, object]:
    with the_radio().store.reading() as records:
        jobs = records.jobs.recent(SHOWN)
    return {"jobs": jobs, "about": about(jobs)}


def about(jobs: Sequence[Job]) -> Mapping[JobId, str]:
    """What each job works on, in words: a bulletin's title, a date, a station."""
    named = {BulletinId(job.payload["bulletin"]) for job in jobs if "bulletin" in job.payload}
    with the_radio().store.reading() as records:
        found = [records.bulletins.find(bulletin) for bulletin in named]
    titles = {one.id: one.script.title for one in found if one}
    stations = {str(one.id): one.full_name for one in all_stations()}
    return {job.id: _about(job, titles, stations) for job in jobs}


def _about(job: Job, titles: Mapping[BulletinId, str], stations: Mapping[str, str]) -> str:
    payload = job.payload
    named = [titles.get(BulletinId(payload["bulletin"]), "")] if "bulletin" in payload else []
    if "date" in payload:
        named.append(day(date.fromisoformat(payload["date"])))
    if "station" in payload:
        named.append(stations.get(payload["station"], payload["station"]))
    return ", ".join(named)
