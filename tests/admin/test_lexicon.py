"""The lexicon in the browser: found, tried, decided, forgotten, undone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from radio.adapters.schedule_files import load_lexicon
from radio.admin.lexicon import PAGE, found_in, in_order
from radio.domain.bulletin import State
from radio.domain.spoken import Entry
from tests.admin_house import House, words
from tests.builders import EVE, HANH, LAN, MINH, QUAN

BQL = {"written": "BQL", "reading": "ban quản trị", "context": "", "note": "", "station": ""}


def hidden(page: str) -> dict[str, str]:
    """What the notice with the button Undo would send."""
    box = page[page.index("with-undo") :]
    return dict(re.findall(r'name="([^"]+)" value="([^"]*)"', box[: box.index("</form>")]))


def sure(page: str) -> list[str]:
    return re.findall(r'name="sure" value="([^"]+)"', page)


def test_the_list_stands_in_the_order_of_the_alphabet_or_of_time() -> None:
    shipped = Entry("Ă", "á")
    entries = [Entry("Đ/c", "đồng chí", when=EVE), Entry("d", "dê"), shipped, Entry("E", "e")]
    assert [one.written for one in in_order(entries, newest=False)] == ["Ă", "d", "Đ/c", "E"]
    assert in_order(entries, newest=True)[0].written == "Đ/c"


def test_an_entry_is_found_without_marks_by_any_of_its_words() -> None:
    entry = Entry("Đ/c", "đồng chí", note="xưng hô")
    for asked in ("d/c", "DONG CHI", "xung ho", "chi dong"):
        assert found_in([entry], asked) == [entry], asked
    assert found_in([entry], "dong chi kia") == []


def test_what_no_entry_has_is_shown_as_the_rules_read_it(house: House) -> None:
    lan = house.at_desk(LAN)
    assert "Theo quy tắc: Ủy ban nhân dân" in words(lan.get("/lexicon?words=UBND"))
    assert "Theo quy tắc" not in words(lan.get("/lexicon?words=nước"))


def test_the_house_style_is_shown_by_what_it_makes_of_a_form(house: House) -> None:
    page = words(house.at_desk(LAN).get("/lexicon"))
    assert "một trăm linh năm" in page
    assert "hai mươi tư" in page


def test_a_reading_is_added_and_the_list_shows_who_decided_it(house: House) -> None:
    client = house.at_desk(LAN)
    page = words(client.post("/lexicon/entry", data=BQL, follow_redirects=True))
    assert "Từ nay BQL được đọc là: ban quản trị" in page
    assert "Hoàng Thị Lan, 02/10/2022 10:00" in page
    assert "mọi nơi" in page


def test_undo_gives_back_what_was_there_before(house: House) -> None:
    client = house.at_desk(LAN)
    client.post("/lexicon/entry", data={**BQL, "note": "cũ"})
    client.get("/lexicon")
    changed = {**BQL, "reading": "ban quản lý rừng", "sure": "entry ban quản trị"}
    undo = hidden(words(client.post("/lexicon/entry", data=changed, follow_redirects=True)))
    client.post("/lexicon/undo", data=undo)
    kept = house.radio.pronunciation.find("BQL")
    assert (kept.reading, kept.note) == ("ban quản trị", "cũ")


def test_undo_does_not_take_back_what_somebody_decided_meanwhile(house: House) -> None:
    client = house.at_desk(LAN)
    undo = hidden(words(client.post("/lexicon/entry", data=BQL, follow_redirects=True)))
    house.radio.pronunciation.decide(Entry("BQL", "ban quản lý rừng"), QUAN.id)
    page = words(client.post("/lexicon/undo", data=undo, follow_redirects=True))
    assert "đã có người quyết định lại" in page
    assert house.radio.pronunciation.find("BQL").reading == "ban quản lý rừng"


def test_removing_can_be_undone(house: House) -> None:
    house.radio.pronunciation.decide(Entry("BQL", "ban quản trị", note="cũ"), QUAN.id)
    client = house.at_desk(LAN)
    page = words(client.post("/lexicon/forget", data=BQL, follow_redirects=True))
    assert house.radio.pronunciation.lexicon().entries == ()
    client.post("/lexicon/undo", data=hidden(page))
    assert house.radio.pronunciation.find("BQL").note == "cũ"


@pytest.mark.parametrize("act", ["entry", "forget"])
def test_bulletins_that_would_sound_otherwise_are_named_first(house: House, act: str) -> None:
    if act == "forget":
        house.radio.pronunciation.decide(Entry("BQL", "ban quản trị"), QUAN.id)
    approved = house.approved(title="Họp dân", body="BQL họp dân.")
    client = house.at_desk(LAN)
    asked = words(client.post(f"/lexicon/{act}", data=BQL))
    assert "Họp dân" in asked
    assert house.kept(approved).state is State.APPROVED
    page = words(
        client.post(f"/lexicon/{act}", data={**BQL, "sure": sure(asked)}, follow_redirects=True)
    )
    assert house.kept(approved).state is State.SUBMITTED
    assert "1 bản tin được đọc lại và phải duyệt lại" in page


def test_another_reading_elsewhere_is_shown_before_it_holds(house: House) -> None:
    house.radio.pronunciation.decide(Entry("BQL", "ban quản lý", "rừng"), QUAN.id)
    asked = words(house.at_desk(LAN).post("/lexicon/entry", data=BQL))
    assert "“rừng”" in asked
    assert len(house.radio.pronunciation.lexicon().entries) == 1
    near = words(house.at_desk(LAN).post("/lexicon/entry", data={**BQL, "context": "ca sĩ"}))
    assert 'Đứng gần: <q lang="vi">ca sĩ</q>' in near, "what is agreed to says where it will hold"


def test_an_entry_is_tried_on_a_sentence_before_it_holds(house: House) -> None:
    house.draft(body="BQL họp lúc 7 giờ.")
    client = house.at_desk(LAN)
    page = words(client.post("/lexicon/try", data=BQL))
    assert "họp lúc" in page
    assert ">ban quản trị</mark>" in page
    other = words(client.post("/lexicon/try", data={**BQL, "sentence": "Họp thôn."}))
    assert "vẫn được đọc như vậy" in other
    wrong = words(client.post("/lexicon/try", data={**BQL, "reading": "ban 7"}))
    assert "Hãy ghi cách đọc" in wrong or "bằng chữ" in wrong
    assert house.radio.pronunciation.lexicon().entries == ()


def test_without_scripts_the_trial_is_a_page(house: House) -> None:
    page = words(house.at_desk(LAN).post("/lexicon/entry", data={**BQL, "then": "try"}))
    assert ">ban quản trị</mark>" in page
    assert 'value="BQL"' in page
    assert house.radio.pronunciation.lexicon().entries == ()


def test_one_station_may_read_its_own_way(house: House) -> None:
    answer = house.at_desk(LAN).post("/lexicon/entry", data={**BQL, "station": "vi-huong"})
    assert answer.status_code == 302
    assert house.radio.pronunciation.find("BQL", station="vi-huong").reading == "ban quản trị"
    assert "xã Vi Hương" in words(house.at_desk(LAN).get("/lexicon"))
    unknown = house.at_desk(LAN).post("/lexicon/entry", data={**BQL, "station": "khong-co"})
    assert unknown.status_code == 409


@pytest.mark.parametrize(
    "changes", [{"reading": "7"}, {"written": ""}, {"reading": "a" * 201}, {"reading": "họp UBND"}]
)
def test_what_cannot_be_an_entry_is_said_and_nothing_typed_is_lost(
    house: House, changes: dict[str, str]
) -> None:
    answer = house.at_desk(LAN).post("/lexicon/entry", data={**BQL, "note": "lưu ý", **changes})
    assert answer.status_code == 409
    assert 'class="notice error"' in words(answer)
    assert 'value="lưu ý"' in words(answer)


def test_the_history_of_a_form_names_every_decision(house: House) -> None:
    desk = house.radio.pronunciation
    desk.decide(Entry("BQL", "ban quản trị", note="lần đầu"), LAN.id)
    desk.forget(Entry("BQL", "ban quản trị"), QUAN.id)
    desk.decide(Entry("BQL", "ban quản lý rừng"), QUAN.id)
    page = words(house.at_desk(MINH).get("/lexicon/entry?written=BQL"))
    history = page[page.index('id="history"') :]
    assert history.index("ban quản lý rừng") < history.index("trả về quy tắc chung")
    assert history.index("trả về quy tắc chung") < history.index("lần đầu")


def test_long_lists_come_in_pages(house: House) -> None:
    entries = [Entry(f"X{letter}{other}", "thử") for letter in "ABCDEFGH" for other in "QWZFJKPX"]
    house.radio.pronunciation.take_in(entries, QUAN.id)
    first = words(house.at_desk(LAN).get("/lexicon"))
    second = words(house.at_desk(LAN).get("/lexicon?page=2"))
    assert first.count('<tr role="row">') - 1 == PAGE
    assert second.count('<tr role="row">') - 1 == len(entries) - PAGE


def test_an_approver_reads_and_an_operator_does_not(house: House) -> None:
    house.radio.pronunciation.decide(Entry("BQL", "ban quản trị"), QUAN.id)
    approver = house.at_desk(MINH)
    for url in ("/lexicon", "/lexicon/entry?written=BQL"):
        page = words(approver.get(url))
        assert "ban quản trị" in page
        assert "Thêm cách đọc" not in page
        assert house.at_desk(HANH).get(url).status_code == 403
    for url in ("entry", "try", "forget", "undo"):
        assert approver.post(f"/lexicon/{url}", data=BQL).status_code == 403
    assert "/lexicon" not in words(house.at_desk(HANH).get("/"))


@pytest.mark.parametrize("act", ["entry", "try", "forget", "undo"])
def test_without_its_token_nothing_is_decided(house: House, act: str) -> None:
    house.app.config["WTF_CSRF_ENABLED"] = True
    assert house.at_desk(LAN).post(f"/lexicon/{act}", data=BQL).status_code == 400
    assert house.radio.pronunciation.lexicon().entries == ()


def test_the_lexicon_is_downloaded_as_the_file_that_is_taken_in(
    house: House, tmp_path: Path
) -> None:
    house.radio.pronunciation.decide(Entry("BQL", "ban quản trị", note="đoàn"), QUAN.id)
    answer = house.at_desk(MINH).get("/lexicon.yaml")
    assert "lexicon.yaml" in answer.headers["Content-Disposition"]
    (tmp_path / "lexicon.yaml").write_bytes(answer.data)
    (entry,) = load_lexicon(tmp_path / "lexicon.yaml", [])
    assert (entry.written, entry.note) == ("BQL", "đoàn")
    assert house.at_desk(HANH).get("/lexicon.yaml").status_code == 403


def test_a_form_nobody_decided_cannot_be_forgotten(house: House) -> None:
    assert house.at_desk(LAN).post("/lexicon/forget", data=BQL).status_code == 404


def test_markup_stays_text(house: House) -> None:
    attack = '<script>alert("x")</script>'
    form = {**BQL, "written": attack, "note": attack, "reading": "tấn công", "context": attack}
    client = house.at_desk(LAN)
    client.post("/lexicon/entry", data=form)
    for page in (
        client.get("/lexicon"),
        client.get("/lexicon/entry", query_string=form),
        client.post("/lexicon/try", data={**form, "sentence": attack}),
        client.post("/lexicon/entry", data={**form, "reading": "khác"}),
    ):
        assert "<script>alert" not in page.get_data(as_text=True)
