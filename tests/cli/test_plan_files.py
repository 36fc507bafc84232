"""`radio plan --ics --xlsx`: the planned days as files for other programs."""

from __future__ import annotations

from pathlib import Path

from icalendar import Calendar
from openpyxl import load_workbook

from tests.radio_command import radio


def test_the_planned_days_are_written_as_calendar_and_spreadsheet(tmp_path: Path) -> None:
    folder = tmp_path / "loa"
    assert radio("init", folder, cwd=tmp_path).returncode == 0
    asked = ("plan", "--from", "2022-10-03", "--days", "2", "--station", "vi-huong")
    done = radio(*asked, "--ics", "tuan.ics", "--xlsx", "tuan.xlsx", cwd=folder)
    assert done.returncode == 0, done.stderr
    sheet = load_workbook(folder / "tuan.xlsx").active
    assert sheet is not None
    assert [row[2].value for row in sheet.iter_rows(min_row=2)] == ["xã Vi Hương"] * 4
    assert Calendar.from_ical((folder / "tuan.ics").read_bytes()).walk("VEVENT") == []  # silence
    nowhere = radio(*asked, "--xlsx", "scripts", cwd=folder)
    assert nowhere.returncode == 1
    assert "scripts" in nowhere.stderr
    assert "Traceback" not in nowhere.stderr
