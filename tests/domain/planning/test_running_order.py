"""What a person orders is kept by the planner: within a level, and never longer than the slot."""

from __future__ import annotations

from datetime import timedelta

from radio.domain.broadcast import broadcast_id
from radio.domain.bulletin import BulletinId
from radio.domain.planning.planner import plan
from radio.domain.planning.running_order import RunningOrder
from radio.domain.schedule import SlotId
from radio.domain.script import Kind, Priority
from radio.domain.station import StationId
from tests.builders import EVE, LAN, MONDAY, a_slot, an_approved, some_schedules
from tests.planning import ask, items, lengths, news, reasons, the_broadcast

BROADCAST = broadcast_id(StationId("vi-huong"), MONDAY, SlotId("buoi-sang"))


def chosen(*bulletins: str, left_out: tuple[str, ...] = ()) -> dict[str, object]:
    order = RunningOrder(
        BROADCAST,
        MONDAY,
        tuple(BulletinId(one) for one in bulletins),
        tuple(BulletinId(one) for one in left_out),
        LAN.id,
        LAN.name,
        EVE,
    )
    return {"orders": {BROADCAST: order}}


def test_the_order_a_person_chose_is_heard_and_says_whose_it_is() -> None:
    broadcast = the_broadcast(*news("a", "b", "c"), **chosen("c", "a", "b"))
    assert items(broadcast) == ["c", "a", "b"]
    assert reasons(broadcast)["c"].endswith("Order chosen by Hoàng Thị Lan.")


def test_planning_again_with_a_new_bulletin_keeps_the_order() -> None:
    broadcast = the_broadcast(*news("a", "b", "moi"), **chosen("b", "a"))
    assert items(broadcast) == ["b", "a", "moi"]
    assert "Order chosen" not in reasons(broadcast)["moi"]


def test_an_order_holds_in_its_own_broadcast_alone() -> None:
    asked = ask(*news("a", "b", "c"), days=2, **chosen("c", "b", "a"))
    monday, tuesday = plan(asked, lengths).broadcasts
    assert items(monday) == ["c", "b", "a"]
    assert "Order chosen" not in str(reasons(tuesday))


def test_no_order_puts_a_routine_bulletin_before_a_priority_one() -> None:
    must = an_approved("phai-phat", priority=Priority.PRIORITY)
    now = an_approved("khan", priority=Priority.EMERGENCY)
    broadcast = the_broadcast(*news("a"), must, now, **chosen("a", "phai-phat", "khan"))
    assert items(broadcast) == ["khan", "phai-phat", "a"]


def test_the_commune_decides_which_of_two_priority_bulletins_comes_first() -> None:
    two = [an_approved(slug, priority=Priority.PRIORITY) for slug in ("mot", "hai")]
    assert items(the_broadcast(*two)) == ["hai", "mot"]
    assert items(the_broadcast(*two, **chosen("mot", "hai"))) == ["mot", "hai"]


def test_a_routine_bulletin_that_was_left_out_is_not_heard() -> None:
    broadcast = the_broadcast(*news("a", "b"), **chosen("b", left_out=("a",)))
    assert items(broadcast) == ["b"]
    assert reasons(broadcast)["a"] == "Not in the order that Hoàng Thị Lan chose."


def test_a_priority_bulletin_cannot_be_left_out() -> None:
    must = an_approved("phai-phat", priority=Priority.PRIORITY)
    broadcast = the_broadcast(must, *news("b"), **chosen("b", left_out=("phai-phat",)))
    assert items(broadcast) == ["phai-phat", "b"]


def test_an_order_never_makes_a_programme_longer_than_its_slot() -> None:
    short = some_schedules(slots=(a_slot(length=timedelta(minutes=9)),))
    broadcast = the_broadcast(*news("a", "b", "c"), schedules=short, **chosen("c", "b", "a"))
    assert items(broadcast) == ["c"]
    assert "No time left" in reasons(broadcast)["a"]


def test_an_order_places_no_bulletin_where_its_kind_does_not_belong() -> None:
    notice = an_approved("thong-bao", kind=Kind.NOTICE)
    broadcast = the_broadcast(*news("a"), notice, **chosen("thong-bao", "a"))
    assert list(dict.fromkeys(items(broadcast))) == ["a", "thong-bao"]
