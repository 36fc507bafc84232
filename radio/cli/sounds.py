"""`radio sounds`: jingle, sting, bed and alert tone of the house and of each station."""

from __future__ import annotations

import json
import wave
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from radio.adapters.house_generator import compose
from radio.adapters.whole_files import writing_whole
from radio.cli._accounts import acting
from radio.cli._show import _, said, say
from radio.cli._workspace import HERE, Workspace, open_radio
from radio.domain.audio.house_sound import ChosenSound
from radio.domain.audio.house_tune import SEED, Instrument, Piece, Recipe, Scale
from radio.domain.audio.recipe_words import in_words
from radio.domain.audio.sound import Sound
from radio.domain.station import StationId
from radio.services.house_sounds import Standing

Which = Annotated[Piece, typer.Argument(help=_("Which sound."))]
Station = Annotated[
    str, typer.Option("--station", "-s", help=_("Of this station; else the house."))
]
By = Annotated[str, typer.Option("--by", help=_("Account of the administrator who decides."))]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(
        help=_("Jingle, sting, bed and alert tone of the house and of each station."),
        no_args_is_help=True,
    )
    group.command(
        "list",
        help=_("What is heard now, and who chose it."),
        epilog=_("Example: %(command)s", command="radio sounds list --station vi-huong"),
    )(list_sounds)
    group.command(
        "make",
        help=_("Make a sound to hear, as a WAV file; nothing is chosen."),
        epilog=_(
            "Example: %(command)s", command="radio sounds make jingle --scale vu -o jingle.wav"
        ),
    )(make)
    group.command(
        "use",
        help=_("Take in a sound file and let it be heard from now on."),
        epilog=_(
            "Example: %(command)s", command="radio sounds use jingle own.mp3 -s vi-huong --by admin"
        ),
    )(use)
    group.command(
        "restore",
        help=_("Back to the house's sound, or the house to the one that was shipped."),
        epilog=_(
            "Example: %(command)s", command="radio sounds restore jingle -s vi-huong --by admin"
        ),
    )(restore)
    app.add_typer(group, name="sounds")


def list_sounds(
    station: Station = "",
    as_json: Annotated[bool, typer.Option("--json", help=_("For another program."))] = False,
    workspace: Workspace = HERE,
) -> None:
    """One line a piece."""
    found = open_radio(workspace).music.standing(StationId(station))
    if as_json:
        say(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        say(f"{one.piece:<8}{_origin(one.chosen)}")


def make(
    piece: Which,
    output: Annotated[Path, typer.Option("-o", "--output", help=_("File to write."))],
    key: Annotated[str, typer.Option("--key", help=_("First note: c d e f g a b."))] = "d",
    scale: Annotated[Scale, typer.Option("--scale", help=_("Five notes."))] = Scale.CUNG,
    instrument: Annotated[
        Instrument, typer.Option("--instrument", help=_("What plays it."))
    ] = Instrument.STRING,
    seconds: Annotated[float, typer.Option("--seconds", help=_("0: as it is by itself."))] = 0,
    tempo: Annotated[int, typer.Option("--tempo", help=_("Beats a minute; 0: by itself."))] = 0,
    seed: Annotated[int, typer.Option("--seed", help=_("Number of the variant."))] = SEED,
) -> None:
    """Needs no workspace; the same wishes make the same file."""
    sound = compose(Recipe(piece, key, scale, instrument, seconds, tempo, seed))
    _write(output, sound)
    seconds_long = round(sound.length.total_seconds(), 1)
    say(_("%(file)s: %(seconds)s s.", file=output, seconds=seconds_long))


def use(
    piece: Which,
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=_("A sound file."))],
    by: By,
    station: Station = "",
    workspace: Workspace = HERE,
) -> None:
    """Check, level and choose."""
    radio = open_radio(workspace)
    radio.music.take_in(StationId(station), piece, file, file.name, acting(radio, by))
    say(_("It is chosen. Programmes that are planned already will be built again."))


def restore(piece: Which, by: By, station: Station = "", workspace: Workspace = HERE) -> None:
    """Give the choice back."""
    radio = open_radio(workspace)
    radio.music.give_back(StationId(station), piece, acting(radio, by))
    say(_("It is given back. Programmes that are planned already will be built again."))


def _write(output: Path, sound: Sound) -> None:
    with writing_whole(output) as file, wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(sound.rate)
        written.writeframes(sound.samples)


def _origin(chosen: ChosenSound | None) -> str:
    if chosen is None:
        return "-"
    what = said(in_words(chosen.recipe)) if chosen.recipe else chosen.title
    return f"{what}; {chosen.by}"


def _as_json(one: Standing) -> dict[str, object]:
    chosen = one.chosen
    return {
        "piece": one.piece,
        "by": chosen.by if chosen else None,
        "at": chosen.at.isoformat() if chosen else None,
        "file": chosen.title if chosen else None,
        "recipe": asdict(chosen.recipe) if chosen and chosen.recipe else None,
    }
