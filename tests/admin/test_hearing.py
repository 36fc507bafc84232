"""Words are heard by the staff of the centre, as sound a browser plays, and not without end."""

from __future__ import annotations

import wave
from io import BytesIO

import pytest

from tests.admin_house import House, words
from tests.builders import HANH, LAN, MINH


def test_words_are_heard_as_a_wav_that_can_be_sought_in(house: House) -> None:
    answer = house.at_desk(MINH).get("/hear.wav", query_string={"words": "xưởng quay"})
    assert answer.mimetype in {"audio/wav", "audio/x-wav"}
    with wave.open(BytesIO(answer.data)) as heard:
        assert heard.getnchannels() == 1
        assert 0.3 < heard.getnframes() / heard.getframerate() < 3
    again = {"If-None-Match": answer.headers["ETag"]}
    client = house.at_desk(MINH)
    kept = client.get("/hear.wav", query_string={"words": "xưởng quay"}, headers=again)
    assert kept.status_code == 304


def test_a_bulletin_is_heard_in_its_own_voice(house: House) -> None:
    southern = house.draft(voice="espeak:vi-south")
    client = house.at_desk(LAN)
    asked = {"words": "rau sạch"}
    own = client.get("/hear.wav", query_string={**asked, "bulletin": southern.id})
    assert own.data != client.get("/hear.wav", query_string=asked).data
    nothing = client.get("/hear.wav", query_string={**asked, "bulletin": "../khong-co"})
    assert nothing.status_code == 404


@pytest.mark.parametrize("said", ["", "Đoàn XQZT", "ă" * 201])
def test_what_cannot_be_heard_is_refused_in_plain_words(house: House, said: str) -> None:
    answer = house.at_desk(LAN).get(
        "/hear.wav", query_string={"words": said}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 409
    assert "<html" not in words(answer)


def test_only_the_staff_of_the_centre_hears(house: House) -> None:
    assert house.at_desk(HANH).get("/hear.wav?words=a").status_code == 403
    assert house.app.test_client().get("/hear.wav?words=a").status_code == 302


def test_nobody_keeps_the_voice_busy_without_end(house: House) -> None:
    client = house.at_desk(LAN)
    answers = [client.get("/hear.wav?words=một").status_code for _ in range(61)]
    assert (answers[0], answers[-1]) == (200, 429)
    assert house.at_desk(MINH).get("/hear.wav?words=một").status_code == 200
