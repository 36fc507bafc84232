"""What guards every page, whatever it shows."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from pathlib import Path

import pytest

from radio.admin.session_key import session_key
from radio.config import shipped
from radio.domain.errors import no_room
from tests.admin_house import House, words
from tests.builders import LAN, QUAN

WEB = shipped() / "web"
HTMX_2_0_3 = "491955cd1810747d7d7b9ccb936400afb760e06d25d53e4572b64b6563b2784e"


def test_every_answer_has_a_strict_policy(house: House) -> None:
    client = house.at_desk(LAN)
    for url in ("/", "/nowhere", "/people", "/static/htmx.js"):
        headers = client.get(url).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
    assert client.get("/").headers["Cache-Control"] == "no-store"


def test_the_nonce_is_new_each_time(house: House) -> None:
    client = house.at_desk(LAN)
    nonces = [re.findall(r'nonce="([^"]+)"', words(client.get("/"))) for _ in range(2)]
    assert len(set(nonces[0])) == 1
    assert nonces[0] != nonces[1]


def test_pages_hold_no_inline_code_no_inline_style_and_no_other_host() -> None:
    for page in WEB.rglob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(r"<[^>]*\son\w+=", text), page
        assert not re.search(r"<[^>]*\sstyle=", text), page
        assert not re.search(r"(src|href|action)=\"(https?:)?//", text), page
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), page


def test_every_form_that_writes_carries_its_token() -> None:
    for page in WEB.rglob("*.html"):
        text = page.read_text("utf-8")
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", text, re.DOTALL):
            assert "csrf()" in form, page


def test_a_form_without_its_token_is_refused_in_plain_words(house: House) -> None:
    house.app.config["WTF_CSRF_ENABLED"] = True
    answer = house.at_desk(QUAN).post("/people/new", data={"id": "moi", "name": "Người mới"})
    assert answer.status_code == 400
    assert "tải lại trang" in words(answer)


@pytest.mark.parametrize("name", ["nothing.js", "..%2Fsecret", "loa-xa.css%00", "layout.html"])
def test_only_listed_files_are_served(house: House, name: str) -> None:
    assert house.app.test_client().get(f"/static/{name}").status_code == 404


def test_listed_files_have_a_version_and_stay_a_year(house: House) -> None:
    client = house.app.test_client()
    urls = re.findall(r'(?:src|href)="(/static/[^"]+)"', words(client.get("/sign-in")))
    assert len(urls) >= 6
    for url in urls:
        assert re.search(r"\?v=[0-9a-f]{12}$", url)
        answer = client.get(url)
        assert answer.status_code == 200
        assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_the_font_of_the_style_sheet_is_served(house: House) -> None:
    style = (WEB / "static" / "loa-xa.css").read_text("utf-8")
    fonts = re.findall(r'url\("([^":]+\.ttf)"\)', style)
    assert fonts
    for font in fonts:
        assert house.app.test_client().get(f"/static/{font}").mimetype == "font/ttf"


def test_htmx_is_the_one_that_was_read(house: House) -> None:
    content = house.app.test_client().get("/static/htmx.js").data
    assert hashlib.sha256(content).hexdigest() == HTMX_2_0_3


def test_a_fault_of_the_program_shows_no_trace_of_it(house: House) -> None:
    def broken() -> str:
        raise ZeroDivisionError("a secret of the program")

    house.app.view_functions["guide.show"] = broken
    house.app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = house.at_desk(LAN).get("/help")
    assert answer.status_code == 500
    assert "Chương trình gặp trục trặc" in words(answer)
    assert "secret" not in words(answer)
    assert "ZeroDivision" not in words(answer)


@pytest.mark.parametrize(
    ("number", "status", "said"),
    [
        (errno.ENOSPC, 507, "Ổ đĩa đã đầy"),
        (errno.EDQUOT, 507, "Ổ đĩa đã đầy"),
        (errno.EIO, 500, "Chương trình gặp trục trặc"),
    ],
)
def test_a_disk_that_takes_no_more_is_said_and_any_other_failure_of_it_is_logged(
    house: House, caplog: pytest.LogCaptureFixture, number: int, status: int, said: str
) -> None:
    def full(*_: object) -> str:
        raise OSError(number, os.strerror(number), "/secret/radio.wav")

    house.app.view_functions["guide.show"] = full
    answer = house.at_desk(LAN).get("/help")
    assert answer.status_code == status
    assert said in words(answer)
    assert "secret" not in words(answer)
    assert "/secret/radio.wav" in caplog.text


def test_a_database_without_room_is_said_as_a_full_disk(house: House) -> None:
    def full(*_: object) -> str:
        raise no_room()

    house.app.view_functions["guide.show"] = full
    answer = house.at_desk(LAN).get("/help")
    assert answer.status_code == 507
    assert "Ổ đĩa đã đầy" in words(answer)


def test_a_form_too_large_is_refused_in_plain_words(house: House) -> None:
    form = {"title": "x", "body": "a" * (2 << 20)}
    answer = house.at_desk(LAN).post("/bulletins/new", data=form)
    assert answer.status_code == 413
    assert "20.000 ký tự" in words(answer)


def test_the_session_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    key = session_key(tmp_path)
    assert len(key) == 32
    assert session_key(tmp_path) == key
    assert [path.name for path in tmp_path.iterdir()] == ["session.key"]
    assert (tmp_path / "session.key").stat().st_mode & 0o077 == 0
