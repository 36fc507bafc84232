"""Writing a bulletin in the browser."""

from __future__ import annotations

import re
import unicodedata

import pytest

from radio.domain.bulletin import State
from radio.domain.script import Kind, Priority
from tests.admin_house import THEME, House, words
from tests.builders import LAN, MINH, QUAN

FORM = {
    "title": "Mưa lớn ở Bạch Thông",
    "kind": "warning",
    "theme": THEME.id,
    "priority": "emergency",
    "language": "vie",
    "voice": "auto",
    "audience": ["nguoi-dan"],
    "valid-until": "2022-10-05",
    "body": "Đêm nay có mưa to.\r\n[pause 2s]\r\nXin nhắc lại.",
}


def test_what_is_typed_becomes_a_draft(house: House) -> None:
    typed = {**FORM, "title": unicodedata.normalize("NFD", FORM["title"])}
    answer = house.at_desk(LAN).post("/bulletins/new", data=typed)
    assert answer.headers["Location"] == "/bulletins/mua-lon-o-bach-thong"
    with house.radio.store.reading() as records:
        (made,) = records.bulletins.all()
    assert made.script.title == "Mưa lớn ở Bạch Thông"
    assert (made.script.kind, made.script.priority) == (Kind.WARNING, Priority.EMERGENCY)
    assert made.script.audience == ("nguoi-dan",)
    assert made.script.body == "Đêm nay có mưa to.\n[pause 2s]\nXin nhắc lại."
    assert (made.author, made.state) == (LAN.id, State.DRAFT)


def test_every_mistake_is_named_at_its_field_and_nothing_typed_is_lost(house: House) -> None:
    typed = {**FORM, "theme": "khong-co", "valid-from": "2022-10-09", "body": "[pause hai giây]"}
    answer = house.at_desk(LAN).post("/bulletins/new", data=typed)
    assert answer.status_code == 400
    page = words(answer)
    for field in ("theme", "valid-until", "body"):
        assert f'id="{field}-problem"' in page
        assert f'href="#{field}"' in page
    assert "[pause hai giây]" in page
    assert FORM["title"] in page
    with house.radio.store.reading() as records:
        assert not records.bulletins.all()


def test_a_body_of_sixty_thousand_letters_gets_one_plain_sentence(house: House) -> None:
    answer = house.at_desk(LAN).post("/bulletins/new", data={**FORM, "body": "ă" * 60_000})
    assert answer.status_code == 400
    assert "60000" in words(answer).replace(".", "")


def test_saving_and_submitting_is_one_press(house: House) -> None:
    answer = house.at_desk(LAN).post("/bulletins/new", data={**FORM, "then": "submit"})
    assert answer.status_code == 302
    with house.radio.store.reading() as records:
        (made,) = records.bulletins.all()
        (job,) = records.jobs.live()
    assert made.state is State.SUBMITTED
    assert job.payload == {"bulletin": made.id}


def test_two_editors_at_once_never_overwrite_each_other(house: House) -> None:
    draft = house.draft()
    first, second = house.at_desk(LAN), house.at_desk(QUAN)
    url = f"/bulletins/{draft.id}/edit"
    opened = {**FORM, "version": str(draft.version)}
    assert first.post(url, data={**opened, "body": "Lan viết."}).status_code == 302
    answer = second.post(url, data={**opened, "body": "Quân viết."})
    assert answer.status_code == 409
    assert "Quân viết." in words(answer)
    assert house.kept(draft).script.body == "Lan viết."


def test_an_edit_voids_the_approval_and_the_page_says_so_before(house: House) -> None:
    approved = house.approved()
    client = house.at_desk(LAN)
    assert "phải duyệt lại" in words(client.get(f"/bulletins/{approved.id}"))
    form = {**FORM, "version": str(approved.version)}
    client.post(f"/bulletins/{approved.id}/edit", data=form)
    assert house.kept(approved).approval is None


def test_the_form_shows_the_bulletin_as_it_is(house: House) -> None:
    draft = house.draft(source="Kế hoạch số 5", audience=("nguoi-dan",), kind=Kind.NOTICE)
    page = words(house.at_desk(LAN).get(f"/bulletins/{draft.id}/edit"))
    assert 'value="Kế hoạch số 5"' in page
    assert 'value="notice" selected' in page
    assert 'value="nguoi-dan" checked' in page
    assert draft.script.body in page


def test_what_will_be_said_is_shown_while_writing(house: House) -> None:
    form = {"title": "", "body": "Họp lúc 7 giờ ngày 5/10/2022."}
    page = words(house.at_desk(LAN).post("/bulletins/spoken", data=form))
    assert "<mark" in page
    said = re.findall(r'class="said".*?</p>', page, re.DOTALL)[-1]
    assert not re.search(r"\d", re.sub(r"<[^>]*>", "", said))


def test_nothing_written_is_nothing_said(house: House) -> None:
    page = words(house.at_desk(LAN).post("/bulletins/spoken", data={"title": "", "body": " "}))
    assert "Hãy viết nội dung" in page


@pytest.mark.parametrize("url", ["/bulletins/new", "/bulletins/x/edit"])
def test_an_approver_does_not_write(house: House, url: str) -> None:
    assert house.at_desk(MINH).get(url).status_code == 403


def test_what_is_said_while_writing_follows_the_bulletins_own_readings(house: House) -> None:
    readings = "XQZT => xưởng quay\r\nchưa xong =>\r\nkhông có mũi tên"
    form = {"title": "", "body": "Đoàn XQZT đến.", "reading": readings}
    page = words(house.at_desk(LAN).post("/bulletins/spoken", data=form))
    assert ">xưởng quay</mark>" in page
    assert 'class="doubt"' not in page


def test_own_readings_are_written_one_a_line_and_shown_again(house: House) -> None:
    form = {**FORM, "body": "Đoàn XQZT đến.", "reading": "XQZT => xưởng quay\r\n\r\nABZ => a bê"}
    made = house.at_desk(LAN).post("/bulletins/new", data=form).headers["Location"]
    page = words(house.at_desk(LAN).get(f"{made}/edit"))
    assert ">XQZT => xưởng quay\nABZ => a bê</textarea>" in page
    wrong = house.at_desk(LAN).post("/bulletins/new", data={**form, "reading": "XQZT"})
    assert wrong.status_code == 400
    assert 'id="reading-problem"' in words(wrong)


def test_pace_and_pitch_are_kept_through_the_form(house: House) -> None:
    lan = house.at_desk(LAN)
    draft = house.draft(speed=0.85, pitch=1.1)
    page = words(lan.get(f"/bulletins/{draft.id}/edit"))
    assert 'value="0.85"' in page
    form = {**FORM, "speed": "0.9", "pitch": "1.1", "version": draft.version}
    assert lan.post(f"/bulletins/{draft.id}/edit", data=form).status_code == 302
    script = house.kept(draft).script
    assert (script.speed, script.pitch) == (0.9, 1.1)
    wrong = lan.post("/bulletins/new", data={**FORM, "speed": "5"})
    assert wrong.status_code == 400
