"""The lexicon: how the house reads certain forms; found, tried, decided, forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from radio.adapters.schedule_files import LEXICON, write_lexicon
from radio.admin import trial
from radio.admin.context import STAFF, me, only, the_radio
from radio.admin.deciding import (
    Consequences,
    consequences_of,
    consequences_of_forgetting,
    decide,
    forget,
    in_place_of,
    kept_entry,
)
from radio.admin.entry_form import Typed, key_in, typed
from radio.admin.here import back_here, or_back, sentences
from radio.admin.language import _
from radio.admin.names import all_stations, names_of_people
from radio.domain.errors import Conflict, NotFound, Refused
from radio.domain.house_reading import styled
from radio.domain.people import Role
from radio.domain.spoken import Entry
from radio.domain.spoken.lexicon import tidy
from radio.domain.text import collation_key, unaccented

PAGE = 50
"""Entries on one page of the list."""
WRITERS = (Role.EDITOR, Role.ADMIN)

pages = Blueprint("lexicon", __name__)


@pages.get("/lexicon")
@only(*STAFF)
def index() -> str:
    """Every entry or those asked for, by the alphabet or the newest first."""
    wanted = request.args.get("words", "").strip()[:200]
    newest = request.args.get("order") == "newest"
    number = max(1, request.args.get("page", 1, type=int))
    found = in_order(found_in(the_radio().pronunciation.lexicon().entries, wanted), newest=newest)
    return render_template(
        "lexicon/index.html",
        words=wanted,
        newest=newest,
        ruled="" if found else _by_rules(wanted),
        entries=found[(number - 1) * PAGE : number * PAGE],
        count=len(found),
        number=number,
        last=max(1, -(-len(found) // PAGE)),
        people=names_of_people(),
        stations=_names_of_stations(),
        may_write=me().has(*WRITERS),
        style=styled(the_radio().readings.now().style),
    )


@pages.get("/lexicon.yaml")
@only(*STAFF)
def export() -> Response:
    """The whole lexicon as `radio export` writes it, to be taken to another house."""
    with TemporaryDirectory() as folder:
        write_lexicon(Path(folder), the_radio().pronunciation.lexicon())
        file = BytesIO((Path(folder) / LEXICON).read_bytes())
    return send_file(file, "text/yaml", as_attachment=True, download_name=LEXICON)


@pages.get("/lexicon/entry")
@only(*STAFF)
def show() -> str:
    """One entry with its history, or an empty form; an unknown form is a new one."""
    asked = typed(request.args)
    kept = _kept(asked)
    return _page(Typed.of(kept) if kept else asked, kept)


@pages.post("/lexicon/entry")
@only(*WRITERS)
def save() -> Response | str | tuple[str, int]:
    """Try it, or let it hold once its consequences were seen."""
    asked = typed(request.form)
    if request.form.get("then") == "try":
        return _page(asked)
    try:
        consequences = consequences_of(asked.entry)
        if not consequences.agreed:
            return _page(asked, consequences=consequences)
        decide(asked.entry)
    except (Conflict, Refused) as error:
        return _page(asked, wrong=sentences(error)), 409
    return redirect(url_for("lexicon.index", words=asked.written))


@pages.post("/lexicon/try")
@only(*WRITERS)
def try_it() -> str:
    """What would be said of a sentence if the entry in the form held."""
    asked = typed(request.form)
    return render_template("lexicon/_try.html", trial=trial.of(asked), typed=asked)


@pages.post("/lexicon/forget")
@only(*WRITERS)
def remove() -> Response | str:
    """Give a form back to the rules once the consequences were seen."""
    entry = the_radio().pronunciation.find(*key_in(request.form))
    consequences = consequences_of_forgetting(entry)
    if not consequences.agreed:
        return _page(Typed.of(entry), entry, consequences=consequences, removing=True)
    forget(entry)
    return redirect(url_for("lexicon.index"))


@pages.post("/lexicon/undo")
@only(*WRITERS)
@or_back("lexicon.index")
def undo() -> Response:
    """Take the last decision about a form back, unless somebody decided again meanwhile."""
    form = request.form
    written, context, station = key_in(form)
    was = Entry(written, form.get("was", "") or written, context, form.get("was_note", ""), station)
    kept = kept_entry(was)
    if (kept.reading if kept else "") != form.get("is", ""):
        raise Conflict("%(written)s was decided anew meanwhile; look again.", written=written)
    if form.get("was"):
        the_radio().pronunciation.decide(was, me().id)
    else:
        the_radio().pronunciation.forget(was, me().id)
    flash(_("%(written)s is read as before.", written=written), "done")
    return redirect(back_here())


def found_in(entries: Iterable[Entry], words: str) -> list[Entry]:
    """Entries in which every word stands, with or without its marks."""
    asked = unaccented(words).lower().split()
    return [one for one in entries if all(word in _plain(one) for word in asked)]


def in_order(entries: Iterable[Entry], *, newest: bool) -> list[Entry]:
    """By the Vietnamese alphabet; or the latest decision first, what was shipped last."""
    listed = sorted(entries, key=lambda one: (collation_key(one.written), one.station, one.context))
    if not newest:
        return listed
    return sorted(listed, key=lambda one: one.when.timestamp() if one.when else 0, reverse=True)


def _plain(entry: Entry) -> str:
    parts = (entry.written, entry.reading, entry.context, entry.note, entry.station)
    return unaccented(" ".join(parts)).lower()


def _by_rules(words: str) -> str:
    """What is said of words that no entry has; empty when it is those very words."""
    said = the_radio().readings.now().text(tidy(words)).text
    return said if said != tidy(words) else ""


def _page(
    asked: Typed,
    kept: Entry | None = None,
    *,
    wrong: Sequence[str] = (),
    consequences: Consequences | None = None,
    removing: bool = False,
) -> str:
    if asked.kept:
        kept = kept or _kept(asked)
    with the_radio().store.reading() as records:
        history = records.lexicon.decisions(asked.written) if asked.written else ()
    return render_template(
        "lexicon/entry.html",
        typed=asked if asked.sentence else asked.beside(trial.sentence_with(asked.written)),
        kept=kept,
        seen=in_place_of(kept) if kept else "",
        wrong=wrong,
        consequences=consequences,
        removing=removing,
        history=history,
        trial=trial.of(asked) if asked.reading else None,
        people=names_of_people(),
        stations=_names_of_stations(),
        may_write=me().has(*WRITERS),
    )


def _kept(asked: Typed) -> Entry | None:
    try:
        return the_radio().pronunciation.find(*asked.key)
    except NotFound:
        return None


def _names_of_stations() -> dict[str, str]:
    return {station.id: f"{station.unit} {station.name}" for station in all_stations()}
