"""The house's own readings go before every rule."""

from __future__ import annotations

import pytest

from radio.domain.errors import Refused
from radio.domain.spoken import Entry, Kind, Lexicon, to_spoken
from radio.domain.spoken.lexicon import tidy


def read(text: str, *entries: Entry) -> str:
    return to_spoken(text, Lexicon(entries)).text


def test_an_entry_wins_over_the_tables() -> None:
    vhtt = Entry("VH-TT&TT", "Văn hóa, Thể thao và Truyền thông")

    assert read("Trung tâm VH-TT&TT huyện.", vhtt) == (
        "Trung tâm Văn hóa, Thể thao và Truyền thông huyện."
    )


def test_an_entry_settles_unknown_capitals() -> None:
    spoken = to_spoken("Đoàn XQKD về.", Lexicon((Entry("XQKD", "xúc tiến kinh doanh"),)))

    assert spoken.text == "Đoàn xúc tiến kinh doanh về."
    assert spoken.unread == ()
    assert spoken.spans[0].kind is Kind.LEXICON


def test_an_entry_may_settle_that_a_form_stays_as_it_is() -> None:
    spoken = to_spoken("Thăm homestay.", Lexicon((Entry("homestay", "homestay"),)))

    assert spoken.text == "Thăm homestay."
    assert spoken.flags == ()


def test_an_entry_with_a_context_holds_only_near_it() -> None:
    entry = Entry("TT", "Thị trường", context="quản lý")

    assert read("Đội quản lý TT và TT Phủ Thông.", entry).startswith("Đội quản lý Thị trường")
    assert read("Đến TT Phủ Thông.", entry) == "Đến thị trấn Phủ Thông."


def test_an_entry_of_plain_words_is_found() -> None:
    assert read("Bà con Cốc Bây đến dự.", Entry("Cốc Bây", "Cóc Bây")) == "Bà con Cóc Bây đến dự."


def test_an_entry_does_not_hold_inside_a_longer_word() -> None:
    assert read("Thôn Nà Hin.", Entry("Nà H", "sai")) == "Thôn Nà Hin."


def test_the_later_of_two_entries_holds() -> None:
    assert read("XQKD họp.", Entry("XQKD", "một"), Entry("XQKD", "hai")) == "hai họp."


def test_the_longer_of_two_entries_holds() -> None:
    entries = (Entry("BQL", "Ban Quản lý"), Entry("BQL DA", "Ban Quản lý dự án"))

    assert read("BQL DA họp.", *entries) == "Ban Quản lý dự án họp."


@pytest.mark.parametrize(("written", "reading"), [(" XQ", "ích"), ("", "ích"), ("XQ", "ích 2")])
def test_an_entry_that_cannot_be_said_is_refused(written: str, reading: str) -> None:
    with pytest.raises(Refused):
        Entry(written, reading)


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("½", "Còn ½ số hộ.", "Còn một nửa số hộ."),
        ("A\u2011B", "Nhóm A\u2011B họp.", "Nhóm một nửa họp."),
        ("5 km²", "Rừng 5 km² đẹp.", "Rừng một nửa đẹp."),
        ("XQKD", "Đoàn XQ\u200bKD về.", "Đoàn một nửa về."),
    ],
    ids=["a fraction in one letter", "a hyphen that does not break", "a power", "an unseen break"],
)
def test_a_form_in_unusual_letters_is_found(form: str, text: str, said: str) -> None:
    assert read(text, Entry(form, "một nửa")) == said


def test_what_is_not_seen_is_no_part_of_a_form() -> None:
    assert tidy("XQ\u200bKD \ufeff họp") == "XQKD họp"
