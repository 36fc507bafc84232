"""A real day of the shipped schedules in a process of its own: one station first, then all.

Arguments: an empty folder; `later` for a day on whose eve all stations were on the air with one
script, so that each has its own lines (ident and farewell) by then. Prints three numbers of seconds
of CPU: reading the scripts aloud as their approval needs it, building one station's day, building
that of the thirteen others; then the seconds they took.
"""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import redirect_stdout
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise
from pathlib import Path

import psutil
import scipy.ndimage  # noqa: F401 - it is loaded with the first take, and is to be there before

from radio.adapters.clock import ShiftedClock
from radio.app import Radio, build
from radio.cli._show import stages
from radio.cli.demo import MONDAY, _eve, _hire, _publish
from radio.cli.workspace import furnish, import_folder
from radio.config import load_settings
from radio.domain.station import existing_on

Moment = tuple[float, float]


def main() -> None:
    workspace, on = Path(sys.argv[1]), MONDAY
    with redirect_stdout(StringIO()):
        if sys.argv[2:] == ["later"]:
            on_the_air(workspace, on - timedelta(days=1))
        marks = [now()]
        for step in day(workspace, on):
            step()
            marks.append(now())
    spent = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(marks)]
    print(*(cpu for cpu, _ in spent), *(wall for _, wall in spent))


def on_the_air(workspace: Path, on: date) -> None:
    """A day of all stations with one script."""
    radio, scripts = a_radio(workspace, on), workspace / "before" / "scripts"
    scripts.mkdir(parents=True)
    shutil.copy(min((workspace / "scripts").iterdir()), scripts)
    with stages() as progress:
        _publish(radio, scripts.parent, progress)
        radio.production.build(on, None, progress)


def day(workspace: Path, on: date):  # type: ignore[no-untyped-def]
    radio = a_radio(workspace, on)
    with radio.store.reading() as records:
        first, *_ = existing_on(records.schedules.load().stations, on)
    with stages() as progress:
        yield lambda: _publish(radio, workspace, progress)
        yield lambda: radio.production.build(on, first.id, progress)
        yield lambda: radio.production.build(on, None, progress)


def a_radio(workspace: Path, on: date) -> Radio:
    furnish(workspace)
    settings = load_settings(workspace, {})
    radio = build(settings, clock=ShiftedClock.from_moment(_eve(on, settings)))
    import_folder(radio, workspace / "schedules", by=None)
    _hire(radio, on)
    return radio


def now() -> Moment:
    """CPU of this process and of all it started, and the clock; seconds."""
    own = psutil.Process()
    times = [one.cpu_times() for one in (own, *own.children(recursive=True))]
    cpu = sum(one.user + one.system + one.children_user + one.children_system for one in times)
    return cpu, time.perf_counter()


if __name__ == "__main__":
    main()
