"""Planning by night and after what matters, once each; and packs that stations have already."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from radio.domain.bulletin import BulletinId
from radio.domain.errors import NotFound, Partly, Refused
from radio.domain.job import Job, JobKind, JobState
from radio.domain.packs.manifest import read_manifest
from radio.domain.planning.plan_version import Why
from radio.ports import AuditEntry, Progress
from radio.services.planning import Planning
from radio.services.replanning import Replanning
from radio.services.work import TRY_AGAIN_AFTER, Work
from tests.builders import EIGHT_IN_THE_EVENING, EVE, LAN, MONDAY, a_broadcast
from tests.fakes import FrozenClock, Stopwatch
from tests.planning import lengths
from tests.services.delivery_desk import FOLDER, VI_HUONG, Desk, a_desk

MANIFEST = f"{FOLDER}/manifest.json"
ASIDE = f"{FOLDER}.manifest.json"


class NoQueue:
    def send(self, job: object, priority: int) -> None: ...
    def start(self, run: object) -> None: ...
    def stop(self) -> None: ...


class Nobody:
    name = "test"

    def gone(self, name: str) -> bool:
        return False


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


@pytest.fixture
def replanning(desk: Desk) -> Replanning:
    clock = FrozenClock()
    planning = Planning(desk.store, Stopwatch(lengths), clock, lambda _: True)
    zone = "Asia/Ho_Chi_Minh"
    return Replanning(desk.store, clock, planning, desk.delivery, zone, EIGHT_IN_THE_EVENING, 2)


@pytest.fixture
def work(desk: Desk) -> Work:
    return Work(desk.store, FrozenClock(), {}, NoQueue(), Nobody())  # type: ignore[arg-type]


def jobs(desk: Desk, kind: JobKind) -> list[Job]:
    with desk.store.reading() as records:
        return [one for one in records.jobs.recent() if one.kind is kind]


def act(desk: Desk, name: str) -> None:
    with desk.store.begin() as records:
        records.audit.append(AuditEntry(EVE, LAN.id, name, "giam-ngheo"))


def test_a_night_is_planned_once_however_often_somebody_looks(
    desk: Desk, replanning: Replanning, work: Work
) -> None:
    assert replanning.queue(work) == 1
    assert replanning.queue(work) == 0
    assert [one.payload["why"] for one in jobs(desk, JobKind.PLAN)] == [Why.NIGHTLY]


def test_each_change_that_matters_is_planned_once_and_others_are_not(
    desk: Desk, replanning: Replanning, work: Work
) -> None:
    replanning.queue(work)
    act(desk, "person.sign_in")
    assert replanning.queue(work) == 0
    for change in ("bulletin.approve", "bulletin.withdraw", "schedules.save"):
        act(desk, change)
        assert replanning.queue(work) == 1
        assert replanning.queue(work) == 0


def test_a_night_whose_plan_failed_is_planned_again_until_that_is_done(
    desk: Desk, replanning: Replanning
) -> None:
    clock, trouble = FrozenClock(), [OSError(28, "No space left on device")] * 5

    def act(payload: Mapping[str, str], progress: Progress) -> None:
        if trouble:
            raise trouble.pop()

    work = Work(desk.store, clock, {JobKind.PLAN: act}, NoQueue(), Nobody())  # type: ignore[arg-type]

    def work_off() -> Job:
        (job,) = jobs(desk, JobKind.PLAN)
        for _ in range(5):
            work.run(job.id)
            clock.pass_by(timedelta(minutes=1))
        (job,) = jobs(desk, JobKind.PLAN)
        return job

    assert replanning.queue(work) == 1
    failed = work_off()
    assert (failed.state, str(failed.error)) == (
        JobState.FAILED,
        "There is no room left on the disk.",
    )
    assert replanning.queue(work) == 0, "not at once"
    clock.pass_by(TRY_AGAIN_AFTER)
    assert replanning.queue(work) == 1
    assert work_off().state is JobState.DONE
    assert replanning.queue(work) == 0
    clock.pass_by(TRY_AGAIN_AFTER)
    assert replanning.queue(work) == 0


def test_a_plan_without_what_no_voice_could_speak_just_now_is_kept_and_told(
    desk: Desk, replanning: Replanning, work: Work
) -> None:
    watch = Stopwatch(lengths, {BulletinId("a")})
    planning = Planning(desk.store, watch, FrozenClock(), lambda _: True)
    with pytest.raises(Partly, match=r"^Tin a: The voice failed\.$"):
        replace(replanning, planning=planning).run(work, {"why": "nightly"})
    with desk.store.reading() as records:
        (broadcast, *_) = records.broadcasts.between(MONDAY, MONDAY)
    assert broadcast.rundown.bulletins == ("b",)
    watch.unrecorded.clear()
    replace(replanning, planning=planning).run(work, {"why": "nightly"})
    with desk.store.reading() as records:
        (broadcast, *_) = records.broadcasts.between(MONDAY, MONDAY)
    assert set(broadcast.rundown.bulletins) == {"a", "b"}


def test_planning_the_coming_days_twice_makes_one_version(
    desk: Desk, replanning: Replanning, work: Work
) -> None:
    replanning.run(work, {"why": "nightly"})
    replanning.run(work, {"why": "change"})
    with desk.store.reading() as records:
        assert [one.why for one in records.plan_versions.recent()] == [Why.NIGHTLY]


def test_a_change_reaches_the_packs_that_stations_have(
    desk: Desk, replanning: Replanning, work: Work
) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    replanning.run(work, {"why": "change"})
    assert [one.payload for one in jobs(desk, JobKind.BUILD)] == [
        {"date": "2022-10-03", "station": "vi-huong"}
    ]


def test_a_pack_made_otherwise_withdraws_the_files_of_the_one_before(desk: Desk) -> None:
    first = desk.delivery.pack(VI_HUONG, MONDAY)
    assert (first.revision, first.withdrawn) == (1, ())
    assert desk.delivery.pack(VI_HUONG, MONDAY).revision == 1
    edition = desk.keep(a_broadcast("b"), b"the morning without what was withdrawn")
    second = desk.delivery.pack(VI_HUONG, MONDAY)
    assert second.revision == 2
    (gone,) = second.withdrawn
    assert gone in first.files
    assert gone.name == "audio/0500-buoi-sang.mp3"
    assert edition.sha256 in {one.sha256 for one in second.files}
    stored = json.loads(desk.media.get(MANIFEST))
    assert [one["sha256"] for one in stored["withdrawn"]] == [gone.sha256]
    assert read_manifest(desk.media.get(MANIFEST)).withdrawn == second.withdrawn
    desk.keep(a_broadcast("a", "b"), b"morning" * 1000)
    third = desk.delivery.pack(VI_HUONG, MONDAY)
    assert third.revision == 3
    assert [one.sha256 for one in third.withdrawn] == [edition.sha256], "what came back is played"


def test_when_nothing_is_left_the_manifest_still_withdraws_everything(desk: Desk) -> None:
    first = desk.delivery.pack(VI_HUONG, MONDAY)
    with desk.store.begin() as records:
        records.broadcasts.replace(MONDAY, MONDAY, [])
    second = desk.delivery.pack(VI_HUONG, MONDAY)
    audio = {one.sha256 for one in first.files if one.name.startswith("audio/")}
    assert {one.sha256 for one in second.withdrawn} == audio
    assert second.bulletins == ()
    with pytest.raises(NotFound):
        desk.delivery.pack(VI_HUONG, MONDAY + timedelta(days=1))


def test_a_making_that_broke_off_forgets_nothing_that_was_withdrawn(desk: Desk) -> None:
    first = desk.delivery.pack(VI_HUONG, MONDAY)
    desk.keep(a_broadcast("b"), b"the morning without what was withdrawn")
    desk.media.put(ASIDE, desk.media.get(MANIFEST))
    desk.media.delete(MANIFEST)
    second = desk.delivery.pack(VI_HUONG, MONDAY)
    assert second.revision == first.revision + 1
    assert len(second.withdrawn) == 1
    assert not desk.media.exists(ASIDE)


def test_what_was_on_the_air_before_it_was_withdrawn_leaves_the_pack(desk: Desk) -> None:
    desk.delivery.pack(VI_HUONG, MONDAY)
    desk.change("a", lambda one: one.withdrawn("Số liệu sai.", at=EVE))
    with pytest.raises(Refused):
        desk.delivery.pack(VI_HUONG, MONDAY)
    noon = replace(desk.delivery, clock=FrozenClock(EVE + timedelta(days=1)))
    second = noon.pack(VI_HUONG, MONDAY)
    assert second.bulletins == ("b",)
    assert [one.name for one in second.withdrawn] == ["audio/0500-buoi-sang.mp3"]
