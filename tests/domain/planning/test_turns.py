"""Whose turn it is, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.message import message
from radio.domain.planning.planner import plan
from radio.domain.script import Kind, Priority
from tests.builders import (
    EVE,
    MONDAY,
    a_bulletin,
    a_station,
    an_approved,
    some_schedules,
)
from tests.planning import ask, items, lengths, news, reasons, the_broadcast


def test_an_approved_bulletin_is_heard_and_the_reason_is_given() -> None:
    broadcast = the_broadcast(an_approved())
    assert broadcast.rundown.bulletins == ("giam-ngheo",)
    assert reasons(broadcast) == {"giam-ngheo": "The first of its theme at this station."}
    assert broadcast.starts_at == datetime(2022, 10, 2, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("bulletin", "reason"),
    [
        (a_bulletin("x"), "It is a draft."),
        (a_bulletin("x", state=State.SUBMITTED), "It waits for approval."),
        (a_bulletin("x", state=State.APPROVED), "It waits for approval."),
        (a_bulletin("x", state=State.WITHDRAWN), "It was withdrawn."),
        (an_approved("x", valid_until=date(2022, 10, 2)), "Its last day was 02/10/2022."),
        (an_approved("x", valid_from=date(2022, 10, 4)), "It may be heard from 04/10/2022 on."),
        (
            an_approved("x", language="tyz"),
            "The station does not broadcast in its language (tyz).",
        ),
        (an_approved("x", kind=Kind.ANSWERS), "This programme has no place for its kind."),
    ],
)
def test_what_may_not_be_heard_is_refused_with_its_reason(bulletin: Bulletin, reason: str) -> None:
    broadcast = the_broadcast(bulletin, an_approved("other"))
    assert items(broadcast) == ["other"]
    assert reasons(broadcast)["x"] == reason


def test_a_bulletin_is_heard_on_its_first_and_on_its_last_day() -> None:
    bulletin = an_approved("x", valid_from=MONDAY, valid_until=MONDAY + timedelta(days=1))
    made = plan(ask(bulletin, first=MONDAY - timedelta(days=1), days=4), lengths)
    heard = [one.on for one in made.broadcasts if one.rundown.bulletins]
    assert heard == [MONDAY, MONDAY + timedelta(days=1)]


def test_a_bulletin_barred_by_the_desk_is_not_heard_and_the_desks_reason_is_given() -> None:
    barred = {BulletinId("lost"): message("Its recording is lost.")}
    broadcast = the_broadcast(*news("lost", "there"), barred=barred)
    assert items(broadcast) == ["there"]
    assert reasons(broadcast)["lost"] == "Its recording is lost."


def test_emergency_goes_before_priority_and_priority_before_routine() -> None:
    broadcast = the_broadcast(
        *news("a-routine"),
        *news("b-priority", priority=Priority.PRIORITY),
        *news("c-emergency", priority=Priority.EMERGENCY),
    )
    assert items(broadcast) == ["c-emergency", "b-priority", "a-routine"]


def test_equal_priority_is_served_in_the_order_received() -> None:
    late = replace(
        an_approved("a-late", priority=Priority.PRIORITY), created_at=EVE + timedelta(hours=1)
    )
    early = an_approved("z-early", priority=Priority.PRIORITY)
    assert items(the_broadcast(late, early)) == ["z-early", "a-late"]


def test_what_was_heard_less_at_this_station_comes_first() -> None:
    bulletins = news("a", "b", "c", "d")
    first, second = plan(ask(*bulletins, days=2), lengths).broadcasts
    assert items(first) == ["a", "b", "c"]
    assert items(second)[0] == "d"
    assert reasons(second)["a"] == "Heard here 1× before; it is its turn again."


def test_plays_at_another_station_do_not_count_here() -> None:
    stations = (a_station(), a_station("don-phong"))
    bulletins = news("a", "b", "c", "d")
    schedules = some_schedules(stations=stations)
    made = plan(ask(*bulletins, schedules=schedules), lengths).broadcasts
    assert [items(one) for one in made] == [["a", "b", "c"]] * 2


def test_themes_take_turns() -> None:
    broadcast = the_broadcast(*news("a", "b", "c", theme="one"), *news("z", theme="two"))
    assert items(broadcast) == ["a", "z", "b"]


def test_what_was_approved_later_comes_first_among_equals() -> None:
    old, new = news("a-old", "z-new")
    assert new.approval is not None
    fresh = replace(new, approval=replace(new.approval, at=EVE + timedelta(days=1)))
    assert items(the_broadcast(old, fresh)) == ["z-new", "a-old"]
