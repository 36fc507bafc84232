"""CAP 1.2 as it comes: what is required is required, and nothing in it can open or grow."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from radio.adapters.cap_xml import LARGEST, read_cap
from radio.domain.emergencies.cap import (
    CapArea,
    CapKey,
    MessageType,
    Scope,
    Severity,
    Status,
    Urgency,
)
from radio.domain.errors import BadInput
from tests.cap_messages import SENDER, cap, info, reference

SENT = datetime(2022, 10, 2, 2, 55, tzinfo=UTC)


def problems(content: bytes) -> list[str]:
    with pytest.raises(BadInput) as caught:
        read_cap(content, "lu.xml")
    return [str(one) for one in caught.value.problems]


def test_every_element_comes_back() -> None:
    area = (
        "<areaDesc>xã Vi Hương</areaDesc>"
        "<geocode><valueName>commune</valueName><value>01975</value></geocode>"
        "<geocode><valueName>EMMA_ID</valueName><value>VN012</value></geocode>"
    )
    found = read_cap(cap(info(area), note="x", source="Trung tâm"))
    assert found.key == CapKey(SENDER, "lu-1", SENT)
    assert (found.type, found.status, found.scope) == (
        MessageType.ALERT,
        Status.ACTUAL,
        Scope.PUBLIC,
    )
    (one,) = found.infos
    assert (one.urgency, one.severity, one.language) == (
        Urgency.IMMEDIATE,
        Severity.SEVERE,
        "vie",
    )
    assert one.expires == datetime(2022, 10, 2, 5, tzinfo=UTC)
    assert one.areas == (CapArea("xã Vi Hương", ("01975", "VN012")),)
    assert one.sender_name == "Đài Khí tượng thủy văn tỉnh Bắc Kạn"
    assert found.source == "Trung tâm"


def test_a_reference_in_another_zone_names_the_same_message() -> None:
    update = read_cap(cap(msgType="Update", identifier="lu-2", references=reference()))
    assert update.references == (CapKey(SENDER, "lu-1", SENT),)
    assert str(update.references[0]) == str(read_cap(cap()).key)


def test_an_absent_language_is_english_and_decomposed_text_becomes_whole() -> None:
    (one,) = read_cap(cap(info(language="", event="Lu\u0303 que\u0301t"))).infos
    assert (one.language, one.event) == ("eng", "Lũ quét")


@pytest.mark.parametrize("name", ["identifier", "sender", "sent", "status", "msgType", "scope"])
def test_each_required_element_is_missed(name: str) -> None:
    said = problems(cap(**{name: ""}))
    assert f"lu.xml: {name}: the element is missing" in said


@pytest.mark.parametrize("name", ["category", "event", "urgency", "severity", "certainty"])
def test_each_required_element_of_a_block_is_missed(name: str) -> None:
    assert problems(cap(info(**{name: ""}))) == [f"lu.xml: {name}: the element is missing"]


def test_an_area_has_a_description() -> None:
    assert "areaDesc" in problems(cap(info("")))[0]


def test_an_alert_without_a_block_is_no_alert() -> None:
    content = cap().split(b"<info>")[0] + b"</alert>"
    assert problems(content) == ["lu.xml: info: the element is missing"]


@pytest.mark.parametrize("type_", ["Cancel", "Update"])
def test_a_cancel_or_update_of_nothing_is_refused(type_: str) -> None:
    assert "references" in problems(cap(msgType=type_))[0]


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ("status", "actual"),
        ("msgType", "Alarm"),
        ("scope", "Everybody"),
        ("sent", "yesterday"),
        ("sent", "2022-10-02T10:00:00"),
        ("sent", "0001-01-01T00:00:00+14:00"),
        ("sender", "two words"),
        ("identifier", "a,b"),
    ],
)
def test_a_value_that_cap_does_not_know_is_named(element: str, value: str) -> None:
    assert any(f"{element}: " in one for one in problems(cap(**{element: value})))


def test_a_reference_that_is_none_is_named() -> None:
    for wrong in ("lu-1", "a,b,c,d", f"{SENDER},lu-1,soon"):
        assert "references" in problems(cap(msgType="Cancel", references=wrong))[0]


def test_all_problems_are_named_at_once() -> None:
    assert len(problems(cap(info(event="", severity="Bad"), status="Real"))) == 3


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE alert SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE alert [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE alert [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
    ],
)
def test_a_document_type_is_refused_before_it_is_read(head: str) -> None:
    content = cap().decode().replace("?>", f"?>{head}", 1)
    content = content.replace("Lũ quét", "&x;") if "x SYSTEM" in head else content
    assert problems(content.encode()) == ["lu.xml: a document type (DOCTYPE) is not allowed in it"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not xml",
        b"\xff\xfe\x00",
        b"<alert",
        cap()[:-9],
        cap() + b"<more/>",
        cap().replace(b"UTF-8", b"KLINGON"),
        b"<?xml version='1.0'?><alert>&unknown;</alert>",
    ],
)
def test_what_is_no_xml_is_refused_in_plain_words(content: bytes) -> None:
    assert "this is not XML" in problems(content)[0]


def test_another_document_or_version_is_refused() -> None:
    for content in (b"<rss/>", cap().replace(b"cap:1.2", b"cap:1.1")):
        assert "not a CAP 1.2 message" in problems(content)[0]


def test_what_is_too_large_or_too_deep_is_refused() -> None:
    assert "at most" in problems(b" " * (LARGEST + 1))[0]
    assert "too deep" in problems(b"<a>" * 30 + b"</a>" * 30)[0]


def test_other_encodings_that_say_so_are_read() -> None:
    content = cap().decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert read_cap(content).infos[0].event == "Lũ quét"
