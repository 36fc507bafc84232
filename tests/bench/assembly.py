"""From words to an edition: voice, mastering, splicing, against plain LAME and a plain copy.

One programme of 30 minutes made of the shipped scripts, read by the embedded voice.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import miniaudio
import numpy as np
import scipy.ndimage  # noqa: F401 - it is loaded with the first take, and is to be there before

from radio.adapters.audio_library import FolderLibrary
from radio.adapters.mastering import LameMastering
from radio.adapters.mastering._bed import AudioSegment
from radio.adapters.mastering._encoder import BIT_RATE, USUAL_QUALITY, encoder
from radio.adapters.mastering._joining import joined
from radio.adapters.media import FolderMedia
from radio.adapters.script_files import read_folder
from radio.adapters.splice import FrameSplicing
from radio.adapters.whole_files import flush_folder
from radio.domain.audio.cuesheet import Item, Layout, place
from radio.domain.audio.loudness import together
from radio.domain.audio.sound import RATE, Take, TakeId
from radio.domain.programme import SegmentKind
from radio.ports import Label
from tests.bench._aloud import Parts, read_aloud
from tests.bench._cold import cold

Report = Callable[[str, float, str], None]
MINUTES = 30
STATIONS = 1000
PAIRS = 15
EDITION = "edition.mp3"
SCRIPTS = Path(__file__).parents[2] / "scripts"
LABEL = Label("Chương trình", "Đài", "Chương trình", date(2022, 10, 3), ("vie",), -16.0)


def run(report: Report) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        bulletins = read_aloud(report)
        library = FolderLibrary(root / "library")
        takes = master(bulletins, library, report)
        seconds = sum(take.samples for take in takes) / RATE
        row = list(islice(cycle(takes), round(len(takes) * MINUTES * 60 / seconds)))
        lame = encode_plainly(library_sound(library, row), report)
        spliced = splice(library, row, root, report)
        report("splicing / plain LAME of the same audio", spliced / lame, "ratio")
        report(
            "pydub (+=, normalise) and LAME / splicing", by_pydub(library, row) / spliced, "times"
        )
        cold([script for _, script in read_folder(SCRIPTS)], root, report)
        one_day(root, report)
        many_stations(library, row, root, report)
        for hours in (0.5, 3.0):
            used = memory(root, round(hours * 3600))
            report(f"peak memory of splicing {hours:g} h", used, "MB")


def master(bulletins: Sequence[Parts], library: FolderLibrary, report: Report) -> list[Take]:
    mastering, takes = LameMastering(), []
    began, cpu = time.perf_counter(), time.process_time()
    for number, parts in enumerate(bulletins):
        take, frames = mastering.master(
            TakeId(sha256(str(number).encode()).hexdigest()), "espeak:vi", parts
        )
        library.keep_take(take, frames)
        takes.append(take)
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    seconds = sum(take.samples for take in takes) / RATE
    report("mastered (joined, levelled, encoded, checked) per second", seconds / took, "s/s")
    plain = encode_seconds(
        np.concatenate([block for parts in bulletins for block in joined(parts)])
    )
    report("mastering / plain LAME of the same audio, CPU", cpu / plain, "ratio")
    report("furthest take from -16 LUFS", max(abs(one.loudness + 16) for one in takes), "LU")
    report("highest true peak", max(one.true_peak for one in takes), "dBTP")
    return takes


def encode_plainly(samples: np.ndarray, report: Report) -> float:
    took = encode_seconds(samples)
    report(f"plain LAME of {len(samples) / RATE / 60:.1f} minutes", took, "s")
    return took


def encode_seconds(samples: np.ndarray) -> float:
    """Seconds of CPU that nothing but encoding takes, by LAME as it comes."""
    lame = encoder(BIT_RATE, USUAL_QUALITY)
    whole = (samples * 32767).astype("<i2").tobytes()
    began = time.process_time()
    lame.encode(whole)
    lame.flush()
    return time.process_time() - began


def splice(library: FolderLibrary, row: Sequence[Take], root: Path, report: Report) -> float:
    """Seconds of CPU; splicing and copying take turns, because they share the noise."""
    media, target = FolderMedia(root), root / EDITION
    assemble(library, row, media)
    turns = [
        (
            spent(lambda: assemble(library, row, media)),
            spent(lambda: copy(target, root / "copy")),
        )
        for _ in range(PAIRS)
    ]
    cpu = median(splicing.cpu for splicing, _ in turns)
    walls = [(splicing.wall, copying.wall) for splicing, copying in turns]
    report("splicing 30 minutes: places, loudness, file, digest, to the disk", cpu, "s CPU")
    report("  took", median(one for one, _ in walls), "s")
    report("  / plain copy to the disk, paired", median(a / b for a, b in walls), "ratio")
    best = min(one for one, _ in walls) / min(other for _, other in walls)
    report("  best splicing / best copy", best, "ratio")
    return cpu


def copy(source: Path, target: Path) -> None:
    """A plain copy, on the disk with its name when it ends, as an edition is."""
    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    flush_folder(target.parent)


def assemble(library: FolderLibrary, row: Sequence[Take], media: FolderMedia) -> None:
    """From takes to a finished file with its measured loudness."""
    takes = [take for one in row if (take := library.take(one.id)) is not None]
    layout = laid(takes)
    together(take.energies for take in takes)
    frames = frames_of(library, layout, row)
    media.put_pieces(EDITION, FrameSplicing().pieces(LABEL, layout, frames))


def by_pydub(library: FolderLibrary, row: Sequence[Take]) -> float:
    """Seconds of CPU of the usual way: decode, add up, normalise, encode."""
    began = time.process_time()
    whole = AudioSegment.silent(0, RATE)
    for take in row:
        raw = sound_of(library, take).tobytes()
        whole += AudioSegment(raw, sample_width=2, frame_rate=RATE, channels=1)
        whole += AudioSegment.silent(720, RATE)
    samples = np.frombuffer(whole.normalize().raw_data, "<i2").astype(np.float32) / 32768
    return time.process_time() - began + encode_seconds(samples)


def many_stations(library: FolderLibrary, row: Sequence[Take], root: Path, report: Report) -> None:
    """Short editions that share all bulletins and differ in their first item."""
    row, media = row[: len(row) // 6], FolderMedia(root)
    half: list[float] = []
    for number in range(STATIONS):
        own = [row[number % len(row)], *row[1:]]
        half.append(spent(lambda: assemble(library, own, media)).cpu)  # noqa: B023
    first, second = sum(half[: STATIONS // 2]), sum(half[STATIONS // 2 :])
    report(
        f"one more station, {MINUTES // 6} minutes of programme ({STATIONS} made)",
        sum(half) / STATIONS,
        "s CPU",
    )
    report("second half of the stations / first half", second / first, "ratio")


def one_day(root: Path, report: Report) -> None:
    """Fourteen stations on a real day, against the first of them."""
    compare_day(root / "first", "a day", report)
    compare_day(root / "later", "a day after their own lines were made", report, "later")


def compare_day(root: Path, name: str, report: Report, *how: str) -> None:
    command = [sys.executable, "-m", "tests.bench._one_day", str(root), *how]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    figures = [float(one) for one in done.stdout.split()]
    report(f"{name} of one station, from scripts to its pack, CPU", sum(figures[:2]), "s")
    for (reading, first, others), unit in ((figures[:3], "CPU"), (figures[3:], "in time")):
        report(f"  each of thirteen more stations, {unit}", others / 13, "s")
        ratio = 1 + others / (reading + first)
        report(f"  the day of fourteen stations / that of one, {unit}", ratio, "ratio")


def memory(root: Path, seconds: int) -> float:
    """MB that a process needs at most to splice so much programme."""
    command = [sys.executable, "-m", "tests.bench._splice_alone"]
    arguments = [str(root / "library"), str(root / "long.mp3"), str(seconds)]
    done = subprocess.run([*command, *arguments], capture_output=True, check=True, text=True)
    return float(done.stdout)


def laid(takes: Sequence[Take]) -> Layout:
    return place([Item(SegmentKind.SPEECH, "Bản tin", take.frames, take.samples) for take in takes])


def frames_of(
    library: FolderLibrary, layout: Layout, row: Sequence[Take]
) -> Iterator[tuple[int, bytes]]:
    for start, take in zip(layout.starts, row, strict=True):
        yield start, library.frames(take.id)


def library_sound(library: FolderLibrary, row: Sequence[Take]) -> np.ndarray:
    return np.concatenate([sound_of(library, take) for take in row]) / np.float32(32768)


def sound_of(library: FolderLibrary, take: Take) -> np.ndarray:
    frames = library.frames(take.id)
    return np.asarray(miniaudio.decode(frames, nchannels=1, sample_rate=RATE).samples, "<i2")


class Spent(NamedTuple):
    """What some work took, in seconds."""

    cpu: float
    wall: float


def spent(work: Callable[[], object]) -> Spent:
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Spent(time.process_time() - cpu, time.perf_counter() - wall)
