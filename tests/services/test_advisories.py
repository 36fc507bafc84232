"""Warnings of others: each is taken in once, and does exactly what it asks for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from radio.adapters.cap_feed import CapFeed
from radio.adapters.cap_xml import read_cap
from radio.domain.emergencies.advisory import Outcome
from radio.domain.emergencies.emergency import Emergency, Level
from radio.domain.errors import Forbidden, Partly, Refused
from radio.domain.people import PersonId
from radio.services.advisories import Advisories, Feed, Received
from tests.admin_house import House, a_house
from tests.builders import LAN, MINH, QUAN
from tests.cap_messages import INFO, CapOffer, cap, cap_server, info, reference

MINUTE = timedelta(minutes=1)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path / "workspace") as made:
        yield made


def desk(house: House, feed: Feed | None = None, by: PersonId | None = None) -> Advisories:
    radio = house.radio
    zone = "Asia/Ho_Chi_Minh"
    return Advisories(radio.store, radio.clock, radio.emergencies, read_cap, zone, feed, by)


def received(house: House, content: bytes, by: PersonId | None = MINH.id) -> Received:
    return desk(house).receive(content, by)


def running(house: House) -> list[Emergency]:
    return list(house.radio.emergencies.running())


def update(**changes: str) -> bytes:
    return cap(
        info(**changes),
        identifier="lu-2",
        sent="2022-10-02T09:58:00+07:00",
        msgType="Update",
        references=reference(),
    )


def cancel(**changes: str) -> bytes:
    fields = {"msgType": "Cancel", "references": reference(), "identifier": "lu-3"}
    return cap(**{**fields, **changes})


def test_a_warning_is_aired_as_it_came_where_it_warns(house: House) -> None:
    assert received(house, cap()).outcome is Outcome.AIRED
    (one,) = running(house)
    assert one.stations == ("vi-huong",)
    assert (one.level, one.times) == (Level.SEVERE, None)
    assert one.source == INFO["senderName"]
    assert one.expires_at.isoformat() == "2022-10-02T05:00:00+00:00"
    assert one.issued_at.isoformat() == "2022-10-02T02:55:00+00:00"
    with house.radio.store.reading() as records:
        body = records.bulletins.get(one.bulletin).script.body
    assert body == "Cảnh báo lũ quét\n\nMưa to trong ba giờ tới.\n\nBà con ven suối sơ tán ngay."


def test_two_blocks_of_one_headline_are_two_emergencies(house: House) -> None:
    both = cap(info(), info("<areaDesc>xã Đôn Phong</areaDesc>", severity="Extreme"))
    assert received(house, both).outcome is Outcome.AIRED
    assert sorted(one.stations for one in running(house)) == [("don-phong",), ("vi-huong",)]


def test_a_list_that_cannot_be_written_keeps_nothing_else_from_what_it_asks_for(
    house: House,
) -> None:
    received(house, cap())
    house.clock.pass_by(MINUTE)
    folder = house.radio.settings.workspace / "urgent"
    shutil.rmtree(folder / "vi-huong")
    (folder / "vi-huong").touch()
    content = cap(
        info(description="Lũ về."),
        info("<areaDesc>xã Đôn Phong</areaDesc>"),
        identifier="lu-2",
        sent="2022-10-02T09:58:00+07:00",
        msgType="Update",
        references=reference(),
    )
    with pytest.raises(Partly, match="xã Vi Hương: What was decided holds"):
        received(house, content)
    assert sorted(one.stations for one in running(house)) == [("don-phong",), ("vi-huong",)]
    assert desk(house).waiting() == []
    assert received(house, content).outcome is Outcome.AIRED


def test_the_same_message_again_is_nothing_new(house: House) -> None:
    received(house, cap())
    again = received(house, cap())
    assert "nothing is done twice" in str(again.reason)
    assert len(running(house)) == 1


def test_a_cancel_stops_it_and_is_never_heard_itself(house: House) -> None:
    received(house, cap())
    house.clock.pass_by(MINUTE)
    assert received(house, cancel()).outcome is Outcome.NOT_AIRED
    assert running(house) == []
    with house.radio.store.reading() as records:
        (one,) = records.emergencies.recent()
        assert len(records.bulletins.all()) == 1
    assert one.cancel is not None
    assert one.cancel.by is None


def test_a_cancel_that_comes_first_keeps_the_warning_from_the_air(house: House) -> None:
    received(house, cancel())
    late = received(house, cap())
    assert late.outcome is Outcome.NOT_AIRED
    assert "before it came" in str(late.reason)
    assert running(house) == []


@pytest.mark.parametrize("status", ["Test", "Exercise", "Draft", "System"])
def test_what_is_only_a_trial_neither_airs_nor_stops(house: House, status: str) -> None:
    received(house, cap())
    house.clock.pass_by(MINUTE)
    assert received(house, cancel(status=status)).outcome is Outcome.NOT_AIRED
    assert received(house, cap(identifier="thu", status=status)).outcome is Outcome.NOT_AIRED
    assert len(running(house)) == 1


def test_an_update_takes_the_place_of_the_old_one(house: House) -> None:
    received(house, cap())
    house.clock.pass_by(MINUTE)
    received(house, update(severity="Extreme"))
    (one,) = running(house)
    assert one.level is Level.EXTREME
    with house.radio.store.reading() as records:
        assert len(records.emergencies.recent()) == 2


def test_an_update_in_the_same_words_takes_its_place_too(house: House) -> None:
    received(house, cap())
    house.clock.pass_by(MINUTE)
    assert received(house, update(expires="2022-10-02T15:00:00+07:00")).outcome is Outcome.AIRED
    (one,) = running(house)
    assert one.expires_at.hour == 8


def test_an_update_that_ends_it_or_goes_elsewhere_stops_the_old_one(house: House) -> None:
    received(house, cap())
    house.clock.pass_by(MINUTE)
    ended = received(house, update(expires="2022-10-02T09:59:00+07:00"))
    assert ended.outcome is Outcome.NOT_AIRED
    assert running(house) == []


def test_a_stranger_cannot_stop_what_another_warned_of(house: House) -> None:
    received(house, cap())
    house.clock.pass_by(MINUTE)
    received(house, cancel(sender="nobody@example.com"))
    assert len(running(house)) == 1
    with_a_person = cancel(sender="nobody@example.com", identifier="lu-4")
    desk(house).receive(with_a_person, MINH.id, trusted=True)
    assert running(house) == []


def test_without_a_person_it_waits_and_a_person_airs_it_once(house: House) -> None:
    waits = received(house, cap(), by=None)
    assert waits.outcome is Outcome.WAITING
    assert running(house) == []
    with pytest.raises(Forbidden):
        desk(house).air(waits.key, LAN.id)
    assert desk(house).air(waits.key, QUAN.id).outcome is Outcome.AIRED
    (one,) = running(house)
    assert one.approval.by == QUAN.id
    with pytest.raises(Refused, match="does not wait"):
        desk(house).air(waits.key, QUAN.id)


def test_while_an_update_waits_the_old_warning_is_still_heard(house: House) -> None:
    received(house, cap())
    house.clock.pass_by(MINUTE)
    waits = received(house, update(severity="Extreme"), by=None)
    assert [one.level for one in running(house)] == [Level.SEVERE]
    desk(house).air(waits.key, MINH.id)
    assert [one.level for one in running(house)] == [Level.EXTREME]


def test_one_that_waits_is_gone_when_it_is_cancelled_or_expires(house: House) -> None:
    first = received(house, cap(), by=None)
    received(house, cancel(), by=None)
    assert desk(house).waiting() == []
    with pytest.raises(Refused):
        desk(house).air(first.key, MINH.id)
    other = received(house, cap(identifier="lu-9"), by=None)
    assert [one.key for one in desk(house).waiting()] == [other.key]
    house.clock.pass_by(timedelta(hours=3))
    assert desk(house).waiting() == []
    with pytest.raises(Refused, match="expired"):
        desk(house).air(other.key, MINH.id)
    assert running(house) == []


def test_one_that_waits_can_be_put_aside(house: House) -> None:
    waits = received(house, cap(), by=None)
    desk(house).put_aside(waits.key, MINH.id)
    assert desk(house).waiting() == []
    with pytest.raises(Refused):
        desk(house).put_aside(waits.key, MINH.id)


def test_what_nobody_can_read_waits_with_the_reason(house: House) -> None:
    waits = received(house, cap(info(description="Theo XQZW, mưa to.")))
    assert waits.outcome is Outcome.WAITING
    assert "XQZW" in str(waits.reason)
    assert running(house) == []


def test_one_that_does_not_say_who_warns_waits(house: House) -> None:
    waits = received(house, cap(info(senderName="")))
    assert waits.outcome is Outcome.WAITING
    assert "Say who warns" in str(waits.reason)


def test_who_may_not_air_hands_nothing_in(house: House) -> None:
    with pytest.raises(Forbidden):
        received(house, cap(), by=LAN.id)
    with house.radio.store.reading() as records:
        assert records.advisories.recent() == []


def test_the_feed_is_asked_again_and_again_and_each_message_counts_once(house: House) -> None:
    offer = CapOffer(cap())
    with cap_server(offer) as url:
        polling = desk(house, CapFeed(url), MINH.id)
        first = polling.poll()
        assert first is not None
        assert first.outcome is Outcome.AIRED
        assert polling.poll() is None
        restarted = desk(house, CapFeed(url), MINH.id)
        restarted.poll()
        assert len(running(house)) == 1
        house.clock.pass_by(MINUTE)
        offer.content = cancel()
        polling.poll()
        assert running(house) == []
    assert polling.trouble is None


def test_a_list_that_cannot_be_written_is_no_trouble_of_the_feed(house: House) -> None:
    in_the_way = house.radio.settings.workspace / "urgent" / "vi-huong"
    in_the_way.parent.mkdir()
    in_the_way.touch()
    with cap_server(CapOffer(cap())) as url:
        polling = desk(house, CapFeed(url), MINH.id)
        assert polling.poll() is None
        assert polling.trouble is None
        assert len(running(house)) == 1
        assert polling.poll() is None


def test_a_feed_in_trouble_says_so_and_changes_nothing(house: House) -> None:
    offer = CapOffer(cap())
    with cap_server(offer) as url:
        polling = desk(house, CapFeed(url, silence=0.3, whole=0.5), MINH.id)
        polling.poll()
        for way, content in (("status 500", cap()), ("good", b"<html/>"), ("hang", cap())):
            offer.way, offer.content = way, content + b" "
            polling.poll()
            assert polling.trouble is not None
            assert len(running(house)) == 1
        offer.way, offer.content = "good", cap()
        polling.poll()
        assert polling.trouble is None


def test_a_feed_in_the_name_of_somebody_without_the_right_waits_for_one_who_has_it(
    house: House,
) -> None:
    with cap_server(CapOffer(cap())) as url:
        found = desk(house, CapFeed(url), LAN.id).poll()
    assert found is not None
    assert found.outcome is Outcome.WAITING
    assert running(house) == []
