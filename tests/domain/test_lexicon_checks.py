"""An entry is taken only when its words stay as they are, and what it stands against is shown."""

from __future__ import annotations

import pytest

from radio.domain.errors import Refused
from radio.domain.lexicon_checks import check_entry, other_readings
from radio.domain.spoken import Entry, Lexicon, Style

STYLE = Style()


def check(entry: Entry, *kept: Entry) -> None:
    check_entry(entry, Lexicon(kept), STYLE)


@pytest.mark.parametrize(
    "entry",
    [
        Entry("nước", "nước sạch"),
        Entry("XQKD", "UBND xã"),
        Entry("XQKD", "xúc tiến & kinh doanh"),
    ],
    ids=["holds itself", "an abbreviation", "a sign"],
)
def test_words_that_would_be_read_otherwise_are_refused_with_what_would_be_said(
    entry: Entry,
) -> None:
    with pytest.raises(Refused, match="read otherwise"):
        check(entry)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (Entry("X\x07D", "xúc tiến"), "hidden character"),
        (Entry("XD", "xúc tiến", note="a\x00"), "hidden character"),
        (Entry("XD", "xúc tiến", note="a" * 501), "500 characters"),
        (Entry(".", "chấm"), "a pause"),
        (Entry("...", "vân vân"), "a pause"),
        (Entry("XD", "xúc tiến XQKD"), "Nobody knows how to say .* XD: XQKD"),
    ],
    ids=["form", "note", "a long note", "a mark", "several marks", "words nobody knows"],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(entry: Entry, why: str) -> None:
    with pytest.raises(Refused, match=why):
        check(entry)


def test_a_reading_that_never_ends_is_quoted_in_short() -> None:
    with pytest.raises(Refused) as refused:
        check(Entry("con", "con con con"))

    assert len(str(refused.value)) < 250


def test_two_entries_may_not_turn_round_each_other() -> None:
    with pytest.raises(Refused, match="read otherwise"):
        check(Entry("bắp", "ngô"), Entry("ngô", "bắp"))


def test_a_new_entry_may_not_change_the_words_of_an_old_one() -> None:
    with pytest.raises(Refused, match="BQL"):
        check(Entry("quản lý", "trông coi"), Entry("BQL", "ban quản lý"))


@pytest.mark.parametrize(
    "entry", [Entry("XQKD", "xúc tiến kinh doanh"), Entry("homestay", "hôm xtây")]
)
def test_plain_words_are_taken(entry: Entry) -> None:
    check(entry, Entry("BQL", "ban quản lý"))


def test_what_else_a_form_is_read_as_is_shown_with_the_reason() -> None:
    kept = (
        Entry("TT", "thị trường", context="quản lý"),
        Entry("TT", "trung tâm y tế", station="vi-huong"),
        Entry("TT Phủ Thông", "thị trấn Phủ Thông"),
        Entry("BQL", "ban quản lý"),
    )
    found = other_readings(Entry("TT", "thông tin"), Lexicon(kept), STYLE)
    assert [(one.reading, str(one.why)) for one in found] == [
        ("Trung tâm", "without this entry the rules say so"),
        ("thị trường", "near the words “quản lý”"),
        ("trung tâm y tế", "at the station vi-huong only"),
        ("thị trấn Phủ Thông", "in the longer form TT Phủ Thông, which goes first"),
    ]


def test_what_the_rules_would_say_is_shown() -> None:
    found = other_readings(Entry("UBND", "ủy ban"), Lexicon(), STYLE)
    assert [one.reading for one in found] == ["Ủy ban nhân dân"]


def test_an_entry_that_agrees_with_everything_stands_against_nothing() -> None:
    assert other_readings(Entry("XQKD", "xúc tiến kinh doanh"), Lexicon(), STYLE) == ()
