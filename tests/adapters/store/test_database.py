"""Transactions are whole, writers wait for each other, readers for nobody; failures are plain."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from radio.adapters.store import SqlStore, open_store
from radio.domain.bulletin import BulletinId
from radio.domain.errors import Conflict, NoRoom, Refused, Unavailable
from radio.ports import AuditEntry
from tests.builders import EVE, LAN, MINH, a_bulletin, a_script


def test_what_raises_leaves_nothing_behind(store: SqlStore) -> None:
    called: list[str] = []
    with pytest.raises(Refused), store.begin() as records:
        records.people.save(LAN)
        records.afterwards(lambda: called.append("after"))
        raise Refused("No.")
    with store.reading() as records:
        assert list(records.people.all()) == []
    assert called == []


def test_what_comes_afterwards_sees_what_was_committed(store: SqlStore) -> None:
    seen: list[int] = []

    def look() -> None:
        with store.begin() as records:
            seen.append(len(records.people.all()))

    with store.begin() as records:
        records.people.save(LAN)
        records.afterwards(look)
    assert seen == [1]


def test_a_view_stays_the_same_while_others_write_and_hinders_nobody(store: SqlStore) -> None:
    with store.reading() as view:
        assert list(view.people.all()) == []
        with store.begin() as records:
            records.people.save(LAN)
        assert list(view.people.all()) == []
    with store.reading() as view:
        assert list(view.people.all()) == [LAN]


def test_of_many_editors_at_once_each_version_has_one_winner(store: SqlStore) -> None:
    with store.begin() as records:
        records.bulletins.add(a_bulletin())
    won: list[int] = []

    def edit(number: int) -> None:
        for _ in range(10):
            with store.begin() as records:
                found = records.bulletins.get(BulletinId("giam-ngheo"))
                title = f"{number} {found.version}"
                edited = found.edited(a_script(title=title), by=MINH.id, at=EVE)
            try:
                with store.begin() as records:
                    records.bulletins.save(edited)
            except Conflict:
                continue
            won.append(edited.version)

    threads = [threading.Thread(target=edit, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as records:
        last = records.bulletins.get(BulletinId("giam-ngheo")).version
    assert sorted(won) == list(range(2, last + 1))


def test_a_moment_without_its_zone_is_refused(store: SqlStore) -> None:
    naive = datetime(2022, 10, 3)  # noqa: DTZ001
    with pytest.raises(StatementError, match="zone"), store.begin() as records:
        records.audit.append(AuditEntry(naive, None, "act", "subject"))


def test_the_audit_log_is_read_newest_first_and_by_subject(store: SqlStore) -> None:
    entries = [
        AuditEntry(EVE, LAN.id, "bulletin.draft", "a"),
        AuditEntry(EVE, None, "schedules.save", "b", "slots"),
        AuditEntry(EVE, MINH.id, "bulletin.approve", "a", "heard"),
    ]
    with store.begin() as records:
        for entry in entries:
            records.audit.append(entry)
        assert list(records.audit.recent()) == entries[::-1]
        assert list(records.audit.recent(1)) == [entries[2]]
        assert list(records.audit.about("a")) == [entries[2], entries[0]]


@pytest.mark.parametrize("url", ["", "radio.db", "oracle2://x", "mysql://"])
def test_a_url_that_is_none_is_refused_in_plain_words(url: str) -> None:
    with pytest.raises(Refused, match="sqlite:///"):
        open_store(url)


def test_a_database_that_does_not_answer_is_said_to_be_unavailable(tmp_path: Path) -> None:
    for url in (
        f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.db'}",
        f"postgresql+psycopg://radio@/radio?host={tmp_path}",
    ):
        with pytest.raises(Unavailable):
            open_store(url)


def test_a_file_that_is_no_database_is_said_to_be_unavailable(tmp_path: Path) -> None:
    file = tmp_path / "radio.db"
    file.write_bytes(b"This is a letter, not a database. " * 100)
    with pytest.raises(Unavailable):
        open_store(f"sqlite:///{file}")


def test_the_shown_url_hides_the_password(tmp_path: Path) -> None:
    opened = open_store(f"sqlite:///{tmp_path / 'radio.db'}")
    assert opened.shown_url.endswith("radio.db")
    opened.close()


def test_a_disk_without_room_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'radio.db'}")
    with store.begin() as records:
        records.people.save(LAN)
    with pytest.raises(NoRoom, match="no room left"), store.begin() as records:
        records.bulletins._connection.exec_driver_sql("PRAGMA max_page_count = 1")
        for _ in range(1000):
            records.audit.append(AuditEntry(EVE, None, "bulletin.save", "a" * 1000))
    with store.reading() as records:
        assert list(records.people.all()) == [LAN]
    store.close()
