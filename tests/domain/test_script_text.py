"""Scripts as plain text: what is written comes back, what is wrong is named with its line."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radio.domain.coverage.coverage import Audience, AudienceId, Theme, ThemeId
from radio.domain.errors import BadInput
from radio.domain.script import Kind, Priority, Script
from radio.domain.script_text import (
    LONGEST_BODY,
    check_script,
    format_script,
    parse_script,
    passages,
)
from radio.domain.spoken import Entry
from tests.builders import a_script, some_schedules

HEADER = "title: Họp thôn\nkind: notice\ntheme: dong-thuan-xa-hoi\n"
EVERYTHING = a_script(
    kind=Kind.WARNING,
    audience=("ho-ngheo", "can-bo"),
    language="tyz",
    priority=Priority.EMERGENCY,
    source="Kế hoạch số 543/KH-UBND: mục III",
    valid_from=date(2022, 10, 1),
    valid_until=date(2022, 10, 7),
    must_air_by=date(2022, 10, 5),
    follows="giam-ngheo",
    voice="espeak:vi",
    speed=0.9,
    pitch=1.25,
    readings=(Entry("XQKD: 7", "xúc tiến bảy"), Entry("50.000đ/cp", "năm mươi nghìn")),
    body="Đoạn một.\n\n[pause 2s]\n\nĐoạn hai.\n---\n- Mục một: có dấu hai chấm.",
)


def problems_of(text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        parse_script(text, file="hop-thon.txt")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("script", [a_script(), EVERYTHING], ids=["few fields", "every field"])
def test_a_script_written_and_read_is_the_same(script: Script) -> None:
    assert parse_script(format_script(script), file="hop-thon.txt") == script


def test_a_date_outside_its_days_and_an_id_that_is_none_are_named() -> None:
    text = f"{HEADER}valid-until: 2022-10-01\nmust-air-by: 2022-10-02\nfollows: Họp thôn\n---\nA."
    assert problems_of(text) == [
        "hop-thon.txt:5: must-air-by: this day lies outside the days on which it may be aired",
        "hop-thon.txt:6: follows: write the id of a bulletin: its file name without .txt",
    ]


def test_fields_that_say_nothing_new_are_not_written() -> None:
    assert format_script(a_script(title="Họp", body="Mời bà con.")) == (
        "title: Họp\nkind: news\ntheme: muc-tieu-chuong-trinh\n---\nMời bà con.\n"
    )


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("speed: 3", "from 0.5 to 2"),
        ("pitch: cao", "a number such as 0.9"),
        ("reading: XQKD", "Write: reading"),
        ("reading: XQKD => 7 người", "in words"),
        ("reading: XQKD => một\nreading: XQKD => hai", "given twice"),
    ],
)
def test_a_voice_or_reading_that_cannot_be_is_named_with_its_line(line: str, what: str) -> None:
    (problem,) = problems_of(f"{HEADER}{line}\n---\nMời bà con.")
    assert what in problem
    assert problem.startswith(f"hop-thon.txt:{4 + line.count(chr(10))}: {line.split(':')[0]}: ")


def test_a_comma_is_a_decimal_point_as_people_here_write_it() -> None:
    assert parse_script(HEADER + "speed: 0,9\n---\nMời.", file="a.txt").speed == 0.9


def test_what_is_left_out_has_its_ordinary_value() -> None:
    script = parse_script(HEADER + "---\nMời bà con.", file="hop-thon.txt")
    assert (script.language, script.voice, script.priority) == ("vie", "auto", Priority.ROUTINE)
    assert (script.audience, script.valid_from, script.valid_until) == ((), None, None)


def test_line_ends_of_windows_and_decomposed_letters_make_no_difference() -> None:
    written = HEADER + "---\nMời bà con đến nhà văn hóa."
    foreign = unicodedata.normalize("NFD", written).replace("\n", "\r\n")
    assert parse_script(foreign, file="a") == parse_script(written, file="a")


def test_all_problems_are_named_at_once_with_line_field_and_near_name() -> None:
    text = "titel: Họp\nkind: notise\npriority: hight\nvalid-from: 2022-02-30\n\nnonsense\n---\n"
    assert problems_of(text) == [
        "hop-thon.txt:1: there is no titel here; did you mean title?",
        "hop-thon.txt:1: title: this field is missing",
        "hop-thon.txt:1: theme: this field is missing",
        "hop-thon.txt:2: kind: there is no notise here; did you mean notice?",
        "hop-thon.txt:3: priority: there is no hight here; "
        "choose one of: routine, priority, emergency",
        "hop-thon.txt:4: valid-from: write an existing date as YYYY-MM-DD",
        "hop-thon.txt:6: this header line is not of the form field: value",
        "hop-thon.txt:8: the body is empty; write what is to be read",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("title: Lần nữa", "hop-thon.txt:4: the field title is given twice"),
        ("valid-until: 30/9/2022", "valid-until: write an existing date as YYYY-MM-DD"),
        ("valid-from: 2023-02-29", "valid-from: write an existing date as YYYY-MM-DD"),
        ("priority: urgent", "there is no urgent here; did you mean emergency?"),
    ],
)
def test_a_wrong_header_line_is_named(line: str, problem: str) -> None:
    (found,) = problems_of(f"{HEADER}{line}\n---\nMời bà con.")
    assert problem in found


def test_the_last_day_may_not_be_before_the_first() -> None:
    text = HEADER + "valid-from: 2022-10-02\nvalid-until: 2022-10-01\n---\nMời bà con."
    assert problems_of(text) == [
        "hop-thon.txt:5: valid-until: the last day is before the first day"
    ]


def test_one_day_is_a_validity() -> None:
    text = HEADER + "valid-from: 2022-10-01\nvalid-until: 2022-10-01\n---\nMời bà con."
    assert parse_script(text, file="a").valid_on(date(2022, 10, 1))


def test_a_text_without_a_header_end_says_so() -> None:
    assert problems_of(HEADER) == ["hop-thon.txt:1: there is no line --- between header and body"]


def test_a_body_too_long_for_a_bulletin_is_to_be_split() -> None:
    (found,) = problems_of(f"{HEADER}---\n{'a' * (LONGEST_BODY + 1)}")
    assert found == (
        "hop-thon.txt:5: the body has 20001 characters, more than 20000; split it into bulletins"
    )


def test_the_longest_body_is_still_a_bulletin() -> None:
    parse_script(f"{HEADER}---\n{'a' * LONGEST_BODY}", file="hop-thon.txt")


@pytest.mark.parametrize("written", ["[pause]", "[pause 2]", "[pause hai giây]", "[pause 2s] Rồi"])
def test_a_pause_mark_that_is_none_is_named_with_its_line(written: str) -> None:
    assert problems_of(f"{HEADER}---\nMời bà con.\n\n{written}\n") == [
        "hop-thon.txt:7: write a pause as [pause 2s]"
    ]


def test_pauses_alone_are_nothing_to_read() -> None:
    assert problems_of(HEADER + "---\n[pause 2s]\n") == [
        "hop-thon.txt:5: the body is empty; write what is to be read"
    ]


def test_a_title_is_short() -> None:
    assert problems_of(HEADER.replace("Họp thôn", "họp " * 60) + "---\nMời bà con.") == [
        "hop-thon.txt:1: title: a title has 200 characters at most"
    ]


def test_a_field_without_a_value_is_as_if_left_out() -> None:
    bare = "language:\npriority:\nvoice: \naudience: \nvalid-from:\n"
    assert parse_script(HEADER + bare + "---\nMời bà con.", file="a") == parse_script(
        HEADER + "---\nMời bà con.", file="a"
    )


def test_a_wrong_pause_is_named_with_its_own_line_after_empty_ones() -> None:
    assert problems_of(HEADER + "---\n\n\nMột.\n[pause 2]\n") == [
        "hop-thon.txt:8: write a pause as [pause 2s]"
    ]


def test_a_language_is_a_code_of_three_letters() -> None:
    assert problems_of(HEADER + "language: vi\n---\nMời bà con.") == [
        "hop-thon.txt:4: language: write a language as three letters, such as vie"
    ]


@pytest.mark.parametrize("hidden", ["\0", "\x07", "\x7f", "\ud800", "\u202e", "\u2066"])
def test_a_hidden_character_is_named_with_its_line(hidden: str) -> None:
    assert problems_of(f"{HEADER}---\nMời bà con.\nHọp{hidden} thôn.") == [
        "hop-thon.txt:6: there is a hidden control character in this line"
    ]


def test_line_ends_of_word_processors_end_lines() -> None:
    parsed = parse_script(f"{HEADER}---\nMột.\vHai.\fBa.\u2028Bốn.", file="a")
    assert parsed.body == "Một.\nHai.\nBa.\nBốn."


@given(
    title=st.text(min_size=1),
    source=st.text(),
    body=st.text(st.sampled_from("aở 1-\t\n\r[]ps:\u2028\x07"), min_size=1),
)
def test_whatever_is_accepted_survives_being_written_and_read(
    title: str, source: str, body: str
) -> None:
    text = f"title: {title}\nkind: news\ntheme: x\nsource: {source}\n---\n{body}"
    try:
        accepted = parse_script(text, file="a.txt")
    except BadInput:
        return
    again = format_script(accepted).encode().decode()
    assert parse_script(again, file="a.txt") == accepted


def test_a_line_of_hyphens_in_the_body_is_body() -> None:
    assert parse_script(f"{HEADER}---\nMột.\n---\nHai.", file="a").body == "Một.\n---\nHai."


def test_passages_are_paragraphs_and_pauses_in_order() -> None:
    assert passages("Một\nhai.\n\n\n[pause 1.5s]\nBa.\n[pause 2s]") == (
        "Một\nhai.",
        timedelta(seconds=1.5),
        "Ba.",
        timedelta(seconds=2),
    )


def test_a_theme_and_an_audience_outside_the_plan_are_named_with_the_near_name() -> None:
    plan = replace(
        some_schedules().plan,
        themes=(Theme(ThemeId("guong-dien-hinh"), "Gương điển hình", "III.1"),),
        audiences=(Audience(AudienceId("ho-ngheo"), "Người thuộc hộ nghèo"),),
    )
    script = a_script(theme="guong-dien-hin", audience=("ho-ngheo", "ho-ngeo"))
    assert [str(problem) for problem in check_script(script, plan, file="a.txt")] == [
        "a.txt: theme: there is no guong-dien-hin here; did you mean guong-dien-hinh?",
        "a.txt: audience: there is no ho-ngeo here; did you mean ho-ngheo?",
    ]
    assert check_script(a_script(theme="guong-dien-hinh"), plan, file="a.txt") == []
