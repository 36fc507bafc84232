"""A process that dies over one of several phrases, as any engine may."""

from __future__ import annotations

from pathlib import Path

import pytest

from radio.adapters.voices._engine_process import EngineProcess, Program
from radio.ports import VoiceError

MORTAL = """
import os
from pathlib import Path
class Mortal:
    rate = 24_000
    def __init__(self, folder, deaths):
        self.said, self.deaths = Path(folder, "said"), int(deaths)
    def speak(self, text):
        with self.said.open("a") as said:
            print(text, file=said)
        if text == "hai" and self.said.read_text().split().count("hai") <= self.deaths:
            os._exit(1)
        return text.encode() * 2
open_engine = Mortal
"""


def mortal(folder: Path, deaths: int) -> EngineProcess:
    engine = folder / "mortal.py"
    engine.write_text(MORTAL)
    return EngineProcess(Program(engine, (str(folder), str(deaths)), folder))


def test_what_a_process_said_before_it_died_is_not_said_again(tmp_path: Path) -> None:
    process = mortal(tmp_path, deaths=1)
    heard = process.speak_all([{"text": word} for word in ("mot", "hai", "ba")])
    process.close()
    assert [sound.samples for sound in heard] == [b"motmot", b"haihai", b"baba"]
    assert (tmp_path / "said").read_text().split() == ["mot", "hai", "hai", "ba"]


def test_words_that_kill_every_process_are_given_up(tmp_path: Path) -> None:
    process = mortal(tmp_path, deaths=9)
    with pytest.raises(VoiceError, match="twice over the same words"):
        process.speak_all([{"text": word} for word in ("mot", "hai", "ba")])
    process.close()
    assert (tmp_path / "said").read_text().split() == ["mot", "hai", "hai"]
