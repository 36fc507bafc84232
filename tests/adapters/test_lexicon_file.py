"""`lexicon.yaml`: what is shipped, the round trip, and every mistake named with its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from radio.adapters.schedule_files import LEXICON, load_lexicon, write_lexicon
from radio.config import shipped
from radio.domain.documents.official_text import drafts_from
from radio.domain.errors import BadInput
from radio.domain.house_reading import HouseReading
from radio.domain.script import Script
from radio.domain.script_text import parse_script
from radio.domain.spoken import Entry, Lexicon, to_spoken

PLAN = Path(__file__).parents[1] / "data" / "ke-hoach-truyen-thong.txt"
SHIPPED = load_lexicon(shipped() / "schedules" / LEXICON, [])
STATIONS = ["vi-huong", "don-phong"]
SYLLABLES = ["ban", "quản", "lý", "dự", "án", "xã", "họp", "thôn", "bản"]
WORDS = st.lists(st.sampled_from(SYLLABLES), min_size=1).map(" ".join)
FORMS = st.from_regex(r"[B-DG-HK-NP-TVX]{3,6}(&[B-D]{2})?", fullmatch=True)
ENTRIES = st.builds(
    Entry,
    written=FORMS,
    reading=WORDS,
    context=st.sampled_from(["", "cục", "phòng: a"]),
    note=st.sampled_from(["", "Công văn số 12: 'sửa'", "# không phải chú thích"]),
    station=st.sampled_from(["", *STATIONS]),
    who=st.sampled_from(["", "lan"]),
    when=st.none() | st.just(datetime(2022, 10, 2, 3, 4, 5, 678, tzinfo=UTC)),
)


def test_the_shipped_lexicon_is_read_and_written_just_so(tmp_path: Path) -> None:
    file = shipped() / "schedules" / LEXICON
    write_lexicon(tmp_path, Lexicon(SHIPPED))
    assert (tmp_path / LEXICON).read_text("utf-8") == file.read_text("utf-8")


@pytest.mark.parametrize("entry", SHIPPED, ids=[f"{one.written} {one.context}" for one in SHIPPED])
def test_a_shipped_entry_says_what_the_rules_alone_do_not(entry: Entry) -> None:
    written = f"{entry.context} {entry.written} họp.".strip()
    ruled, heard = to_spoken(written), to_spoken(written, Lexicon(SHIPPED))
    assert entry.reading in heard.text
    assert heard.flags == ()
    assert ruled.flags or entry.reading not in ruled.text
    assert entry.note, "staff must be able to see where a reading comes from"
    assert not entry.who


def test_a_shipped_context_is_needed() -> None:
    assert to_spoken("Đêm nay HN có mưa.", Lexicon(SHIPPED)).text == "Đêm nay Hà Nội có mưa."


def texts_that_are_shipped() -> Iterator[tuple[str, Script]]:
    """Each script, and each draft the plan is imported as."""
    for file in sorted((shipped() / "scripts").glob("*.txt")):
        yield file.stem, parse_script(file.read_text("utf-8"), file=file.name)
    for draft in drafts_from(PLAN.read_text("utf-8"), theme="", file=PLAN.name):
        yield draft.title, draft


def test_with_the_shipped_lexicon_nothing_in_the_scripts_and_the_plan_is_in_doubt() -> None:
    house = HouseReading(Lexicon(SHIPPED))
    doubts = [
        (name, text.source[flag.start : flag.end])
        for name, script in texts_that_are_shipped()
        for text in house.script(script).texts
        for flag in text.flags
    ]
    assert doubts == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(entries=st.lists(ENTRIES, max_size=8, unique_by=lambda one: one.key))
def test_what_is_written_comes_back_and_is_written_the_same(
    entries: list[Entry], tmp_path: Path
) -> None:
    write_lexicon(tmp_path, Lexicon(tuple(entries)))
    back = load_lexicon(tmp_path / LEXICON, STATIONS)
    assert sorted(back, key=repr) == sorted(entries, key=repr)
    assert not write_lexicon(tmp_path, Lexicon(back))


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ("- reading: một", "lexicon.yaml:2: the field written is missing"),
        ("- written: XQKD", "lexicon.yaml:2: the field reading is missing"),
        ("- {written: XQKD, reading: 7 người}", "lexicon.yaml:2: written: Write the reading"),
        ("- {written: nước, reading: nước sạch}", "lexicon.yaml:2: reading: The words for nước"),
        (
            "- {written: XQKD, reading: một, station: vi-huon}",
            "lexicon.yaml:2: station: there is no vi-huon here; did you mean vi-huong?",
        ),
        ("- {written: XQKD, reading: một, when: hôm qua}", "lexicon.yaml:2: when: write a moment"),
        ("- {written: XQKD, reading: một, ghi: a}", "lexicon.yaml:2: ghi: there is no ghi here"),
        (
            "- {written: XQKD, reading: một}\n- {written: XQKD, reading: hai}",
            "lexicon.yaml:3: written: XQKD is given twice",
        ),
        ("- một", "lexicon.yaml:2: entries: each entry of entries has fields"),
    ],
)
def test_every_mistake_is_named_with_its_line(rows: str, what: str, tmp_path: Path) -> None:
    (tmp_path / LEXICON).write_text(f"entries:\n{rows}\n", "utf-8")
    with pytest.raises(BadInput) as caught:
        load_lexicon(tmp_path / LEXICON, STATIONS)
    assert any(str(one).startswith(what) for one in caught.value.problems), caught.value.problems


def test_an_entry_that_would_turn_a_held_reading_round_is_named_with_its_line(
    tmp_path: Path,
) -> None:
    house = HouseReading(Lexicon((Entry("XQKD", "xúc tiến kinh doanh"),)))
    rows = "- {written: XQZT, reading: xưởng quay}\n- {written: kinh doanh, reading: buôn bán}\n"
    (tmp_path / LEXICON).write_text(f"entries:\n{rows}", "utf-8")
    assert len(load_lexicon(tmp_path / LEXICON, [])) == 2
    with pytest.raises(BadInput) as caught:
        load_lexicon(tmp_path / LEXICON, [], house)
    (problem,) = map(str, caught.value.problems)
    assert problem.startswith("lexicon.yaml:3: reading: The words for XQKD would themselves")


def test_what_the_house_holds_comes_in_again_even_if_the_rules_have_changed_since(
    tmp_path: Path,
) -> None:
    held = (Entry("nước", "nước sạch"),)
    write_lexicon(tmp_path, Lexicon(held))
    with pytest.raises(BadInput):
        load_lexicon(tmp_path / LEXICON, [])
    assert load_lexicon(tmp_path / LEXICON, [], HouseReading(Lexicon(held))) == held


def test_a_file_that_is_no_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / LEXICON).write_text("entries: [\n", "utf-8")
    with pytest.raises(BadInput, match="not YAML"):
        load_lexicon(tmp_path / LEXICON, [])
