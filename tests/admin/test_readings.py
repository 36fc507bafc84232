"""How one place of a bulletin is read: shown, and settled for it alone or for always."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from werkzeug.test import TestResponse

from radio.domain.bulletin import Bulletin, State
from radio.domain.spoken import Entry
from tests.admin_house import House, words
from tests.builders import HANH, LAN, MINH, QUAN

BODY = "Đoàn XQZT đến ngày 5/10/2022."
XQZT = "1-5-9"
DAY = "1-19-28"


def place(bulletin: Bulletin, at: str = XQZT) -> str:
    return f"/bulletins/{bulletin.id}/places/{at}"


def wish(bulletin: Bulletin, **changes: str) -> dict[str, str]:
    form = {"written": "XQZT", "reading": "xưởng quay", "holds": "bulletin"}
    return {**form, "version": str(bulletin.version), **changes}


def settle(house: House, bulletin: Bulletin, **changes: str) -> TestResponse:
    return house.at_desk(LAN).post(place(bulletin), data=wish(bulletin, **changes))


def page_of(house: House, bulletin: Bulletin) -> str:
    return words(house.at_desk(LAN).get(f"/bulletins/{bulletin.id}"))


def spoken(house: House, bulletin: Bulletin) -> str:
    return house.radio.readings.now().script(house.kept(bulletin).script).spoken.text


def test_doubts_stand_on_top_and_those_that_block_stand_first(house: House) -> None:
    page = page_of(house, house.draft(body="Chọn 9-3 người. Đoàn XQZT đến, rồi XQZT về."))
    doubts = page[page.index('id="doubts"') : page.index('id="hear"')]
    assert 'class="count">2<' in doubts
    assert doubts.index("XQZT") < doubts.index("9-3")
    assert "2 lần" in doubts
    assert "Có 1 chỗ chưa biết cách đọc" in doubts
    assert "reading=%C3%ADch" in doubts


def test_a_bulletin_without_doubts_has_no_list_of_them(house: House) -> None:
    assert 'id="doubts"' not in page_of(house, house.draft())


def test_both_sides_lead_to_the_place_and_say_its_class(house: House) -> None:
    draft = house.draft(body=BODY)
    page = page_of(house, draft)
    assert page.count(f'href="{place(draft, DAY)}"') == 2
    assert page.count('aria-describedby="kind-date"') == 2
    assert 'id="kind-date">ngày tháng<' in page
    assert 'title="ngày tháng: năm tháng mười' in page


def test_a_place_shows_its_rule_with_an_example_and_a_form(house: House) -> None:
    page = words(house.at_desk(LAN).get(place(house.draft(body=BODY), DAY)))
    assert "date.full" in page
    assert "Kế hoạch ban hành ngày 25/8/2022." in page
    assert ">năm tháng mười năm hai nghìn không trăm hai mươi hai</textarea>" in page


def test_a_script_gets_the_panel_alone(house: House) -> None:
    draft = house.draft(body=BODY)
    answer = house.at_desk(LAN).get(place(draft), headers={"HX-Request": "true"})
    assert "<html" not in words(answer)
    assert "data-panel" in words(answer)


def test_what_cannot_be_read_has_no_reading_to_keep(house: House) -> None:
    draft = house.draft(body=BODY)
    assert "required data-first" in (page := words(house.at_desk(LAN).get(place(draft))))
    assert re.search(r'name="reading"[^>]*></textarea>', page)
    other = words(house.at_desk(LAN).get(place(draft, DAY) + "?other=1"))
    assert re.search(r'name="reading"[^>]*></textarea>', other)
    chosen = words(house.at_desk(LAN).get(place(draft) + "?reading=xưởng+quay"))
    assert ">xưởng quay</textarea>" in chosen


def test_a_place_that_is_gone_is_said_plainly(house: House) -> None:
    answer = house.at_desk(LAN).get(place(house.draft(), "7-1-2"))
    assert answer.status_code == 404
    assert "không còn trong bản tin" in words(answer)


def test_settled_for_this_bulletin_it_is_read_so_here_and_nowhere_else(house: House) -> None:
    draft, other = house.draft(body=BODY), house.draft(title="Tin khác", body=BODY)
    answer = settle(house, draft)
    assert answer.headers["Location"] == f"/bulletins/{draft.id}#place-{XQZT}"
    assert "Đoàn xưởng quay đến" in spoken(house, draft)
    assert "XQZT" in spoken(house, other)
    page = page_of(house, draft)
    assert 'id="doubts"' not in page
    assert "Cách đọc riêng của bản tin này" in page


def test_neighbouring_words_may_be_part_of_the_form(house: House) -> None:
    draft = house.draft(body=BODY + " Ông XQZT ở lại.")
    settle(house, draft, written="Đoàn  XQZT ", reading="đoàn xưởng quay")
    assert "đoàn xưởng quay đến" in spoken(house, draft)
    assert "Ông XQZT" in spoken(house, draft)


def test_an_own_reading_is_removed_again(house: House) -> None:
    draft = house.draft(body=BODY)
    settle(house, draft)
    kept = house.kept(draft)
    form = {"written": "XQZT", "version": str(kept.version)}
    house.at_desk(LAN).post(f"/bulletins/{draft.id}/readings/remove", data=form)
    assert house.kept(draft).script.readings == ()


def test_an_approval_goes_and_the_panel_says_so_before(house: House) -> None:
    approved = house.approved(body="UBND họp dân.")
    at = "1-0-4"
    assert "phải duyệt lại" in words(house.at_desk(LAN).get(place(approved, at)))
    form = wish(approved, written="UBND", reading="ủy ban xã")
    house.at_desk(LAN).post(place(approved, at), data=form)
    assert (house.kept(approved).state, house.kept(approved).approval) == (State.DRAFT, None)


def test_somebody_elses_change_meanwhile_is_a_conflict_and_nothing_typed_is_lost(
    house: House,
) -> None:
    draft = house.draft(body=BODY)
    answer = settle(house, draft, version=str(draft.version + 7), reading="xưởng phim")
    assert answer.status_code == 409
    assert "đã có người khác sửa" in words(answer)
    assert ">xưởng phim</textarea>" in words(answer)
    assert house.kept(draft) == draft


@pytest.mark.parametrize(
    "changes",
    [
        {"reading": ""},
        {"reading": "7 xưởng"},
        {"reading": "xưởng UBND"},
        {"written": ""},
        {"written": "A => B"},
        {"written": "Không có"},
        {"reading": "a" * 201},
    ],
)
@pytest.mark.parametrize("holds", ["bulletin", "always"])
def test_what_cannot_be_said_is_refused_in_words(
    house: House, changes: dict[str, str], holds: str
) -> None:
    draft = house.draft(body=BODY)
    if holds == "always" and changes.get("written") in {"A => B", "Không có"}:
        changes = {"reading": "…"}
    answer = settle(house, draft, holds=holds, **changes)
    assert answer.status_code == 409
    assert 'class="notice error"' in words(answer)
    assert house.kept(draft) == draft
    assert house.radio.pronunciation.lexicon().entries == ()


def test_settled_always_the_doubt_is_gone_everywhere_and_can_be_undone(house: House) -> None:
    draft, other = house.draft(body=BODY), house.draft(title="Tin khác", body=BODY)
    client = house.at_desk(LAN)
    form = wish(draft, holds="always", note="đoàn phim")
    page = words(client.post(place(draft), data=form, follow_redirects=True))
    assert "xưởng quay" in spoken(house, other)
    assert house.kept(draft).version == draft.version
    assert 'id="doubts"' not in page
    undo = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', page[page.index("with-undo") :])[:7])
    client.post("/lexicon/undo", data=undo)
    assert house.radio.pronunciation.lexicon().entries == ()


def test_before_approved_bulletins_lose_their_approval_they_are_named(house: House) -> None:
    approved = house.approved(title="Họp dân", body="BQL họp dân.")
    draft = house.draft(title="Tin mới", body="BQL về xã.")
    form = wish(draft, written="BQL", reading="ban quản trị", holds="always")
    asked = words(house.at_desk(LAN).post(place(draft, "1-0-3"), data=form))
    assert "1 bản tin sau sẽ được đọc khác đi" in asked
    assert "Họp dân" in asked
    assert house.kept(approved).state is State.APPROVED
    sure = {**form, "sure": re.findall(r'name="sure" value="([^"]+)"', asked)}
    house.at_desk(LAN).post(place(draft, "1-0-3"), data=sure)
    assert house.kept(approved).state is State.SUBMITTED


def test_another_decision_for_the_same_form_is_shown_before_it_is_replaced(house: House) -> None:
    house.radio.pronunciation.decide(Entry("XQZT", "xưởng quay"), QUAN.id)
    draft = house.draft(body=BODY)
    asked = words(settle(house, draft, holds="always", reading="xưởng phim"))
    assert "Mục này thay cho quyết định trước" in asked
    assert house.radio.pronunciation.find("XQZT").reading == "xưởng quay"


def test_a_decision_that_changes_nothing_here_says_so(house: House) -> None:
    draft = house.draft(body=BODY)
    form = wish(draft, holds="always", context="phim ảnh")
    page = words(house.at_desk(LAN).post(place(draft), data=form, follow_redirects=True))
    assert "Riêng trong bản tin này lời đọc không thay đổi" in page


def test_a_script_is_told_where_to_go_back_to(house: House) -> None:
    draft = house.draft(body=BODY)
    form = wish(draft, back="doubts")
    answer = house.at_desk(LAN).post(place(draft), data=form, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert json.loads(answer.headers["HX-Trigger"]) == {"settled": "doubts"}


def test_an_approver_sees_and_hears_and_an_operator_does_not(house: House) -> None:
    draft = house.draft(body=BODY)
    page = words(house.at_desk(MINH).get(place(draft)))
    assert "/hear.wav" in page
    assert 'name="reading"' not in page
    assert house.at_desk(MINH).post(place(draft), data=wish(draft)).status_code == 403
    removal = f"/bulletins/{draft.id}/readings/remove"
    assert house.at_desk(MINH).post(removal, data={"written": "XQZT"}).status_code == 403
    assert house.at_desk(HANH).get(place(draft)).status_code == 403
    assert house.app.test_client().get(place(draft)).status_code == 302


def test_without_its_token_nothing_is_settled(house: House) -> None:
    draft = house.draft(body=BODY)
    house.app.config["WTF_CSRF_ENABLED"] = True
    assert settle(house, draft).status_code == 400
    assert house.kept(draft) == draft


def test_markup_in_texts_and_readings_stays_text(house: House) -> None:
    attack = '<script>alert("x")</script>'
    draft = house.draft(title=f"Tin {attack}", body=f"Đoàn {attack} XQZT.")
    house.radio.pronunciation.decide(Entry("<script>", 'xờ "cờ"', note=attack), LAN.id)
    client = house.at_desk(LAN)
    at = re.findall(r"places/(\d+-\d+-\d+)", page_of(house, draft))
    for url in [f"/bulletins/{draft.id}", *(place(draft, one) for one in set(at)), "/lexicon"]:
        assert "<script>alert" not in client.get(url).get_data(as_text=True), url


def test_a_bulletin_that_would_sound_otherwise_is_read_again_on_request(house: House) -> None:
    approved = house.approved(body="Họp lúc 7 giờ.")
    radio = house.radio
    with radio.store.begin() as records:  # as if another program version had read it
        kept = records.bulletins.get(approved.id)
        assert kept.approval is not None
        older = replace(kept.approval, heard="0" * 64)
        records.bulletins.save(replace(kept, approval=older, version=kept.version + 1))
    page = page_of(house, approved)
    assert "lời đọc sẽ khác lúc duyệt" in page
    house.at_desk(LAN).post(f"/bulletins/{approved.id}/read-again")
    assert house.kept(approved).state is State.SUBMITTED


SIGN = "Gọi trước ⌘ khi đến."
AT = "1-10-11"


def test_a_sign_that_cannot_be_read_is_left_out_of_one_bulletin(house: House) -> None:
    draft, client = house.draft(body=SIGN), house.at_desk(LAN)
    panel = words(client.get(place(draft, AT)))
    assert "Bỏ qua, không đọc trong bản tin này" in panel
    form = wish(draft, written="⌘", reading="", holds="always", **{"leave-out": "yes"})
    answer = client.post(place(draft, AT), data=form)
    assert answer.headers["Location"].endswith(f"/bulletins/{draft.id}#place-{AT}")
    kept = house.kept(draft)
    assert kept.script.readings == (Entry("⌘", "", left_out=True),)
    assert house.radio.readings.now().script(kept.script).unread == ()
    assert "⌘" not in spoken(house, draft)
    page = words(client.get(f"/bulletins/{draft.id}"))
    assert "Trong bản tin này bỏ qua ⌘, không đọc." in page
    assert "<del>⌘</del> <em>không đọc</em>" in page, "whoever approves sees what is not said"
    assert "⌘" not in {one.written for one in house.radio.pronunciation.lexicon().entries}
    assert house.radio.newsroom.submit(draft.id, LAN.id).state is State.SUBMITTED


def test_a_word_that_can_be_read_is_not_offered_to_be_left_out(house: House) -> None:
    panel = words(house.at_desk(LAN).get(place(house.draft(body=BODY), DAY)))
    assert "leave-out" not in panel


def test_what_is_left_out_is_part_of_what_is_approved(house: House) -> None:
    draft = house.draft(body=SIGN, readings=(Entry("⌘", "", left_out=True),))
    said = house.draft(body=SIGN, readings=(Entry("⌘", "phím lệnh"),))
    reading = house.radio.readings.now()
    assert reading.heard(draft, "v") != reading.heard(said, "v")
    assert reading.heard(draft, "v") != reading.heard(house.draft(body=SIGN), "v")
