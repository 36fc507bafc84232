"""Nothing is heard that a second person has not heard and approved, word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from radio.adapters.store import SqlStore
from radio.domain.bulletin import BulletinId, State
from radio.domain.errors import Conflict, Forbidden, NotFound, Refused
from radio.domain.job import JobKind
from radio.domain.people import PersonId
from tests.builders import HANH, LAN, MINH, QUAN, a_script
from tests.services.desk import Desk


@pytest.fixture
def desk(store: SqlStore) -> Desk:
    return Desk(store)


def test_a_draft_gets_an_id_from_its_title_and_a_second_one_a_number(desk: Desk) -> None:
    first = desk.newsroom.draft(a_script(title="Giảm nghèo"), LAN.id)
    second = desk.newsroom.draft(a_script(title="Giảm nghèo!"), LAN.id)
    assert (first.id, second.id) == ("giam-ngheo", "giam-ngheo-2")
    assert first.state is State.DRAFT
    assert desk.stored(first.id) == first


def test_a_title_without_letters_still_gets_an_id(desk: Desk) -> None:
    assert desk.newsroom.draft(a_script(title="!!!"), LAN.id).id == "ban-tin"


def test_a_long_title_gives_an_id_that_fits_a_file_name(desk: Desk) -> None:
    assert len(desk.newsroom.draft(a_script(title="nghèo " * 50), LAN.id).id) <= 60


def test_only_writers_write_and_only_approvers_approve(desk: Desk) -> None:
    for person in (MINH, HANH):
        with pytest.raises(Forbidden):
            desk.newsroom.draft(a_script(), person.id)
    waiting = desk.submitted(a_script())
    for person in (LAN, HANH, QUAN):
        with pytest.raises(Forbidden):
            desk.newsroom.approve(waiting.id, person.id)
    assert desk.stored(waiting.id).approval is None


def test_somebody_unknown_may_do_nothing(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.newsroom.draft(a_script(), PersonId("nobody"))


def test_submitting_queues_the_reading_in_the_same_transaction(desk: Desk) -> None:
    draft = desk.newsroom.draft(a_script(), LAN.id)
    assert desk.newsroom.submit(draft.id, LAN.id).state is State.SUBMITTED
    with desk.store.reading() as records:
        (job,) = records.jobs.live()
    assert (job.kind, job.payload) == (JobKind.VOICE, {"bulletin": draft.id})
    assert desk.queue.sent == [job.id]


def test_what_nobody_can_read_is_refused_by_its_words_and_queues_nothing(desk: Desk) -> None:
    draft = desk.newsroom.draft(a_script(body="Đoàn XQZT đã đến."), LAN.id)
    with pytest.raises(Refused, match="XQZT"):
        desk.newsroom.submit(draft.id, LAN.id)
    assert desk.stored(draft.id) == draft
    assert desk.queue.sent == []


def test_a_bulletin_can_be_approved_once_it_can_be_heard(desk: Desk) -> None:
    draft = desk.newsroom.draft(a_script(), LAN.id)
    desk.newsroom.submit(draft.id, LAN.id)
    with pytest.raises(Refused, match="read aloud"):
        desk.newsroom.approve(draft.id, MINH.id)
    desk.deliver()
    approved = desk.newsroom.approve(draft.id, MINH.id)
    assert approved.approval is not None
    assert (approved.approval.by, approved.approval.voice) == (MINH.id, "tone:vi")
    assert approved.approval.heard == desk.newsroom.heard(approved)
    assert desk.newsroom.is_approved_as_heard(desk.stored(draft.id))


def test_the_author_may_not_approve_their_own(desk: Desk) -> None:
    _make_approver_of_lan(desk)
    waiting = desk.submitted(a_script())
    with pytest.raises(Refused, match="own"):
        desk.newsroom.approve(waiting.id, LAN.id)


def test_where_own_approval_is_allowed_the_log_says_so(store: SqlStore) -> None:
    desk = Desk(store, own_approval=True)
    _make_approver_of_lan(desk)
    waiting = desk.submitted(a_script())
    desk.newsroom.approve(waiting.id, LAN.id)
    with store.reading() as records:
        assert records.audit.recent(1)[0].detail.startswith("own bulletin")


def test_approving_something_else_than_was_heard_is_a_conflict(desk: Desk) -> None:
    waiting = desk.submitted(a_script(body="Có 1 điều mới."))
    shown = desk.newsroom.heard(waiting)
    desk.decided_elsewhere("điều", "chuyện")
    with pytest.raises(Conflict, match="listen again"):
        desk.newsroom.approve(waiting.id, MINH.id, heard=shown)
    desk.newsroom.approve(waiting.id, MINH.id, heard=desk.newsroom.heard(waiting))


def test_an_approval_no_longer_counts_when_the_words_would_sound_different(desk: Desk) -> None:
    waiting = desk.submitted(a_script(body="Có 1 điều mới."))
    approved = desk.newsroom.approve(waiting.id, MINH.id)
    desk.decided_elsewhere("điều", "chuyện")
    assert not desk.newsroom.is_approved_as_heard(approved)


def test_any_edit_voids_the_approval(desk: Desk) -> None:
    waiting = desk.submitted(a_script())
    approved = desk.newsroom.approve(waiting.id, MINH.id)
    edited = desk.newsroom.edit(
        approved.id, a_script(body="Chữ khác,"), LAN.id, version=approved.version
    )
    assert (edited.state, edited.approval, edited.voice) == (State.DRAFT, None, None)
    assert not desk.newsroom.is_approved_as_heard(desk.stored(approved.id))


def test_saving_the_same_words_changes_nothing(desk: Desk) -> None:
    waiting = desk.submitted(a_script())
    approved = desk.newsroom.approve(waiting.id, MINH.id)
    assert desk.newsroom.edit(approved.id, a_script(), LAN.id, approved.version) == approved


def test_an_edit_of_an_old_version_is_a_conflict(desk: Desk) -> None:
    draft = desk.newsroom.draft(a_script(), LAN.id)
    desk.newsroom.edit(draft.id, a_script(title="Mới"), LAN.id, draft.version)
    with pytest.raises(Conflict):
        desk.newsroom.edit(draft.id, a_script(title="Khác"), QUAN.id, draft.version)
    assert desk.stored(draft.id).script.title == "Mới"


def test_sending_back_needs_a_reason_and_an_approver(desk: Desk) -> None:
    waiting = desk.submitted(a_script())
    with pytest.raises(Forbidden):
        desk.newsroom.send_back(waiting.id, LAN.id, "Sai")
    with pytest.raises(Refused):
        desk.newsroom.send_back(waiting.id, MINH.id, "  ")
    back = desk.newsroom.send_back(waiting.id, MINH.id, "Sai số liệu.")
    assert (back.state, back.remark, back.voice) == (State.DRAFT, "Sai số liệu.", None)


def test_a_bulletin_sent_back_and_submitted_again_is_read_again(desk: Desk) -> None:
    waiting = desk.submitted(a_script())
    desk.newsroom.send_back(waiting.id, MINH.id, "Sai số liệu.")
    desk.newsroom.submit(waiting.id, LAN.id)
    assert len(desk.queue.sent) == 1


def test_the_author_or_an_approver_withdraws_and_nobody_else(desk: Desk) -> None:
    first, second = desk.submitted(a_script()), desk.submitted(a_script())
    with pytest.raises(Forbidden):
        desk.newsroom.withdraw(first.id, HANH.id, "Thử")
    assert desk.newsroom.withdraw(first.id, LAN.id, "Nhầm").state is State.WITHDRAWN
    assert desk.newsroom.withdraw(second.id, MINH.id, "Cũ").state is State.WITHDRAWN


def test_importing_twice_changes_nothing_the_second_time(desk: Desk) -> None:
    scripts = [(BulletinId("mot"), a_script()), (BulletinId("hai"), a_script(title="Hai"))]
    assert desk.newsroom.import_scripts(scripts, LAN.id) == 2
    before = [desk.stored(bulletin) for bulletin, _ in scripts]
    assert desk.newsroom.import_scripts(scripts, LAN.id) == 0
    assert [desk.stored(bulletin) for bulletin, _ in scripts] == before
    assert sorted(desk.newsroom.export()) == sorted(scripts)


def test_an_import_of_changed_words_makes_a_draft_of_what_was_approved(desk: Desk) -> None:
    waiting = desk.submitted(a_script())
    desk.newsroom.approve(waiting.id, MINH.id)
    assert desk.newsroom.import_scripts([(waiting.id, a_script(body="Khác."))], LAN.id) == 1
    assert desk.stored(waiting.id).state is State.DRAFT


def test_an_import_with_one_refused_script_takes_in_none(desk: Desk) -> None:
    gone = desk.newsroom.draft(a_script(), LAN.id)
    desk.newsroom.withdraw(gone.id, LAN.id, "Nhầm")
    scripts = [(BulletinId("moi"), a_script()), (gone.id, a_script(title="Khác"))]
    with pytest.raises(Refused):
        desk.newsroom.import_scripts(scripts, LAN.id)
    assert [bulletin for bulletin, _ in desk.newsroom.export()] == [gone.id]


def test_every_act_is_in_the_audit_log(desk: Desk) -> None:
    waiting = desk.submitted(a_script())
    approved = desk.newsroom.approve(waiting.id, MINH.id)
    desk.newsroom.edit(approved.id, a_script(title="Mới"), LAN.id, approved.version)
    desk.newsroom.withdraw(approved.id, MINH.id, "Cũ")
    assert desk.acts() == [
        "bulletin.draft",
        "bulletin.submit",
        "bulletin.approve",
        "bulletin.edit",
        "bulletin.withdraw",
    ]


def _make_approver_of_lan(desk: Desk) -> None:
    with desk.store.begin() as records:
        records.people.save(replace(LAN, roles=LAN.roles | MINH.roles))
