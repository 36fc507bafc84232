"""The media folder: whole files by harmless keys."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from radio.adapters.media import FolderMedia
from radio.adapters.whole_files import sweep
from radio.domain.errors import NotFound, Refused
from radio.ports import Written

KEY = "packs/vi-huong/2022-10-03/playlist.m3u8"


@pytest.fixture
def media(tmp_path: Path) -> FolderMedia:
    return FolderMedia(tmp_path / "w")


def test_what_was_put_is_there(media: FolderMedia) -> None:
    assert media.put(KEY, b"one")
    assert media.exists(KEY)
    assert media.get(KEY) == b"one"
    assert media.path(KEY).read_bytes() == b"one"


def test_the_same_bytes_again_touch_nothing(media: FolderMedia) -> None:
    media.put(KEY, b"one")
    before = media.path(KEY).stat()
    assert not media.put(KEY, b"one")
    after = media.path(KEY).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert media.put(KEY, b"two")
    assert media.get(KEY) == b"two"


@pytest.mark.parametrize(
    "key",
    ["../out", "packs/../../out", "/etc/passwd", "", "a//b", "a/./b", ".hidden", "a\\b", "tên.mp3"],
)
def test_a_key_cannot_leave_the_folder(media: FolderMedia, key: str) -> None:
    for act in (media.get, media.path, media.exists, media.delete, lambda k: media.put(k, b"")):
        with pytest.raises(Refused):
            act(key)


def test_what_is_not_there_is_said_plainly(media: FolderMedia) -> None:
    with pytest.raises(NotFound, match=KEY):
        media.get(KEY)
    assert not media.exists(KEY)
    media.delete(KEY)
    assert media.list("packs") == []


def test_the_list_is_sorted_and_leaves_unfinished_files_out(media: FolderMedia) -> None:
    media.put("packs/b/2", b"")
    media.put("packs/a/1", b"")
    media.put("other/c", b"")
    media.path("packs/a/1").with_name(".1.7.7.part").write_bytes(b"half")
    assert media.list("packs") == ["packs/a/1", "packs/b/2"]
    assert media.list("packs/a/") == ["packs/a/1"]
    assert media.list("") == ["other/c", "packs/a/1", "packs/b/2"]


@pytest.mark.parametrize("name", [".DS_Store", "._khan.mp3", "ghi chú.txt", ".Trashes/khan.mp3"])
def test_what_is_no_key_is_none_of_ours_and_stays(media: FolderMedia, name: str) -> None:
    media.put("urgent/vi-huong/khan.mp3", b"sound")
    stranger = media.path("urgent/vi-huong/khan.mp3").parent / name
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_bytes(b"somebody's")
    assert media.list("urgent/vi-huong") == ["urgent/vi-huong/khan.mp3"]
    for key in media.list(""):
        media.delete(key)
    assert stranger.read_bytes() == b"somebody's"


def test_a_file_from_outside_is_copied_once(media: FolderMedia, tmp_path: Path) -> None:
    source = tmp_path / "source.mp3"
    source.write_bytes(b"sound" * 1000)
    assert media.put_file("audio/a.mp3", source)
    assert media.get("audio/a.mp3") == source.read_bytes()
    assert not media.path("audio/a.mp3").samefile(source)
    assert not media.put_file("audio/a.mp3", source)
    source.write_bytes(b"other")
    assert media.put_file("audio/a.mp3", source)
    assert media.get("audio/a.mp3") == b"other"


def test_a_file_of_the_store_shares_its_bytes(media: FolderMedia) -> None:
    media.put("audio/a.mp3", b"sound")
    media.put("packs/a.mp3", b"older")
    assert media.put_file("packs/a.mp3", media.path("audio/a.mp3"))
    assert media.get("packs/a.mp3") == b"sound"
    assert not media.put_file("packs/a.mp3", media.path("audio/a.mp3"))
    media.put("audio/a.mp3", b"newer")
    assert media.get("packs/a.mp3") == b"sound", "replacing one name leaves the other alone"


def test_of_files_that_count_only_together_each_folder_is_forced_once_at_last(
    tmp_path: Path,
) -> None:
    forced: list[Path] = []
    media = FolderMedia(tmp_path, forced.append)
    with media.together() as some:
        some.put("a/1", b"one")
        some.put("a/2", b"two")
        some.put_file("b/1", some.path("a/1"))
        assert media.list("") == ["a/1", "a/2", "b/1"]
        assert forced == []
    assert forced == [tmp_path / "a", tmp_path / "b"]


def test_a_file_half_written_never_appears(media: FolderMedia) -> None:
    media.put(KEY, b"whole")
    with pytest.raises(RuntimeError), media.writing(KEY) as file:
        file.write(b"half")
        raise RuntimeError
    assert media.get(KEY) == b"whole"
    with media.writing(KEY) as file:
        file.write(b"new")
    assert media.get(KEY) == b"new"
    assert media.list("") == [KEY]


@pytest.mark.parametrize("count", [0, 1, 7, 40])
def test_a_file_of_pieces_holds_them_and_is_what_its_digest_says(
    media: FolderMedia, count: int
) -> None:
    pieces = [bytes([number]) * (number * 9_001) for number in range(count)]
    whole = b"".join(pieces)
    assert media.put_pieces(KEY, pieces) == Written(sha256(whole).hexdigest(), len(whole))
    assert media.get(KEY) == whole


def test_the_digest_is_that_of_what_came_to_stand_in_the_file(
    media: FolderMedia, tmp_path: Path
) -> None:
    """What goes wrong on the way to the file is not hidden by a digest of what was meant."""

    def pieces() -> Iterator[bytes]:
        yield b"meant" * 100_000
        (part,) = tmp_path.rglob("*.part")
        with part.open("r+b") as file:
            file.write(b"leant")

    made = media.put_pieces(KEY, pieces())
    assert media.get(KEY).startswith(b"leant")
    assert made.sha256 == sha256(media.get(KEY)).hexdigest()


def test_a_file_of_pieces_that_fail_never_appears(media: FolderMedia) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half" * 1_000_000
        raise RuntimeError

    media.put(KEY, b"whole")
    with pytest.raises(RuntimeError):
        media.put_pieces(KEY, pieces())
    assert media.get(KEY) == b"whole"
    assert media.list("") == [KEY]


DIES_WRITING = """
import os, signal, sys
from pathlib import Path
from radio.adapters.media import FolderMedia
with FolderMedia(Path(sys.argv[1])).writing(sys.argv[2]) as file:
    file.write(b"frames" * 100_000)
    file.flush()
    file.truncate(int(sys.argv[3]))
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("written", [0, 1, 191, 192, 4096, 600_000])
def test_a_process_killed_at_any_byte_publishes_nothing(tmp_path: Path, written: int) -> None:
    key = "audio/editions/ab/edition.mp3"
    arguments = [sys.executable, "-c", DIES_WRITING, str(tmp_path), key, str(written)]
    assert subprocess.run(arguments, check=False).returncode == -signal.SIGKILL
    media = FolderMedia(tmp_path)
    assert not media.exists(key)
    assert media.list("") == []
    assert sweep(tmp_path) == 1
    assert media.put(key, b"whole")
    assert media.get(key) == b"whole"
