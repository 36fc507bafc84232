"""A document becomes drafts in the browser: chosen, looked through, made."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from radio.admin.documents import MOST_DRAFTS
from radio.domain.bulletin import Bulletin, State
from radio.domain.documents.bulletin_parts import FEWEST, MOST
from radio.domain.script import Kind
from radio.domain.script_text import format_script
from radio.domain.text import syllables
from tests.admin_house import THEME, House, words
from tests.builders import HANH, LAN, MINH, QUAN, a_script
from tests.documents import pdf_file

PLAN = Path(__file__).parents[1] / "data" / "ke-hoach-truyen-thong.txt"
NOTICE = "THÔNG BÁO\nVề việc họp thôn\n\nKính mời bà con đến họp lúc 19 giờ tối thứ Bảy.\n"
INPUT = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', re.DOTALL)
TITLE = re.compile(r'name="(title-\d+)" type="text" value="([^"]*)"')


def sends(client: FlaskClient, content: bytes, name: str) -> TestResponse:
    head = f'Content-Disposition: form-data; name="document"; filename="{name}"'
    body = b"--end\r\n" + head.encode() + b"\r\n\r\n" + content + b"\r\n--end--\r\n"
    return client.post("/documents", data=body, content_type="multipart/form-data; boundary=end")


def filled(page: TestResponse, **changes: str) -> dict[str, str | list[str]]:
    """What a browser sends back when everything is left as the page shows it."""
    shown = words(page)
    form: dict[str, str | list[str]] = {"theme": THEME.id, "number": []}
    for name, value in [*INPUT.findall(shown), *TITLE.findall(shown)]:
        if name == "number":
            form["number"] = [*form["number"], value]
            form[f"make-{value}"] = "on"
        elif name != "csrf_token":
            form[name] = value.replace("\n", "\r\n")
    return {**form, **changes}


def makes(client: FlaskClient, form: dict[str, str | list[str]]) -> TestResponse:
    return client.post("/documents/drafts", data=form, content_type="multipart/form-data")


def kept(house: House) -> list[Bulletin]:
    with house.radio.store.reading() as records:
        return sorted(records.bulletins.all(), key=lambda one: one.id)


def test_a_long_document_is_shown_in_parts_and_nothing_is_kept_yet(house: House) -> None:
    answer = sends(house.at_desk(LAN), PLAN.read_bytes(), "Kế hoạch.txt")
    page = words(answer)
    assert answer.status_code == 200
    lengths = [int(long) for long in re.findall(r"(\d+) âm tiết, khoảng \d+,\d phút", page)]
    assert len(lengths) > 9
    assert all(FEWEST <= long <= MOST for long in lengths)
    assert "Nội dung, hình thức, giải pháp: Hình thức" in page
    assert kept(house) == []


def test_the_ticked_parts_become_drafts_under_the_titles_typed(house: House) -> None:
    client = house.at_desk(LAN)
    form = filled(sends(client, PLAN.read_bytes(), "Kế hoạch.txt"), **{"title-2": "Mục đích"})
    del form["make-1"]
    answer = makes(client, form)
    assert answer.headers["Location"] == "/documents/ke-hoach/drafts"
    made = kept(house)
    assert [one.id for one in made] == [f"ke-hoach-{n:02}" for n in range(2, len(made) + 2)]
    assert made[0].script.title == "Mục đích"
    assert {(one.author, one.state) for one in made} == {(LAN.id, State.DRAFT)}
    assert {(one.script.kind, one.script.theme) for one in made} == {(Kind.FEATURE, THEME.id)}
    page = words(client.get(answer.headers["Location"]))
    assert f"Đã tạo {len(made)} bản nháp." in page
    assert all(f'href="/bulletins/{one.id}"' in page for one in made)


def test_what_was_read_is_what_is_kept_word_for_word(house: House) -> None:
    client = house.at_desk(LAN)
    makes(client, filled(sends(client, NOTICE.encode(), "hop.txt")))
    (made,) = kept(house)
    assert (made.id, made.script.title) == ("hop", "Thông báo về việc họp thôn")
    assert made.script.body == "Kính mời bà con đến họp lúc 19 giờ tối thứ Bảy."


def test_pressed_twice_it_makes_the_drafts_once(house: House) -> None:
    client = house.at_desk(LAN)
    form = filled(sends(client, NOTICE.encode(), "hop.txt"))
    makes(client, form)
    makes(client, form)
    assert len(kept(house)) == 1


def test_other_bulletins_of_the_same_name_stay_and_are_pointed_at(house: House) -> None:
    client = house.at_desk(LAN)
    makes(client, filled(sends(client, NOTICE.encode(), "hop.txt")))
    answer = sends(client, NOTICE.replace("19", "20").encode(), "hop.txt")
    assert 'href="/documents/hop/drafts"' in words(answer)
    assert makes(client, filled(answer)).headers["Location"] == "/documents/hop-2/drafts"
    assert [(one.id, "19 giờ" in one.script.body) for one in kept(house)] == [
        ("hop", True),
        ("hop-2", False),
    ]


def test_a_script_with_its_header_keeps_its_fields(house: House) -> None:
    client = house.at_desk(LAN)
    script = a_script(kind=Kind.WARNING, source="15/TB-UBND", audience=("nguoi-dan",))
    page = sends(client, format_script(script).encode(), "canh-bao.txt")
    assert f'value="{THEME.id}" lang="vi" selected' in words(page)
    makes(client, filled(page))
    assert [one.script for one in kept(house)] == [script]


def test_what_to_look_at_is_said_beside_each_draft(house: House) -> None:
    text = NOTICE.replace("bà con", "bà con thôn ZXQW")
    page = words(sends(house.at_desk(LAN), text.encode(), "hop.txt"))
    assert f"Ngắn: bản tin nên có từ {FEWEST} âm tiết trở lên." in page
    assert "Chưa biết đọc" in page or "chưa chắc cách đọc" in page


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"title-1": " "}, "title-1", "thiếu trường này"),
        ({"title-1": "a" * 201}, "title-1", "200 ký tự"),
        ({"theme": ""}, "theme", "thiếu trường này"),
        ({"theme": "khong-co"}, "theme", "khong-co"),
    ],
)
def test_a_mistake_is_named_at_its_field_and_nothing_is_lost(
    house: House, changes: dict[str, str], field: str, sentence: str
) -> None:
    client = house.at_desk(LAN)
    answer = makes(client, filled(sends(client, NOTICE.encode(), "hop.txt"), **changes))
    page = words(answer)
    assert answer.status_code == 400
    assert f'id="{field}-problem"' in page
    assert f'href="#{field}"' in page
    assert sentence in page
    assert "Kính mời bà con" in page
    assert kept(house) == []


def test_at_least_one_draft_must_be_ticked(house: House) -> None:
    client = house.at_desk(LAN)
    form = filled(sends(client, NOTICE.encode(), "hop.txt"))
    del form["make-1"]
    answer = makes(client, form)
    assert answer.status_code == 400
    assert "đánh dấu ít nhất một" in words(answer)
    assert "checked" not in words(answer)


def test_a_word_document_and_a_pdf_are_read_as_well(house: House, tmp_path: Path) -> None:
    client = house.at_desk(QUAN)
    document, word = Document(), BytesIO()
    for line in NOTICE.split("\n"):
        document.add_paragraph(line)
    document.save(word)
    pdf = pdf_file(tmp_path / "b.pdf", [NOTICE.split("\n")])
    for name, content in (("a.docx", word.getvalue()), ("C:/van ban/b.PDF", pdf.read_bytes())):
        makes(client, filled(sends(client, content, name)))
    assert [(one.id, syllables(one.script.body)) for one in kept(house)] == [("a", 12), ("b", 12)]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("", b"", "Mời chọn văn bản trước."),
        ("a.doc", b"x", "Chỉ đọc được tệp .txt, .docx và .pdf"),
        ("a.docx", b"x", "Văn bản này bị hỏng"),
        ("a.txt", b"\xff\xfea\0", "Tệp này ở dạng UTF-16"),
        ("a.txt", b"\n", "Tệp này không có nội dung để đọc"),
        ("。.txt", b"Hop", "Hãy đặt tên tệp"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(
    house: House, name: str, content: bytes, sentence: str
) -> None:
    answer = sends(house.at_desk(LAN), content, name)
    assert answer.status_code == 400
    assert sentence in words(answer)


def test_a_file_too_large_is_refused_in_the_words_of_documents(house: House) -> None:
    answer = sends(house.at_desk(LAN), bytes(22_000_000), "a.pdf")
    assert answer.status_code == 413
    assert "lớn hơn 20 MB" in words(answer)


def test_a_book_is_refused(house: House) -> None:
    book = "\n\n".join(["Bà con trong thôn cùng nhau giữ vệ sinh chung. " * 11] * (4 * MOST_DRAFTS))
    answer = sends(house.at_desk(LAN), f"Sách\n\n{book}".encode(), "a.txt")
    assert answer.status_code == 400
    assert "nhiều hơn 200; mời tách nhỏ" in words(answer)


@pytest.mark.parametrize("url", ["/documents", "/documents/hop/drafts"])
def test_only_those_who_write_bring_documents(house: House, url: str) -> None:
    for person in (MINH, HANH):
        assert house.at_desk(person).get(url).status_code == 403
    assert house.app.test_client().get(url).status_code == 302


def test_a_stranger_may_not_send_more_than_a_form(house: House) -> None:
    for client in (house.app.test_client(), house.at_desk(MINH)):
        assert sends(client, bytes(3_000_000), "a.pdf").status_code in {302, 403, 413}


def test_documents_of_nobody_are_not_found(house: House) -> None:
    assert house.at_desk(LAN).get("/documents/khong-co/drafts").status_code == 404


def test_somebody_who_sends_documents_without_end_is_asked_to_wait(house: House) -> None:
    client = house.at_desk(LAN)
    answers = [sends(client, b"", "") for _ in range(21)]
    assert {one.status_code for one in answers[:20]} == {400}
    assert answers[-1].status_code == 429


def test_the_forms_need_their_token(house: House) -> None:
    client = house.at_desk(LAN)
    house.app.config["WTF_CSRF_ENABLED"] = True
    assert sends(client, NOTICE.encode(), "hop.txt").status_code == 400
    assert makes(client, {"file": "hop.txt"}).status_code == 400
