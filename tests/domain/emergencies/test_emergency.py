"""An emergency is heard at once, again at its interval, until it is cancelled or expires."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radio.domain.bulletin import Approval
from radio.domain.emergencies.emergency import (
    Cancel,
    Emergency,
    Review,
    Verdict,
    airings,
    all_airings,
    lines,
    seal,
    segments,
)
from radio.domain.errors import Refused
from radio.domain.station import StationId
from tests.builders import EVE, LAN, MINH, QUAN, a_station, an_approved, an_emergency

MINUTE = timedelta(minutes=1)


def minutes_of(emergency: Emergency, now: datetime = EVE) -> list[float]:
    """Starts of the airings still to be heard, in minutes after it was sent."""
    return [(one.starts_at - EVE) / MINUTE for one in airings(emergency, now)]


def cancelled(emergency: Emergency, minute: float) -> Emergency:
    return emergency.cancelled(Cancel(EVE + minute * MINUTE, MINH.id, "Nước đã rút."))


def test_it_is_heard_at_once_and_again_at_its_interval() -> None:
    assert minutes_of(an_emergency()) == [0, 10, 20]


def test_an_airing_that_goes_on_is_still_named_and_one_that_ended_is_not() -> None:
    assert minutes_of(an_emergency(), EVE + 0.5 * MINUTE) == [0, 10, 20]
    assert minutes_of(an_emergency(), EVE + MINUTE) == [10, 20]
    assert minutes_of(an_emergency(), EVE + 60 * MINUTE) == []


def test_without_a_number_it_is_repeated_until_it_expires() -> None:
    assert minutes_of(an_emergency(times=None, expires_at=EVE + 31 * MINUTE)) == [0, 10, 20, 30]


def test_no_airing_begins_at_the_moment_it_expires_and_one_begun_is_heard_to_its_end() -> None:
    until = an_emergency(expires_at=EVE + 10.5 * MINUTE)
    last = airings(until, EVE)[-1]
    assert last.ends_at - last.starts_at == MINUTE
    assert minutes_of(until) == [0, 10]
    assert minutes_of(an_emergency(expires_at=EVE + 10 * MINUTE)) == [0]


def test_a_cancel_breaks_off_the_airing_that_goes_on() -> None:
    stopped = cancelled(an_emergency(), 10.5)
    assert minutes_of(stopped) == [0, 10]
    assert airings(stopped, EVE)[-1].ends_at == EVE + 10.5 * MINUTE
    assert airings(stopped, EVE + 10.5 * MINUTE) == ()


def test_an_interval_shorter_than_the_airing_never_overlaps_it() -> None:
    assert minutes_of(an_emergency(every=MINUTE, length=3 * MINUTE)) == [0, 3, 6]


@given(
    every=st.integers(0, 120),
    length=st.integers(0, 30),
    life=st.integers(1, 600),
    times=st.none() | st.integers(1, 50),
    stop=st.none() | st.integers(1, 600),
)
def test_airings_never_overlap_nor_begin_when_it_is_over(
    every: int, length: int, life: int, times: int | None, stop: int | None
) -> None:
    emergency = an_emergency(
        every=every * MINUTE, length=length * MINUTE, times=times, expires_at=EVE + life * MINUTE
    )
    if stop is not None and stop < life:
        emergency = cancelled(emergency, stop)
    found = list(all_airings(emergency))
    assert found[0].starts_at == EVE
    assert len(found) <= (times or len(found))
    for before, after in pairwise(found):
        assert before.ends_at <= after.starts_at
    assert all(one.starts_at < emergency.over_at for one in found)


def test_what_is_over_cannot_be_cancelled_again() -> None:
    with pytest.raises(Refused, match="over already"):
        cancelled(cancelled(an_emergency(), 5), 6)
    with pytest.raises(Refused, match="over already"):
        cancelled(an_emergency(), 6 * 60)


def test_a_cancel_has_a_reason() -> None:
    with pytest.raises(Refused, match="Say why"):
        an_emergency().cancelled(Cancel(EVE + MINUTE, MINH.id, " "))


def test_the_sender_does_not_review_it_and_nobody_does_twice() -> None:
    emergency = an_emergency()
    with pytest.raises(Refused, match="does not review"):
        emergency.reviewed(Review(MINH.id, EVE, Verdict.CONFIRMED))
    reviewed = emergency.reviewed(Review(QUAN.id, EVE, Verdict.CONFIRMED))
    with pytest.raises(Refused, match="reviewed already"):
        reviewed.reviewed(Review(QUAN.id, EVE, Verdict.CONFIRMED))


def test_who_corrects_says_what_was_wrong() -> None:
    with pytest.raises(Refused, match="what was wrong"):
        an_emergency().reviewed(Review(QUAN.id, EVE, Verdict.CORRECTED, " "))


def test_one_airing_is_tone_opening_source_words_and_the_words_again() -> None:
    rundown = segments(an_emergency(readings=3), an_approved("lu-quet"), a_station())
    heard = [one.sound or one.text or one.bulletin for one in rundown.segments]
    assert heard == [
        "alert",
        "Thông báo khẩn.",
        "Ban Chỉ huy phòng, chống thiên tai huyện Bạch Thông thông báo lúc "
        "9 giờ 40 phút, ngày 2 tháng 10 năm 2022.",
        "lu-quet",
        "Xin nhắc lại thông báo khẩn.",
        "lu-quet",
        "Xin nhắc lại thông báo khẩn.",
        "lu-quet",
    ]


def test_the_time_of_issue_is_that_of_the_stations_clock() -> None:
    _, said, _ = lines(an_emergency(), a_station(zone="Asia/Tokyo"))
    assert "11 giờ 40 phút" in said


def test_a_station_without_its_language_hears_it_all_the_same() -> None:
    rundown = segments(an_emergency(), an_approved("lu-quet"), a_station(languages=("tyz",)))
    assert rundown.bulletins == ("lu-quet",)


def test_the_seal_is_broken_by_any_word_voice_or_station_that_differs() -> None:
    vi_huong, don_phong = StationId("vi-huong"), StationId("don-phong")
    whole = seal("heard", "espeak:vi", {vi_huong: ["một"], don_phong: ["một"]})
    assert whole == seal("heard", "espeak:vi", {don_phong: ["một"], vi_huong: ["một"]})
    others = {
        seal("other", "espeak:vi", {vi_huong: ["một"], don_phong: ["một"]}),
        seal("heard", "piper:vi", {vi_huong: ["một"], don_phong: ["một"]}),
        seal("heard", "espeak:vi", {vi_huong: ["một"]}),
        seal("heard", "espeak:vi", {vi_huong: ["một"], don_phong: ["hai"]}),
    }
    assert whole not in others
    assert len(others) == 4


def test_an_act_makes_a_new_version() -> None:
    approval = Approval(LAN.id, EVE, "seal", "tone:vi")
    emergency = replace(an_emergency(), approval=approval)
    assert cancelled(emergency, 1).version == 2
    assert emergency.reviewed(Review(MINH.id, EVE, Verdict.CONFIRMED)).version == 2
