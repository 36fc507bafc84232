"""The embedded voice: text to kept clips against the bare engine, an edit, memory over 3 hours."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psutil

from radio.adapters.audio_library import FolderLibrary
from radio.adapters.mastering import LameMastering
from radio.adapters.script_files import read_folder
from radio.adapters.voices import _espeak_engine
from radio.adapters.voices.espeak import EspeakVoice, carried_engine, espeak_voices
from radio.domain.audio.sound import Sound, Take, TakeId
from radio.domain.audio.treatment import Treatment
from radio.domain.phrasing import Phrase, passage_phrases
from radio.domain.script_text import passages
from radio.domain.spoken import to_spoken
from radio.ports import Mastering, VoiceSettings
from radio.services.narration import Narration
from tests.fakes import HouseOfTones

Report = Callable[[str, float, str], None]
SCRIPTS = Path(__file__).parents[2] / "scripts"
AS_IT_IS = VoiceSettings()
LONG = timedelta(hours=3)
ROUNDS = 7
BARE = """
import sys, time
from pathlib import Path
from runpy import run_path
engine = run_path(sys.argv[1])["open_engine"](sys.argv[2], sys.argv[3], int(sys.argv[5]))
phrases = Path(sys.argv[4]).read_text("utf-8").split("\\n")
engine.speak("một", "vi", 160, 50)
print(flush=True)
sys.stdin.readline()
began = time.process_time()
for phrase in phrases:
    engine.speak(phrase, "vi", 160, 50)
print(time.process_time() - began)
"""
MASTERED = """
import resource, sys
from itertools import repeat
from radio.adapters.mastering import LameMastering
from radio.domain.audio.finish import Finish
from radio.domain.audio.treatment import Treatment
from tests.sounds import speechlike

sound = speechlike(10)
for seconds in map(int, sys.argv[1:]):
    parts = repeat(sound, seconds // 10)
    _, frames = LameMastering().master("take", "voice", parts, finish=Finish(Treatment.HORN))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - len(frames) / 2**20)
"""


@dataclass(frozen=True)
class Spent:
    """What one run took."""

    wall: float
    processor: float
    """Seconds of all processors together; other work on the machine hardly changes it."""


class NoMastering:
    """Takes without sound, so that only voices and clips are timed."""

    version = "none"

    def master(
        self,
        take: TakeId,
        voice: str,
        parts: Sequence[Sound | timedelta],
        bed: Sound | None = None,
        treatment: Treatment = Treatment.NONE,
    ) -> tuple[Take, bytes]:
        return Take(take, voice, 0, 0, -16.0, -1.5, (), (), sha256(b"").hexdigest()), b""


def run(report: Report) -> None:
    bulletins = spoken_bulletins()
    phrases = list(dict.fromkeys(one.words for bulletin in bulletins for one in bulletin))
    voice = warm_voice()
    with TemporaryDirectory() as folder:
        rounds = [Path(folder) / str(number) for number in range(ROUNDS)]
        programme = [tuple(one for bulletin in bulletins for one in bulletin)]
        bare, tuned, clips, at_once = [], [], [], []
        for root in rounds:  # by turns, so that other work on the machine is shared fairly
            bare.append(bare_engine(phrases, root, at_once=0))
            clips.append(text_to_clips(bulletins, voice, root))
            at_once.append(text_to_clips(programme, voice, root / "at-once"))
            tuned.append(bare_engine(phrases, root, at_once=_espeak_engine.AT_ONCE))
        report("clips synthesised, checked and kept", len(phrases), "clips")
        report_speed("the bare engine, bulletin by bulletin", bare, clips, report)
        report_speed("the bare engine, the programme as one text", bare, at_once, report)
        report_speed("the bare engine with our larger buffer", tuned, clips, report)
        edit = min(edited(bulletins, voice, NoMastering(), root) for root in rounds)
        whole = min(one.wall for one in clips)
        report("one sentence edited, its clip ready", 1000 * edit, "ms")
        report("the same / the whole programme to clips", 100 * edit / whole, "%")
        edits_to_takes(bulletins, voice, rounds[0], report)
        flat_memory(bulletins, voice, Path(folder) / "long", report)
    mastered_memory(report)


def report_speed(
    engine: str, bare: Sequence[Spent], clips: Sequence[Spent], report: Report
) -> None:
    ours, raw = min(one.wall for one in clips), min(one.wall for one in bare)
    report(f"text to kept clips, best of {ROUNDS}", ours, "s")
    report(f"{engine} on all processors, best of {ROUNDS}", raw, "s")
    turns = [one.wall / other.wall for one, other in zip(bare, clips, strict=True)]
    report(f"text to clips / {engine}, speed, median of turns", median(turns), "ratio")
    work = [one.processor / other.processor for one, other in zip(bare, clips, strict=True)]
    report("the same in processor time, median of turns", median(work), "ratio")
    least = [min(one.processor for one in spent) for spent in (bare, clips)]
    report("the same in processor time, least by least", least[0] / least[1], "ratio")


def spoken_bulletins() -> list[tuple[Phrase, ...]]:
    return [
        passage_phrases(
            part if isinstance(part, timedelta) else str(to_spoken(part))
            for part in passages(script.body)
        )
        for _, script in read_folder(SCRIPTS)
    ]


def bare_engine(phrases: Sequence[str], folder: Path, at_once: int) -> Spent:
    """As many bare engines as there are processors, the phrases shared out.

    `at_once`: milliseconds the library hands over at once, 0 for its own choice.
    """
    engine, count = carried_engine(), os.cpu_count() or 1
    folder.mkdir(exist_ok=True)
    processes = []
    for number in range(count):
        share = folder / f"share-{number}.txt"
        share.write_text("\n".join(phrases[number::count]), "utf-8")
        given = (engine.library, engine.data, share, str(at_once))
        arguments = [_espeak_engine.__file__, *given]
        processes.append(
            subprocess.Popen(
                [sys.executable, "-c", BARE, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        )
    for process in processes:
        process.stdout.readline()
    began = time.perf_counter()
    for process in processes:
        process.stdin.write(b"\n")
        process.stdin.flush()
    said = [process.communicate()[0] for process in processes]
    return Spent(time.perf_counter() - began, sum(map(float, said)))


def text_to_clips(
    bulletins: Sequence[tuple[Phrase, ...]], voice: EspeakVoice, folder: Path
) -> Spent:
    """As many bulletins at the same time as there are processors, as jobs are done."""
    narration = Narration(FolderLibrary(folder), NoMastering(), HouseOfTones())
    with ThreadPoolExecutor(os.cpu_count()) as hands:
        worked, began = processor_time(), time.perf_counter()
        for _ in hands.map(lambda bulletin: narration.take(bulletin, voice), bulletins):
            pass
        return Spent(time.perf_counter() - began, processor_time() - worked)


def processor_time() -> float:
    """Seconds this process and its children have worked."""
    here = psutil.Process()
    return sum(map(_worked, (here, *here.children(recursive=True))))


def _worked(process: psutil.Process) -> float:
    """To the nanosecond where the system tells: a clock that ticks each 10 ms is too coarse."""
    threads = list(Path(f"/proc/{process.pid}/task").glob("*/schedstat"))
    if threads:
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9
    times = process.cpu_times()
    return times.user + times.system


def edited(
    bulletins: Sequence[tuple[Phrase, ...]],
    voice: EspeakVoice,
    mastering: Mastering,
    folder: Path,
) -> float:
    """Seconds until a bulletin is ready of which the first sentence changed."""
    narration = Narration(FolderLibrary(folder), mastering, HouseOfTones())
    first, *rest = bulletins[0]
    began = time.perf_counter()
    narration.take((replace(first, words=f"Thưa bà con, {first.words}"), *rest), voice)
    return time.perf_counter() - began


def edits_to_takes(
    bulletins: Sequence[tuple[Phrase, ...]], voice: EspeakVoice, folder: Path, report: Report
) -> None:
    """The same with mastering: a bulletin is levelled as a whole, so all of it is encoded anew."""
    narration = Narration(FolderLibrary(folder), LameMastering(), HouseOfTones())
    began = time.perf_counter()
    takes = [narration.take(bulletin, voice) for bulletin in bulletins]
    whole = time.perf_counter() - began
    edit = edited(bulletins, voice, LameMastering(), folder)
    share = takes[0].length / sum((take.length for take in takes), timedelta())
    report("one sentence edited, its bulletin levelled and encoded", 1000 * edit, "ms")
    report("the same / the programme's takes from kept clips", 100 * edit / whole, "%")
    report("that bulletin / the programme, length", 100 * share, "%")


def warm_voice() -> EspeakVoice:
    """The voice with all its engines started."""
    voice = espeak_voices()[0]
    list(voice.speak(["một", "hai", "ba", "tư"] * 5, AS_IT_IS))
    return voice


def flat_memory(
    bulletins: Sequence[tuple[Phrase, ...]], voice: EspeakVoice, folder: Path, report: Report
) -> None:
    """Three hours of words, all different, from text to kept clips."""
    narration = Narration(FolderLibrary(folder), NoMastering(), HouseOfTones())
    here, used = psutil.Process(), []
    seconds = LONG.total_seconds()
    for number, bulletin in enumerate(cycle(bulletins)):
        said = [replace(one, words=f"{number}, {one.words}") for one in bulletin]
        seconds -= narration.sound(said, voice).length.total_seconds()
        family = (here, *here.children(recursive=True))
        used.append(sum(one.memory_info().rss for one in family) / 2**20)
        if seconds < 0:
            break
    report("speech read and kept as clips", LONG.total_seconds() / 3600, "hours")
    report("memory at the end less after the first tenth", used[-1] - used[len(used) // 10], "MB")


def mastered_memory(report: Report) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MASTERED, "60", "600", "3600"], capture_output=True, check=True
    )
    minute, ten, hour = map(float, done.stdout.split())
    report("memory to master a take of a minute, at most", minute, "MB")
    report("more for ten minutes, frames aside", ten - minute, "MB")
    report("more for an hour, frames aside", hour - minute, "MB")
