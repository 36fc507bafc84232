"""What people call a recipe and its parts."""

from __future__ import annotations

from collections.abc import Mapping

from radio.domain.audio.house_tune import Instrument, Recipe, Scale
from radio.domain.message import Message, message

SCALE_NAMES: Mapping[Scale, Message] = {
    Scale.CUNG: message("Cung (bright)"),
    Scale.THUONG: message("Thuong (floating)"),
    Scale.GIOC: message("Gioc (grave)"),
    Scale.CHUY: message("Chuy (lively)"),
    Scale.VU: message("Vu (calm)"),
}
INSTRUMENT_NAMES: Mapping[Instrument, Message] = {
    Instrument.STRING: message("plucked string"),
    Instrument.BELL: message("bell"),
    Instrument.FLUTE: message("flute"),
    Instrument.WOOD: message("struck wood"),
}


def in_words(recipe: Recipe) -> Message:
    """`key D, scale Cung (bright), bell, 75 beats a minute, 10 s, variant 2022`."""
    return message(
        "key %(key)s, scale %(scale)s, %(instrument)s, %(tempo)s beats a minute, %(seconds)s s, "
        "variant %(seed)s",
        key=recipe.key.upper(),
        scale=SCALE_NAMES[recipe.scale],
        instrument=INSTRUMENT_NAMES[recipe.instrument],
        tempo=recipe.tempo,
        seconds=recipe.seconds,
        seed=recipe.seed,
    )
