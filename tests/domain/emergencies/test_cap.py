"""A CAP message: its type first, and never aired what is no live public warning for us."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from radio.domain.emergencies.cap import (
    CapArea,
    CapInfo,
    CapKey,
    CapMessage,
    MessageType,
    Scope,
    Severity,
    Status,
    Urgency,
    decide,
    language_of,
    level,
)
from radio.domain.emergencies.emergency import Level
from radio.domain.station import Station
from tests.builders import EVE, a_station

HOUR = timedelta(hours=1)
DAY = EVE.date()
STATIONS = (a_station(), a_station("tan-tu", code="01993", name="Tân Tú"))
EARLIER = CapKey("kttv@example.vn", "0", EVE - HOUR)


def info(**changes: object) -> CapInfo:
    made = CapInfo(
        event="Lũ quét",
        urgency=Urgency.IMMEDIATE,
        severity=Severity.SEVERE,
        language="vie",
        headline="Cảnh báo lũ quét",
        description="Mưa to trong 3 giờ tới.",
        instruction="Bà con sơ tán khỏi ven suối.",
        sender_name="Đài Khí tượng thủy văn tỉnh Bắc Kạn",
        expires=EVE + HOUR,
        areas=(CapArea("xã Vi Hương"),),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def given(*infos: CapInfo, **changes: object) -> CapMessage:
    key = CapKey("kttv@example.vn", "1", EVE)
    made = CapMessage(key, MessageType.ALERT, Status.ACTUAL, Scope.PUBLIC, infos=infos or (info(),))
    return replace(made, **changes)  # type: ignore[arg-type]


def reason_against(message: CapMessage, stations: tuple[Station, ...] = STATIONS) -> str:
    decided = decide(message, stations, DAY, EVE)
    assert decided.air == ()
    return str(decided.reason)


def test_an_alert_is_aired_where_it_warns() -> None:
    (one,) = decide(given(), STATIONS, DAY, EVE).air
    assert one.stations == ("vi-huong",)
    assert one.level is Level.SEVERE
    assert one.source == "Đài Khí tượng thủy văn tỉnh Bắc Kạn"
    assert one.expires_at == EVE + HOUR


def test_a_cancel_is_never_aired_and_stops_what_it_names() -> None:
    decided = decide(given(type=MessageType.CANCEL, references=(EARLIER,)), STATIONS, DAY, EVE)
    assert decided.air == ()
    assert decided.stop == (EARLIER,)


@pytest.mark.parametrize("type_", [MessageType.ACK, MessageType.ERROR])
def test_an_answer_does_nothing(type_: MessageType) -> None:
    decided = decide(given(type=type_, references=(EARLIER,)), STATIONS, DAY, EVE)
    assert (decided.air, decided.stop) == ((), ())


def test_an_update_replaces_what_it_names() -> None:
    decided = decide(given(type=MessageType.UPDATE, references=(EARLIER,)), STATIONS, DAY, EVE)
    assert len(decided.air) == 1
    assert decided.stop == (EARLIER,)


def test_an_update_that_has_expired_or_went_elsewhere_still_stops_the_old_one() -> None:
    for changed in (info(expires=EVE), info(areas=(CapArea("tỉnh Cao Bằng"),))):
        message = given(changed, type=MessageType.UPDATE, references=(EARLIER,))
        decided = decide(message, STATIONS, DAY, EVE)
        assert decided.air == ()
        assert decided.stop == (EARLIER,)


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.ACTUAL])
@pytest.mark.parametrize("type_", list(MessageType))
def test_what_is_not_meant_does_nothing_whatever_it_says(
    status: Status, type_: MessageType
) -> None:
    message = given(type=type_, status=status, references=(EARLIER,))
    decided = decide(message, STATIONS, DAY, EVE)
    assert (decided.air, decided.stop) == ((), ())
    assert status.value in str(decided.reason)


@pytest.mark.parametrize("scope", [Scope.RESTRICTED, Scope.PRIVATE])
def test_what_is_not_for_the_public_is_not_aired(scope: Scope) -> None:
    assert "not for the public" in reason_against(given(scope=scope))


def test_what_has_expired_is_not_aired_not_even_at_that_very_moment() -> None:
    assert "expired" in reason_against(given(info(expires=EVE)))


def test_a_warning_without_an_end_holds_six_hours_from_when_it_was_sent() -> None:
    (one,) = decide(given(info(expires=None)), STATIONS, DAY, EVE).air
    assert one.expires_at == EVE + 6 * HOUR
    old = given(info(expires=None), key=replace(EARLIER, sent=EVE - 6 * HOUR))
    assert "expired" in reason_against(old)


def test_places_go_by_code_first_and_by_name_where_no_code_is_ours() -> None:
    coded = info(areas=(CapArea("huyện Bạch Thông", ("01993", "VNM024")),))
    assert decide(given(coded), STATIONS, DAY, EVE).air[0].stations == ("tan-tu",)
    foreign = info(areas=(CapArea("huyện Bạch Thông", ("VNM024",)),))
    assert decide(given(foreign), STATIONS, DAY, EVE).air[0].stations == ("vi-huong", "tan-tu")


def test_elsewhere_is_elsewhere() -> None:
    for areas in ((), (CapArea("tỉnh Cao Bằng", ("01234",)),)):
        assert "None of our stations" in reason_against(given(info(areas=areas)))


def test_vietnamese_is_chosen_before_the_stations_languages() -> None:
    tay = info(language="tyz", headline="Tày")
    (one,) = decide(given(tay, info()), STATIONS, DAY, EVE).air
    assert one.info.language == "vie"
    stations = (a_station(languages=("tyz", "vie")),)
    (one,) = decide(given(info(language="eng"), tay), stations, DAY, EVE).air
    assert one.info.language == "tyz"
    assert "no text in a language" in reason_against(given(info(language="eng")))


def test_each_live_block_of_the_chosen_language_is_a_warning_of_its_own() -> None:
    other = info(event="Sạt lở", severity=Severity.MINOR, areas=(CapArea("xã Tân Tú"),))
    gone = info(event="Dông", expires=EVE)
    air = decide(given(info(), other, gone), STATIONS, DAY, EVE).air
    assert [(one.level, one.stations) for one in air] == [
        (Level.SEVERE, ("vi-huong",)),
        (Level.MINOR, ("tan-tu",)),
    ]


def test_an_all_clear_is_no_emergency() -> None:
    for clear in (info(responses=("AllClear",)), info(urgency=Urgency.PAST)):
        assert "danger is over" in reason_against(given(clear))


def test_the_level_follows_severity_and_is_lower_when_there_is_time() -> None:
    table = {
        severity.value: [level(severity, urgency) for urgency in Urgency] for severity in Severity
    }
    extreme, severe, moderate, minor = (
        Level.EXTREME,
        Level.SEVERE,
        Level.MODERATE,
        Level.MINOR,
    )
    assert table == {
        "Extreme": [extreme, extreme, severe, None, extreme],
        "Severe": [severe, severe, moderate, None, severe],
        "Moderate": [moderate, moderate, minor, None, moderate],
        "Minor": [minor, minor, minor, None, minor],
        "Unknown": [severe, severe, moderate, None, severe],
    }


def test_what_is_said_is_headline_description_and_instruction_none_of_them_twice() -> None:
    assert info().text == (
        "Cảnh báo lũ quét\n\nMưa to trong 3 giờ tới.\n\nBà con sơ tán khỏi ven suối."
    )
    twice = info(description="Cảnh báo lũ quét: mưa to.", instruction="")
    assert twice.text == "Cảnh báo lũ quét: mưa to."
    same = info(headline="Lũ quét.", description="Lũ quét.", instruction="")
    assert same.text == "Lũ quét."
    assert info(headline="", description="", instruction="").text == "Lũ quét"


def test_language_tags_become_the_houses_codes() -> None:
    tags = {"vi-VN": "vie", "VI": "vie", "tyz": "tyz", "": "eng", "en-US": "eng"}
    assert {tag: language_of(tag) for tag in tags} == tags
