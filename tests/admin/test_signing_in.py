"""Who gets in, how, and when they are out again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.admin_house import House, words
from tests.builders import LAN, MINH, QUAN

OWN = "mot cau that dai"


def enter(client: FlaskClient, person: str, password: str, **query: str) -> TestResponse:
    form = {"person": person, "password": password}
    return client.post("/sign-in", data=form, query_string=query)


def test_everything_but_the_door_is_closed_to_strangers(house: House) -> None:
    client = house.app.test_client()
    open_to_all = {"signing_in.enter", "signing_in.sign_in", "signing_in.language", "assets.file"}
    for rule in house.app.url_map.iter_rules():
        if rule.endpoint in open_to_all:
            continue
        method = "GET" if "GET" in (rule.methods or ()) else "POST"
        url = (
            rule.rule.replace("<path:name>", "x")
            .replace("<int:number>", "1")
            .replace("<", "")
            .replace(">", "")
        )
        answer = client.open(url, method=method)
        assert answer.status_code == 302, url
        assert answer.headers["Location"].startswith("/sign-in"), url


def test_a_wrong_name_and_a_wrong_password_are_told_the_same_words(house: House) -> None:
    house.radio.accounts.reset_password(LAN.id)
    client = house.app.test_client()
    wrong = enter(client, "lan", "not this one")
    unknown = enter(client, "nobody", "not this one")
    assert wrong.status_code == unknown.status_code == 401
    sentence = "Tên đăng nhập hoặc mật khẩu không đúng."
    assert sentence in words(wrong)
    assert sentence in words(unknown)


def test_a_one_time_password_must_be_changed_before_anything_else(house: House) -> None:
    once = house.radio.accounts.reset_password(LAN.id)
    client = house.app.test_client()
    assert enter(client, "lan", once).status_code == 302
    assert client.get("/bulletins").headers["Location"] == "/password"
    form = {"old": once, "new": OWN, "again": "something else"}
    assert "không giống nhau" in words(client.post("/password", data=form))
    changed = client.post("/password", data={**form, "again": OWN})
    assert changed.headers["Location"] == "/"
    assert client.get("/bulletins").status_code == 200


def test_a_weak_password_is_refused_with_the_rule(house: House) -> None:
    once = house.radio.accounts.reset_password(LAN.id)
    client = house.app.test_client()
    enter(client, "lan", once)
    answer = client.post("/password", data={"old": once, "new": "ngan", "again": "ngan"})
    assert answer.status_code == 400
    assert "10" in words(answer)


def test_a_changed_password_ends_every_other_session(house: House) -> None:
    elsewhere = house.at_desk(LAN)
    assert elsewhere.get("/").status_code == 200
    house.radio.accounts.reset_password(LAN.id)
    assert elsewhere.get("/").headers["Location"].startswith("/sign-in")


def test_a_closed_account_is_out_at_once(house: House) -> None:
    client = house.at_desk(MINH)
    house.radio.accounts.change(replace(MINH, active=False), by=QUAN.id)
    assert client.get("/").headers["Location"].startswith("/sign-in")


def test_signing_out_ends_the_session(house: House) -> None:
    client = house.at_desk(LAN)
    client.post("/sign-out")
    assert client.get("/").status_code == 302


def test_many_attempts_are_slowed_down_in_plain_words(house: House) -> None:
    client = house.app.test_client()
    answers = [enter(client, f"person-{number}", "x") for number in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert "Thử quá nhiều lần" in words(answers[-1])


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:x"]
)
def test_signing_in_never_leads_to_another_site(house: House, elsewhere: str) -> None:
    house.radio.accounts.change_password(
        LAN.id, old=house.radio.accounts.reset_password(LAN.id), new=OWN
    )
    answer = enter(house.app.test_client(), "lan", OWN, next=elsewhere)
    assert answer.headers["Location"] == "/"


def test_signing_in_leads_back_to_the_page_that_was_asked_for(house: House) -> None:
    house.radio.accounts.change_password(
        LAN.id, old=house.radio.accounts.reset_password(LAN.id), new=OWN
    )
    client = house.app.test_client()
    door = client.get("/bulletins?state=draft").headers["Location"]
    answer = client.post(door, data={"person": " LAN ", "password": OWN})
    assert answer.headers["Location"] == "/bulletins?state=draft"
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("guarded", [True, False])
def test_a_script_of_ours_leads_a_stranger_to_the_door_and_back(
    house: House, guarded: bool
) -> None:
    house.app.config["WTF_CSRF_ENABLED"] = guarded
    page = "http://localhost/programmes?station=vi-huong"
    headers = {"HX-Request": "true", "HX-Current-URL": page}
    client = house.app.test_client()
    order = "/programmes/vi-huong/2022-10-03/buoi-sang/order"
    answer = client.post(order, data={"act": "undo"}, headers=headers)
    assert answer.status_code == 401
    door = answer.headers["HX-Redirect"]
    assert door == "/sign-in?next=/programmes?station%3Dvi-huong"
    assert "Phiên làm việc đã kết thúc" in words(client.get(door))


def test_a_form_sent_after_the_session_ended_leads_to_the_door_and_back(house: House) -> None:
    house.app.config["WTF_CSRF_ENABLED"] = True
    client = house.app.test_client()
    answer = client.post(
        "/people/new", data={"id": "moi"}, headers={"Referer": "http://localhost/people/new"}
    )
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in?next=/people/new"
    assert "Phiên làm việc đã kết thúc" in words(client.get(answer.headers["Location"]))


def test_a_door_that_was_open_for_too_long_says_to_load_the_page_again(house: House) -> None:
    house.app.config["WTF_CSRF_ENABLED"] = True
    answer = house.app.test_client().post("/sign-in", data={"person": "quan", "password": "x"})
    assert answer.status_code == 400
    assert "tải lại trang" in words(answer)
