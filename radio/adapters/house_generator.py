"""Composes the sounds of the house: jingle, sting, bed and alert tone, of our own making.

Figures are written by hand for scales of five notes; the seed picks one and colours how it is
played. The same recipe gives the same sound. `python -m radio.adapters.house_generator FOLDER`
writes the files that are shipped.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import numpy as np

from radio.adapters._tones import (
    Note,
    Player,
    Wave,
    bell,
    flute,
    horn,
    pad,
    plucked,
    struck_wood,
    tune,
)
from radio.adapters.mastering import LameMastering
from radio.adapters.splice import FrameSplicing
from radio.adapters.whole_files import writing_whole
from radio.domain.audio.cuesheet import Item, place
from radio.domain.audio.house_tune import KEYS, Instrument, Piece, Recipe, Scale
from radio.domain.audio.sound import Sound, TakeId
from radio.domain.programme import SegmentKind
from radio.ports import Label

_D = 293.66
"""Hz of the D above middle C."""
_SCALES = {
    Scale.CUNG: (0, 2, 4, 7, 9),
    Scale.THUONG: (0, 2, 5, 7, 10),
    Scale.GIOC: (0, 3, 5, 8, 10),
    Scale.CHUY: (0, 2, 5, 7, 9),
    Scale.VU: (0, 3, 5, 7, 10),
}
"""Half-tones above the first note."""
_PLAYERS: dict[Instrument, Player] = {
    Instrument.STRING: plucked,
    Instrument.BELL: bell,
    Instrument.FLUTE: flute,
    Instrument.WOOD: struck_wood,
}
_HEADROOM = 0.7
_NEARLY = 1e-9

Figure = tuple[tuple[int, int], ...]
"""Notes as the half-beat they begin on and their degree in the scale."""

_PHRASE = 8
"""Half-beats of a call, and of its answer."""
_CALLS: tuple[tuple[Figure, Figure], ...] = (
    (
        ((0, 0), (1, 2), (2, 3), (3, 5), (5, 4), (6, 3)),
        ((0, 2), (1, 3), (2, 5), (3, 6), (5, 5), (6, 3), (7, 5)),
    ),
    (
        ((0, 5), (2, 3), (3, 4), (4, 5), (6, 2)),
        ((0, 3), (2, 2), (3, 3), (4, 5), (5, 6), (6, 5)),
    ),
    (
        ((0, 0), (2, 3), (4, 2), (5, 3), (6, 5)),
        ((0, 6), (2, 5), (3, 3), (4, 5), (6, 5)),
    ),
    (
        ((0, 3), (1, 5), (3, 3), (4, 2), (5, 3), (7, 0)),
        ((0, 2), (1, 3), (3, 5), (4, 7), (5, 6), (7, 5)),
    ),
    (
        ((0, 2), (1, 2), (2, 3), (4, 5), (5, 5), (6, 6)),
        ((0, 7), (1, 6), (2, 5), (4, 3), (5, 4), (6, 5)),
    ),
    (
        ((0, 5), (1, 6), (2, 7), (4, 5), (6, 3)),
        ((0, 2), (1, 3), (2, 5), (4, 3), (5, 4), (7, 5)),
    ),
)
_STINGS = ((3, 5, 7), (5, 3, 5), (2, 3, 5), (7, 5, 8), (0, 3, 5), (5, 7, 8))
_CHORDS = ((0, 2, 3), (-2, 0, 2), (-1, 1, 3), (-2, 1, 3))
_BAR = 8
"""Beats a chord of the bed is held."""


def compose(recipe: Recipe) -> Sound:
    """The sound of the recipe, its loudest sample well below full scale."""
    wave = PIECES[recipe.piece](recipe, np.random.default_rng(recipe.seed))
    loud = wave * (_HEADROOM / np.abs(wave).max())
    return Sound(np.rint(loud * 32767).astype("<i2").tobytes())


def _degree(recipe: Recipe, step: int) -> float:
    """The pitch of a degree in Hz: 0 is the first note, 5 its octave, −1 the one below it."""
    scale = _SCALES[recipe.scale]
    octave, place_in = divmod(step, len(scale))
    root = _D * 2 ** (KEYS[recipe.key] / 12)
    return float(root * 2 ** (octave + scale[place_in] / 12))


def _jingle(recipe: Recipe, chance: np.random.Generator) -> Wave:
    """Calls and answers in turn, as many as there is time for, and bells that close."""
    half, lead = recipe.beat / 2, _PLAYERS[recipe.instrument]
    figures = _CALLS[recipe.seed % len(_CALLS)]
    phrases = max(1, int((recipe.seconds - 3.6) / (_PHRASE * half) + _NEARLY))
    close = phrases * _PHRASE * half
    rest = recipe.seconds - close
    notes = [
        Note((phrase * _PHRASE + at) * half, _degree(recipe, step), 1.8, 0.6, lead)
        for phrase in range(phrases)
        for at, step in figures[phrase % 2]
    ]
    notes += [
        Note(4 * half * at, _degree(recipe, (0, 3)[at % 2] - 5), min(2.6, rest), 0.4, plucked)
        for at in range(2 * phrases + 1)
    ]
    turns = [(phrase * _PHRASE - 0.5) * half for phrase in range(1, phrases)]
    notes += [
        Note(at, _degree(recipe, step), rest, 0.35, bell)
        for at, step in (*((turn, 5) for turn in turns), (close, 7))
    ]
    notes += [Note(close, _degree(recipe, step), rest - 0.1, 0.22, bell) for step in (5, 8, 10)]
    held = recipe.seconds - 0.4
    notes += [Note(0.0, _degree(recipe, step - 5), held, 0.12, pad) for step in (0, 3)]
    return tune(notes, recipe.seconds, chance)


def _sting(recipe: Recipe, chance: np.random.Generator) -> Wave:
    """Three quick notes and a bell."""
    quick, lead = 0.225 * recipe.beat, _PLAYERS[recipe.instrument]
    steps = enumerate(_STINGS[recipe.seed % len(_STINGS)])
    rings = recipe.seconds - 3 * quick - 0.16
    notes = [
        Note(quick * at, _degree(recipe, step), min(1.6, rings), 0.6, lead) for at, step in steps
    ]
    notes += [Note(3 * quick, _degree(recipe, step), rings, 0.3, bell) for step in (5, 10)]
    return tune(notes, recipe.seconds, chance)


def _bed(recipe: Recipe, chance: np.random.Generator) -> Wave:
    """Whole bars that close in a circle: soft chords, a few notes above them."""
    bar = _BAR * recipe.beat
    bars = max(2, round(recipe.seconds / bar))
    notes = [
        Note(bar * at, _degree(recipe, step - 5), 1.5 * bar, 0.3, pad)
        for at in range(bars)
        for step in _CHORDS[at % len(_CHORDS)]
    ]
    wandering = _wandering(recipe, bars * _BAR, chance)
    return tune([*notes, *wandering], bars * bar, chance, is_round=True)


def _wandering(recipe: Recipe, beats: int, chance: np.random.Generator) -> Iterator[Note]:
    """A note on most beats, wandering a step or two at a time."""
    step, lead = 3, _PLAYERS[recipe.instrument]
    for beat in range(beats):
        step = min(8, max(0, step + int(chance.integers(-2, 3))))
        if chance.random() < 0.7:
            yield Note(recipe.beat * beat, _degree(recipe, step), 2.0, 0.28, lead)


def _alert(recipe: Recipe, chance: np.random.Generator) -> Wave:
    """Two firm tones in turn, unlike any tune and unlike a siren of war."""
    each = 0.6 * recipe.beat
    low = _D * 2 ** (KEYS[recipe.key] / 12 + 1)
    pitches = (low, low * 2 ** (7 / 12))
    notes = [
        Note(each * at, pitches[at % 2], each * 14 / 15, 0.6, horn)
        for at in range(int(recipe.seconds / each + _NEARLY))
    ]
    return tune(notes, recipe.seconds, chance)


PIECES: dict[Piece, Callable[[Recipe, np.random.Generator], Wave]] = {
    Piece.ALERT: _alert,
    Piece.BED: _bed,
    Piece.JINGLE: _jingle,
    Piece.STING: _sting,
}
"""How each piece is made."""

_TITLES = {
    Piece.ALERT: "Tín hiệu khẩn cấp",
    Piece.BED: "Nhạc nền",
    Piece.JINGLE: "Nhạc hiệu",
    Piece.STING: "Nhạc cắt",
}


def write(folder: Path) -> None:
    """Write every piece as an MP3 file on the frame grid, mastered as everything on the air is."""
    mastering, splicing = LameMastering(), FrameSplicing()
    for name in PIECES:
        sound = compose(Recipe(name))
        take, frames = mastering.master(TakeId(sha256(sound.samples).hexdigest()), "house", [sound])
        layout = place([Item(SegmentKind.MUSIC, _TITLES[name], take.frames, take.samples)])
        label = Label(
            _TITLES[name], "Loa Xã", "Âm thanh", date(2022, 1, 1), ("zxx",), take.loudness
        )
        with writing_whole(folder / f"{name}.mp3") as file:
            file.writelines(splicing.pieces(label, layout, [(0, frames)]))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
