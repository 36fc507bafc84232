"""Accounts: a password is seen once, refusals tell nothing, and nobody gains rights by them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from argon2 import PasswordHasher

from radio.adapters.passwords import Argon2Passwords
from radio.adapters.store import SqlStore
from radio.domain.errors import Conflict, Forbidden, NotFound, Refused
from radio.domain.people import Person, PersonId, Role
from radio.services.accounts import Accounts
from tests.builders import HANH, LAN, QUAN
from tests.fakes import FrozenClock

CHEAP = Argon2Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
"""The same function, quick enough for tests."""
OWN = "mùa xuân ở Vi Hương"


@pytest.fixture
def accounts(store: SqlStore) -> Accounts:
    return Accounts(store, FrozenClock(), CHEAP)


def test_a_new_account_signs_in_with_its_one_time_password_and_must_change_it(
    accounts: Accounts,
) -> None:
    password = accounts.create(LAN)
    assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){2}", password)
    assert accounts.sign_in(LAN.id, password) == LAN
    assert accounts.must_change(LAN.id)
    accounts.change_password(LAN.id, password, OWN)
    assert not accounts.must_change(LAN.id)
    assert accounts.sign_in(LAN.id, OWN) == LAN
    with pytest.raises(Refused):
        accounts.sign_in(LAN.id, password)


def test_every_refusal_to_sign_in_has_the_same_words(accounts: Accounts) -> None:
    password = accounts.create(LAN)
    gone = accounts.create(HANH)
    accounts.create(QUAN)
    accounts.change(replace(HANH, active=False), by=QUAN.id)
    attempts = [(LAN.id, password + "x"), (PersonId("nobody"), password), (HANH.id, gone)]
    words = set()
    for person, secret in attempts:
        with pytest.raises(Refused) as refused:
            accounts.sign_in(person, secret)
        words.add((type(refused.value), str(refused.value)))
    assert len(words) == 1


def test_a_password_typed_by_another_input_method_is_the_same(accounts: Accounts) -> None:
    accounts.change_password(LAN.id, accounts.create(LAN), unicodedata.normalize("NFC", OWN))
    assert accounts.sign_in(LAN.id, unicodedata.normalize("NFD", OWN)) == LAN


@pytest.mark.parametrize("weak", ["ngắn", "aaaaaaaaaaaa", "Hoàng Thị Lan", "hoàng thị lan"])
def test_a_weak_password_is_refused(accounts: Accounts, weak: str) -> None:
    password = accounts.create(LAN)
    with pytest.raises(Refused):
        accounts.change_password(LAN.id, password, weak)
    assert accounts.must_change(LAN.id)


def test_the_old_password_is_asked_and_may_not_be_kept(accounts: Accounts) -> None:
    password = accounts.create(LAN)
    for old, new in ((OWN, OWN), (password, password)):
        with pytest.raises(Refused):
            accounts.change_password(LAN.id, old, new)


def test_a_taken_or_strange_name_makes_no_account(accounts: Accounts) -> None:
    accounts.create(LAN)
    with pytest.raises(Conflict):
        accounts.create(replace(LAN, name="Khác"))
    for name in ("", "a", "Lan", "chị lan", "../lan", "x" * 33):
        with pytest.raises(Refused):
            accounts.create(replace(LAN, id=PersonId(name)))


def test_only_an_administrator_makes_changes_and_resets_accounts(accounts: Accounts) -> None:
    accounts.create(LAN)
    accounts.create(QUAN)
    robber = replace(LAN, roles=LAN.roles | {Role.ADMIN})
    with pytest.raises(Forbidden):
        accounts.create(HANH, by=LAN.id)
    with pytest.raises(Forbidden):
        accounts.change(robber, by=LAN.id)
    with pytest.raises(Forbidden):
        accounts.reset_password(QUAN.id, by=LAN.id)
    accounts.create(HANH, by=QUAN.id)
    accounts.change(robber, by=QUAN.id)
    assert stored(accounts, LAN) == robber


def test_the_last_administrator_stays(accounts: Accounts) -> None:
    accounts.create(QUAN)
    for less in (replace(QUAN, active=False), replace(QUAN, roles=LAN.roles)):
        with pytest.raises(Refused):
            accounts.change(less, by=QUAN.id)
    assert stored(accounts, QUAN) == QUAN


def test_a_reset_password_works_once_more_and_the_old_one_no_more(accounts: Accounts) -> None:
    accounts.create(QUAN)
    old = accounts.create(LAN)
    new = accounts.reset_password(LAN.id, by=QUAN.id)
    assert accounts.sign_in(LAN.id, new) == LAN
    with pytest.raises(Refused):
        accounts.sign_in(LAN.id, old)
    with pytest.raises(NotFound):
        accounts.reset_password(PersonId("nobody"), by=QUAN.id)


def test_engaging_renews_an_unused_password_and_leaves_a_person_s_own(accounts: Accounts) -> None:
    first = accounts.engage(LAN)
    second = accounts.engage(LAN)
    assert first is not None
    assert second is not None
    accounts.change_password(LAN.id, second, OWN)
    assert accounts.engage(LAN) is None
    assert accounts.sign_in(LAN.id, OWN) == LAN


def test_a_hash_of_weaker_days_is_renewed_when_its_owner_comes(store: SqlStore) -> None:
    password = Accounts(store, FrozenClock(), CHEAP).create(LAN)
    stronger = Argon2Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    accounts = Accounts(store, FrozenClock(), stronger)
    accounts.sign_in(LAN.id, password)
    with store.reading() as records:
        renewed = records.people.password_hash(LAN.id)
    assert renewed is not None
    assert not stronger.outdated(renewed)
    assert accounts.must_change(LAN.id)


def test_no_secret_and_no_unknown_name_reaches_the_audit_log(accounts: Accounts) -> None:
    password = accounts.create(LAN)
    accounts.change_password(LAN.id, password, OWN)
    for person, secret in ((LAN.id, "sai mật khẩu"), (PersonId(OWN), "lan")):
        with pytest.raises(Refused):
            accounts.sign_in(person, secret)
    accounts.sign_in(LAN.id, OWN)
    with accounts._store.reading() as records:
        entries = records.audit.recent()
    assert [entry.act for entry in entries] == [
        "person.sign_in",
        "person.sign_in_refused",
        "person.change_password",
        "person.create",
    ]
    everything = repr(entries)
    for secret in (password, OWN, "sai mật khẩu"):
        assert secret not in everything


def stored(accounts: Accounts, person: Person) -> Person:
    with accounts._store.reading() as records:
        return records.people.get(person.id)
