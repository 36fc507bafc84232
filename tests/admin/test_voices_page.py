"""Voices side by side: what is installed, and one sentence by each with its figures."""

from __future__ import annotations

import re

import pytest

from tests.admin_house import House, words
from tests.builders import HANH, LAN, MINH
from tests.sounds import decoded

SENTENCE = "Mời bà con nghe bản tin của xã."
CLIP = re.compile(r'src="(/voices/[0-9a-f]{64}\.mp3)"')


def test_every_voice_is_listed_with_what_it_needs(house: House) -> None:
    page = words(house.at_desk(MINH).get("/voices"))
    for voice in house.radio.voicing.voices:
        assert voice.id in page
    assert "không cần mạng" in page
    assert "giấy phép: GPL-3.0-or-later" in page
    assert "online_voices" in page
    assert not CLIP.findall(page)


def test_one_sentence_is_read_by_each_and_its_clip_is_kept(house: House) -> None:
    client = house.at_desk(MINH)
    page = words(client.post("/voices", data={"sentence": f"  {SENTENCE} "}))
    clips = CLIP.findall(page)
    able = [one for one in house.radio.studio.able() if one.language == "vie"]
    assert len(set(clips)) == len(able)
    assert page.count("Số tiếng một phút") == len(able)
    for clip in clips:
        assert len(decoded(client.get(clip).data)) > 20_000
    takes = house.radio.voicing.counts.takes_encoded
    assert CLIP.findall(words(client.post("/voices", data={"sentence": SENTENCE}))) == clips
    assert house.radio.voicing.counts.takes_encoded == takes


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("", "Mời viết một câu"),
        ("…", "Mời viết một câu"),
        ("a " * 101, "nhiều nhất 200 ký tự"),
        ("Thôn ZXQW họp.", "ZXQW"),
        ("<script>alert(1)</script>", "&lt;script&gt;"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(house: House, sentence: str, wrong: str) -> None:
    answer = house.at_desk(LAN).post("/voices", data={"sentence": sentence})
    raw = answer.get_data(as_text=True)
    assert "<script>alert" not in raw
    assert wrong in raw or wrong in words(answer)
    if "script" not in sentence:
        assert answer.status_code == 409


@pytest.mark.parametrize("name", ["0" * 64, "..", "x", "0" * 63 + "%2F"])
def test_no_other_file_can_be_asked_for(house: House, name: str) -> None:
    assert house.at_desk(LAN).get(f"/voices/{name}.mp3").status_code == 404


def test_only_staff_with_their_token_and_not_without_end(house: House) -> None:
    assert house.at_desk(HANH).get("/voices").status_code == 403
    assert house.at_desk(HANH).post("/voices", data={"sentence": SENTENCE}).status_code == 403
    assert house.app.test_client().get("/voices").status_code == 302
    client = house.at_desk(LAN)
    answers = [client.post("/voices", data={"sentence": ""}).status_code for _ in range(7)]
    assert answers == [409] * 6 + [429]
    house.app.config["WTF_CSRF_ENABLED"] = True
    assert house.at_desk(MINH).post("/voices", data={"sentence": SENTENCE}).status_code == 400
