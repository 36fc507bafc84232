"""`radio voices`: which voices there are, how each sounds by figures, and new ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from radio.adapters.audition import Audition, audition
from radio.adapters.voice_models import VoiceModels, why_unusable
from radio.adapters.whole_files import writing_whole
from radio.app import Radio
from radio.cli._show import _, console, hint, say, stages
from radio.cli._workspace import HERE, Workspace, nearest_radio, open_radio
from radio.domain.errors import Refused, Unavailable
from radio.domain.message import message
from radio.domain.text import slug
from radio.ports import Voice
from radio.services.studio import SENTENCE

LANGUAGE = "vie"
"""Of what is said; a voice that speaks another is left out."""
TRIAL = "Radio"
"""What a new voice says to nobody, to show that it can."""
Name = Annotated[str, typer.Argument(metavar="ID", help=_("Voice id, or the name of its model."))]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(help=_("The voices of this machine."), no_args_is_help=True)
    group.command(
        "list",
        help=_("Every voice and whether it can speak now."),
        epilog=_("Example: %(command)s", command="radio voices list"),
    )(list_voices)
    group.command(
        "install",
        help=_("Add a local neural voice: from the web by its name, or from files."),
        epilog=_("Example: %(command)s", command="radio voices install vi_VN-vais1000-medium"),
    )(install)
    group.command(
        "remove",
        help=_("Delete an installed voice."),
        epilog=_("Example: %(command)s", command="radio voices remove vi_VN-vais1000-medium"),
    )(remove)
    group.command(
        "test",
        help=_("Write one sentence by every voice and compare the figures."),
        epilog=_("Example: %(command)s", command="radio voices test -o samples"),
    )(compare)
    app.add_typer(group, name="voices")


def list_voices(workspace: Workspace = HERE) -> None:
    """Show id, name and state of each voice, and why a model cannot be used."""
    table = Table()
    table.add_column(_("Voice"), no_wrap=True)
    for heading in (_("Name"), _("Language"), _("Now")):
        table.add_column(heading, overflow="fold")
    with nearest_radio(workspace) as radio:
        for voice in radio.voicing.voices:
            state = _("ready") if voice.available() else _("not available")
            table.add_row(voice.id, voice.name, voice.language, state)
        unusable = {
            model.name: why_unusable(model.config)
            for model in VoiceModels(radio.settings.voices).models()
        }
        second = radio.settings.second_voice
        nobody = bool(second) and all(voice.id != second for voice in radio.voicing.voices)
    console().print(table)
    for name, reason in unusable.items():
        if reason is not None:
            hint(message("%(voice)s cannot be used: %(reason)s.", voice=name, reason=reason))
    if nobody:
        hint(
            message(
                "second_voice names %(voice)s, which is not here; one voice reads all.",
                voice=second,
            )
        )


def install(
    name: Name,
    files: Annotated[
        list[Path] | None,
        typer.Option("--file", help=_("Its .onnx and its .onnx.json; give the option twice.")),
    ] = None,
    sha256: Annotated[
        str | None,
        typer.Option("--sha256", help=_("Checksum of the .onnx, as its makers publish it.")),
    ] = None,
    workspace: Workspace = HERE,
) -> None:
    """Put a voice model into the workspace and let it speak once."""
    models = VoiceModels(open_radio(workspace).settings.voices)
    if files:
        model = models.take(name, files, sha256)
    else:
        with stages() as progress:
            model = models.fetch(name, progress)
    say(
        _(
            "%(voice)s is installed (licence: %(licence)s). "
            "A running radio serve uses it after it was started again.",
            voice=f"piper:{model.name}",
            licence=model.licence or _("unknown"),
        )
    )
    voices = open_radio(workspace).voicing.voices
    audition(next(voice for voice in voices if voice.id == f"piper:{model.name}"), TRIAL)


def remove(name: Name, workspace: Workspace = HERE) -> None:
    """Delete the files of a voice model."""
    VoiceModels(open_radio(workspace).settings.voices).remove(name)
    say(_("%(voice)s was removed.", voice=name))


def compare(
    output: Annotated[Path, typer.Option("-o", "--output", help=_("Folder for the MP3s."))],
    sentence: Annotated[str, typer.Option("--text", help=_("What to say."))] = SENTENCE,
    as_json: Annotated[bool, typer.Option("--json", help=_("For another program."))] = False,
    workspace: Workspace = HERE,
) -> None:
    """Speak one sentence by each voice that can speak now."""
    with nearest_radio(workspace) as radio:
        heard = list(_heard(radio, sentence, output))
    if as_json:
        rows = [_as_json(voice, file, one) for voice, file, one in heard]
        say(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        console().print(_table(heard))
        say(_("The MP3s lie in %(folder)s, all at one loudness.", folder=output))


Heard = tuple[Voice, Path, Audition]


def _heard(radio: Radio, sentence: str, folder: Path) -> Iterator[Heard]:
    """Each voice's figures and its MP3; one that fails is told and left out, with its file.

    Raises `Refused` for a sentence that nobody knows how to say.
    """
    spoken = radio.studio.spoken(sentence)
    for voice in radio.studio.able():
        if voice.language != LANGUAGE:
            continue
        file = folder / f"{slug(voice.id)}.mp3"
        try:
            with writing_whole(file) as written:
                radio.studio.sample(sentence, voice, written)
                figures = audition(voice, spoken)
        except (Unavailable, Refused) as error:  # refused: it cannot be levelled
            hint(message("%(voice)s is left out: %(why)s", voice=voice.id, why=error.message))
        else:
            yield voice, file, figures


def _table(heard: list[Heard]) -> Table:
    table = Table()
    table.add_column(_("Voice"), no_wrap=True)
    for heading in (
        _("Syllables a minute"),
        _("× real time"),
        "LUFS",
        "dBTP",
        _("300–3,400 Hz"),
        _("Centre"),
    ):
        table.add_column(heading, justify="right", overflow="fold")
    for voice, _file, one in heard:
        figures = one.figures
        table.add_row(
            voice.id,
            f"{one.pace:.0f}",
            f"{one.times_real:.0f}",
            f"{figures.loudness:.1f}",
            f"{figures.true_peak:.1f}",
            f"{figures.horn_share:.0%}",
            f"{figures.centroid:.0f} Hz",
        )
    return table


def _as_json(voice: Voice, file: Path, one: Audition) -> dict[str, object]:
    figures = one.figures
    return {
        "voice": voice.id,
        "name": voice.name,
        "version": voice.version,
        "seconds": round(figures.seconds, 3),
        "syllables_a_minute": round(one.pace, 1),
        "times_real_time": round(one.times_real, 2),
        "lufs": round(figures.loudness, 2),
        "dbtp": round(figures.true_peak, 2),
        "share_300_3400_hz": round(figures.horn_share, 4),
        "centroid_hz": round(figures.centroid, 1),
        "file": str(file),
    }
