"""Written beside spoken: nothing is lost on either side, and what differs is marked on both."""

from __future__ import annotations

from datetime import timedelta

import pytest

from radio.admin.comparison import beside, compare
from radio.domain.house_reading import HouseReading
from radio.domain.spoken import to_spoken
from tests.builders import a_script

TEXTS = (
    "Kế hoạch số 543/KH-UBND ngày 29/8/2022.",
    "Không có gì khác.",
    "Hỗ trợ 1.500.000 đồng/hộ, giảm 4-5%/năm.\nHọp lúc 7 giờ.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_both_sides_are_whole(text: str) -> None:
    spoken = to_spoken(text)
    passage = beside(text, spoken)
    assert "".join(one.text for one in passage.written) == text
    assert "".join(one.text for one in passage.spoken) == spoken.text


def test_what_is_read_otherwise_is_marked_on_both_sides_with_the_other() -> None:
    passage = beside("Họp lúc 7 giờ.", to_spoken("Họp lúc 7 giờ."))
    (written,) = [one for one in passage.written if one.marked]
    (said,) = [one for one in passage.spoken if one.marked]
    assert (written.text, written.other) == (said.other, said.text)
    assert "7" in written.text
    assert "bảy" in said.text


def test_what_is_read_as_written_is_not_marked() -> None:
    passage = beside(TEXTS[1], to_spoken(TEXTS[1]))
    assert not any(one.marked for one in (*passage.written, *passage.spoken))


def test_a_doubt_stands_with_the_words_it_is_about() -> None:
    written = "Đoàn XQZT đã đến."
    (asked,) = beside(written, to_spoken(written)).questions
    assert (asked.place.form, asked.doubt.unread) == ("XQZT", True)


def test_another_language_is_said_as_it_is_written() -> None:
    script = a_script(body="Bản 7 hâu.", language="tyz")
    _, passage = compare(HouseReading().script(script), script)
    assert passage.spoken[0].text == "Bản 7 hâu."
    assert not passage.spoken[0].marked


def test_pauses_keep_their_place() -> None:
    script = a_script(title="Tin", body="Một.\n[pause 2s]\nHai.")
    title, one, pause, two = compare(HouseReading().script(script), script)
    assert title.title
    assert pause.pause == timedelta(seconds=2)
    assert (one.spoken[0].text, two.spoken[0].text) == ("Một.", "Hai.")
