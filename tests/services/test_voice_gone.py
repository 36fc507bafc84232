"""A voice that fails after an approval takes only that bulletin off the air, and only there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from radio.domain.audio.treatment import Treatment
from radio.domain.bulletin import Bulletin
from radio.domain.job import JobKind, JobState
from radio.domain.station import StationId
from tests.admin_house import House, Unwatched, a_house, words
from tests.builders import LAN, MONDAY
from tests.fakes import ToneVoice

VI_HUONG, DON_PHONG = StationId("vi-huong"), StationId("don-phong")
WHY = "It cannot be spoken now: The voice failed."


@dataclass
class Wired:
    """A house whose best voice needs a network."""

    house: House
    online: ToneVoice
    embedded: ToneVoice

    def cut(self) -> None:
        """No network any more: the voice fails at every phrase."""
        self.online.fails_at = ""

    def mend(self) -> None:
        self.online.fails_at = None

    def forget_clips(self) -> None:
        """Kept sentences gave way to others."""
        shutil.rmtree(self.house.radio.settings.workspace / "audio" / "clips")

    def heard(self) -> dict[StationId, tuple[str, ...]]:
        """Build Monday; what each pack holds."""
        packs = self.house.radio.production.build(MONDAY)
        return {one.station: tuple(sorted(one.bulletins)) for one in packs}

    def reasons(self, station: StationId) -> list[str]:
        with self.house.radio.store.reading() as records:
            (found,) = records.broadcasts.between(MONDAY, MONDAY, station)
        return [str(one.reason) for one in found.choices if not one.taken]


@pytest.fixture
def wired(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wired]:
    """Two stations, one of them with horns; one bulletin read by each voice."""
    online, embedded = ToneVoice("online:vi", name="Online"), ToneVoice("embedded:vi")
    voices = (online, embedded)
    monkeypatch.setattr("radio.app.installed_voices", lambda *_, **__: voices)
    with a_house(tmp_path) as house:
        with house.radio.store.begin() as records:
            schedules = records.schedules.load()
            horns = replace(schedules.station(DON_PHONG), treatment=Treatment.HORN)
            stations = (schedules.station(VI_HUONG), horns)
            records.schedules.save(replace(schedules, stations=stations))
        yield Wired(house, online, embedded)


def approved(house: House, title: str, **script: object) -> Bulletin:
    return house.approved(title=title, body=f"{title} vào tối nay.", **script)


def test_what_was_read_before_the_network_was_cut_goes_out(wired: Wired) -> None:
    approved(wired.house, "Họp thôn")
    wired.cut()
    assert wired.heard() == {VI_HUONG: ("hop-thon",), DON_PHONG: ("hop-thon",)}
    assert {"Họp thôn", "Họp thôn vào tối nay"} <= {one.rstrip(".") for one in wired.online.spoken}


def test_what_cannot_be_read_is_left_out_where_it_cannot_and_nothing_else_is(
    wired: Wired,
) -> None:
    approved(wired.house, "Họp thôn")
    approved(wired.house, "Tiêm phòng", voice="embedded:vi")
    wired.cut()
    wired.forget_clips()
    both = ("hop-thon", "tiem-phong")
    assert wired.heard() == {VI_HUONG: both, DON_PHONG: ("tiem-phong",)}
    assert wired.reasons(DON_PHONG) == [WHY]
    assert WHY not in wired.reasons(VI_HUONG)
    wired.mend()
    assert wired.heard() == {VI_HUONG: both, DON_PHONG: both}


def test_a_title_that_was_never_read_takes_only_its_own_bulletin_off_the_air(wired: Wired) -> None:
    approved(wired.house, "Họp thôn")
    approved(wired.house, "Tiêm phòng", voice="embedded:vi")
    audio = wired.house.radio.settings.workspace / "audio"
    shutil.rmtree(audio / "takes")
    wired.forget_clips()
    wired.online.fails_at = "Họp thôn"
    assert set(wired.heard().values()) == {("tiem-phong",)}


def test_a_voice_that_cannot_read_the_title_reads_nothing_of_the_bulletin(wired: Wired) -> None:
    wired.online.fails_at = "Hội nghị"
    title = wired.house.approved(title="Hội nghị", body="Mời bà con đến dự vào tối nay.")
    assert title.voice == "embedded:vi"


def test_pages_say_why_it_is_left_out(wired: Wired) -> None:
    bulletin = approved(wired.house, "Họp thôn")
    wired.cut()
    wired.forget_clips()
    wired.heard()
    said = "Hiện chưa đọc được bản tin này"
    client = wired.house.at_desk(LAN)
    assert said in words(client.get(f"/schedule/at/{DON_PHONG}/{MONDAY}/buoi-sang"))
    assert said in words(client.get(f"/bulletins/{bulletin.id}/broadcasts?date={MONDAY}"))


def test_the_plan_is_tried_again_and_reaches_the_packs_once_the_network_is_back(
    wired: Wired,
) -> None:
    house = wired.house
    approved(house, "Họp thôn")
    wired.cut()
    wired.forget_clips()
    house.radio.replanning.queue(house.radio.work)
    house.radio.builds.queue_coming_days()
    house.radio.work.drain(Unwatched())
    assert house.radio.delivery.find(DON_PHONG, MONDAY) is None, "nothing else to be heard"
    with house.radio.store.reading() as records:
        failed = [one for one in records.jobs.recent() if one.state is JobState.FAILED]
    assert {(one.kind, str(one.error)) for one in failed} == {
        (JobKind.PLAN, "Họp thôn: The voice failed.")
    }
    wired.mend()
    house.radio.work.drain(Unwatched())
    found = house.radio.delivery.find(DON_PHONG, MONDAY)
    assert found is not None
    assert found.bulletins == ("hop-thon",)
