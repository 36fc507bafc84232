"""The schedule as a spreadsheet and as a calendar, for all stations of a person or for one."""

from __future__ import annotations

from flask import Blueprint, Response, request

from radio.admin.context import day_from, me, only, the_radio
from radio.admin.language import said
from radio.admin.names import all_stations, own_station
from radio.domain.timetable.week import Week

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_DAYS = 31

pages = Blueprint("exports", __name__)


@pages.get("/schedule/export.xlsx")
@only()
def workbook() -> Response:
    """A table with a line for each broadcast."""
    weeks = the_radio().weeks
    week = weeks.measured(_week())
    return _download(weeks.workbook(week, said), XLSX, week, "xlsx")


@pages.get("/schedule/export.ics")
@only()
def calendar() -> Response:
    """A calendar with an event for each broadcast."""
    weeks = the_radio().weeks
    week = weeks.measured(_week())
    return _download(weeks.calendar(week), "text/calendar; charset=utf-8", week, "ics")


def _week() -> Week:
    first, days = day_from(request.args.get("date")), request.args.get("days", "7")
    named = request.args.get("station")
    stations = [own_station(named)] if named else all_stations()
    return the_radio().weeks.of(
        first,
        min(MOST_DAYS, max(1, int(days))) if days.isdecimal() and len(days) < 4 else 7,
        {one.id for one in stations if me().serves(one.id)},
    )


def _download(content: bytes, kind: str, week: Week, ending: str) -> Response:
    station = request.args.get("station", "")
    name = "-".join(filter(None, ("lich-phat", station, week.heads[0].on.isoformat())))
    answer = Response(content, mimetype=kind)
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.{ending}")
    return answer
