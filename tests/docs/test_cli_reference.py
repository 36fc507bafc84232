"""docs/cli.md says what the commands say."""

import subprocess
import sys
from pathlib import Path


def test_the_reference_is_what_the_commands_print() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "radio.cli._docs"],
        env={"RADIO_LANGUAGE": "en", "PATH": "", "PYTHONIOENCODING": "utf-8", "COLUMNS": "88"},
        capture_output=True,
        check=True,
    ).stdout.decode("utf-8")
    assert Path("docs/cli.md").read_text("utf-8") == made, "run: make docs"


def test_every_command_shows_an_example() -> None:
    reference = Path("docs/cli.md").read_text("utf-8")
    for section in reference.split("\n## ")[1:]:
        assert "Example: radio " in section, section.splitlines()[0]
