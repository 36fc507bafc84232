"""Files appear whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from radio.adapters.whole_files import sweep, write_whole, writing_whole


def test_the_same_content_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    assert write_whole(path, b"one")
    before = path.stat()
    assert not write_whole(path, b"one")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert write_whole(path, b"two")
    assert path.read_bytes() == b"two"


def test_a_failure_midway_leaves_the_old_file_and_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"old")
    with pytest.raises(OSError, match="full"), writing_whole(path) as file:
        file.write(b"ne")
        raise OSError("disk full")
    assert path.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_what_a_killed_process_left_is_swept_and_living_work_is_not(tmp_path: Path) -> None:
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True
    )
    (tmp_path / f".x.mp3.{dead.stdout.decode().strip()}.1.part").write_bytes(b"half")
    with writing_whole(tmp_path / "living.mp3") as file:
        file.write(b"whole")
        assert sweep(tmp_path) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["living.mp3"]


KILLED = """
import os, sys
from pathlib import Path
from radio.adapters import whole_files
os.getpid = lambda: int(sys.argv[2])
with whole_files.writing_whole(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    os._exit(9)
"""


def test_what_a_killed_process_of_the_same_number_left_is_swept(tmp_path: Path) -> None:
    killed = [sys.executable, "-c", KILLED, str(tmp_path / "x.mp3"), str(os.getpid())]
    assert subprocess.run(killed).returncode == 9
    (left,) = tmp_path.iterdir()
    assert left.read_bytes() == b"half"
    with writing_whole(tmp_path / "living.mp3") as file:
        file.write(b"whole")
        assert sweep(tmp_path) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["living.mp3"]
