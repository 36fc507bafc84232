"""The urgent list as a box reads it: the same bytes for the same state, and nothing of a person."""

from __future__ import annotations

import json

from radio.domain.emergencies.emergency import Cancel
from radio.domain.emergencies.emergency_turns import First
from radio.domain.emergencies.urgent import Ready, manifest, playlist
from tests.builders import (
    EVE,
    MINH,
    a_broadcast,
    a_station,
    an_approved,
    an_edition,
    an_emergency,
)

READY = Ready(
    an_emergency(times=None),
    an_approved("lu-quet", title="Lũ quét"),
    an_edition(a_broadcast("lu-quet")),
    MINH.name,
)


def test_the_same_list_is_the_same_bytes() -> None:
    once = manifest(a_station(), [READY], [], First.GRAVER)
    assert once == manifest(a_station(), [READY], [], First.GRAVER)
    assert json.loads(once)["emergencies"][0]["times"] is None


def test_what_is_over_names_its_reason() -> None:
    over = an_emergency().cancelled(Cancel(EVE.replace(minute=1), MINH.id, "Nước rút."))
    (told,) = json.loads(manifest(a_station(), [], [over], First.NEWER))["over"]
    assert told == {
        "id": over.id,
        "ended_at": "2022-10-02T03:01:00Z",
        "cancelled": True,
        "reason": "Nước rút.",
    }


def test_a_player_gets_each_emergency_once() -> None:
    lines = playlist(a_station(), [READY]).decode().splitlines()
    assert lines[0] == "#EXTM3U"
    assert lines[-1] == READY.file
