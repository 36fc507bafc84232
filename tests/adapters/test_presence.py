"""A process is known to live by its lock, and to be gone only when that is sure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from radio.adapters.presence import Presence

HOLD = """
import sys
from pathlib import Path
from radio.adapters.presence import Presence
here = Presence(Path(sys.argv[1]))
print(here.name, flush=True)
sys.stdin.read()
"""


def test_another_living_process_is_not_gone_and_a_killed_one_is(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        name = process.stdout.readline().strip()
        here = Presence(tmp_path)
        assert not here.gone(name)
        process.kill()
        process.wait()
        assert here.gone(name)
        assert here.gone(name), "also when somebody else noticed it first"
    assert list(tmp_path.glob("*.lock")) == []


def test_a_process_does_not_take_itself_for_dead(tmp_path: Path) -> None:
    here = Presence(tmp_path)
    assert not here.gone(here.name)
    here.leave()
    assert Presence(tmp_path).gone(here._name)


def test_nothing_is_said_about_processes_of_other_machines_and_folders(tmp_path: Path) -> None:
    here, elsewhere = Presence(tmp_path / "a"), Presence(tmp_path / "b")
    name = elsewhere.name
    elsewhere.leave()
    assert not here.gone(name)
    assert not here.gone("other-machine-12345678-abcdef")


def test_no_file_appears_before_somebody_works(tmp_path: Path) -> None:
    Presence(tmp_path / "locks")
    assert not (tmp_path / "locks").exists()


def test_what_dead_processes_left_is_tidied_away_and_the_living_stay(tmp_path: Path) -> None:
    living, dead, here = (Presence(tmp_path) for _ in range(3))
    gone = dead.name
    dead.leave()
    names = {living.name, here.name}
    assert {file.stem.removeprefix("worker-") for file in tmp_path.iterdir()} == names
    assert here.gone(gone)
    assert not here.gone(living.name)
