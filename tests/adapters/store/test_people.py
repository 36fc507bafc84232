"""People keep their rights and their secrets apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from radio.adapters.store import SqlStore
from radio.domain.errors import NotFound
from radio.domain.people import PersonId
from tests.builders import HANH, LAN, QUAN


def test_people_come_back_by_id_and_a_change_replaces(store: SqlStore) -> None:
    away = replace(LAN, name="Lan", active=False)
    with store.begin() as records:
        for person in (QUAN, LAN, HANH, away):
            records.people.save(person)
    with store.reading() as records:
        assert list(records.people.all()) == [HANH, away, QUAN]
        assert records.people.find(PersonId("nobody")) is None
        with pytest.raises(NotFound):
            records.people.get(PersonId("nobody"))


def test_a_password_outlives_a_change_of_rights(store: SqlStore) -> None:
    with store.begin() as records:
        records.people.save(LAN)
        assert records.people.password_hash(LAN.id) is None
        records.people.set_password_hash(LAN.id, "hash", one_time=True)
        records.people.save(replace(LAN, roles=QUAN.roles))
        assert records.people.password_hash(LAN.id) == "hash"
        assert records.people.must_change_password(LAN.id)
        records.people.set_password_hash(LAN.id, "own", one_time=False)
        assert not records.people.must_change_password(LAN.id)


def test_nobody_unknown_gets_a_password(store: SqlStore) -> None:
    with store.begin() as records, pytest.raises(NotFound):
        records.people.set_password_hash(PersonId("nobody"), "hash", one_time=True)
