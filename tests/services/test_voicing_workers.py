"""Real workers of one installation that read the same bulletins, and are killed over them."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from radio.adapters.clip_roll import Place
from radio.adapters.whole_files import PART, sweep
from radio.app import Radio, build
from radio.config import FILE_NAME, Settings
from radio.domain.bulletin import BulletinId
from radio.domain.job import JobKind, JobState
from tests.builders import LAN, a_script
from tests.kept_clips import kept_clips
from tests.radio_command import command, environment

SENTENCES = 90
ENOUGH = 60.0
"""Seconds after which something hangs."""


@pytest.fixture
def radio(tmp_path: Path) -> Iterator[Radio]:
    (tmp_path / FILE_NAME).write_text("", "utf-8")  # by which the command knows a workspace
    made = build(Settings(workspace=tmp_path, online_voices=False))
    with made.store.begin() as records:
        records.people.save(LAN)
    yield made
    made.store.close()  # type: ignore[attr-defined]


def hand_in(radio: Radio) -> BulletinId:
    """A long bulletin, every sentence another, of which no two have the same words."""
    body = "\n\n".join(
        f"Thôn thứ {number} mời bà con đến nhà văn hóa để họp về rà soát hộ nghèo, hộ cận nghèo."
        for number in range(SENTENCES)
    )
    draft = radio.newsroom.draft(a_script(title="Họp các thôn", body=body), LAN.id)
    radio.newsroom.submit(draft.id, LAN.id)
    return draft.id


@contextmanager
def worker(workspace: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command("worker", "--workspace", workspace), env=environment(), stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + ENOUGH
    while not true():
        assert time.monotonic() < end, "nothing happens any more"
        time.sleep(0.01)


def clips(workspace: Path) -> dict[str, Place]:
    """Every clip and where it lies; fails when one was kept twice."""
    return kept_clips(workspace / "audio" / "clips")


def read(radio: Radio, bulletin: BulletinId) -> bool:
    with radio.store.reading() as records:
        return records.bulletins.get(bulletin).voice is not None


def reports(radio: Radio, bulletin: BulletinId) -> int:
    """How often the audit log says that it was read aloud."""
    with radio.store.reading() as records:
        return sum(entry.act == "bulletin.voice" for entry in records.audit.about(bulletin))


def ended_well(radio: Radio) -> bool:
    with radio.store.reading() as records:
        jobs = [job for job in records.jobs.recent() if job.kind is JobKind.VOICE]
    return [job.state for job in jobs] == [JobState.DONE]


def all_whole(radio: Radio, workspace: Path) -> bool:
    return all(radio.library.clip(key) is not None for key in clips(workspace))


def test_what_a_killed_worker_had_read_is_not_read_again_and_the_bulletin_is_not_lost(
    radio: Radio, tmp_path: Path
) -> None:
    bulletin = hand_in(radio)
    with worker(tmp_path):
        until(lambda: len(clips(tmp_path)) >= 10)
    before = clips(tmp_path)
    assert not read(radio, bulletin), "it was killed in the middle"
    with worker(tmp_path):
        until(lambda: ended_well(radio))
    after = clips(tmp_path)
    assert read(radio, bulletin)
    assert reports(radio, bulletin) == 1
    assert before.items() <= after.items()
    assert all_whole(radio, tmp_path)
    sweep(tmp_path)
    assert not list(tmp_path.rglob(f"*{PART}"))


def test_two_workers_with_one_bulletin_read_each_sentence_once(
    radio: Radio, tmp_path: Path
) -> None:
    bulletin = hand_in(radio)
    seen: dict[str, Place] = {}
    with worker(tmp_path), worker(tmp_path):

        def all_done() -> bool:
            seen.update(clips(tmp_path))
            return ended_well(radio)

        until(all_done)
    assert reports(radio, bulletin) == 1
    assert len(seen) >= SENTENCES
    assert all_whole(radio, tmp_path)
    assert len(list((tmp_path / "audio" / "takes").rglob("*.mp3"))) == 2, "body and title"
