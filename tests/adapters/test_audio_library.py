"""The audio library: whole or not at all, whatever happens to its files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from hashlib import sha256
from pathlib import Path

import pytest

from radio.adapters.audio_library import FolderLibrary
from radio.domain.audio.sound import FRAME_BYTES, Sound, Take, TakeId
from radio.domain.errors import Damaged, NotFound
from tests.fakes import tone
from tests.kept_clips import kept_clips, spoil_clip

KEY = sha256(b"words").hexdigest()
ID = TakeId(sha256(b"take").hexdigest())
FRAMES = bytes(range(FRAME_BYTES)) * 50
TAKE = Take(
    id=ID,
    voice="tone:vi",
    frames=50,
    samples=28_000,
    loudness=-16.04,
    true_peak=-1.62,
    energies=(0.1, 0.25),
    peaks=(3, 200),
    sha256=sha256(FRAMES).hexdigest(),
)


@pytest.fixture
def library(tmp_path: Path) -> FolderLibrary:
    return FolderLibrary(tmp_path / "audio")


def the_file(tmp_path: Path, suffix: str) -> Path:
    (found,) = tmp_path.rglob(f"*{suffix}")
    return found


def test_a_clip_comes_back_as_it_was(library: FolderLibrary) -> None:
    sound = Sound(tone(1).samples, 22_050)
    assert library.clip(KEY) is None
    assert not library.has_clip(KEY)
    library.keep_clip(KEY, sound)
    assert library.has_clip(KEY)
    assert library.clip(KEY) == sound


@pytest.mark.parametrize("left", [0, 1, 1000, -1])
def test_a_truncated_clip_is_damaged(library: FolderLibrary, tmp_path: Path, left: int) -> None:
    library.keep_clip(KEY, tone(1))
    path = the_file(tmp_path, ".pcm")
    path.write_bytes(path.read_bytes()[:left])
    assert library.clip(KEY) is None
    assert library.damaged() == (f"clips/{KEY}",)


@pytest.mark.parametrize("left", [0, 1, 51])
def test_a_clip_whose_line_was_never_finished_is_not_there(
    library: FolderLibrary, tmp_path: Path, left: int
) -> None:
    library.keep_clip(KEY, tone(1))
    os.truncate(the_file(tmp_path, ".index"), left)
    again = FolderLibrary(tmp_path / "audio")
    assert not again.has_clip(KEY)
    assert again.damaged() == ()


@pytest.mark.parametrize("at", [0, 1, 5000, 47_999])
def test_a_clip_with_one_wrong_byte_is_not_there_and_can_be_made_again(
    library: FolderLibrary, tmp_path: Path, at: int
) -> None:
    library.keep_clip(KEY, tone(1))
    spoil_clip(tmp_path, kept_clips(tmp_path)[KEY], at)
    assert library.clip(KEY) is None
    assert not library.has_clip(KEY)
    library.keep_clip(KEY, tone(1))
    assert library.clip(KEY) == tone(1)
    assert FolderLibrary(tmp_path / "audio").clip(KEY) == tone(1), "the later one counts"


@pytest.mark.parametrize("at", range(32, 52, 3))
def test_a_line_with_one_wrong_byte_gives_out_no_other_sound(
    library: FolderLibrary, tmp_path: Path, at: int
) -> None:
    library.keep_clip(KEY, tone(1))
    index = the_file(tmp_path, ".index")
    line = bytearray(index.read_bytes())
    line[at] ^= 1
    index.write_bytes(line)
    again = FolderLibrary(tmp_path / "audio")
    assert again.clip(KEY) is None
    assert again.damaged() == (f"clips/{KEY}",)


def test_what_another_process_keeps_is_found(library: FolderLibrary, tmp_path: Path) -> None:
    assert library.clip(KEY) is None
    FolderLibrary(tmp_path / "audio").keep_clip(KEY, tone(1))
    with library.making(ID):  # whoever begins a take looks at once, others within a second
        assert library.clip(KEY) == tone(1)


def test_a_roll_that_gave_way_while_it_was_written_is_followed_by_another(
    library: FolderLibrary, tmp_path: Path
) -> None:
    library.keep_clip(KEY, tone(1))
    for path in (tmp_path / "audio" / "clips").iterdir():
        path.unlink()
    assert library.clip(KEY) is None
    library.keep_clip(KEY, tone(1))
    assert FolderLibrary(tmp_path / "audio").clip(KEY) == tone(1)


def test_an_empty_clip_is_never_given_out(library: FolderLibrary) -> None:
    library.keep_clip(KEY, Sound(b""))
    assert library.clip(KEY) is None


def test_the_clips_used_longest_ago_give_way(tmp_path: Path) -> None:
    size = len(tone(1).samples) + 100
    library = FolderLibrary(tmp_path, clips_at_most=10 * size)
    keys = [sha256(bytes([place])).hexdigest() for place in range(12)]
    for age, key in enumerate(keys[:10]):
        library.keep_clip(key, tone(1))
        roll = kept_clips(tmp_path)[key].roll
        os.utime(tmp_path / "clips" / f"{roll}.index", (0, 1_000_000_000 + age * 200_000))
    assert library.clip(keys[0]) is not None
    for key in keys[10:]:
        library.keep_clip(key, tone(1))
    assert library.clip(keys[0]) is not None
    assert library.clip(keys[1]) is None
    assert all(library.clip(key) for key in keys[5:])
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.pcm")) <= 10 * size


def test_a_take_comes_back_as_it_was(library: FolderLibrary) -> None:
    assert library.take(ID) is None
    library.keep_take(TAKE, FRAMES)
    assert library.take(ID) == TAKE
    assert library.frames(ID) == FRAMES


def test_frames_that_are_not_there_are_not_found(library: FolderLibrary) -> None:
    with pytest.raises(NotFound):
        library.frames(ID)


@pytest.mark.parametrize("suffix", [".mp3", ".json"])
def test_a_take_with_one_of_its_files_gone_is_not_there(
    library: FolderLibrary, tmp_path: Path, suffix: str
) -> None:
    library.keep_take(TAKE, FRAMES)
    assert library.take(ID)
    the_file(tmp_path, suffix).unlink()
    assert library.take(ID) is None


@pytest.mark.parametrize("content", [b"", FRAMES[:-1], FRAMES[:-FRAME_BYTES], b"x" + FRAMES[1:]])
def test_a_take_with_damaged_frames_is_not_there_and_can_be_made_again(
    library: FolderLibrary, tmp_path: Path, content: bytes
) -> None:
    library.keep_take(TAKE, FRAMES)
    the_file(tmp_path, ".mp3").write_bytes(content)
    assert library.take(ID) is None
    library.keep_take(TAKE, FRAMES)
    assert library.take(ID) == TAKE


def test_frames_that_change_without_a_trace_are_never_given_out_and_can_be_made_again(
    library: FolderLibrary, tmp_path: Path
) -> None:
    library.keep_take(TAKE, FRAMES)
    assert library.take(ID) == TAKE
    path = the_file(tmp_path, ".mp3")
    before = path.stat()
    path.write_bytes(FRAMES[:-1] + b"x")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert library.take(ID) == TAKE
    with pytest.raises(Damaged):
        library.frames(ID)
    assert library.take(ID) is None
    assert library.damaged() == (f"takes/{ID}",)
    library.keep_take(TAKE, FRAMES)
    assert library.take(ID) == TAKE
    assert library.frames(ID) == FRAMES


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"1", b'{"id": "x"}', b"\xff"])
def test_a_take_with_a_damaged_record_is_not_there(
    library: FolderLibrary, tmp_path: Path, content: bytes
) -> None:
    library.keep_take(TAKE, FRAMES)
    the_file(tmp_path, ".json").write_bytes(content)
    assert library.take(ID) is None


@pytest.mark.parametrize("field", [*vars(TAKE), "sum"])
def test_a_take_with_one_figure_of_its_record_changed_is_not_there(
    library: FolderLibrary, tmp_path: Path, field: str
) -> None:
    library.keep_take(TAKE, FRAMES)
    path = the_file(tmp_path, ".json")
    record = json.loads(path.read_text("utf-8"))
    changed = record[field] * 2 if isinstance(record[field], str | list) else record[field] + 1
    path.write_text(json.dumps({**record, field: changed}), "utf-8")
    assert library.take(ID) is None


def test_a_record_from_before_records_had_a_sum_is_believed(
    library: FolderLibrary, tmp_path: Path
) -> None:
    library.keep_take(TAKE, FRAMES)
    path = the_file(tmp_path, ".json")
    record = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({name: record[name] for name in vars(TAKE)}), "utf-8")
    assert library.take(ID) == TAKE


def test_a_record_from_a_later_version_is_no_take(library: FolderLibrary, tmp_path: Path) -> None:
    library.keep_take(TAKE, FRAMES)
    path = the_file(tmp_path, ".json")
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "colour": "red"}), "utf-8")
    assert library.take(ID) is None


def test_keeping_the_same_take_again_touches_no_file(
    library: FolderLibrary, tmp_path: Path
) -> None:
    library.keep_take(TAKE, FRAMES)
    before = the_file(tmp_path, ".mp3").stat(), the_file(tmp_path, ".json").stat()
    library.keep_take(TAKE, FRAMES)
    assert before == (the_file(tmp_path, ".mp3").stat(), the_file(tmp_path, ".json").stat())


def test_one_makes_a_take_while_the_other_waits(tmp_path: Path) -> None:
    one, other = FolderLibrary(tmp_path), FolderLibrary(tmp_path)
    order = []
    begun, waiting = threading.Event(), threading.Event()

    def later() -> None:
        begun.wait()
        waiting.set()
        with other.making(ID):
            order.append("other")

    thread = threading.Thread(target=later)
    thread.start()
    with one.making(ID):
        begun.set()
        waiting.wait()
        thread.join(0.2)
        order.append("one")
    thread.join()
    assert order == ["one", "other"]


def test_nobody_waits_for_whoever_makes_another_take(tmp_path: Path) -> None:
    done = threading.Event()

    def another() -> None:
        with FolderLibrary(tmp_path).making(
            TakeId(f"{ID[:2]}{'0' if ID[2] != '0' else '1'}{ID[3:]}")
        ):
            done.set()

    thread = threading.Thread(target=another)
    with FolderLibrary(tmp_path).making(ID):
        thread.start()
        assert done.wait(30)
    thread.join()


def test_many_make_a_take_one_by_one(tmp_path: Path) -> None:
    making: list[int] = []
    at_once: list[int] = []

    def work(worker: int) -> None:
        library = FolderLibrary(tmp_path)
        for _ in range(20):
            with library.making(ID):
                making.append(worker)
                at_once.append(len(making))
                making.remove(worker)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert at_once == [1] * 80


FULL_DISK = """
import resource, sys
from pathlib import Path
from radio.adapters.audio_library import FolderLibrary
from tests.fakes import tone
library = FolderLibrary(Path(sys.argv[1]))
library.keep_clip("a" * 64, tone(0.5))
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
try:
    library.keep_clip("b" * 64, tone(2))
except OSError as error:
    print(error.strerror)
print(library.clip("a" * 64) == tone(0.5), library.clip("b" * 64))
"""


def test_a_disk_that_takes_no_more_leaves_no_half_file(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, tmp_path], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["File too large", "True None"]
    assert kept_clips(tmp_path).keys() == {"a" * 64}
