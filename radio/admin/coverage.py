"""Coverage of the communication plan: the heat map, what is behind a cell, gaps with what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from flask import Blueprint, Response, render_template, request

from radio.admin.context import STAFF, day_from, me, only, the_radio, today
from radio.admin.exports import XLSX
from radio.admin.language import language, said
from radio.admin.names import all_stations, own_station
from radio.admin.supposing import REPEATS, Form, form_from
from radio.domain.broadcast import Broadcast
from radio.domain.bulletin import Bulletin
from radio.domain.coverage.coverage import AudienceId, CommunicationPlan, Target, ThemeId
from radio.domain.coverage.coverage_map import CoverageMap, Grade, Part
from radio.domain.coverage.coverage_sheet import GRADES
from radio.domain.coverage.coverage_view import SHOWN, View
from radio.domain.coverage.gap_advice import SAID as ADVICE
from radio.domain.errors import BadInput, NotFound, RadioError
from radio.domain.languages import LANGUAGES
from radio.domain.message import Message, message
from radio.domain.schedule import Schedules
from radio.domain.station import StationId
from radio.services.coverage import Supposal

SIGNS: Mapping[Grade, str] = {
    Grade.AIRED: "✓",
    Grade.PLANNED: "▸",
    Grade.SHORT: "!",
    Grade.NONE: "✕",
    Grade.FREE: "–",
}
"""What a cell shows beside its numbers and its shade."""
PERIODS: Mapping[str, Message] = {
    "week": message("a week"),
    "month": message("a month"),
    "quarter": message("a quarter"),
    "year": message("a year"),
}

pages = Blueprint("coverage", __name__)


@pages.get("/coverage")
@only()
def show() -> str:
    """The map of the person's stations, gaps first."""
    view, form = asked_view(), form_from(request.args)
    return _page(view, form, *_supposed(view, form))


@pages.get("/coverage/what-if")
@only(*STAFF)
def what_if() -> str:
    """What is supposed in the form, for a script of ours; the page does the same by itself."""
    view, form = asked_view(), form_from(request.args)
    supposal, wrong = _supposed(view, form)
    return render_template(
        "coverage/_supposal.html", **_common(view), supposal=supposal, wrong=wrong
    )


@pages.get("/coverage/export.xlsx")
@only()
def sheet() -> Response:
    """The map as a spreadsheet, a row for each target at each station."""
    view, desk = asked_view(), the_radio().coverage
    answer = Response(desk.sheet(desk.map(view, today(), mine()), said), mimetype=XLSX)
    name = f"muc-do-phu-{view.first.isoformat()}-{view.period}.xlsx"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


@pages.get("/coverage/<theme>/<station>")
@only()
def cell(theme: str, station: str) -> str:
    """The broadcasts and bulletins behind a cell."""
    at, view, schedules = own_station(station), asked_view(), _schedules()
    found = next((one for one in schedules.plan.themes if one.id == theme), None)
    if found is None:
        raise NotFound("There is no theme %(theme)s.", theme=theme)
    desk = the_radio().coverage
    drawn = desk.map(view, today(), frozenset({at.id}))
    here = [one for one in drawn.cells if one.theme.id == found.id]
    behind = desk.behind(view, ThemeId(found.id), at.id)
    return render_template(
        "coverage/cell.html",
        **_common(view),
        station=at,
        theme=found,
        cell=here[0] if here else None,
        behind=behind,
        bulletins=_counted(behind),
        stations={one.id: one for one in schedules.stations},
    )


def asked_view() -> View:
    """What the address asks for; raises `NotFound` for what there is none of."""
    period = request.args.get("period", "month")
    if period not in SHOWN:
        raise NotFound("There is no period %(period)s.", period=period)
    audience, spoken = request.args.get("audience") or None, request.args.get("language") or None
    day = day_from(request.args.get("date"))
    if not date(1970, 1, 1) <= day <= date(2999, 12, 31):
        raise NotFound("There is no day %(day)s.", day=day.isoformat())
    return View(period, day, AudienceId(audience) if audience else None, spoken)


def mine() -> frozenset[StationId] | None:
    """The stations of an operator; None: all."""
    if me().has(*STAFF):
        return None
    return frozenset(one.id for one in all_stations() if me().serves(one.id))


def query(view: View, **more: str) -> dict[str, str]:
    """The view as an address has it."""
    found = {
        "period": view.period,
        "date": view.day.isoformat(),
        "audience": view.audience or "",
        "language": view.language or "",
    }
    return {name: value for name, value in (found | more).items() if value}


def amount(value: float) -> str:
    """`3`, `12,5`: items or minutes, with one place where there is one."""
    written = f"{value:.1f}".removesuffix(".0")
    return written.replace(".", ",") if language() == "vi" else written


def _page(view: View, form: Form, supposal: Supposal | None, wrong: list[str]) -> str:
    desk = the_radio().coverage
    common = _common(view)
    if common["plan"] is None:
        return render_template("coverage/show.html", **common, found=None)
    found = desk.map(view, today(), mine())
    return render_template(
        "coverage/show.html",
        **common,
        found=found,
        gaps=desk.advice(found, today()),
        proof=desk.commune_first(view.first, view.last),
        form=form,
        supposal=supposal,
        wrong=wrong,
        can_suppose=me().has(*STAFF) and view.last >= today(),
    )


def _common(view: View) -> dict[str, object]:
    schedules = _maybe_schedules()
    return {
        "view": view,
        "query": query,
        "plan": schedules.plan if schedules else None,
        "programmes": schedules.programmes if schedules else (),
        "existing": [one for one in schedules.stations if one.exists_on(view.nearest(today()))]
        if schedules
        else [],
        "SHOWN": SHOWN,
        "GRADES": {grade: (SIGNS[grade], label) for grade, label in GRADES.items()},
        "ADVICE": ADVICE,
        "LANGUAGES": LANGUAGES,
        "REPEATS": {name: label for name, (_, label) in REPEATS.items()},
        "amount": amount,
        "wanted": lambda target: wanted(target, schedules.plan) if schedules else "",
        "before_of": _before_of,
        "this_day": today(),
    }


def wanted(target: Target, plan: CommunicationPlan) -> str:
    """What a target wants: `4 items a month, for poor households`."""
    period = said(PERIODS[target.period])
    number = amount(target.wanted)
    sentence = (
        message("%(number)s items %(period)s", number=number, period=period)
        if target.minutes is None
        else message("%(number)s minutes %(period)s", number=number, period=period)
    )
    names = {one.id: one.name for one in plan.audiences}
    parts = [said(sentence)]
    if target.audience:
        name = names.get(target.audience, target.audience)
        parts.append(said(message("for %(audience)s", audience=name)))
    if target.language:
        name = said(LANGUAGES.get(target.language)) or target.language
        parts.append(said(message("in %(language)s", language=name)))
    return ", ".join(parts)


def _supposed(view: View, form: Form) -> tuple[Supposal | None, list[str]]:
    """What the form supposes, or what is wrong with it."""
    if not form.asks or not me().has(*STAFF):
        return None, []
    try:
        supposed = form.supposed(view, today(), _schedules())
        title = said(message("Supposed bulletin"))
        return the_radio().coverage.suppose(view, today(), supposed, title), []
    except BadInput as error:
        return None, [said(problem.message) for problem in error.problems]
    except NotFound:
        raise
    except RadioError as error:
        return None, [said(error.message)]


def _before_of(before: CoverageMap | None) -> dict[tuple[str, str, Target], Part]:
    """The parts of the map without what is supposed, to be found from the map with it."""
    cells = before.cells if before else iter(())
    return {
        (cell.theme.id, cell.station.id, part.target): part for cell in cells for part in cell.parts
    }


def _counted(behind: Sequence[tuple[Broadcast, tuple[Bulletin, ...]]]) -> list[Heard]:
    """Each bulletin once, with the number of broadcasts that have it, the most heard first."""
    counts = Counter(one.id for _, bulletins in behind for one in bulletins)
    known = {one.id: one for _, bulletins in behind for one in bulletins}
    return [(known[name], times) for name, times in counts.most_common()]


Heard = tuple[Bulletin, int]


def _maybe_schedules() -> Schedules | None:
    try:
        return _schedules()
    except NotFound:
        return None


def _schedules() -> Schedules:
    with the_radio().store.reading() as records:
        return records.schedules.load()
