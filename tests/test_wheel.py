"""An installed package runs the demo without the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.packs import assert_whole
from tests.radio_command import CHECKOUT, radio


def test_the_wheel_carries_all_it_needs_and_runs_the_demo(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", tmp_path, CHECKOUT],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    empty = tmp_path / "empty"
    empty.mkdir()
    where = subprocess.run(
        [sys.executable, "-c", "import radio; print(radio.__file__)"],
        cwd=empty,
        env={"PYTHONPATH": str(site)},
        capture_output=True,
        check=True,
    )
    assert str(site) in where.stdout.decode(), "the wheel, not the checkout, must be under test"
    done = radio(
        "demo",
        "--no-serve",
        "--date",
        "2025-10-06",
        cwd=empty,
        extra={"PYTHONPATH": str(site)},
    )
    assert done.returncode == 0, done.stderr
    made = sorted(empty.glob("*/packs/*/2025-10-06"))
    assert len(made) == 5
    for pack in made:
        assert_whole(pack)
