"""Accounts in the browser: for administrators."""

from __future__ import annotations

import re

import pytest

from radio.domain.people import PersonId, Role
from radio.domain.station import StationId
from radio.ports import AuditEntry
from tests.admin_house import House, words
from tests.builders import EVE, HANH, LAN, MINH, QUAN

FORM = {
    "id": "thu",
    "name": "Bàn Thị Thu",
    "roles": ["operator"],
    "stations": ["don-phong"],
}


@pytest.mark.parametrize("url", ["/people", "/people/new", "/people/lan", "/audit"])
def test_only_administrators_see_accounts_and_the_log(house: House, url: str) -> None:
    for person in (LAN, MINH, HANH):
        assert house.at_desk(person).get(url).status_code == 403
    assert house.at_desk(QUAN).get(url).status_code == 200


def test_a_new_account_shows_its_one_time_password_once(house: House) -> None:
    client = house.at_desk(QUAN)
    answer = client.post("/people/new", data=FORM)
    (password,) = re.findall(r"<code>([^<]+)</code>", words(answer))
    assert answer.headers["Cache-Control"] == "no-store"
    made = house.radio.accounts.sign_in(PersonId("thu"), password)
    assert made.roles == {Role.OPERATOR}
    assert made.stations == {StationId("don-phong")}
    assert house.radio.accounts.must_change(made.id)
    assert password not in words(client.get("/people/thu"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": " "}, "Hãy ghi họ và tên."),
        ({"roles": []}, "Hãy chọn ít nhất một vai trò."),
        ({"stations": []}, "Hãy chọn đài"),
        ({"id": "Có Dấu"}, "chữ thường"),
        ({"id": "lan"}, "lan"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    house: House, change: dict[str, object], sentence: str
) -> None:
    answer = house.at_desk(QUAN).post("/people/new", data={**FORM, **change})
    assert answer.status_code == 400
    assert sentence.lower() in words(answer).lower()
    if "name" not in change:
        assert 'value="Bàn Thị Thu"' in words(answer)


def test_roles_and_stations_change_and_an_account_can_be_closed(house: House) -> None:
    client = house.at_desk(QUAN)
    form = {"name": "Hoàng Thị Lan", "roles": ["editor", "approver"]}
    client.post("/people/lan", data=form)
    with house.radio.store.reading() as records:
        changed = records.people.get(LAN.id)
    assert changed.roles == {Role.EDITOR, Role.APPROVER}
    assert not changed.active
    assert "đã khóa" in words(client.get("/people"))


def test_somebody_always_stays_administrator(house: House) -> None:
    form = {"name": "Lý Văn Quân", "roles": ["editor"], "active": "on"}
    answer = house.at_desk(QUAN).post("/people/quan", data=form)
    assert answer.status_code == 400
    assert 'class="notice error"' in words(answer)


def test_a_forgotten_password_is_given_anew(house: House) -> None:
    answer = house.at_desk(QUAN).post("/people/lan/password")
    (password,) = re.findall(r"<code>([^<]+)</code>", words(answer))
    assert house.radio.accounts.sign_in(LAN.id, password).id == LAN.id


def test_the_log_says_reasons_in_the_reader_s_language_and_old_ones_as_they_were_written(
    house: House,
) -> None:
    house.waiting(voice="gone:vi")
    older = "espeak:vi; gtts:vi: The voice failed."
    with house.radio.store.begin() as records:
        records.audit.append(AuditEntry(EVE, None, "bulletin.voice", "cu", older))
    page = words(house.at_desk(QUAN).get("/audit"))
    assert "gone:vi: chưa cài" in page
    assert older in page
    assert "not installed" not in page


def test_the_log_says_who_did_what(house: House) -> None:
    client = house.at_desk(QUAN)
    client.post("/people/new", data=FORM)
    page = re.sub(r"<[^>]*>", "", words(client.get("/audit")))
    assert "Lý Văn Quân tạo tài khoản: thu" in page
