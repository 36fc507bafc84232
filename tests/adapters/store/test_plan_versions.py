"""Versions of the plan are numbered, hold what they changed, and give back what was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from radio.adapters.store import SqlStore
from radio.domain.broadcast import BroadcastState, Choice
from radio.domain.bulletin import BulletinId
from radio.domain.errors import NotFound
from radio.domain.message import message
from radio.domain.planning.plan_version import PlanChange, PlanVersion, Why
from tests.builders import EVE, LAN, a_broadcast

REASON = Choice(taken=True, reason=message("Because."), bulletins=(BulletinId("a"),))
FIRST = a_broadcast("a", choices=(REASON,))
SECOND = a_broadcast("b", held=True)


def test_a_version_gives_back_what_was_planned_then(store: SqlStore) -> None:
    with store.begin() as records:
        versions = records.plan_versions
        made = versions.add(EVE, Why.NIGHTLY, None, [PlanChange(FIRST.id, None, FIRST)])
        assert made == PlanVersion(1, EVE, Why.NIGHTLY, None, 1)
        later = EVE + timedelta(hours=1)
        versions.add(later, Why.PERSON, LAN.id, [PlanChange(FIRST.id, FIRST, SECOND)])
        versions.add(later, Why.CHANGE, None, [PlanChange(FIRST.id, SECOND, None)])
        assert [one.number for one in versions.recent()] == [3, 2, 1]
        assert versions.get(2).by == LAN.id
        assert versions.between(0, 1) == (PlanChange(FIRST.id, None, FIRST),)
        assert versions.between(1, 2) == (PlanChange(FIRST.id, FIRST, SECOND),)
        assert versions.between(1, 3) == (PlanChange(FIRST.id, FIRST, None),)
        assert versions.between(3, 3) == ()


def test_how_far_a_broadcast_came_is_no_part_of_its_version(store: SqlStore) -> None:
    aired = replace(FIRST, state=BroadcastState.AIRED, lost=(BulletinId("a"),))
    with store.begin() as records:
        records.plan_versions.add(EVE, Why.BUILD, None, [PlanChange(FIRST.id, None, aired)])
        assert records.plan_versions.between(0, 1)[0].after == FIRST


def test_a_version_that_is_none_is_named(store: SqlStore) -> None:
    with store.begin() as records, pytest.raises(NotFound, match="no version 7"):
        records.plan_versions.get(7)
