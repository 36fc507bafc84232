"""`radio voices`: which voices there are, and how each sounds by figures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from radio.adapters.whole_files import writing_whole
from radio.cli._show import _, console
from radio.cli._workspace import bare_radio
from radio.domain.text import slug
from radio.services.studio import pace

SENTENCE = "Kính thưa bà con! Mời bà con nghe chương trình phát thanh của xã."


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(help=_("The voices of this machine."), no_args_is_help=True)
    group.command(
        "list",
        help=_("Every voice and whether it can speak now."),
        epilog=_("Example: %(command)s", command="radio voices list"),
    )(list_voices)
    group.command(
        "test",
        help=_("Write one sentence by every voice and compare the figures."),
        epilog=_("Example: %(command)s", command="radio voices test -o samples"),
    )(compare)
    app.add_typer(group, name="voices")


def list_voices() -> None:
    """Show id, name and state of each voice."""
    table = Table(_("Voice"), _("Name"), _("Language"), _("Now"))
    with bare_radio() as radio:
        for voice in radio.voicing.voices:
            state = _("ready") if voice.available() else _("not available")
            table.add_row(voice.id, voice.name, voice.language, state)
    console().print(table)


def compare(
    output: Annotated[Path, typer.Option("-o", "--output", help=_("Folder for the MP3s."))],
    sentence: Annotated[str, typer.Option("--text", help=_("What to say."))] = SENTENCE,
) -> None:
    """Speak one sentence by each voice that can speak now."""
    table = Table(_("Voice"), _("Seconds"), _("Syllables a minute"), "LUFS", "dBTP", _("File"))
    with bare_radio() as radio:
        for voice in radio.studio.able():
            file = output / f"{slug(voice.id)}.mp3"
            with writing_whole(file) as written:
                take = radio.studio.speak(sentence, voice.id, written)
            table.add_row(
                take.voice,
                f"{take.length.total_seconds():.1f}",
                f"{pace(sentence, take.length):.0f}",
                f"{take.loudness:.1f}",
                f"{take.true_peak:.1f}",
                str(file),
            )
    console().print(table)
