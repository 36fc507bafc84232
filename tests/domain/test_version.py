"""Versions of a bulletin: heard from a recording of these very words, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from radio.domain.bulletin import Bulletin, State
from radio.domain.errors import NotFound, Refused
from radio.domain.house_reading import HouseReading
from radio.domain.version import (
    Recording,
    Version,
    best_language,
    heard_languages,
    is_stale,
    recording_of,
    words_of,
)
from tests.builders import EVE, LAN, QUAN, a_bulletin, a_script, an_approved

SCRIPT = a_script(title="Họp thôn", body="Mời bà con đi họp.")
RECORDING = Recording("ab" * 32, timedelta(seconds=12), "Nông Thị Mai", LAN.id, EVE)
TAY = Version("tyz", "Mởi pỉ noọng pây họp.", words_of(SCRIPT), RECORDING)


def test_a_recorded_version_is_heard_and_a_written_one_is_not() -> None:
    written = replace(TAY, language="nut", recording=None)
    assert heard_languages(SCRIPT, [TAY, written]) == ("vie", "tyz")
    assert recording_of(SCRIPT, [TAY, written], "tyz") == RECORDING
    assert recording_of(SCRIPT, [TAY, written], "nut") is None


def test_a_version_of_older_words_is_stale_and_not_heard() -> None:
    edited = replace(SCRIPT, body="Mời bà con đi họp lúc 7 giờ.")
    assert is_stale(TAY, edited)
    assert heard_languages(edited, [TAY]) == ("vie",)
    assert not is_stale(TAY, replace(SCRIPT, source="Công văn số 12"))


@pytest.mark.parametrize(
    ("wanted", "best"),
    [
        (("tyz", "vie"), "tyz"),
        (("vie", "tyz"), "vie"),
        (("ium", "tyz"), "tyz"),
        (("ium",), None),
    ],
)
def test_a_station_gets_the_first_of_its_languages_that_there_is(
    wanted: tuple[str, ...], best: str | None
) -> None:
    assert best_language(SCRIPT, [TAY], wanted) == best


def test_a_new_version_takes_the_place_of_the_old_and_the_approval_is_void() -> None:
    approved = an_approved(title="Họp thôn", body="Mời bà con đi họp.")
    first = approved.with_version(TAY, by=QUAN.id, at=EVE)
    assert (first.state, first.approval, first.author) == (State.DRAFT, None, QUAN.id)
    second = first.with_version(replace(TAY, body="Khác."), by=LAN.id, at=EVE)
    assert [one.body for one in second.versions] == ["Khác."]
    assert second.without_version("tyz", by=LAN.id, at=EVE).versions == ()
    with pytest.raises(NotFound):
        second.without_version("nut", by=LAN.id, at=EVE)


def test_a_withdrawn_bulletin_gets_no_version() -> None:
    withdrawn = a_bulletin(state=State.WITHDRAWN)
    with pytest.raises(Refused):
        withdrawn.with_version(TAY, by=LAN.id, at=EVE)


def test_an_edit_keeps_the_versions_so_that_they_can_be_brought_up_to_date() -> None:
    draft = a_bulletin(script=SCRIPT, versions=(TAY,))
    edited = draft.edited(replace(SCRIPT, body="Khác."), by=LAN.id, at=EVE)
    assert edited.versions == (TAY,)


def test_an_approval_binds_what_is_heard_in_every_language() -> None:
    def heard(bulletin: Bulletin) -> str:
        return HouseReading().heard(bulletin, "espeak:vi")

    plain = a_bulletin(script=SCRIPT)
    recorded = replace(plain, versions=(TAY,))
    again = replace(TAY, recording=replace(RECORDING, sound="cd" * 32))
    only_written = replace(TAY, recording=None)
    assert heard(recorded) != heard(plain)
    assert heard(replace(plain, versions=(again,))) != heard(recorded)
    assert heard(replace(plain, versions=(only_written,))) == heard(plain)


def test_an_approval_binds_pace_and_pitch() -> None:
    plain = a_bulletin(script=SCRIPT)
    reading = HouseReading()
    for change in ({"speed": 0.9}, {"pitch": 1.1}):
        other = replace(plain, script=replace(SCRIPT, **change))
        assert reading.heard(other, "espeak:vi") != reading.heard(plain, "espeak:vi")
