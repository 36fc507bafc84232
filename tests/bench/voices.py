"""The embedded voice: text to kept clips against the bare engine, an edit, memory over 3 hours."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from radio.adapters.audio_library import FolderLibrary
from radio.adapters.script_files import read_folder
from radio.adapters.voices import _espeak_engine
from radio.adapters.voices.espeak import EspeakVoice, carried_engine, espeak_voices
from radio.domain.phrasing import Phrase, passage_phrases
from radio.domain.script_text import passages
from radio.domain.sound import Sound, Take, TakeId
from radio.domain.spoken import to_spoken
from radio.ports import VoiceSettings
from radio.services.narration import Narration
from tests.fakes import HouseOfTones

Report = Callable[[str, float, str], None]
SCRIPTS = Path(__file__).parents[2] / "scripts"
AS_IT_IS = VoiceSettings()
LONG = timedelta(hours=3)
ROUNDS = 3
BARE = """
import sys, time
from pathlib import Path
from runpy import run_path
engine = run_path(sys.argv[1])["open_engine"](sys.argv[2], sys.argv[3])
phrases = Path(sys.argv[4]).read_text("utf-8").split("\\n")
engine.speak("một", "vi", 160, 50)
print(flush=True)
sys.stdin.readline()
for phrase in phrases:
    engine.speak(phrase, "vi", 160, 50)
"""


class NoMastering:
    """Takes without sound, so that only voices and clips are timed."""

    version = "none"

    def master(
        self,
        take: TakeId,
        voice: str,
        parts: Sequence[Sound | timedelta],
        bed: Sound | None = None,
    ) -> tuple[Take, bytes]:
        return Take(take, voice, 0, 0, -16.0, -1.5, (), (), sha256(b"").hexdigest()), b""


def run(report: Report) -> None:
    bulletins = spoken_bulletins()
    phrases = list(dict.fromkeys(one.words for bulletin in bulletins for one in bulletin))
    with TemporaryDirectory() as folder:
        rounds = [Path(folder) / str(number) for number in range(ROUNDS)]
        bare = min(bare_engine(phrases, folder) for folder in rounds)
        clips = min(text_to_clips(bulletins, folder) for folder in rounds)
        report("clips synthesised, checked and kept", len(phrases), "clips")
        report(f"text to kept clips, best of {ROUNDS}", clips, "s")
        report("the bare engine on all processors, the same phrases", bare, "s")
        report("text to kept clips / the bare engine, speed", bare / clips, "ratio")
        edit = edit_one_sentence(bulletins, rounds[0])
        report("one sentence edited, its clip ready / the whole programme", 100 * edit / clips, "%")
    flat_memory(phrases, report)


def spoken_bulletins() -> list[tuple[Phrase, ...]]:
    return [
        passage_phrases(
            part if isinstance(part, timedelta) else str(to_spoken(part))
            for part in passages(script.body)
        )
        for _, script in read_folder(SCRIPTS)
    ]


def bare_engine(phrases: Sequence[str], folder: Path) -> float:
    """Seconds of as many bare engines as there are processors, the phrases shared out."""
    engine, count = carried_engine(), os.cpu_count() or 1
    folder.mkdir()
    processes = []
    for number in range(count):
        share = folder / f"share-{number}.txt"
        share.write_text("\n".join(phrases[number::count]), "utf-8")
        arguments = [_espeak_engine.__file__, engine.library, engine.data, share]
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
    for process in processes:
        process.communicate()
    return time.perf_counter() - began


def text_to_clips(bulletins: Sequence[tuple[Phrase, ...]], folder: Path) -> float:
    voice = warm_voice()
    narration = Narration(FolderLibrary(folder), NoMastering(), HouseOfTones())
    began = time.perf_counter()
    for bulletin in bulletins:
        narration.take(bulletin, voice)
    return time.perf_counter() - began


def edit_one_sentence(bulletins: Sequence[tuple[Phrase, ...]], folder: Path) -> float:
    voice = warm_voice()
    narration = Narration(FolderLibrary(folder), NoMastering(), HouseOfTones())
    first, *rest = bulletins[0]
    began = time.perf_counter()
    narration.take((replace(first, words=f"Thưa bà con, {first.words}"), *rest), voice)
    return time.perf_counter() - began


def warm_voice() -> EspeakVoice:
    """The voice with all its engines started."""
    voice = espeak_voices()[0]
    list(voice.speak(["một", "hai", "ba", "tư"] * 5, AS_IT_IS))
    return voice


def flat_memory(phrases: Sequence[str], report: Report) -> None:
    voice = espeak_voices()[0]
    spoken, here = timedelta(), psutil.Process()
    used = []
    for number, sound in enumerate(voice.speak(list(islice(cycle(phrases), 6000)), AS_IT_IS)):
        spoken += sound.length
        if number % 50 == 0:
            family = (here, *here.children(recursive=True))
            used.append(sum(one.memory_info().rss for one in family) / 2**20)
        if spoken > LONG:
            break
    report("speech read in one go", spoken.total_seconds() / 3600, "hours")
    report("memory at the end less after the first tenth", used[-1] - used[len(used) // 10], "MB")
