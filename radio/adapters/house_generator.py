"""Composes the sounds of the house: jingle, sting, bed and alert tone, of our own making.

All but the alert keep to the five notes without half-tones that songs of many peoples share, on
plucked strings and bells, so that no people's tune is borrowed. The same seed and root give the
same sounds. `python -m radio.adapters.house_generator FOLDER` writes the files.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import numpy as np

from radio.adapters._tones import Note, Wave, bell, horn, pad, plucked, tune
from radio.adapters.mastering import LameMastering
from radio.adapters.splice import FrameSplicing
from radio.adapters.whole_files import writing_whole
from radio.domain.cuesheet import Item, place
from radio.domain.programme import SegmentKind
from radio.domain.sound import Sound, TakeId
from radio.ports import Label

SEED = 2022
ROOT = 293.66
"""Hz of the first degree: D above middle C."""
_STEPS = (0, 2, 4, 7, 9)
"""Half-tones above the root."""
_HEADROOM = 0.7


def compose(name: str, *, seed: int = SEED, root: float = ROOT) -> Sound:
    """The sound called `name` in `PIECES`; raises `KeyError` for another."""
    wave = PIECES[name](np.random.default_rng(seed), root)
    loud = wave * (_HEADROOM / np.abs(wave).max())
    return Sound(np.rint(loud * 32767).astype("<i2").tobytes())


def degree(root: float, step: int) -> float:
    """The pitch of a degree of the five-note scale: 0 is the root, 5 its octave, −1 below it."""
    octave, place_in = divmod(step, len(_STEPS))
    return float(root * 2 ** (octave + _STEPS[place_in] / 12))


def _jingle(chance: np.random.Generator, root: float) -> Wave:
    """Ten seconds: a rising call, its answer, and a bell that closes."""
    call = ((0.0, 0), (0.4, 2), (0.8, 3), (1.2, 5), (2.0, 4), (2.4, 3))
    answer = ((3.2, 2), (3.6, 3), (4.0, 5), (4.4, 6), (5.2, 5), (5.6, 3), (6.0, 5))
    notes = [Note(at, degree(root, step), 1.8, 0.6, plucked) for at, step in (*call, *answer)]
    notes += [Note(at, degree(root, step - 5), 2.6, 0.4, plucked) for at, step in _BASS]
    notes += [Note(at, degree(root, step), 3.6, 0.35, bell) for at, step in ((3.0, 5), (6.4, 7))]
    notes += [Note(6.4, degree(root, step), 3.5, 0.22, bell) for step in (5, 8, 10)]
    notes += [Note(0.0, degree(root, step - 5), 9.6, 0.12, pad) for step in (0, 3)]
    return tune(notes, 10.0, chance)


_BASS = ((0.0, 0), (1.6, 3), (3.2, 0), (4.8, 3), (6.4, 0))


def _sting(chance: np.random.Generator, root: float) -> Wave:
    """Three seconds: three plucked notes upwards and a bell."""
    steps = enumerate((3, 5, 7))
    notes = [Note(0.18 * beat, degree(root, step), 1.6, 0.6, plucked) for beat, step in steps]
    notes += [Note(0.54, degree(root, step), 2.3, 0.3, bell) for step in (5, 10)]
    return tune(notes, 3.0, chance)


def _bed(chance: np.random.Generator, root: float) -> Wave:
    """Twenty-four seconds that close in a circle: four soft chords, a few strings above them."""
    chords = ((0, 2, 3), (-2, 0, 2), (-1, 1, 3), (-2, 1, 3))
    notes = [
        Note(6.0 * bar, degree(root, step - 5), 9.0, 0.3, pad)
        for bar, chord in enumerate(chords)
        for step in chord
    ]
    return tune([*notes, *_strings(chance, root)], 24.0, chance, is_round=True)


def _strings(chance: np.random.Generator, root: float) -> Iterator[Note]:
    """A plucked note on most half-beats, wandering a step or two at a time."""
    step = 3
    for beat in range(32):
        step = min(8, max(0, step + int(chance.integers(-2, 3))))
        if chance.random() < 0.7:
            yield Note(0.75 * beat, degree(root, step), 2.0, 0.28, plucked)


def _alert(chance: np.random.Generator, root: float) -> Wave:
    """Two firm tones four times in turn, unlike any tune and unlike a siren of war."""
    low, high = degree(root, 5), degree(root, 8)
    notes = [Note(0.45 * beat, high if beat % 2 else low, 0.42, 0.6, horn) for beat in range(8)]
    return tune(notes, 3.6, chance)


PIECES: dict[str, Callable[[np.random.Generator, float], Wave]] = {
    "alert": _alert,
    "bed": _bed,
    "jingle": _jingle,
    "sting": _sting,
}
"""What there is, by the name of its file."""

_TITLES = {
    "alert": "Tín hiệu khẩn cấp",
    "bed": "Nhạc nền",
    "jingle": "Nhạc hiệu",
    "sting": "Nhạc cắt",
}


def write(folder: Path) -> None:
    """Write every piece as an MP3 file on the frame grid, mastered as everything on the air is."""
    mastering, splicing = LameMastering(), FrameSplicing()
    for name in PIECES:
        sound = compose(name)
        take, frames = mastering.master(TakeId(sha256(sound.samples).hexdigest()), "house", [sound])
        layout = place([Item(SegmentKind.MUSIC, _TITLES[name], take.frames, take.samples)])
        label = Label(_TITLES[name], "Loa Xã", "Âm thanh", date(2022, 1, 1), "zxx", take.loudness)
        with writing_whole(folder / f"{name}.mp3") as file:
            splicing.write(file, label, layout, [(0, frames)])


if __name__ == "__main__":
    write(Path(sys.argv[1]))
