"""`radio spoken`, `radio speak`: written text in, words or sound out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from radio.adapters.whole_files import writing_whole
from radio.cli._show import _, hint, said, say
from radio.cli._workspace import HERE, Workspace, nearest_radio, nearest_reading
from radio.domain.errors import BadInput, NotFound, Problem, Refused
from radio.domain.house_reading import HouseReading
from radio.domain.message import message
from radio.domain.script_text import is_script, parse_script, passages
from radio.domain.spoken import SpokenText


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(
        "spoken",
        help=_(
            "Written text or a script in, one spoken sentence a line out: by the lexicon and style "
            "of the workspace, elsewhere by the rules alone."
        ),
        epilog=_("Example: %(command)s", command="radio spoken bulletin.txt --json"),
    )(spoken)
    app.command(
        "speak",
        help=_("Written text in, an MP3 out, read as `radio spoken` shows it."),
        epilog=_("Example: %(command)s", command="radio speak bulletin.txt -o bulletin.mp3"),
    )(speak)


def spoken(
    file: Annotated[str, typer.Argument(help=_("A text file; - reads standard input."))] = "-",
    as_json: Annotated[bool, typer.Option("--json", help=_("Adds spans and flags."))] = False,
    workspace: Workspace = HERE,
) -> None:
    """Show what the machine would say: by the workspace's lexicon, or by the rules alone."""
    heard = _heard(nearest_reading(workspace), file)
    if as_json:
        say(json.dumps(_as_json(heard), ensure_ascii=False, indent=1))
        return
    for sentence in heard.sentences:
        say(sentence)
    if heard.unread:
        unread = ", ".join(dict.fromkeys(heard.unread))
        hint(message("nobody knows how to say: %(unread)s", unread=unread))


def speak(
    file: Annotated[str, typer.Argument(help=_("A text file; - reads standard input."))],
    output: Annotated[Path, typer.Option("-o", "--output", help=_("The MP3 to write."))],
    voice: Annotated[str, typer.Option("--voice", help=_("Voice id or auto."))] = "auto",
    workspace: Workspace = HERE,
) -> None:
    """Write the spoken text as sound."""
    with nearest_radio(workspace) as radio:
        words = _heard(radio.readings.now(), file).text
        with writing_whole(output) as written:
            take = radio.studio.speak(words, voice, written)
    say(
        _(
            "%(file)s: %(seconds)s s, voice %(voice)s, %(loudness)s LUFS.",
            file=output,
            seconds=round(take.length.total_seconds(), 1),
            voice=take.voice,
            loudness=round(take.loudness, 1),
        )
    )


def _heard(house: HouseReading, file: str) -> SpokenText:
    """The words of a text; of a script those of its title and body, by its own readings."""
    text = _read(file)
    if not is_script(text):
        return house.text(text)
    script = parse_script(text, file=_name(file))
    body = (part for part in passages(script.body) if isinstance(part, str))
    return house.text("\n\n".join((script.title, *body)), script.language, "", script.readings)


def _name(file: str) -> str:
    return "standard input" if file == "-" else file


def _read(file: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except FileNotFoundError:
        raise NotFound("There is no file %(file)s.", file=file) from None
    except IsADirectoryError:
        raise Refused("%(file)s is a folder; name one file in it.", file=file) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        problem = message("this is not UTF-8; save the file as UTF-8 and try again")
        raise BadInput([Problem(problem, file=_name(file))]) from None


def _as_json(heard: SpokenText) -> dict[str, object]:
    return {
        "source": heard.source,
        "text": heard.text,
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "class": span.kind,
                "reading": span.reading,
                "rule": span.rule,
            }
            for span in heard.spans
        ],
        "flags": [
            {
                "start": flag.start,
                "end": flag.end,
                "why": said(flag.why),
                "suggestions": list(flag.suggestions),
                "unread": flag.unread,
            }
            for flag in heard.flags
        ],
    }
