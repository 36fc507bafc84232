"""Bulletins and approvals come back as they went in; nobody overwrites somebody else's change."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest

from radio.adapters.store import SqlStore
from radio.domain.bulletin import Approval, BulletinId, State
from radio.domain.errors import Conflict, NotFound
from radio.domain.script import Kind, Priority
from radio.domain.spoken import Entry
from radio.domain.version import Recording, Version
from tests.builders import EVE, LAN, MINH, a_bulletin, a_script, an_approved

FULL_SCRIPT = a_script(
    kind=Kind.WARNING,
    audience=("ho-ngheo", "tre-em"),
    priority=Priority.EMERGENCY,
    source="Kế hoạch số 543/KH-UBND",
    valid_from=date(2022, 10, 1),
    valid_until=date(2025, 12, 31),
    must_air_by=date(2024, 2, 29),
    follows="giam-ngheo",
    voice="espeak:vi",
    speed=0.9,
    pitch=1.1,
    readings=(Entry("VH-TT&TT", "văn hóa"), Entry("50.000đ/cp", "năm mươi nghìn")),
)
VERSIONS = (
    Version(
        "tyz", "Mởi pỉ noọng.", "ab", Recording("cd", timedelta(seconds=9.5), "Mai", LAN.id, EVE)
    ),
    Version("nut", "Chưa thu."),
)


def test_a_bulletin_comes_back_as_it_went_in(store: SqlStore) -> None:
    bulletin = a_bulletin(script=FULL_SCRIPT, remark="Sửa số liệu.", versions=VERSIONS)
    with store.begin() as records:
        records.bulletins.add(bulletin)
    with store.begin() as records:
        assert records.bulletins.get(bulletin.id) == bulletin


def test_an_approval_comes_back_with_its_bulletin(store: SqlStore) -> None:
    bulletin = an_approved()
    with store.begin() as records:
        records.bulletins.add(bulletin)
    with store.reading() as records:
        assert records.bulletins.get(bulletin.id) == bulletin


def test_the_same_id_twice_is_a_conflict(store: SqlStore) -> None:
    with store.begin() as records:
        records.bulletins.add(a_bulletin())
        with pytest.raises(Conflict):
            records.bulletins.add(a_bulletin())


def test_of_many_who_take_one_id_at_once_one_gets_it(store: SqlStore) -> None:
    answers: list[str] = []

    def add() -> None:
        try:
            with store.begin() as records:
                records.bulletins.add(a_bulletin())
        except Conflict:
            answers.append("conflict")
        else:
            answers.append("added")

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["added", "conflict", "conflict", "conflict"]


def test_what_is_not_there_is_not_found(store: SqlStore) -> None:
    with store.begin() as records:
        assert records.bulletins.find(BulletinId("none")) is None
        with pytest.raises(NotFound):
            records.bulletins.get(BulletinId("none"))


def test_the_second_of_two_editors_gets_a_conflict_and_changes_nothing(store: SqlStore) -> None:
    bulletin = a_bulletin()
    first = bulletin.edited(a_script(title="Của Lan"), by=LAN.id, at=EVE)
    second = bulletin.edited(a_script(title="Của Minh"), by=MINH.id, at=EVE)
    with store.begin() as records:
        records.bulletins.add(bulletin)
        records.bulletins.save(first)
    with pytest.raises(Conflict), store.begin() as records:
        records.bulletins.save(second)
    with store.begin() as records:
        assert records.bulletins.get(bulletin.id) == first


def test_saving_what_was_never_added_is_a_conflict(store: SqlStore) -> None:
    with pytest.raises(Conflict), store.begin() as records:
        records.bulletins.save(a_bulletin(version=2))


def test_an_edit_voids_the_approval_but_history_keeps_it(store: SqlStore) -> None:
    bulletin = an_approved()
    edited = bulletin.edited(a_script(title="Mới"), by=LAN.id, at=EVE)
    submitted = edited.submitted(at=EVE)
    voiced = replace(submitted, voice="tone:vi", version=submitted.version + 1)
    again = Approval(MINH.id, EVE + timedelta(hours=1), "another hash", "tone:vi")
    with store.begin() as records:
        records.bulletins.add(bulletin)
        for change in (edited, submitted, voiced, voiced.approved(again)):
            records.bulletins.save(change)
            assert records.bulletins.get(bulletin.id) == change
        assert records.bulletins.approvals(bulletin.id) == [again, bulletin.approval]


def test_a_change_that_keeps_the_approval_keeps_one_row_of_it(store: SqlStore) -> None:
    bulletin = an_approved()
    changed = replace(bulletin, remark="Đã phát.", version=2)
    with store.begin() as records:
        records.bulletins.add(bulletin)
        records.bulletins.save(changed)
    with store.begin() as records:
        assert records.bulletins.get(bulletin.id) == changed
        assert len(records.bulletins.approvals(bulletin.id)) == 1


def test_those_asked_for_by_name_come_in_the_order_of_their_names(store: SqlStore) -> None:
    kept = {slug: an_approved(slug, title=f"Tin {slug}") for slug in ("c", "a", "b")}
    with store.begin() as records:
        for one in kept.values():
            records.bulletins.add(one)
    with store.reading() as records:
        assert list(records.bulletins.named([BulletinId("b"), BulletinId("c")]).items()) == [
            ("b", kept["b"]),
            ("c", kept["c"]),
        ]
        assert records.bulletins.named([]) == {}
        with pytest.raises(NotFound, match="no bulletin d"):
            records.bulletins.named([BulletinId("a"), BulletinId("d")])


def test_all_stand_with_the_newest_change_first(store: SqlStore) -> None:
    old, new = a_bulletin("old"), a_bulletin("new", changed_at=EVE + timedelta(minutes=1))
    with store.begin() as records:
        records.bulletins.add(old)
        records.bulletins.add(new)
        assert list(records.bulletins.all()) == [new, old]


def test_moments_keep_their_microseconds_and_come_back_in_utc(store: SqlStore) -> None:
    at = EVE + timedelta(microseconds=123456)
    bulletin = a_bulletin(created_at=at, state=State.DRAFT)
    with store.begin() as records:
        records.bulletins.add(bulletin)
    with store.begin() as records:
        found = records.bulletins.get(bulletin.id).created_at
    assert found == at
    assert found.utcoffset() == timedelta()
