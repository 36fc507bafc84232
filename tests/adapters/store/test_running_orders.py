"""The order a person chose comes back whole, and the last one holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from radio.adapters.store import SqlStore
from radio.domain.broadcast import BroadcastId
from radio.domain.bulletin import BulletinId
from radio.domain.planning.running_order import RunningOrder
from tests.builders import EVE, LAN, MONDAY

ORDER = RunningOrder(
    BroadcastId("vi-huong/2022-10-03/sang"),
    MONDAY,
    (BulletinId("b"), BulletinId("a")),
    (BulletinId("c"),),
    LAN.id,
    LAN.name,
    EVE,
)


def test_the_last_order_of_a_broadcast_holds(store: SqlStore) -> None:
    last = replace(ORDER, bulletins=ORDER.bulletins[::-1], left_out=())
    for order in (ORDER, last):
        assert order.place(order.bulletins[0]) == 0  # looked at before it is kept
        with store.begin() as records:
            records.running_orders.save(order)
            assert records.running_orders.between(MONDAY, MONDAY) == {order.broadcast: order}


def test_orders_are_found_by_their_date(store: SqlStore) -> None:
    tomorrow = MONDAY + timedelta(days=1)
    with store.begin() as records:
        records.running_orders.save(ORDER)
        assert not records.running_orders.between(tomorrow, tomorrow)


def test_an_order_can_be_forgotten(store: SqlStore) -> None:
    with store.begin() as records:
        records.running_orders.save(ORDER)
        records.running_orders.forget(ORDER.broadcast)
        assert not records.running_orders.between(MONDAY, MONDAY)
