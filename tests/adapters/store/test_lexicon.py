"""The lexicon keeps every decision, and the last one for a form holds."""

from __future__ import annotations

from radio.adapters.store import SqlStore
from radio.domain.people import PersonId
from radio.domain.spoken import Entry
from tests.builders import EVE

BQL = Entry("BQL", "ban quản lý", context="dự án", note="theo công văn", who="lan", when=EVE)


def test_a_new_lexicon_is_empty(store: SqlStore) -> None:
    with store.reading() as records:
        assert records.lexicon.load().entries == ()
        assert records.lexicon.revision() == 0


def test_an_entry_comes_back_as_it_was_decided(store: SqlStore) -> None:
    with store.begin() as records:
        records.lexicon.decide(BQL)
    with store.reading() as records:
        assert records.lexicon.load().entries == (BQL,)
        assert records.lexicon.revision() > 0


def test_the_last_decision_for_a_form_holds_and_goes_last(store: SqlStore) -> None:
    other, later = Entry("XQKD", "một"), Entry("BQL", "bờ quy lờ", context="Dự Án")
    with store.begin() as records:
        for entry in (BQL, other, later):
            records.lexicon.decide(entry)
    with store.reading() as records:
        assert records.lexicon.load().entries == (other, later)


def test_another_context_or_station_is_another_entry(store: SqlStore) -> None:
    entries = (BQL, Entry("BQL", "một"), Entry("BQL", "hai", station="vi-huong"))
    with store.begin() as records:
        for entry in entries:
            records.lexicon.decide(entry)
    with store.reading() as records:
        assert records.lexicon.load().entries == entries


def test_a_forgotten_entry_holds_no_more_but_stays_known(store: SqlStore) -> None:
    with store.begin() as records:
        records.lexicon.decide(BQL)
        before = records.lexicon.revision()
        records.lexicon.forget(BQL, PersonId("minh"), EVE)
    with store.reading() as records:
        assert records.lexicon.load().entries == ()
        assert records.lexicon.revision() > before
        assert records.lexicon.decisions("BQL") == [(None, "minh", EVE), (BQL, "lan", EVE)]
