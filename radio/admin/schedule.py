"""The schedule: a week or a day of all stations, the week of one, and its sheet for the wall."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, render_template, request

from radio.admin.context import day_from, me, only, the_radio, today
from radio.admin.names import names_of_people, own_station
from radio.admin.week_view import (
    TROUBLE,
    changes_in,
    hours_of,
    monday,
    shown,
    trouble_of,
    wanted,
)
from radio.domain.calendar import DAY
from radio.domain.people import Role
from radio.domain.programme import Programme
from radio.domain.station import Station
from radio.domain.timetable.week import DayAtStation, Week

MOVERS = (Role.EDITOR, Role.ADMIN)
"""Who moves broadcasts on these pages."""

pages = Blueprint("schedule", __name__)


@pages.get("/schedule")
@only()
def index() -> str:
    """A week or a day of every station the person may see."""
    asked = wanted()
    return render_template(
        "schedule/index.html",
        asked=asked,
        shown=shown(asked),
        programmes=_programmes(),
        trouble_state=TROUBLE,
        **common(asked.first, asked.last),
    )


@pages.get("/schedule/at/<station>")
@only()
def station(station: str) -> str:
    """The week of one station, hour by hour."""
    found = own_station(station)
    first, week = _week_at(found)
    return render_template(
        "schedule/station.html",
        station=found,
        week=week,
        row=week.rows[0] if week.rows else None,
        trouble=trouble_of(week),
        changes=changes_in(week),
        hours=hours_of(week.blocks),
        **common(first, first + 6 * DAY),
    )


@pages.get("/schedule/at/<station>/sheet")
@only()
def sheet(station: str) -> str:
    """The week of one station as the log book of programmes has it, for paper."""
    found = own_station(station)
    first, week = _week_at(found)
    return render_template(
        "schedule/sheet.html",
        station=found,
        days=_days(week.rows[0].days if week.rows else ()),
        heads=week.heads,
        first=first,
        last=first + 6 * DAY,
    )


def _week_at(station: Station) -> tuple[date, Week]:
    """The Monday of the week asked for, and the week at a station with how long all plays."""
    first = monday(day_from(request.args.get("date")))
    weeks = the_radio().weeks
    return first, weeks.measured(weeks.of(first, 7, {station.id}))


def common(first: date, last: date) -> dict[str, Any]:
    """What every view of the schedule needs."""
    return {
        "first": first,
        "last": last,
        "today": today(),
        "now": the_radio().clock.now(),
        "movable": me().has(*MOVERS),
        "people": names_of_people(),
        "week_long": 7 * DAY,
    }


def _programmes() -> tuple[Programme, ...]:
    return the_radio().timetable.load().programmes


def _days(days: tuple[DayAtStation, ...]) -> list[DayAtStation]:
    return [day for day in days if day.exists]
