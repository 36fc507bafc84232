"""A lower channel follows commune radio."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from radio.domain.broadcast import BroadcastState
from radio.domain.planning.commune_first import kept
from radio.domain.planning.planner import plan
from radio.domain.schedule import Schedules, SlotId
from radio.domain.station import Station, StationId
from tests.builders import (
    COMMUNE_RADIO,
    DISTRICT_PAGE,
    a_slot,
    a_station,
    some_schedules,
)
from tests.planning import ask, items, lengths, news, reasons


def partner(**changes: object) -> Station:
    return a_station("trang-huyen", channel=DISTRICT_PAGE.id, valid_to=None, **changes)


def with_partner(**changes: object) -> Schedules:
    """The district page at 04:00, an hour before commune radio."""
    early = a_slot(id=SlotId("trang"), starts=time(4), stations=(StationId("trang-huyen"),))
    commune = a_slot(stations=(StationId("vi-huong"),), **changes)
    return some_schedules(stations=(partner(), a_station()), slots=(early, commune))


def test_a_lower_channel_carries_what_commune_radio_has_scheduled() -> None:
    page, commune = plan(ask(*news("a", "b"), schedules=with_partner()), lengths).broadcasts
    assert items(commune) == ["a", "b"]
    assert items(page) == ["a", "b"]


def test_a_lower_channel_waits_for_commune_radio_when_airtime_is_short() -> None:
    schedules = with_partner(length=timedelta(minutes=6))
    page, commune = plan(ask(*news("a", "b"), schedules=schedules), lengths).broadcasts
    assert items(commune) == ["a"]
    assert items(page) == ["a"]
    assert reasons(page)["b"] == (
        "Trang thông tin huyện may carry it once commune radio has it scheduled."
    )


def test_planning_a_lower_channel_alone_looks_at_what_commune_radio_has() -> None:
    schedules = with_partner()
    _, commune = plan(ask(*news("a"), schedules=schedules), lengths).broadcasts
    only = frozenset({StationId("trang-huyen")})
    request = ask(*news("a", "b"), schedules=schedules, stations=only)
    assert items(plan(request, lengths).broadcasts[0]) == []
    standing = replace(request, standing=(commune,))
    assert items(plan(standing, lengths).broadcasts[0]) == ["a"]


def test_a_channel_that_waits_for_the_air_waits_until_it_was_aired() -> None:
    strict = replace(DISTRICT_PAGE, after="aired")
    schedules = replace(with_partner(), channels=(COMMUNE_RADIO, strict))
    page, commune = plan(ask(*news("a"), schedules=schedules), lengths).broadcasts
    assert items(page) == []
    assert "once commune radio aired it" in reasons(page)["a"]
    aired = replace(commune, state=BroadcastState.AIRED)
    page, _ = plan(ask(*news("a"), schedules=schedules, standing=(aired,)), lengths).broadcasts
    assert items(page) == ["a"]


def test_a_report_proves_that_commune_radio_was_first_and_who_waits() -> None:
    schedules = with_partner(length=timedelta(minutes=6))
    made = plan(ask(*news("a", "b"), schedules=schedules), lengths).broadcasts
    (line,) = kept(schedules.stations, schedules.channels, made)
    assert (line.carried, line.broken, line.waiting) == (1, (), ("b",))
    assert str(line.said) == (
        "Trang thông tin huyện: 1 bulletins, all of them on commune radio first; "
        "1 more wait for it."
    )


def test_a_report_names_what_another_channel_had_before_commune_radio() -> None:
    schedules = with_partner()
    page, _ = plan(ask(*news("a"), schedules=schedules), lengths).broadcasts
    (line,) = kept(schedules.stations, schedules.channels, [page])
    assert line.broken == ("a",)
    assert "1 of them before commune radio" in str(line.said)
