"""Only the right people take a pack, and only while everything in it is approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from radio.adapters.media import FolderMedia
from radio.domain.broadcast import BroadcastState
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import Forbidden, NotFound, Refused
from radio.domain.station import StationId
from tests.builders import (
    EVE,
    HANH,
    LAN,
    MONDAY,
)
from tests.services.delivery_desk import FOLDER, VI_HUONG, Desk, a_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


def test_a_zip_that_is_missing_makes_the_pack_incomplete_until_it_is_made_again(
    desk: Desk,
) -> None:
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    desk.media.delete(f"{FOLDER}/{pack.archive}")
    with pytest.raises(Refused, match="is being made"):
        desk.delivery.deliverable(HANH, VI_HUONG, MONDAY)
    assert desk.delivery.pack(VI_HUONG, MONDAY).written == 1
    assert desk.delivery.deliverable(HANH, VI_HUONG, MONDAY).complete


def test_a_bulletin_withdrawn_since_can_be_neither_packed_nor_taken(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    desk.change("b", lambda one: one.withdrawn("Số liệu sai.", at=EVE))
    with pytest.raises(Refused, match="Tin b is no longer approved"):
        desk.delivery.pack(VI_HUONG, MONDAY)
    for person in (HANH, LAN):
        with pytest.raises(Refused, match="Tin b is no longer approved"):
            desk.delivery.open(person, VI_HUONG, MONDAY, "audio/0500-buoi-sang.mp3")


def test_what_was_planned_otherwise_while_it_was_packed_is_not_delivered(desk: Desk) -> None:
    morning = desk.planned()[0]
    otherwise = replace(morning, title="Chương trình đặc biệt")

    class Meanwhile(FolderMedia):
        def put(self, key: str, content: bytes) -> bool:
            desk.keep(otherwise, b"morning" * 1000)
            return super().put(key, content)

    replace(desk.delivery, media=Meanwhile(desk.root)).pack(VI_HUONG, MONDAY)
    states = {one.id: one.state for one in desk.planned()}
    assert states.pop(morning.id) is BroadcastState.PLANNED
    assert set(states.values()) == {BroadcastState.DELIVERED}


def test_other_words_approved_since_need_another_pack(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)

    def approved_anew(bulletin: Bulletin) -> Bulletin:
        assert bulletin.approval is not None
        approval = replace(bulletin.approval, heard="hash of other words")
        return replace(bulletin, approval=approval, version=bulletin.version + 1)

    desk.change("a", approved_anew)
    with pytest.raises(Refused, match="Tin a is no longer approved as it sounds here"):
        desk.delivery.deliverable(HANH, VI_HUONG, MONDAY)


def test_words_that_would_be_read_otherwise_now_are_not_packed(desk: Desk) -> None:
    desk.sounds_otherwise.add(BulletinId("a"))
    with pytest.raises(Refused, match="Tin a would sound different"):
        desk.delivery.pack(VI_HUONG, MONDAY)


def test_an_operator_takes_files_of_their_own_station_only(desk: Desk) -> None:
    pack = desk.delivery.pack(VI_HUONG, MONDAY)
    for name in pack.names:
        taken = desk.delivery.open(HANH, VI_HUONG, MONDAY, name)
        assert taken == desk.pack_folder / name
    stranger = replace(HANH, stations=frozenset({StationId("don-phong")}))
    for person in (stranger, replace(HANH, active=False)):
        with pytest.raises(Forbidden):
            desk.delivery.open(person, VI_HUONG, MONDAY, pack.archive)


@pytest.mark.parametrize(
    "name", ["radio.db", "../2022-10-03/manifest.json", "/etc/passwd", "", "audio"]
)
def test_only_names_of_the_pack_are_handed_out(desk: Desk, name: str) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    with pytest.raises(NotFound):
        desk.delivery.open(LAN, VI_HUONG, MONDAY, name)


def test_before_anything_is_planned_or_packed_it_is_said_plainly(desk: Desk) -> None:
    tuesday = MONDAY + timedelta(days=1)
    with pytest.raises(NotFound, match=r"Nothing is planned at vi-huong on 04/10/2022"):
        desk.delivery.pack(VI_HUONG, tuesday)
    assert desk.delivery.find(VI_HUONG, tuesday) is None
    with pytest.raises(NotFound, match="no pack of vi-huong for 04/10/2022"):
        desk.delivery.deliverable(HANH, VI_HUONG, tuesday)
