"""From a programme's parts and chosen bulletins to what is heard in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from radio.domain.bulletin import Bulletin
from radio.domain.errors import Refused
from radio.domain.programme import (
    Fill,
    Headlines,
    Items,
    Part,
    Pause,
    Play,
    Programme,
    ProgrammeId,
    Say,
    Segment,
    SegmentKind,
)
from radio.domain.rundown import Chosen, filled, places_of, rundown
from radio.domain.script import Kind
from radio.domain.version import Recording, Version, words_of
from tests.builders import LAN, a_bulletin, a_script, a_station, an_approved

DAWN = datetime(2022, 10, 2, 22, 0, tzinfo=UTC)
NEWS = Items((Kind.NEWS,), at_most=3, intro="Mời bà con nghe phần tin.", between="sting")


def named(slug: str) -> Bulletin:
    return a_bulletin(slug, script=a_script(title=slug.capitalize()))


def made(*parts: Part, chosen: Chosen | None = None) -> tuple[Segment, ...]:
    programme = Programme(ProgrammeId("sang"), "Buổi sáng", parts)
    return rundown(programme, chosen or {}, places_of(a_station(), DAWN)).segments


def heard(segments: tuple[Segment, ...]) -> list[str]:
    return [one.text or one.sound or f"<{one.bulletin or one.length}>" for one in segments]


def test_the_places_of_a_line_are_filled_for_the_station_and_the_local_day() -> None:
    line = Say("{Station}, {area}; {station}. Hôm nay là {weekday}, {date}, {time}.", bed="bed")
    (segment,) = made(line)
    assert segment.text == (
        "Xã Vi Hương, huyện Bạch Thông, tỉnh Bắc Kạn; xã Vi Hương. "
        "Hôm nay là thứ Hai, ngày 3 tháng 10 năm 2022, 5 giờ."
    )
    assert segment.bed == "bed"


@pytest.mark.parametrize(
    ("day", "name"), [(date(2022, 10, 8), "thứ Bảy"), (date(2022, 10, 9), "Chủ nhật")]
)
def test_weekdays_are_written_the_vietnamese_way(day: date, name: str) -> None:
    noon = datetime(day.year, day.month, day.day, 5, 30, tzinfo=UTC)
    places = places_of(a_station(), noon)
    assert places["weekday"] == name
    assert places["time"] == "12 giờ 30 phút"


def test_a_place_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"\{sation\}"):
        filled("Đài {sation}", places_of(a_station(), DAWN))


def test_items_come_with_their_introduction_and_stings_between() -> None:
    segments = made(NEWS, chosen={0: [named("one"), named("two")]})
    assert heard(segments) == ["Mời bà con nghe phần tin.", "<one>", "sting", "<two>"]


def test_nothing_is_introduced_when_nothing_was_chosen() -> None:
    assert made(Headlines("Các nội dung chính:"), NEWS) == ()


def test_notices_are_read_twice_with_a_word_between() -> None:
    twice = Items((Kind.NOTICE,), at_most=2, times=2, again="Xin nhắc lại.")
    segments = made(twice, chosen={0: [named("one")]})
    assert heard(segments) == ["<one>", "Xin nhắc lại.", "<one>"]


def test_headlines_are_the_titles_of_the_first_items_in_playing_order() -> None:
    notices = Items((Kind.NOTICE,), at_most=2)
    segments = made(
        Headlines("Các nội dung chính:", at_most=2),
        NEWS,
        notices,
        chosen={2: [named("three")], 1: [named("one"), named("two")]},
    )
    headlines = [one for one in segments if one.bulletin and one.text]
    assert heard(segments)[:3] == ["Các nội dung chính:", "One", "Two"]
    assert [one.bulletin for one in headlines] == ["one", "two"]


def test_headlines_announce_only_what_is_still_to_come() -> None:
    warnings = Items((Kind.WARNING,), at_most=1)
    segments = made(
        warnings,
        Headlines("Các nội dung chính:"),
        NEWS,
        chosen={0: [named("storm")], 2: [named("one")]},
    )
    assert heard(segments)[:3] == ["<storm>", "Các nội dung chính:", "One"]


def test_a_bulletin_counts_once_however_often_it_is_named() -> None:
    programme = Programme(ProgrammeId("sang"), "Buổi sáng", (Headlines("Chính:"), NEWS))
    whole = rundown(programme, {1: [named("one")]}, places_of(a_station(), DAWN))
    assert whole.bulletins == ("one",)


def test_a_sting_never_follows_a_jingle_or_another_sting() -> None:
    sting = Play("sting", SegmentKind.STING)
    segments = made(Play("jingle", SegmentKind.JINGLE), sting, NEWS, sting, Say("Chào bà con."))
    assert heard(segments) == ["jingle", "Chào bà con."]


def test_pauses_keep_their_length() -> None:
    (pause,) = made(Pause(timedelta(seconds=2)))
    assert (pause.kind, pause.length) == (SegmentKind.PAUSE, timedelta(seconds=2))


@pytest.mark.parametrize(
    ("sounds", "kind", "title"),
    [(("bed",), SegmentKind.MUSIC, "Ca nhạc"), ((), SegmentKind.PAUSE, "Khoảng lặng")],
)
def test_what_fills_the_airtime_with_silence_is_called_so(
    sounds: tuple[str, ...], kind: SegmentKind, title: str
) -> None:
    (filling,) = made(Fill(sounds))
    assert (filling.kind, filling.title, filling.fill) == (kind, title, sounds)


def test_a_line_may_be_said_twice() -> None:
    assert (
        heard(made(Say("Đây là Đài truyền thanh {station}.", times=2)))
        == ["Đây là Đài truyền thanh xã Vi Hương."] * 2
    )


def in_two_voices(slug: str) -> Bulletin:
    approved = an_approved(slug)
    assert approved.approval is not None
    return replace(approved, approval=replace(approved.approval, second_voice="tone:second"))


def test_two_approved_voices_take_turns_from_item_to_item() -> None:
    two = [in_two_voices(slug) for slug in ("a", "b", "c")]
    segments = made(Items((Kind.NEWS,), at_most=3), chosen={0: two})
    assert [one.second_voice for one in segments] == [False, True, False]


def test_a_notice_read_twice_is_heard_in_both_voices() -> None:
    notice = Items((Kind.NOTICE,), at_most=1, times=2)
    segments = made(notice, chosen={0: [in_two_voices("a")]})
    assert [one.second_voice for one in segments] == [False, True]


def test_a_bulletin_approved_in_one_voice_is_read_by_it_in_every_turn() -> None:
    chosen = {0: [an_approved("a"), an_approved("b"), in_two_voices("c"), in_two_voices("d")]}
    segments = made(Items((Kind.NEWS,), at_most=4), chosen=chosen)
    assert [one.second_voice for one in segments] == [False, False, False, True]


def test_a_station_hears_a_bulletin_in_its_own_language_where_it_was_recorded() -> None:
    script = a_script(title="Họp")
    recording = Recording("ab" * 32, timedelta(seconds=9), "Mai", LAN.id, DAWN)
    version = Version("tyz", "", words_of(script), recording)
    spoken = replace(in_two_voices("a"), script=script, versions=(version,))
    programme = Programme(ProgrammeId("sang"), "Buổi sáng", (Items((Kind.NEWS,), at_most=1),))
    (segment,) = rundown(programme, {0: [spoken]}, {}, ("tyz", "vie")).segments
    assert (segment.language, segment.second_voice) == ("tyz", False)
    (segment,) = rundown(programme, {0: [spoken]}, {}, ("vie", "tyz")).segments
    assert segment.language is None
