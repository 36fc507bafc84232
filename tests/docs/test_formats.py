"""The page on formats shows what the program really reads: every example is read here."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from radio.adapters.schedule_files import LEXICON, load_lexicon, load_schedules, write_lexicon
from radio.adapters.schedule_files._parts import PARTS
from radio.domain.checks.schedule_checks import check
from radio.domain.documents.official_text import drafts_from
from radio.domain.errors import BadInput
from radio.domain.schedule import Schedules
from radio.domain.script_text import FIELDS, check_script, format_script, parse_script
from radio.domain.spoken import Lexicon

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^```(\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
YAML = [f"{name}.yaml" for name in ("plan", "channels", "stations", "programmes")]
YAML += ["slots.yaml", "calendar.yaml", "limits.yaml", "overrides.yaml"]


@pytest.fixture
def schedules(tmp_path: Path) -> Schedules:
    """The six examples, read together as one folder."""
    for name in YAML:
        (tmp_path / name).write_text(EXAMPLES[name], "utf-8")
    return load_schedules(tmp_path)


def rows_of(section: str) -> list[str]:
    """First cells of the tables in a section."""
    text = re.split(r"^#{2,3} ", PAGE.split(section)[1], maxsplit=1, flags=re.MULTILINE)[0]
    return re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)


def test_every_example_is_read_by_a_test_of_this_file() -> None:
    shown = Counter(re.findall(r"^```(\S+)$", PAGE, re.MULTILINE))
    assert shown == Counter(["problem", "script", "official", *YAML, LEXICON])


def test_the_lexicon_is_one_and_would_be_written_just_so(tmp_path: Path) -> None:
    (tmp_path / LEXICON).write_text(EXAMPLES[LEXICON], "utf-8")
    entries = load_lexicon(tmp_path / LEXICON, [])
    assert not write_lexicon(tmp_path, Lexicon(entries))


def test_the_script_is_one_and_would_be_written_just_so(schedules: Schedules) -> None:
    script = parse_script(EXAMPLES["script"], file="hop-thon.txt")
    assert format_script(script) == EXAMPLES["script"]
    assert check_script(script, schedules.plan, file="hop-thon.txt") == []


def test_the_problem_is_said_in_these_words() -> None:
    spoilt = EXAMPLES["script"].replace("kind: notice", "kind: notise")
    with pytest.raises(BadInput) as caught:
        parse_script(spoilt, file="hop-thon.txt")
    assert f"{caught.value.problems[0]}\n" == EXAMPLES["problem"]


def test_the_official_text_becomes_the_draft_the_page_promises() -> None:
    (draft,) = drafts_from(EXAMPLES["official"], theme="giam-ngheo-da-chieu", file="thong-bao.txt")
    assert draft.title == "Thông báo về việc rà soát hộ nghèo"
    assert draft.source == "15/TB-UBND"
    assert draft.body == (
        "Ủy ban nhân dân xã thông báo các thôn rà soát hộ nghèo "
        "để phát triển kinh tế - xã hội của xã."
    )


def test_the_six_files_fit_together(schedules: Schedules) -> None:
    assert check(schedules, date(2022, 10, 3)) == []
    assert len(schedules.slots) == len(schedules.stations) == 2


def test_the_tables_name_exactly_the_fields_and_the_parts() -> None:
    assert rows_of("## A script") == list(FIELDS)
    assert sorted(rows_of("### programmes.yaml")) == sorted(PARTS)
