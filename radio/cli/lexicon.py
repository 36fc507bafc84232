"""`radio lexicon`: how the house reads some forms."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.markup import escape
from rich.table import Table

from radio.app import Radio
from radio.cli._accounts import acting
from radio.cli._show import _, console, hint, say
from radio.cli._workspace import HERE, Workspace, open_radio
from radio.cli.workspace import tell_again
from radio.domain.bulletin import Bulletin
from radio.domain.errors import NotFound, Refused
from radio.domain.house_reading import HouseReading
from radio.domain.lexicon_checks import other_readings
from radio.domain.message import message
from radio.domain.spoken import Entry, Kind, SpokenText
from radio.domain.spoken.lexicon import tidy
from radio.domain.text import collation_key, unaccented

Written = Annotated[str, typer.Argument(help=_("The form as it stands in texts."))]
Station = Annotated[str, typer.Option("--station", help=_("Only at this station."))]
Context = Annotated[str, typer.Option("--context", help=_("Only near these words."))]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(help=_("How the house reads some forms."), no_args_is_help=True)
    group.command(
        "list",
        help=_("Every entry, or those with some words in them."),
        epilog=_("Example: %(command)s", command="radio lexicon list TT"),
    )(list_entries)
    group.command(
        "set",
        help=_("Decide how a form is read from now on, or give it back to the rules."),
        epilog=_("Example: %(command)s", command='radio lexicon set XQKD "xúc tiến kinh doanh"'),
    )(set_entry)
    group.command(
        "test",
        help=_("What would be said of a text, by the rules alone and with the lexicon."),
        epilog=_("Example: %(command)s", command='radio lexicon test "Cục TTCSTTĐN"'),
    )(try_out)
    app.add_typer(group, name="lexicon")


def list_entries(
    words: Annotated[str, typer.Argument(help=_("Words to look for, with or without marks."))] = "",
    station: Station = "",
    as_json: Annotated[bool, typer.Option("--json", help=_("For another program."))] = False,
    workspace: Workspace = HERE,
) -> None:
    """Show the entries in the order of the alphabet."""
    radio = open_radio(workspace)
    _require_station(radio, station)
    entries = sorted(
        (
            one
            for one in radio.pronunciation.lexicon().entries
            if _has(one, words) and one.station in {"", station or one.station}
        ),
        key=lambda one: (collation_key(one.written), one.station),
    )
    if as_json:
        say(json.dumps([_as_json(one) for one in entries], ensure_ascii=False, indent=1))
        return
    if not entries:
        hint(message("The lexicon has no such entry."))
        return
    table = Table()
    for heading in (_("Written"), _("Reading"), _("Near"), _("Station"), _("Note"), _("Decided")):
        table.add_column(heading, overflow="fold")
    for one in entries:
        cells = (one.written, one.reading, one.context, one.station, one.note, _decided(one, radio))
        table.add_row(*map(escape, cells))
    console().print(table)


def set_entry(
    written: Written,
    reading: Annotated[str, typer.Argument(help=_("The words that are said."))] = "",
    context: Context = "",
    station: Station = "",
    note: Annotated[str, typer.Option("--note", help=_("Why, or from where."))] = "",
    by: Annotated[str, typer.Option("--by", help=_("Who decides (a sign-in name)."))] = "admin",
    forget: Annotated[
        bool, typer.Option("--forget", help=_("Let the rules decide again."))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Do not ask."))] = False,
    workspace: Workspace = HERE,
) -> None:
    """Decide; bulletins that would be said otherwise are named and must be approved again."""
    if forget == bool(reading):
        raise typer.BadParameter(_("Write the words that are said, or --forget, not both."))
    radio = open_radio(workspace)
    person = acting(radio, by)
    if forget:
        entry = _meant(radio, tidy(written), tidy(context), station)
        _agree(radio.pronunciation.forgetting_would_change(entry), yes=yes)
        tell_again(radio.pronunciation.forget(entry, person))
        say(_("%(written)s is read by the rules again.", written=entry.written))
        return
    entry = Entry(tidy(written), tidy(reading), tidy(context), tidy(note), station)
    _tell_others(radio, entry)
    _agree(radio.pronunciation.would_change(entry), yes=yes)
    tell_again(radio.pronunciation.decide(entry, person))
    say(_("%(written)s is read: %(reading)s", written=entry.written, reading=entry.reading))


def try_out(
    text: Annotated[str, typer.Argument(help=_("A sentence."))],
    station: Station = "",
    as_json: Annotated[bool, typer.Option("--json", help=_("For another program."))] = False,
    workspace: Workspace = HERE,
) -> None:
    """Show both readings; what an entry says stands in square brackets."""
    radio = open_radio(workspace)
    _require_station(radio, station)
    house = radio.readings.now()
    ruled = HouseReading(style=house.style).text(text)
    heard = house.text(text, station=station)
    used = _used(heard)
    if as_json:
        found = {"rules": ruled.text, "lexicon": heard.text, "spans": used}
        say(json.dumps(found, ensure_ascii=False, indent=1))
        return
    say(_("By the rules: %(words)s", words=ruled.text))
    say(_("With the lexicon: %(words)s", words=_marked(heard)))
    for one in used:
        say(f"  {one['written']} => {one['reading']}")
    if heard.unread:
        hint(message("nobody knows how to say: %(unread)s", unread=", ".join(heard.unread)))


def _used(heard: SpokenText) -> list[dict[str, str | int]]:
    """Each place an entry read, with its offsets in the text."""
    return [
        {
            "start": span.start,
            "end": span.end,
            "written": heard.source[span.start : span.end],
            "reading": span.reading,
        }
        for span in heard.spans
        if span.kind is Kind.LEXICON
    ]


def _marked(heard: SpokenText) -> str:
    """What is said, with the words that an entry gave in square brackets."""
    parts, place = [], 0
    for span in heard.spans:
        own = f"[{span.reading}]" if span.kind is Kind.LEXICON else span.reading
        parts += [heard.source[place : span.start], own]
        place = span.end
    return "".join([*parts, heard.source[place:]])


def _decided(entry: Entry, radio: Radio) -> str:
    """Who decided it and on which day here; nothing for what was shipped."""
    zone = ZoneInfo(radio.settings.zone)
    return f"{entry.who} {entry.when.astimezone(zone):%Y-%m-%d}" if entry.when else entry.who


def _as_json(entry: Entry) -> dict[str, str | None]:
    return {**asdict(entry), "when": entry.when.isoformat() if entry.when else None}


def _require_station(radio: Radio, station: str) -> None:
    """Raises `NotFound` for a station that is not in the schedules."""
    if station and all(one.id != station for one in radio.timetable.load().stations):
        raise NotFound("There is no station %(station)s.", station=station)


def _meant(radio: Radio, written: str, context: str, station: str) -> Entry:
    """The entry for exactly this form, or the only one there is; raises `Refused`, `NotFound`."""
    held = [one for one in radio.pronunciation.lexicon().entries if one.written == written]
    if len(held) == 1 and not context and not station:
        return held[0]
    if held and all(one.key != (station, written, context.casefold()) for one in held):
        raise Refused(
            "The lexicon has %(written)s otherwise; say which: %(entries)s",
            written=written,
            entries=" | ".join(_options(one) for one in held),
        )
    return radio.pronunciation.find(written, context, station)


def _options(entry: Entry) -> str:
    """What to write on the command line to mean this entry."""
    given = (("--context", entry.context), ("--station", entry.station))
    return shlex.join(["--forget", *(word for pair in given if pair[1] for word in pair)])


def _has(entry: Entry, words: str) -> bool:
    looked_in = f"{entry.written} {entry.reading} {entry.context} {entry.note}"
    return unaccented(words).casefold() in unaccented(looked_in).casefold()


def _tell_others(radio: Radio, entry: Entry) -> None:
    """What else the form is read as."""
    house = radio.readings.now()
    for other in other_readings(entry, house.lexicon, house.style):
        hint(message("also read: %(reading)s (%(why)s)", reading=other.reading, why=other.why))


def _agree(bulletins: Sequence[Bulletin], *, yes: bool) -> None:
    """Ask before approvals become void; raises `Refused` when the person says no."""
    if not bulletins:
        return
    approval = message(
        "These must be heard and approved again: %(names)s.",
        names=", ".join(one.id for one in bulletins),
    )
    hint(approval)
    if yes:
        return
    if not sys.stdin.isatty():
        raise Refused("Nothing was changed; say --yes to go on.")
    if not typer.confirm(_("Go on?")):
        raise Refused("Nothing was changed.")
