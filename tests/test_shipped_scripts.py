"""The bulletins that come with the program: readable, of broadcast length, covering the plan."""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from radio.adapters.schedule_files import load_schedules
from radio.domain.checks.schedule_checks import check, warnings
from radio.domain.schedule import Schedules
from radio.domain.script import Kind, Priority, Script
from radio.domain.script_text import check_script, format_script, parse_script
from radio.domain.text import slug, syllables

CHECKOUT = Path(__file__).parents[1]
FILES = sorted((CHECKOUT / "scripts").glob("*.txt"))
AUTUMN_2022 = date(2022, 10, 3)
AUTUMN_2025 = date(2025, 10, 6)
"""After 1 July 2025, when districts ended."""

every_file = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


def read(file: Path) -> Script:
    return parse_script(file.read_text("utf-8"), file=file.name)


@cache
def scripts() -> tuple[Script, ...]:
    return tuple(read(file) for file in FILES)


@cache
def schedules() -> Schedules:
    return load_schedules(CHECKOUT / "schedules")


@every_file
def test_writing_a_shipped_script_gives_its_file_again(file: Path) -> None:
    assert format_script(read(file)) == file.read_text("utf-8")


@every_file
def test_a_shipped_script_is_in_one_unicode_form(file: Path) -> None:
    assert unicodedata.is_normalized("NFC", file.read_text("utf-8"))


@every_file
def test_a_shipped_script_is_as_long_as_a_bulletin_on_air(file: Path) -> None:
    assert 110 <= syllables(read(file).body) <= 280


@every_file
def test_a_shipped_script_fits_the_plan(file: Path) -> None:
    assert check_script(read(file), schedules().plan, file=file.name) == []


@every_file
def test_the_name_of_a_shipped_script_is_its_id(file: Path) -> None:
    assert slug(file.stem) == file.stem


def test_every_theme_of_the_plan_has_a_script() -> None:
    assert {theme.id for theme in schedules().plan.themes} == {one.theme for one in scripts()}


def test_every_audience_of_the_plan_is_spoken_to() -> None:
    spoken_to = {audience for one in scripts() for audience in one.audience}
    assert {audience.id for audience in schedules().plan.audiences} == spoken_to


def test_every_kind_and_every_priority_has_a_script() -> None:
    assert {one.kind for one in scripts()} == set(Kind)
    assert {one.priority for one in scripts()} == set(Priority)


def test_no_two_scripts_have_one_title() -> None:
    assert len({one.title for one in scripts()}) == len(scripts())


@pytest.mark.parametrize(("day", "at_least"), [(AUTUMN_2022, 8), (AUTUMN_2025, 6)])
def test_there_is_enough_to_broadcast(day: date, at_least: int) -> None:
    assert sum(one.valid_on(day) for one in scripts()) >= at_least


@pytest.mark.parametrize("day", [AUTUMN_2022, AUTUMN_2025])
def test_every_part_of_a_programme_has_something_to_say(day: date) -> None:
    assert {one.kind for one in scripts() if one.valid_on(day)} == set(Kind)


def test_nothing_aired_after_districts_ended_speaks_of_a_present_district() -> None:
    aired = [one for one in scripts() if one.valid_on(AUTUMN_2025)]
    assert not [one.title for one in aired if "UBND huyện" in one.body]


def test_the_shipped_schedules_fit_together() -> None:
    assert check(schedules(), date(2022, 10, 3)) == []


@pytest.mark.parametrize("day", [AUTUMN_2022, AUTUMN_2025])
def test_every_shipped_station_has_a_slot(day: date) -> None:
    found = [str(one) for one in warnings(schedules(), on=day)]
    assert not [one for one in found if "has no slot" in one]


def test_the_shipped_slot_of_five_in_the_morning_is_warned_of_as_night() -> None:
    (found,) = warnings(schedules(), on=AUTUMN_2022)
    assert str(found).startswith("sang at thị trấn Phủ Thông")
    assert "between 21:00 and 06:00 less noise is allowed" in str(found)
    assert "39/2010/TT-BTNMT" in str(found)
