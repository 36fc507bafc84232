"""An installation with people, a schedule and its admin, for tests that click or that ask."""

from __future__ import annotations

import html
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from flask_login import FlaskLoginClient
from werkzeug.test import TestResponse

from radio.adapters.store import SqlStore
from radio.admin import create_app
from radio.admin.signing_in import session_of
from radio.app import Radio, build
from radio.config import Settings, shipped
from radio.domain.bulletin import Bulletin
from radio.domain.coverage.coverage import Audience, AudienceId, CommunicationPlan, Theme, ThemeId
from radio.domain.message import Message
from radio.domain.people import Person
from radio.domain.script import Kind
from tests.builders import (
    EVE,
    HANH,
    LAN,
    MINH,
    MONDAY,
    QUAN,
    a_script,
    a_station,
    some_schedules,
)
from tests.databases import fresh_sqlite
from tests.fakes import FrozenClock

THEME = Theme(ThemeId("muc-tieu-chuong-trinh"), "Mục tiêu của Chương trình giảm nghèo", "III.1")
EVERYBODY = Audience(AudienceId("nguoi-dan"), "Người dân")
PLAN = CommunicationPlan(
    "Kế hoạch truyền thông", MONDAY, MONDAY.replace(year=2025), (THEME,), (EVERYBODY,), ()
)


class Browser(FlaskLoginClient):  # type: ignore[misc]
    """Reads every answer to its end, so that no file stays open."""

    def open(self, *args: object, **kwargs: object) -> TestResponse:
        return super().open(*args, **{"buffered": True, **kwargs})


class Unwatched:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, note: Message) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class House:
    """A radio and its admin."""

    radio: Radio
    app: Flask
    clock: FrozenClock

    def at_desk(self, person: Person) -> FlaskClient:
        """A browser in which this person is signed in."""
        with self.app.test_request_context():
            return self.app.test_client(user=session_of(person.id))

    def draft(self, **script: object) -> Bulletin:
        return self.radio.newsroom.draft(a_script(**script), LAN.id)

    def waiting(self, **script: object) -> Bulletin:
        """Submitted and read aloud."""
        draft = self.draft(**script)
        self.radio.newsroom.submit(draft.id, LAN.id)
        self.radio.work.drain(Unwatched())
        return self.kept(draft)

    def approved(self, **script: object) -> Bulletin:
        return self.radio.newsroom.approve(self.waiting(**script).id, MINH.id)

    def kept(self, bulletin: Bulletin) -> Bulletin:
        """The bulletin as it is now."""
        with self.radio.store.reading() as records:
            return records.bulletins.get(bulletin.id)


@contextmanager
def a_house(workspace: Path, second_voice: str = "") -> Iterator[House]:
    """Everything real: database, embedded voice, files; only the day stands still."""
    clock = FrozenClock(EVE)
    settings = Settings(workspace=workspace, online_voices=False, second_voice=second_voice)
    fresh_sqlite(workspace / "radio.db")
    radio = build(settings, clock)
    shutil.copytree(shipped() / "audio" / "house", workspace / "audio" / "house")
    stations = (a_station(), a_station("don-phong", code="01970", name="Đôn Phong"))
    with radio.store.begin() as records:
        records.schedules.save(some_schedules(plan=PLAN, stations=stations))
        for person in (LAN, MINH, HANH, QUAN):
            records.people.save(person)
            records.people.set_password_hash(person.id, f"no hash: {person.id}", one_time=False)
    app = create_app(radio)
    app.config["WTF_CSRF_ENABLED"] = False
    app.test_client_class = Browser
    yield House(radio, app, clock)
    assert isinstance(radio.store, SqlStore)
    radio.store.close()


def a_day(house: House) -> None:
    """Two approved bulletins, and Monday built at both stations."""
    house.approved(title="Cảnh báo mưa lớn", kind=Kind.WARNING, body="Đêm nay có mưa to.")
    house.approved(title="Lịch tiêm phòng", kind=Kind.NOTICE, body="Trạm y tế xã mời bà con.")
    house.radio.production.build(MONDAY)


def words(response: TestResponse) -> str:
    """What the page says, as a person reads it."""
    return html.unescape(response.get_data(as_text=True))
