"""What a version changed, and how two differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from radio.domain.broadcast import Broadcast, BroadcastState, Choice, broadcast_id
from radio.domain.bulletin import State
from radio.domain.message import message
from radio.domain.planning.plan_version import changes, differences, why_not_held
from radio.domain.schedule import SlotId
from radio.domain.script import Priority
from radio.domain.station import StationId
from tests.builders import MONDAY, a_broadcast, an_approved

EVENING = broadcast_id(StationId("vi-huong"), MONDAY, SlotId("toi"))


def evening(*bulletins: str) -> Broadcast:
    return a_broadcast(*bulletins, id=EVENING, slot=SlotId("toi"))


def test_reasons_and_progress_are_no_change() -> None:
    planned = a_broadcast("a")
    reason = Choice(taken=True, reason=message("Because."))
    told = replace(planned, state=BroadcastState.DELIVERED, choices=(reason,))
    assert changes([planned], [told]) == ()


def test_another_order_another_start_and_another_slot_are_changes() -> None:
    both = a_broadcast("a", "b")
    assert changes([both], [a_broadcast("b", "a")])
    assert changes([both], [replace(both, starts_at=both.starts_at + timedelta(minutes=5))])
    assert [one.after for one in changes([both], [])] == [None]


def test_what_was_added_removed_and_moved_is_told_by_station() -> None:
    then = [a_broadcast("a", "b"), evening("c")]
    now = [a_broadcast("a", "d"), evening("b")]
    (found,) = differences(changes(then, now))
    assert found.station == "vi-huong"
    assert found.added == (("d", then[0].id),)
    assert found.removed == (("c", EVENING),)
    assert found.moved == (("b", then[0].id, EVENING),)


def test_a_mere_change_of_order_is_no_difference_of_what_is_heard_where() -> None:
    assert differences(changes([a_broadcast("a", "b")], [a_broadcast("b", "a")])) == ()


def test_what_is_held_gives_way_to_what_may_not_be_heard_and_to_an_emergency() -> None:
    held, known = a_broadcast("a", held=True), an_approved("a")
    assert why_not_held(held, {known.id: known}, {}) is None
    gone = replace(known, state=State.WITHDRAWN, approval=None)
    assert "may not be heard there" in str(why_not_held(held, {known.id: gone}, {}))
    assert why_not_held(held, {}, {}) is not None
    urgent = an_approved("u", priority=Priority.EMERGENCY)
    both = {known.id: known, urgent.id: urgent}
    assert "is an emergency" in str(why_not_held(held, both, {}))
