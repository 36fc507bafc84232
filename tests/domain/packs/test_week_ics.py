"""The week as a calendar file: an event a broadcast, known to telephones by one name."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from icalendar import Calendar

from radio.domain.packs.ics import week_ics
from radio.domain.programme import Rundown
from radio.domain.slot import SlotId
from radio.domain.timetable.week import Week, week_of
from tests.builders import EVE, MONDAY, a_broadcast, a_slot, a_station, some_schedules


def a_week() -> Week:
    """A morning that is planned, a noon that is silence, an evening without a plan."""
    noon, evening = SlotId("trua"), SlotId("chieu")
    slots = (a_slot(), a_slot(id=noon, starts=time(11)), a_slot(id=evening, starts=time(17)))
    given = some_schedules(stations=(a_station(),), slots=slots)
    morning = a_broadcast("Tiêm phòng")
    silent = replace(
        morning,
        id=type(morning.id)(f"vi-huong/{MONDAY.isoformat()}/trua"),
        slot=noon,
        starts_at=morning.starts_at + timedelta(hours=6),
        rundown=Rundown(()),
    )
    return week_of(given, MONDAY, 1, given.stations, {a_station().id: (morning, silent)}, EVE)


def test_there_is_an_event_for_all_but_silence() -> None:
    found = Calendar.from_ical(week_ics(a_week(), EVE)).walk("VEVENT")
    assert [str(one["uid"]) for one in found] == [
        "vi-huong.2022-10-03.buoi-sang@loa-xa",
        "vi-huong.2022-10-03.chieu@loa-xa",
    ]
    assert [str(one["status"]) for one in found] == ["CONFIRMED", "TENTATIVE"]
    assert found[0].decoded("dtstart") == a_broadcast().starts_at
    assert found[0].decoded("dtend") - found[0].decoded("dtstart") == timedelta(minutes=30)
    assert "Tiêm phòng" in str(found[0]["description"])


def test_a_measured_programme_ends_when_it_really_ends() -> None:
    week = a_week().with_fill(lambda _: timedelta(minutes=12))
    (event, *_) = Calendar.from_ical(week_ics(week, EVE)).walk("VEVENT")
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=12)
