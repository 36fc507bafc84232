"""Schedules come back as one value, exactly, and are replaced whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from radio.adapters.store import SqlStore
from radio.domain.calendar import DayType, SpecialDay
from radio.domain.coverage.coverage import (
    Audience,
    AudienceId,
    CommunicationPlan,
    Target,
    Theme,
    ThemeId,
)
from radio.domain.errors import NotFound
from radio.domain.packs.variant import Variant
from radio.domain.planning.planning_rules import PlanningRules, Ties
from radio.domain.programme import (
    AfterEmergency,
    Fill,
    Headlines,
    Items,
    Pause,
    Play,
    Programme,
    ProgrammeId,
    Relay,
    Say,
    SegmentKind,
)
from radio.domain.schedule import Schedules
from radio.domain.script import Kind
from radio.domain.slot import SlotId
from radio.domain.station import StationId
from tests.builders import SOME_LIMITS, SOME_OVERRIDES, a_slot, a_station, some_schedules

EVERY_PART = Programme(
    ProgrammeId("du-phan"),
    "Đủ các phần",
    (
        Play("jingle", SegmentKind.JINGLE),
        Say("Đây là {station}.", title="Xưng danh", bed="bed", times=2),
        Pause(timedelta(seconds=1, microseconds=500)),
        Headlines("Nội dung chính:", at_most=3),
        Items((Kind.NEWS, Kind.NOTICE), 4, "Tin tức", "sting", 2, "Xin nhắc lại."),
        Fill(("bai-hat", "bed")),
        Relay("Đài Tiếng nói Việt Nam", timedelta(minutes=30), minute=0),
        Fill(()),
        Relay("Đài tỉnh", timedelta(minutes=7, seconds=30), after=timedelta(minutes=50)),
    ),
    AfterEmergency.RESTART,
)
FULL = Schedules(
    plan=CommunicationPlan(
        "Kế hoạch",
        date(2022, 7, 1),
        date(2025, 12, 31),
        (Theme(ThemeId("z"), "Sau", "III.1"), Theme(ThemeId("a"), "Trước", "III.1")),
        (Audience(AudienceId("ho-ngheo"), "Hộ nghèo"),),
        (
            Target(ThemeId("z"), 2, "month"),
            Target(ThemeId("z"), 8, "year", AudienceId("ho-ngheo")),
            Target(ThemeId("z"), None, "week", None, (StationId("vi-huong"),), "tyz", minutes=7.5),
        ),
        PlanningRules(Ties.RECEIVED, plays_a_day=3, spacing=timedelta(hours=6)),
    ),
    channels=some_schedules().channels,
    stations=(
        a_station("z", languages=("vie", "tyz"), variants=(Variant.LOW, Variant.WAV)),
        a_station("a", valid_from=date(2025, 7, 1), valid_to=None, successor=None),
    ),
    programmes=(EVERY_PART,),
    slots=(
        a_slot(starts=time(5, 30), length=timedelta(minutes=29, seconds=30)),
        replace(a_slot(stations=(StationId("a"), StationId("z"))), id="mot-xa"),
        replace(a_slot(stations=()), id="khong-xa", valid_from=date(2024, 2, 29)),
        a_slot(id=SlotId("khan"), after_emergency=AfterEmergency.DROP),
        a_slot(
            id=SlotId("ngay-thuong"),
            except_on=(date(2022, 11, 21),),
            also_on=(date(2022, 11, 20),),
            on_types=(DayType.WEEKDAY,),
            not_on_types=(DayType.TET, DayType.FLOOD),
            handed_over=False,
            despite_limits="Theo Công văn số 12",
        ),
    ),
    calendar=(
        SpecialDay(date(2023, 1, 22), "Tết", "tet", silent=True),
        SpecialDay(date(2023, 1, 22), "Chủ nhật", "holiday"),
        SpecialDay(date(2023, 6, 15), "Lũ", "flood", until=date(2023, 10, 15), source="Quy chế"),
    ),
    limits=SOME_LIMITS,
    overrides=SOME_OVERRIDES,
)


def test_everything_comes_back_exactly_and_in_its_order(store: SqlStore) -> None:
    with store.begin() as records:
        records.schedules.save(FULL)
    with store.reading() as records:
        assert records.schedules.load() == FULL


def test_saving_replaces_all_of_it(store: SqlStore) -> None:
    with store.begin() as records:
        records.schedules.save(FULL)
        records.schedules.save(some_schedules())
        assert records.schedules.load() == some_schedules()


def test_before_the_first_import_there_is_nothing(store: SqlStore) -> None:
    with store.begin() as records, pytest.raises(NotFound):
        records.schedules.load()
