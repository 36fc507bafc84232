"""How one place of a bulletin is read: seen, heard, settled for this bulletin or for always."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response, flash, render_template, request, url_for
from flask import redirect as go_to
from werkzeug.wrappers import Response as Answer

from radio.admin.comparison import Passage, compare, place_at
from radio.admin.context import STAFF, me, only, the_radio
from radio.admin.deciding import Consequences, consequences_of, decide
from radio.admin.here import or_back, sentences
from radio.admin.language import _
from radio.admin.marks import rule_of
from radio.admin.names import names_of_people
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.errors import Conflict, NotFound, Refused
from radio.domain.lexicon_checks import check_entry
from radio.domain.own_readings import NOTHING, own_reading, with_reading
from radio.domain.people import Role
from radio.domain.spoken import Entry
from radio.domain.spoken.lexicon import tidy

ALWAYS = "always"

pages = Blueprint("readings", __name__)


@dataclass(frozen=True)
class Wish:
    """What somebody asks for in the form."""

    written: str
    reading: str
    version: int
    always: bool = False
    context: str = ""
    note: str = ""
    back: str = ""
    """Where on the page they came from."""

    @property
    def entry(self) -> Entry:
        """Its entry of the lexicon; raises `Refused`."""
        return Entry(self.written, self.reading, self.context, self.note)

    @property
    def left_out(self) -> bool:
        """Whether nothing shall be said for it, which no house decides for always."""
        return self.reading == NOTHING

    @property
    def said(self) -> dict[str, str]:
        """Form and words, for a sentence."""
        return {"written": self.written, "reading": self.reading}


@pages.get("/bulletins/<bulletin>/places/<at>")
@only(*STAFF)
def place(bulletin: str, at: str) -> str:
    """One place: how it is written and read, by which rule, and a form to settle it."""
    found = _bulletin(bulletin)
    here = place_at(compared(found), at)
    if here is None:
        raise NotFound("This place is not in the bulletin any more; open the bulletin again.")
    asked = tidy(request.args.get("reading", ""))
    blank = here.unread or "other" in request.args
    present = "" if blank else tidy(here.reading)
    back = request.args.get("back", "")
    return _panel(found, at, Wish(here.form, asked or present, found.version, back=back))


@pages.post("/bulletins/<bulletin>/places/<at>")
@only(Role.EDITOR, Role.ADMIN)
def settle(bulletin: str, at: str) -> Answer | str | tuple[str, int]:
    """Let it be read so: in this bulletin, or always once the consequences were seen."""
    found, wish = _bulletin(bulletin), _wish()
    try:
        if wish.left_out or not wish.always:
            _settle_here(found, wish)
            flash(_settled(wish), "done")
            return _back(found, at, wish)
        consequences = consequences_of(wish.entry)
        if not consequences.agreed:
            return _panel(found, at, wish, consequences=consequences)
        _settle_always(found, wish)
    except (Conflict, Refused) as error:
        return _panel(found, at, wish, sentences(error)), 409
    return _back(found, at, wish)


@pages.post("/bulletins/<bulletin>/readings/remove")
@only(Role.EDITOR, Role.ADMIN)
@or_back("bulletins.show")
def remove(bulletin: str) -> Answer:
    """Let the house decide again how a form is read in this bulletin."""
    found, written = _bulletin(bulletin), request.form.get("written", "")
    kept = tuple(one for one in found.script.readings if one.written != written)
    version = request.form.get("version", 0, type=int)
    the_radio().newsroom.edit(found.id, replace(found.script, readings=kept), me().id, version)
    flash(_("%(written)s is read here as in every other bulletin.", written=written), "done")
    return go_to(url_for("bulletins.show", bulletin=bulletin, _anchor="own"))


def compared(bulletin: Bulletin) -> tuple[Passage, ...]:
    """The bulletin's text beside its spoken text."""
    return compare(the_radio().readings.now().script(bulletin.script), bulletin.script)


def _bulletin(name: str) -> Bulletin:
    with the_radio().store.reading() as records:
        return records.bulletins.get(BulletinId(name))


def _wish() -> Wish:
    form = request.form
    return Wish(
        written=tidy(form.get("written", "")),
        reading=NOTHING if "leave-out" in form else tidy(form.get("reading", "")),
        version=form.get("version", 0, type=int),
        always=form.get("holds") == ALWAYS,
        context=tidy(form.get("context", "")),
        note=tidy(form.get("note", "")),
        back=form.get("back", ""),
    )


def _settle_here(found: Bulletin, wish: Wish) -> None:
    """Raises `Conflict`, or `Refused` for what cannot be said or changes nothing."""
    own = own_reading(wish.written, wish.reading)
    script = replace(found.script, readings=with_reading(found.script.readings, own))
    reading = the_radio().readings.now()
    check_entry(own, reading.lexicon.overridden_by(found.script.readings), reading.style)
    same = reading.script(script).texts == reading.script(found.script).texts
    if same and found.version == wish.version and script != found.script:
        raise Refused(
            "%(written)s does not stand so in this bulletin, or is read so already.",
            written=wish.written,
        )
    the_radio().newsroom.edit(found.id, script, me().id, wish.version)


def _settled(wish: Wish) -> str:
    if wish.left_out:
        return _("In this bulletin nothing is said for %(written)s.", **wish.said)
    return _("In this bulletin %(written)s is read: %(reading)s", **wish.said)


def _settle_always(found: Bulletin, wish: Wish) -> None:
    before = the_radio().readings.now().script(found.script).texts
    decide(wish.entry)
    if the_radio().readings.now().script(found.script).texts == before:
        flash(_("In this bulletin itself nothing is read otherwise by it."), "warn")


def _back(found: Bulletin, at: str, wish: Wish) -> Answer:
    """To where the person was; scripts are told the place and load the page anew."""
    anchor = wish.back or f"place-{at}"
    if not request.headers.get("HX-Request"):
        return go_to(url_for("bulletins.show", bulletin=found.id, _anchor=anchor))
    return Response(status=204, headers={"HX-Trigger": json.dumps({"settled": anchor})})


def _panel(
    found: Bulletin,
    at: str,
    wish: Wish,
    wrong: Sequence[str] = (),
    consequences: Consequences | None = None,
) -> str:
    """The form alone where a script asked for it, else a page around it."""
    here = place_at(compared(found), at)
    own = next((one for one in found.script.readings if here and one.written == here.form), None)
    shown = "bulletins/_panel.html" if request.headers.get("HX-Request") else "bulletins/place.html"
    return render_template(
        shown,
        bulletin=found,
        script=found.script,
        at=at,
        place=here,
        wish=wish,
        wrong=wrong,
        consequences=consequences,
        rule=rule_of(here) if here else None,
        own=own,
        entry=_entry_of(here.form) if here and own is None else None,
        may_write=me().has(Role.EDITOR, Role.ADMIN) and found.state is not State.WITHDRAWN,
        people=names_of_people(),
    )


def _entry_of(form: str) -> Entry | None:
    """What the house decided for a form everywhere, if it did."""
    entries = the_radio().pronunciation.lexicon().holding_at().entries
    return next((one for one in entries if one.written == form), None)
