"""People's recordings: a file of ten minutes and of thirty taken in, and the memory it needs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from radio.domain.audio.sound import Sound
from tests.recorded_files import written
from tests.sounds import speechlike

Report = Callable[[str, float, str], None]
KINDS = ("mp3", "m4a", "opus", "flac", "wav")
MINUTES = (10, 30)
ROUNDS = 5
TAKE_IN = """
import resource, sys, time
from pathlib import Path
from radio.adapters.ingest import ingest
began = time.perf_counter()
ingest(Path(sys.argv[1]))
print(time.perf_counter() - began)
status = Path("/proc/self/status").read_text()
print(status.partition("VmHWM:")[2].split()[0])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""In a process of its own, whose memory nothing else has used (Linux only)."""


def run(report: Report) -> None:
    """Medians of five readings of each kind."""
    minute = speechlike(60.0, rate=48_000)
    with TemporaryDirectory() as folder:
        for minutes in MINUTES:
            long = Sound(minute.samples * minutes, minute.rate)
            for kind in KINDS:
                _one(kind, minutes, written(Path(folder), kind, long), report)


def _one(kind: str, minutes: int, file: Path, report: Report) -> None:
    rounds = [_taken_in(file) for _ in range(ROUNDS)]
    seconds, own, of_ffmpeg = zip(*rounds, strict=True)
    name = f"{minutes} minutes of {kind} taken in"
    report(name, median(seconds), f"s [{min(seconds):.2f}-{max(seconds):.2f}]")
    report(f"{name}: most memory here, with Python", max(own) / 1e3, "MB")
    report(f"{name}: most memory of ffmpeg", max(of_ffmpeg) / 1e3, "MB")


def _taken_in(file: Path) -> tuple[float, float, float]:
    """Seconds, and kB of this side and of ffmpeg."""
    asked = [sys.executable, "-c", TAKE_IN, str(file)]
    answer = subprocess.run(asked, capture_output=True, check=True, text=True).stdout.split()
    seconds, own, of_ffmpeg = (float(one) for one in answer)
    return seconds, own, of_ffmpeg
