"""The six YAML files: what is shipped, the round trip, and every mistake named with its place."""

from __future__ import annotations

import shutil
import unicodedata
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import holidays
import pytest
import yaml
from lunar_vn import LunarDate, lunar_to_solar

from radio.adapters.schedule_files import load_schedules, write_schedules
from radio.domain.audio.treatment import Treatment
from radio.domain.calendar import DayType, SpecialDay
from radio.domain.errors import BadInput
from radio.domain.packs.variant import Variant
from radio.domain.phrasing import SENTENCE, phrases
from radio.domain.programme import AfterEmergency, Fill, Pause, Play, Relay, Say
from radio.domain.slot import SlotId
from radio.domain.station import StationId
from tests.builders import (
    SOME_LIMITS,
    SOME_OVERRIDES,
    a_programme,
    a_slot,
    a_station,
    some_schedules,
)

SHIPPED = Path(__file__).parents[2] / "schedules"
YEARS = range(2022, 2027)
FILES = ["calendar", "channels", "limits", "plan", "programmes", "slots", "stations"]
WRITTEN = [*FILES, "overrides"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped schedules, to spoil."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "schedules"))


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(BadInput) as caught:
        load_schedules(folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_shipped_stations_are_the_units_of_their_time() -> None:
    stations = load_schedules(SHIPPED).stations
    before = [one for one in stations if one.exists_on(date(2025, 6, 30))]
    after = [one for one in stations if one.exists_on(date(2025, 7, 1))]
    assert (len(before), len(after)) == (14, 5)
    assert {one.successor for one in before} == {one.id for one in after}
    assert all(len(one.code) == 5 and one.code.isdigit() for one in stations)


def test_the_shipped_files_are_in_one_unicode_form() -> None:
    assert sorted(path.stem for path in SHIPPED.glob("*.yaml")) == sorted([*FILES, "lexicon"])
    for path in SHIPPED.glob("*.yaml"):
        assert unicodedata.is_normalized("NFC", path.read_text("utf-8")), path.name


def test_a_shipped_programme_names_its_station_in_two_lines_of_one_breath_only() -> None:
    for programme in load_schedules(SHIPPED).programmes:
        lines = [one for one in programme.parts if isinstance(one, Say)]
        own = [one for one in lines if "{station}" in one.text or "{area}" in one.text]
        assert [one.title for one in own] == ["Lời xướng", "Lời kết"]
        assert all(len(phrases(one.text)) == 1 and "{date}" not in one.text for one in own)


def test_a_shipped_farewell_rests_between_its_sentences_as_one_line_would() -> None:
    for programme in load_schedules(SHIPPED).programmes:
        *_, naming, rest, goodbye, jingle = programme.parts
        assert isinstance(naming, Say)
        assert isinstance(goodbye, Say)
        assert isinstance(jingle, Play)
        assert rest == Pause(SENTENCE)


def test_the_shipped_calendar_has_every_public_holiday_and_no_other_day() -> None:
    days = load_schedules(SHIPPED).calendar
    assert {day.on for day in days} == set(holidays.country_holidays("VN", years=YEARS))
    assert len(days) == len({day.on for day in days})


@pytest.mark.parametrize("year", YEARS)
def test_the_first_three_days_of_the_lunar_year_are_tet(year: int) -> None:
    tet = {day.on for day in load_schedules(SHIPPED).calendar if day.kind == "tet"}
    for lunar_day in (1, 2, 3):
        assert lunar_to_solar(LunarDate(lunar_day, 1, year)) in tet


@pytest.mark.parametrize("year", YEARS)
def test_the_founding_kings_are_remembered_on_the_tenth_of_the_third_lunar_month(year: int) -> None:
    named = {one.on: one.name for one in load_schedules(SHIPPED).calendar}
    assert named[lunar_to_solar(LunarDate(10, 3, year))] == "Giỗ Tổ Hùng Vương"


def test_schedules_written_and_read_are_the_same(tmp_path: Path) -> None:
    shipped = load_schedules(SHIPPED)
    write_schedules(tmp_path, shipped)
    assert load_schedules(tmp_path) == shipped


PARTS = (
    Pause(timedelta(seconds=1.5)),
    Fill(("bai-hat", "bed")),
    Relay("Đài Tiếng nói Việt Nam", timedelta(minutes=2), minute=32),
    Fill(()),
    Relay("Đài tỉnh", timedelta(minutes=1.5), after=timedelta(minutes=6)),
)


def test_every_field_survives_the_round_trip(tmp_path: Path) -> None:
    given = some_schedules(
        plan=load_schedules(SHIPPED).plan,
        stations=(
            a_station(
                valid_from=date(2020, 2, 1),
                languages=("tyz", "vie"),
                voice="espeak:vi",
                speed=0.9,
                pitch=1.1,
                treatment=Treatment.HORN,
                loudness=-18.5,
                true_peak=-3.0,
                variants=(Variant.LOW, Variant.OPUS),
            ),
            a_station("phu-thong-2025", code="01969", valid_to=None, successor=None),
        ),
        programmes=(a_programme(parts=PARTS, after_emergency=AfterEmergency.RESTART),),
        slots=(
            a_slot(
                starts=time(4, 30, 15),
                length=timedelta(minutes=7, seconds=40),
                repeat="FREQ=WEEKLY;BYDAY=MO,TH",
                stations=(StationId("vi-huong"),),
                valid_from=date(2022, 10, 1),
                valid_to=date(2022, 12, 31),
                after_emergency=AfterEmergency.DROP,
                except_on=(date(2022, 11, 21),),
                also_on=(date(2022, 11, 20), date(2022, 12, 25)),
                on_types=(DayType.WEEKDAY, DayType.FLOOD),
                not_on_types=(DayType.TET,),
                handed_over=False,
                despite_limits="Theo Công văn số 12",
            ),
        ),
        calendar=(
            replace(load_schedules(SHIPPED).calendar[0], silent=True),
            SpecialDay(
                date(2022, 6, 15),
                "Mùa mưa lũ",
                "flood",
                until=date(2022, 10, 15),
                source="Phương án phòng, chống thiên tai của huyện",
            ),
        ),
        limits=SOME_LIMITS,
        overrides=SOME_OVERRIDES,
    )
    write_schedules(tmp_path, given)
    assert load_schedules(tmp_path) == given


def test_a_slot_of_no_station_does_not_become_a_slot_of_all(tmp_path: Path) -> None:
    given = replace(load_schedules(SHIPPED), slots=(a_slot(stations=()),))
    write_schedules(tmp_path, given)
    assert load_schedules(tmp_path).slots[0].stations == ()


def test_days_that_are_the_same_are_written_out_each_time(tmp_path: Path) -> None:
    last = date(2025, 6, 30)
    shipped = load_schedules(SHIPPED)
    ended = tuple(replace(one, valid_to=last) for one in shipped.stations if one.successor)
    write_schedules(tmp_path, replace(shipped, stations=ended))
    assert (tmp_path / "stations.yaml").read_text("utf-8").count("valid-to: 2025-06-30") == 14


def test_writing_again_changes_no_file(tmp_path: Path) -> None:
    shipped = load_schedules(SHIPPED)
    assert write_schedules(tmp_path, shipped) == len(WRITTEN)
    assert write_schedules(tmp_path, shipped) == 0


def test_limits_and_overrides_stay_as_they_were_when_their_files_are_missing(folder: Path) -> None:
    (folder / "limits.yaml").unlink()
    assert load_schedules(folder).limits == ()
    gone = replace(SOME_OVERRIDES[1], slot=SlotId("chua-tung-co"))
    held = replace(SOME_OVERRIDES[1], slot=SlotId("sang"))
    limits = SOME_LIMITS[:1]
    before = some_schedules(limits=limits, overrides=(gone, held))
    with pytest.raises(BadInput, match="there is no Lào") as caught:
        load_schedules(folder, replace(before, limits=(replace(SOME_LIMITS[0], area="Lào"),)))
    assert str(caught.value.problems[0]).startswith("limits.yaml: quiet-hours.area: there is no")
    found = load_schedules(folder, before)
    assert (found.limits, found.overrides) == (limits, (held,))


def test_an_empty_file_of_overrides_takes_all_of_them_back(folder: Path) -> None:
    (folder / "overrides.yaml").write_text("overrides: []\n", "utf-8")
    before = some_schedules(overrides=(replace(SOME_OVERRIDES[1], slot=SlotId("sang")),))
    assert load_schedules(folder, before).overrides == ()


def test_overrides_in_any_order_are_read_in_one_order(folder: Path) -> None:
    rows = [
        {"slot": "sang", "on": f"2022-10-{day:02}", "does": "cancel", "reason": "Mất điện"}
        for day in (9, 4, 6)
    ]
    (folder / "overrides.yaml").write_text(yaml.safe_dump({"overrides": rows}), "utf-8")
    assert [one.on.day for one in load_schedules(folder).overrides] == [4, 6, 9]


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        (
            "play: jingle",
            "play: jingel",
            "7: buoi-sang.play: there is no jingel here; did you mean",
        ),
        ("bed: bed", "bed: bett", "10: buoi-sang.bed: there is no bett here; did you mean bed?"),
        ("between: sting", "between: x", "26: buoi-sang.between: there is no x here; choose one"),
        ("play: sting\n    as: sting", "fill: [bed, stin]", "21: buoi-sang.fill: there is no stin"),
    ],
)
def test_a_house_sound_that_does_not_exist_is_named_with_its_line(
    folder: Path, right: str, wrong: str, problem: str
) -> None:
    spoil(folder, "programmes.yaml", right, wrong)
    with pytest.raises(BadInput) as caught:
        load_schedules(folder, sounds=["bed", "jingle", "sting"])
    (found,) = map(str, caught.value.problems)
    assert found.startswith(f"programmes.yaml:{problem}")


SPECIAL_MISTAKES = [
    (
        "limits.yaml",
        "limits:\n- {limit: sessions, at-most: 3, source: x}\n",
        "limits.yaml:2: limit: there is no sessions here; did you mean sessions-a-day?",
    ),
    (
        "limits.yaml",
        "limits:\n- {limit: sessions-a-day, source: x}\n",
        "limits.yaml:2: the field at-most is missing",
    ),
    (
        "limits.yaml",
        "limits:\n- {limit: minutes-a-day, at-most: -1, source: x}\n",
        "limits.yaml:2: at-most: write a whole number from 0",
    ),
    (
        "limits.yaml",
        "limits:\n- {limit: quiet-hours, from: '21:00', source: x}\n",
        "limits.yaml:2: the field until is missing",
    ),
    (
        "limits.yaml",
        "limits:\n- {limit: minutes-a-session, at-most: 20, source: Quy chế}\n",
        "slots.yaml:8: sang.starts: sang at ",
    ),
    (
        "overrides.yaml",
        "overrides:\n- {slot: sang, on: 2022-10-03, does: cancle, reason: x}\n",
        "overrides.yaml:2: does: there is no cancle here; did you mean cancel?",
    ),
    (
        "overrides.yaml",
        "overrides:\n- {slot: san, on: 2022-10-03, does: cancel, reason: x}\n",
        "overrides.yaml:2: san/2022-10-03.slot: there is no san here; did you mean sang?",
    ),
    (
        "overrides.yaml",
        "overrides:\n- {slot: sang, on: 2022-02-29, does: cancel, reason: x}\n",
        "overrides.yaml:2: on: write an existing date as YYYY-MM-DD",
    ),
    (
        "overrides.yaml",
        "overrides:\n- {slot: sang, on: 2022-10-03, does: cancel}\n",
        "overrides.yaml:2: the field reason is missing",
    ),
]


@pytest.mark.parametrize(("file", "text", "problem"), SPECIAL_MISTAKES)
def test_a_mistake_in_limits_or_overrides_is_named_with_its_line(
    folder: Path, file: str, text: str, problem: str
) -> None:
    (folder / file).write_text(text, "utf-8")
    assert any(found.startswith(problem) for found in problems_of(folder)), problems_of(folder)


MISTAKES = [
    (
        "slots.yaml",
        "minutes: 30",
        "minutes: 30\n  not-on: [tét]",
        "slots.yaml:10: not-on: there is no tét here; did you mean tet?",
    ),
    (
        "slots.yaml",
        "minutes: 30",
        "minutes: 30\n  except: [2023-02-29]",
        "slots.yaml:10: except: write an existing date as YYYY-MM-DD",
    ),
    ("slots.yaml", "minutes: 30", "minuts: 30", "slots.yaml:6: the field minutes is missing"),
    (
        "slots.yaml",
        "minutes: 30",
        "minutes: 30\n  programe: x",
        "slots.yaml:10: programe: there is no programe here; did you mean programme?",
    ),
    (
        "slots.yaml",
        "minutes: 30",
        "minutes: half",
        "slots.yaml:9: minutes: write a number of minutes",
    ),
    (
        "slots.yaml",
        "minutes: 30",
        "minutes: 99999999999999",
        "slots.yaml:9: minutes: write a number of minutes",
    ),
    (
        "slots.yaml",
        "minutes: 30",
        "minutes: 30\n  after-emergency: resum",
        "slots.yaml:10: after-emergency: there is no resum here; did you mean resume?",
    ),
    ("slots.yaml", '"05:00"', '"25:00"', 'slots.yaml:8: starts: write a time in quotes: "05:00"'),
    (
        "slots.yaml",
        "FREQ=DAILY",
        "every day",
        "slots.yaml:10: repeat: write a rule such as FREQ=DAILY",
    ),
    ("slots.yaml", "id: chieu", "id: sang", "slots.yaml:11: id: the id sang is given twice"),
    (
        "stations.yaml",
        "valid-to: 2025-06-30",
        "valid-to: 2025-06-31",
        "stations.yaml:10: valid-to: write an existing date as YYYY-MM-DD",
    ),
    (
        "calendar.yaml",
        "kind: holiday",
        "kind: holliday",
        "calendar.yaml:4: kind: there is no holliday here; did you mean holiday?",
    ),
    (
        "channels.yaml",
        "after: scheduled",
        "after: schedule",
        "channels.yaml:5: after: there is no schedule here; did you mean scheduled?",
    ),
    ("channels.yaml", "rank: 1", "rank: 0", "channels.yaml:4: rank: write a whole number from 1"),
    (
        "programmes.yaml",
        "items: [warning]",
        "items: [waring]",
        "programmes.yaml:14: items: there is no waring here; did you mean warning?",
    ),
    (
        "programmes.yaml",
        "- play: jingle",
        "- plai: jingle",
        "programmes.yaml:7: each part starts with one of: say, play, pause, headlines, items",
    ),
    (
        "plan.yaml",
        "period: month",
        "period: moth",
        "plan.yaml:54: period: there is no moth here; did you mean month?",
    ),
    ("slots.yaml", "minutes: 30", "minutes: 0", "slots.yaml:9: minutes: write a number of minutes"),
    ("slots.yaml", "minutes: 30", "minutes: .nan", "slots.yaml:9: minutes: write a number of"),
    (
        "slots.yaml",
        '"05:00"',
        '"05:00+07:00"',
        'slots.yaml:8: starts: write a time in quotes: "05:00"',
    ),
    (
        "slots.yaml",
        "minutes: 30",
        "minutes: 30\n  minutes: 20",
        "slots.yaml:9: minutes: the field minutes is given twice",
    ),
    (
        "slots.yaml",
        "minutes: 30",
        "minutes: 30\n  stations: {id: vi-huong}",
        "slots.yaml:10: stations: write a list under stations",
    ),
    (
        "programmes.yaml",
        "items: [warning]",
        "items: [[warning]]",
        "programmes.yaml:14: items: write one value, not a list or fields",
    ),
    ("calendar.yaml", "on: 2022-01-01, ", "", "calendar.yaml:4: the field on is missing"),
    (
        "slots.yaml",
        "programme: buoi-sang",
        "programme: buoi-san",
        "slots.yaml:7: sang.programme: there is no buoi-san here; did you mean buoi-sang?",
    ),
    (
        "stations.yaml",
        "successor: phu-thong-2025",
        "successor: phu-tong-2025",
        "stations.yaml:11: phu-thong.successor: there is no phu-tong-2025 here; "
        "did you mean phu-thong-2025?",
    ),
    (
        "plan.yaml",
        "theme: giam-ngheo-chieu-sau",
        "theme: giam-ngheo-chieusau",
        "plan.yaml:55: targets.theme: there is no giam-ngheo-chieusau here; "
        "did you mean giam-ngheo-chieu-sau?",
    ),
    (
        "programmes.yaml",
        "say: Đây là Đài truyền thanh {station}",
        "say: Đây là Đài truyền thanh {staton}",
        "programmes.yaml:8: buoi-sang.say: there is no {staton} here; did you mean {station}?",
    ),
    (
        "slots.yaml",
        '"17:00"',
        '"05:29"',
        "slots.yaml:13: chieu.starts: the slots sang and chieu overlap at thị trấn Phủ Thông, xã",
    ),
    (
        "plan.yaml",
        "title: ",
        "title: \x07",
        "plan.yaml: there is a hidden control character at place 1",
    ),
    ("plan.yaml", "themes:", "- x\nthemes:", "plan.yaml:6: this is not YAML"),
]


@pytest.mark.parametrize(("file", "old", "new", "problem"), MISTAKES)
def test_a_mistake_is_named_with_file_line_and_field(
    folder: Path, file: str, old: str, new: str, problem: str
) -> None:
    spoil(folder, file, old, new)
    assert any(found.startswith(problem) for found in problems_of(folder)), problems_of(folder)


def test_mistakes_of_several_files_are_named_at_once(folder: Path) -> None:
    spoil(folder, "slots.yaml", "minutes: 30", "minutes: half")
    spoil(folder, "channels.yaml", "rank: 1", "rank: first")
    places = {found.split(":")[0] for found in problems_of(folder)}
    assert places == {"slots.yaml", "channels.yaml"}


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "slots.yaml").unlink()
    assert problems_of(folder) == ["slots.yaml: this file is missing"]


def test_a_file_that_is_not_utf8_is_named(folder: Path) -> None:
    (folder / "plan.yaml").write_bytes("title: Kế hoạch".encode("utf-16"))
    assert problems_of(folder) == ["plan.yaml: this file is not UTF-8"]


def test_an_empty_file_is_named(folder: Path) -> None:
    (folder / "slots.yaml").write_text("# nothing\n", "utf-8")
    assert problems_of(folder) == ["slots.yaml:1: this file has no fields"]
