"""The line of a script's header by which it alone reads a form, or leaves it out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from radio.domain.errors import Refused
from radio.domain.own_readings import own_reading, parsed, said_as
from radio.domain.script_text import format_script, parse_script
from radio.domain.spoken import Entry
from tests.builders import a_script


@pytest.mark.parametrize("line", ["đ/cp => đồng một chai", "⌘ => -"])
def test_a_line_comes_back_as_it_was(line: str) -> None:
    assert said_as(parsed(line, ())) == line


def test_a_form_is_left_out_only_by_saying_so() -> None:
    assert own_reading("⌘", "-") == Entry("⌘", "", left_out=True)
    for forgotten in ("", " "):
        with pytest.raises(Refused):
            own_reading("⌘", forgotten)
    with pytest.raises(Refused):
        parsed("⌘ =>", ())
    with pytest.raises(Refused):
        Entry("⌘", "phím lệnh", left_out=True)


def test_a_script_that_leaves_something_out_is_the_same_script_after_its_file() -> None:
    script = replace(a_script(), readings=(Entry("⌘", "", left_out=True),))
    assert parse_script(format_script(script), file="tin.txt") == script
