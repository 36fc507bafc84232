"""The title of an emergency is its first sentence; its words become an ordinary script."""

from __future__ import annotations

import pytest

from radio.domain.emergencies.emergency_order import TITLE_LENGTH, Order, first_words
from radio.domain.script import Kind, Priority


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Nước dâng nhanh. Bà con sơ tán.", "Nước dâng nhanh"),
        ("\n\n  Lũ   về!\nSơ tán.", "Lũ về"),
        ("Họp lúc 7.30 tại xã", "Họp lúc 7.30 tại xã"),
        ("", ""),
    ],
)
def test_the_first_sentence_is_the_title(text: str, title: str) -> None:
    assert first_words(text) == title


def test_a_long_sentence_is_cut_between_words() -> None:
    title = first_words("sơ tán " * 30)
    assert len(title) <= TITLE_LENGTH + 1
    assert title.endswith(("tán…", "sơ…"))


def test_the_words_are_a_warning_of_the_highest_priority() -> None:
    script = Order(("all",), " Ban Chỉ huy ", text=" Lũ về. ", title="Lũ").script()
    assert (script.title, script.body, script.source) == ("Lũ", "Lũ về.", "Ban Chỉ huy")
    assert (script.kind, script.priority) == (Kind.WARNING, Priority.EMERGENCY)
