"""Deciding about a bulletin in the browser; what is offered is what is allowed."""

from __future__ import annotations

import re

import pytest

from radio.adapters.voices import installed_voices
from radio.domain.bulletin import Bulletin, State
from tests.admin_house import House, words
from tests.builders import HANH, LAN, MINH, QUAN


def page_of(house: House, bulletin: Bulletin, person: object = MINH) -> str:
    return words(house.at_desk(person).get(f"/bulletins/{bulletin.id}"))  # type: ignore[arg-type]


def heard_on(page: str) -> str:
    (heard,) = re.findall(r'name="heard" value="(\w+)"', page)
    return heard


def test_before_it_is_read_aloud_nobody_is_offered_to_approve(house: House) -> None:
    draft = house.draft()
    house.at_desk(LAN).post(f"/bulletins/{draft.id}/submit")
    page = page_of(house, draft)
    assert 'name="heard"' not in page
    assert f'data-poll="/bulletins/{draft.id}/voicing"' in page


def test_another_person_hears_and_approves(house: House) -> None:
    waiting = house.waiting()
    page = page_of(house, waiting)
    assert "<audio" in page
    assert re.search(r'<path d="M0\.5 ', page)
    form = {"heard": heard_on(page)}
    house.at_desk(MINH).post(f"/bulletins/{waiting.id}/approve", data=form)
    approved = house.kept(waiting)
    assert approved.state is State.APPROVED
    assert approved.approval is not None
    assert approved.approval.by == MINH.id
    assert "Nông Văn Minh duyệt bản tin" in page_of(house, waiting, LAN)


def test_the_author_is_not_offered_to_approve_and_is_refused(house: House) -> None:
    waiting = house.waiting()
    assert 'name="heard"' not in page_of(house, waiting, LAN)
    answer = house.at_desk(LAN).post(
        f"/bulletins/{waiting.id}/approve", data={"heard": heard_on(page_of(house, waiting))}
    )
    assert answer.status_code == 403
    assert house.kept(waiting).state is State.SUBMITTED


def test_what_changed_since_the_page_was_opened_is_not_approved(house: House) -> None:
    waiting = house.waiting()
    client = house.at_desk(MINH)
    answer = client.post(
        f"/bulletins/{waiting.id}/approve", data={"heard": "0" * 64}, follow_redirects=True
    )
    assert 'class="notice error"' in words(answer)
    assert house.kept(waiting).state is State.SUBMITTED


def test_sending_back_needs_a_reason_and_the_author_reads_it(house: House) -> None:
    waiting = house.waiting()
    client = house.at_desk(MINH)
    url = f"/bulletins/{waiting.id}/send-back"
    answer = client.post(url, data={"remark": " "}, follow_redirects=True)
    assert 'class="notice error"' in words(answer)
    client.post(url, data={"remark": "Sai ngày họp"})
    assert house.kept(waiting).state is State.DRAFT
    assert "Sai ngày họp" in page_of(house, waiting, LAN)
    assert "Sai ngày họp" in words(house.at_desk(LAN).get("/"))


def test_withdrawing_needs_a_reason_and_is_for_good(house: House) -> None:
    approved = house.approved()
    client = house.at_desk(QUAN)
    client.post(f"/bulletins/{approved.id}/withdraw", data={"remark": "Hết hiệu lực"})
    assert house.kept(approved).state is State.WITHDRAWN
    page = page_of(house, approved)
    assert "Đã rút: Hết hiệu lực" in page
    assert 'name="remark"' not in page


def test_the_history_names_people_and_acts(house: House) -> None:
    page = page_of(house, house.approved())
    for line in ("Hoàng Thị Lan soạn bản nháp", "Hoàng Thị Lan gửi duyệt", "Nông Văn Minh duyệt"):
        assert line in page


def test_take_audio_is_for_the_centre_alone_and_can_be_sought_in(house: House) -> None:
    waiting = house.waiting()
    url = f"/bulletins/{waiting.id}/take.mp3"
    whole = house.at_desk(MINH).get(url)
    assert whole.mimetype == "audio/mpeg"
    part = house.at_desk(MINH).get(url, headers={"Range": "bytes=192-383"})
    assert part.status_code == 206
    assert part.data == whole.data[192:384]
    assert house.at_desk(HANH).get(url).status_code == 403


def test_an_operator_sees_no_bulletin(house: House) -> None:
    draft = house.draft()
    client = house.at_desk(HANH)
    for url in ("/bulletins", f"/bulletins/{draft.id}", f"/bulletins/{draft.id}/voicing"):
        answer = client.get(url)
        assert answer.status_code == 403
        assert "không có quyền" in words(answer)


def test_a_bulletin_that_does_not_exist_is_said_plainly(house: House) -> None:
    answer = house.at_desk(MINH).get("/bulletins/khong-co")
    assert answer.status_code == 404
    assert "Không có trang này" in words(answer)


def test_the_page_says_which_voices_could_not_read_it(house: House) -> None:
    waiting = house.waiting(voice="gtts:vi")
    page = words(house.at_desk(MINH).get(f"/bulletins/{waiting.id}"))
    assert "gtts:vi" in page
    assert "Giọng khác đọc thay" in page
    other = house.waiting(title="Tin khác")
    assert "Giọng khác đọc thay" not in words(house.at_desk(MINH).get(f"/bulletins/{other.id}"))


def test_who_submits_is_told_that_the_text_may_be_sent_over_the_internet(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, told = house.draft(), "có thể được gửi qua mạng đến Google Translate"
    pages = (f"/bulletins/{draft.id}", "/bulletins/new")
    for page in pages:
        assert told not in words(house.at_desk(LAN).get(page)), "online voices are off"
    online = (*installed_voices(house.radio.settings.voices), *house.radio.voicing.voices)
    monkeypatch.setattr(house.radio.voicing, "_voices", online)
    for page in pages:
        assert told in words(house.at_desk(LAN).get(page))
