"""A reading is decided once and remembered; what sounds otherwise then is approved anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from radio.adapters.store import SqlStore
from radio.domain.bulletin import State
from radio.domain.errors import Forbidden, NotFound, Refused
from radio.domain.spoken import Entry
from tests.builders import EVE, HANH, LAN, MINH, QUAN, a_script, a_station, some_schedules
from tests.services.desk import Desk

XQZT = Entry("XQZT", "xưởng quay", note="đoàn phim")
DOUBTFUL = "Đoàn XQZT đã đến."


@pytest.fixture
def desk(store: SqlStore) -> Desk:
    return Desk(store)


def test_a_decision_settles_what_nobody_could_read(desk: Desk) -> None:
    draft = desk.newsroom.draft(a_script(body=DOUBTFUL), LAN.id)
    with pytest.raises(Refused):
        desk.newsroom.submit(draft.id, LAN.id)
    assert desk.pronunciation.decide(XQZT, LAN.id) == []
    assert desk.newsroom.submit(draft.id, LAN.id).state is State.SUBMITTED


def test_who_decided_and_when_is_kept_and_audited(desk: Desk) -> None:
    desk.pronunciation.decide(XQZT, QUAN.id)
    entry = desk.pronunciation.find("XQZT")
    assert (entry.who, entry.when, entry.note) == (QUAN.id, EVE, "đoàn phim")
    assert desk.acts() == ["lexicon.decide"]


def test_the_same_decision_again_changes_nothing(desk: Desk) -> None:
    desk.pronunciation.decide(XQZT, LAN.id)
    assert desk.pronunciation.take_in([XQZT], QUAN.id) == (0, [])
    assert desk.acts() == ["lexicon.decide"]
    assert desk.pronunciation.find("XQZT").who == LAN.id


def test_whoever_takes_a_list_in_has_decided_it_whatever_the_list_says(desk: Desk) -> None:
    long_ago = EVE.replace(year=2020)
    desk.pronunciation.take_in([replace(XQZT, who=QUAN.id, when=long_ago)], LAN.id)
    entry = desk.pronunciation.find("XQZT")
    assert (entry.who, entry.when) == (LAN.id, EVE)
    assert desk.pronunciation.take_in([replace(XQZT, who=QUAN.id, when=long_ago)], QUAN.id) == (
        0,
        [],
    )
    assert desk.pronunciation.find("XQZT") == entry


def test_only_writers_decide(desk: Desk) -> None:
    for person in (MINH, HANH):
        with pytest.raises(Forbidden):
            desk.pronunciation.decide(XQZT, person.id)
    assert desk.pronunciation.lexicon().entries == ()


def test_an_approved_bulletin_that_sounds_otherwise_is_voiced_and_approved_anew(
    desk: Desk,
) -> None:
    waiting = desk.submitted(a_script(body="BQL họp."))
    desk.newsroom.approve(waiting.id, MINH.id)
    other = desk.submitted(a_script(title="Tin khác", body="Không có gì khác."))
    entry = Entry("BQL", "ban quản trị")
    assert [one.id for one in desk.pronunciation.would_change(entry)] == [waiting.id]

    (again,) = desk.pronunciation.decide(entry, LAN.id)

    assert (again.state, again.approval, again.voice) == (State.SUBMITTED, None, None)
    assert desk.stored(other.id) == other
    desk.deliver()
    approved = desk.newsroom.approve(again.id, MINH.id)
    assert desk.newsroom.is_approved_as_heard(approved)


def test_a_form_in_unusual_letters_voids_the_approvals_of_what_holds_it(desk: Desk) -> None:
    waiting = desk.submitted(a_script(body="Quý Ⅳ họp."))
    desk.newsroom.approve(waiting.id, MINH.id)

    assert [one.id for one in desk.pronunciation.decide(Entry("Ⅳ", "cuối"), LAN.id)] == [waiting.id]


def test_forgetting_gives_the_form_back_to_the_rules_and_voids_as_well(desk: Desk) -> None:
    entry = Entry("UBND", "ủy ban")
    desk.pronunciation.decide(entry, LAN.id)
    waiting = desk.submitted(a_script(body="UBND họp."))
    desk.newsroom.approve(waiting.id, MINH.id)

    assert [one.id for one in desk.pronunciation.forgetting_would_change(entry)] == [waiting.id]
    (again,) = desk.pronunciation.forget(entry, LAN.id)

    assert (again.id, again.state) == (waiting.id, State.SUBMITTED)
    with pytest.raises(NotFound):
        desk.pronunciation.find("UBND")
    with pytest.raises(NotFound):
        desk.pronunciation.forget(entry, LAN.id)


def test_a_list_of_entries_is_taken_whole_or_not_at_all(desk: Desk) -> None:
    turning = Entry("nước", "nước sạch")
    with pytest.raises(Refused, match="nước"):
        desk.pronunciation.take_in([XQZT, turning], LAN.id)
    assert desk.pronunciation.lexicon().entries == ()


def test_a_station_s_entry_needs_the_station_and_changes_no_bulletin(desk: Desk) -> None:
    with desk.store.begin() as records:
        records.schedules.save(some_schedules(stations=(a_station(),)))
    waiting = desk.submitted(a_script(body="BQL họp."))
    with pytest.raises(Refused, match="noi-khac"):
        desk.pronunciation.decide(Entry("BQL", "một", station="noi-khac"), LAN.id)
    own = Entry("BQL", "một", station=a_station().id)
    assert desk.pronunciation.decide(own, LAN.id) == []
    assert desk.stored(waiting.id) == waiting


def test_words_that_changed_by_another_way_can_be_read_again(desk: Desk) -> None:
    waiting = desk.submitted(a_script(body="Có điều mới."))
    approved = desk.newsroom.approve(waiting.id, MINH.id)
    with pytest.raises(Refused, match="as it was approved"):
        desk.newsroom.read_again(approved.id, MINH.id)
    desk.decided_elsewhere("điều", "chuyện")
    again = desk.newsroom.read_again(approved.id, MINH.id)
    assert (again.state, again.approval) == (State.SUBMITTED, None)
    desk.deliver()
    assert desk.stored(again.id).voice is not None


def test_what_came_with_the_programme_was_decided_by_nobody_here(desk: Desk) -> None:
    desk.pronunciation.take_in([XQZT], None)
    entry = desk.pronunciation.find("XQZT")
    assert (entry.who, entry.when) == ("", None)
    assert desk.pronunciation.take_in([XQZT], LAN.id) == (0, [])
