"""Emergencies and warnings come back exactly; nothing of them is done twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from radio.adapters.store import SqlStore
from radio.domain.bulletin import BulletinId
from radio.domain.emergencies.advisory import Advisory, Outcome
from radio.domain.emergencies.emergency import Cancel, EmergencyId, Review, Verdict
from radio.domain.errors import Conflict, NotFound
from radio.domain.message import message
from radio.domain.station import StationId
from tests.builders import (
    EVE,
    MINH,
    MONDAY,
    QUAN,
    a_broadcast,
    an_approved,
    an_edition,
    an_emergency,
)

VI_HUONG = StationId("vi-huong")


@pytest.fixture
def flooded(store: SqlStore) -> SqlStore:
    """A store with the bulletin that emergencies of these tests read."""
    with store.begin() as records:
        records.bulletins.add(an_approved("lu-quet"))
    return store


def an_advisory(number: int = 1, **changes: object) -> Advisory:
    made = Advisory(
        key=f"kttv,{number},2022-10-02",
        received_at=EVE + timedelta(minutes=number),
        expires_at=EVE + timedelta(hours=1),
        title="Lũ quét",
        content="<alert>Lũ</alert>".encode(),
        outcome=Outcome.WAITING,
        reason=message("It warns of a danger here."),
        stops=("kttv,0,2022-10-02",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_an_emergency_comes_back_and_gets_the_next_id_of_its_date(flooded: SqlStore) -> None:
    with flooded.begin() as records:
        first = records.emergencies.add(an_emergency(), MONDAY)
        second = records.emergencies.add(an_emergency(times=None, advisory="kttv"), MONDAY)
    assert (first.id, second.id) == ("khan-2022-10-03-1", "khan-2022-10-03-2")
    with flooded.reading() as records:
        assert records.emergencies.get(first.id) == replace(an_emergency(), id=first.id)
        assert records.emergencies.recent() == [second, first]
        assert records.emergencies.of_advisory("kttv") == [second]
        assert records.emergencies.bulletins() == {BulletinId("lu-quet")}


def test_cancel_and_review_come_back(flooded: SqlStore) -> None:
    with flooded.begin() as records:
        made = records.emergencies.add(an_emergency(), MONDAY)
        stopped = made.cancelled(Cancel(EVE + timedelta(minutes=1), None, "Nước rút."))
        records.emergencies.save(stopped)
        seen = stopped.reviewed(Review(QUAN.id, EVE, Verdict.CORRECTED, "Sai tên thôn."))
        assert records.emergencies.unreviewed() == [stopped]
        records.emergencies.save(seen)
        assert records.emergencies.get(made.id) == seen
        assert records.emergencies.unreviewed() == []


def test_of_two_who_change_it_at_once_the_second_is_refused(flooded: SqlStore) -> None:
    cancel = Cancel(EVE + timedelta(minutes=1), MINH.id, "Nhầm.")
    with flooded.begin() as records:
        made = records.emergencies.add(an_emergency(), MONDAY)
        records.emergencies.save(made.cancelled(cancel))
        with pytest.raises(Conflict):
            records.emergencies.save(made.cancelled(cancel))


def test_those_that_ended_long_ago_are_not_looked_at_again(flooded: SqlStore) -> None:
    with flooded.begin() as records:
        made = records.emergencies.add(an_emergency(), MONDAY)
        assert records.emergencies.ending_after(made.expires_at - timedelta(seconds=1)) == [made]
        assert records.emergencies.ending_after(made.expires_at) == []


def test_audio_comes_back_for_each_station_and_is_replaced(flooded: SqlStore) -> None:
    first, second = (an_edition(a_broadcast("lu-quet"), content) for content in (b"a", b"b"))
    with flooded.begin() as records:
        made = records.emergencies.add(an_emergency(), MONDAY)
        records.emergencies.save_edition(made.id, VI_HUONG, first)
        records.emergencies.save_edition(made.id, VI_HUONG, second)
        records.emergencies.save_edition(made.id, StationId("don-phong"), first)
        expected = {"vi-huong": second, "don-phong": first}
        assert records.emergencies.editions(made.id) == expected


def test_what_is_not_there_is_named(store: SqlStore) -> None:
    with store.reading() as records:
        with pytest.raises(NotFound, match="khan-1"):
            records.emergencies.get(EmergencyId("khan-1"))
        with pytest.raises(NotFound):
            records.advisories.get("none")


def test_an_advisory_is_kept_once_and_comes_back(store: SqlStore) -> None:
    with store.begin() as records:
        assert records.advisories.add(an_advisory())
        assert not records.advisories.add(an_advisory(title="Again"))
        assert records.advisories.get(an_advisory().key) == an_advisory()


def test_only_one_of_two_settles_a_waiting_warning(store: SqlStore) -> None:
    key, why = an_advisory().key, message("It has expired.")
    with store.begin() as records:
        records.advisories.add(an_advisory())
        records.advisories.add(an_advisory(2))
        assert records.advisories.settle(key, Outcome.WAITING, Outcome.AIRED, why)
        assert not records.advisories.settle(key, Outcome.WAITING, Outcome.ENDED, why)
        assert records.advisories.waiting() == [an_advisory(2)]
        settled = replace(an_advisory(), outcome=Outcome.AIRED, reason=why)
        assert records.advisories.recent() == [an_advisory(2), settled]


def test_a_message_that_was_cancelled_before_it_came_is_known(store: SqlStore) -> None:
    with store.begin() as records:
        records.advisories.add(an_advisory())
        assert records.advisories.stopped("kttv,0,2022-10-02")
        assert not records.advisories.stopped("kttv,0,2022-10")
