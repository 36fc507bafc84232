"""The page of versions: seen by all staff, changed by those who write, never behind their backs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from radio.domain.bulletin import Bulletin, State
from tests.admin_house import House, a_house, words
from tests.builders import HANH, LAN, MINH, QUAN
from tests.recordings import wav
from tests.sounds import speechlike

TAY = "Mởi pỉ noọng pây họp."
OLDER = "Theo nội dung cũ"


def writes(
    client: FlaskClient, bulletin: Bulletin, language: str = "tyz", body: str = TAY, **form: object
) -> TestResponse:
    sent = {"language": language, "body": body, "version": bulletin.version}
    return client.post(f"/bulletins/{bulletin.id}/versions", data={**sent, **form})


def page(house: House, bulletin: Bulletin) -> str:
    return words(house.at_desk(LAN).get(f"/bulletins/{bulletin.id}/versions"))


def recorded(house: House, tmp_path: Path, language: str = "tyz") -> Bulletin:
    file = tmp_path / "mai.wav"
    file.write_bytes(wav(speechlike(3)))
    draft = house.draft(title="Họp thôn", body="Mời bà con đi họp.")
    return house.radio.versions.record(
        draft.id, language, file, "Nông Thị Mai", LAN.id, draft.version
    ).bulletin


def edited(house: House, bulletin: Bulletin) -> Bulletin:
    house.clock.pass_by(timedelta(hours=1))
    script = replace(bulletin.script, body="Mời bà con đi họp lúc 7 giờ.")
    return house.radio.newsroom.edit(bulletin.id, script, LAN.id, bulletin.version)


def test_its_own_language_stands_first_and_is_read_by_the_machine(house: House) -> None:
    shown = page(house, house.draft())
    assert shown.index("Tiếng Việt") < shown.index("Thêm bản tiếng khác")
    assert "Máy đọc" in shown


def test_a_text_in_another_language_is_kept_and_the_bulletin_is_a_draft_again(
    house: House,
) -> None:
    approved = house.approved()
    assert "phải gửi duyệt và duyệt lại" in page(house, approved)
    answer = writes(house.at_desk(LAN), approved)
    assert answer.headers["Location"] == f"/bulletins/{approved.id}/versions#tyz"
    kept = house.kept(approved)
    assert (kept.state, [one.body for one in kept.versions]) == (State.DRAFT, [TAY])
    shown = page(house, kept)
    assert "Chưa ghi âm nên chưa phát" in shown
    assert TAY in shown


def test_what_was_typed_stays_when_somebody_else_was_quicker(house: House) -> None:
    draft = house.draft()
    answer = writes(house.at_desk(LAN), draft, body="Yie mbuo", version=draft.version + 1)
    assert answer.status_code == 409
    assert "người khác" in words(answer)
    assert "Yie mbuo</textarea>" in words(answer)
    assert house.kept(draft) == draft


@pytest.mark.parametrize(
    ("language", "body", "sentence"),
    [
        ("vie", TAY, "chính bản tin"),
        ("tyz", " … ", "đọc"),
        ("../x", TAY, "ba chữ cái"),
        ("tyz", "a" * 20_001, "20000 ký tự"),
    ],
)
def test_a_wrong_text_is_refused_in_words(
    house: House, language: str, body: str, sentence: str
) -> None:
    draft = house.draft()
    answer = writes(house.at_desk(LAN), draft, language, body)
    assert answer.status_code == 409
    assert sentence in words(answer)
    assert house.kept(draft) == draft


def test_a_version_can_be_recorded_without_a_text(house: House) -> None:
    draft = house.draft()
    answer = writes(house.at_desk(LAN), draft, "hmn", "", then="read")
    assert answer.headers["Location"] == f"/bulletins/{draft.id}/read/hmn"
    assert house.kept(draft) == draft


def test_a_version_of_older_words_says_who_changed_what_and_when(
    house: House, tmp_path: Path
) -> None:
    later = edited(house, recorded(house, tmp_path))
    shown = page(house, later)
    assert OLDER in shown
    assert f"{LAN.name} đã sửa tiêu đề hoặc nội dung bản tin lúc 02/10/2022 11:00" in shown
    bulletin = words(house.at_desk(MINH).get(f"/bulletins/{later.id}"))
    assert "Thu theo nội dung cũ của bản tin nên không được phát." in bulletin


def test_it_fits_again_once_somebody_says_so(house: House, tmp_path: Path) -> None:
    later = edited(house, recorded(house, tmp_path))
    url = f"/bulletins/{later.id}/versions/tyz/still-right"
    client = house.at_desk(LAN)
    late = client.post(url, data={"version": later.version - 1}, follow_redirects=True)
    assert "người khác" in words(late)
    assert OLDER in page(house, later)
    client.post(url, data={"version": later.version})
    assert OLDER not in page(house, later)


def test_a_version_is_removed_and_its_recording_can_be_handed_in_again(
    house: House, tmp_path: Path
) -> None:
    made = recorded(house, tmp_path)
    url = f"/bulletins/{made.id}/versions/tyz/remove"
    answer = house.at_desk(LAN).post(url, data={"version": made.version})
    assert answer.headers["Location"] == f"/bulletins/{made.id}/versions"
    assert house.kept(made).versions == ()


def test_a_damaged_recording_is_told_and_the_page_stands(house: House, tmp_path: Path) -> None:
    made = recorded(house, tmp_path)
    radio = house.radio
    for kept in (radio.settings.workspace / "recordings").rglob("*.wav"):
        kept.write_bytes(b"RIFF")
    for take in (radio.settings.workspace / "audio" / "takes").rglob("*.*"):
        take.unlink()
    assert "Bản ghi âm này bị hỏng." in page(house, made)
    assert house.at_desk(LAN).get(f"/bulletins/{made.id}").status_code == 200


def test_staff_see_versions_and_only_writers_are_offered_to_change_them(
    house: House, tmp_path: Path
) -> None:
    made = recorded(house, tmp_path)
    url = f"/bulletins/{made.id}/versions"
    for person, may in ((LAN, True), (QUAN, True), (MINH, False)):
        shown = words(house.at_desk(person).get(url))
        assert "Nông Thị Mai đọc" in shown
        assert ('name="version"' in shown) is may
    assert house.at_desk(HANH).get(url).status_code == 403
    assert house.app.test_client().get(url).status_code == 302
    for person in (MINH, HANH):
        client = house.at_desk(person)
        assert writes(client, made).status_code == 403
        for act in ("remove", "still-right"):
            answer = client.post(f"{url}/tyz/{act}", data={"version": made.version})
            assert answer.status_code == 403
    assert house.kept(made) == made


def test_a_withdrawn_bulletin_is_shown_and_not_changed(house: House) -> None:
    draft = house.draft()
    gone = house.radio.newsroom.withdraw(draft.id, LAN.id, "Sai tên thôn.")
    assert 'name="version"' not in page(house, gone)
    assert writes(house.at_desk(LAN), gone).status_code == 409


def test_the_forms_need_their_token(house: House) -> None:
    draft = house.draft()
    client = house.at_desk(LAN)
    house.app.config["WTF_CSRF_ENABLED"] = True
    assert writes(client, draft).status_code == 400
    for act in ("remove", "still-right"):
        url = f"/bulletins/{draft.id}/versions/tyz/{act}"
        assert client.post(url, data={"version": draft.version}).status_code == 400


def test_both_voices_that_take_turns_are_heard_before_they_are_approved(tmp_path: Path) -> None:
    with a_house(tmp_path / "two", second_voice="espeak:vi-south") as house:
        waiting = house.waiting()
        client = house.at_desk(MINH)
        url = f"/bulletins/{waiting.id}/take.mp3"
        shown = words(client.get(f"/bulletins/{waiting.id}"))
        assert "Giọng thứ hai" in shown
        assert f"{url}?second=1" in shown
        first, second = client.get(url), client.get(f"{url}?second=1")
        assert (first.mimetype, second.mimetype) == ("audio/mpeg", "audio/mpeg")
        assert first.data != second.data


def test_texts_are_text_and_nothing_else(house: House) -> None:
    draft = house.draft()
    client = house.at_desk(LAN)
    writes(client, draft, body="<script>alert(1)</script>")
    for url in (f"/bulletins/{draft.id}/versions", f"/bulletins/{draft.id}/read/tyz"):
        raw = client.get(url).get_data(as_text=True)
        assert "<script>alert" not in raw
        assert "&lt;script&gt;alert" in raw
