"""Writing and editing a bulletin, with what will be said shown while it is written."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from radio.admin.comparison import compare
from radio.admin.context import me, only, the_radio
from radio.admin.here import sentences
from radio.admin.language import _
from radio.admin.names import communication_plan
from radio.admin.script_form import (
    FIELD_NAMES,
    by_field,
    fields_of,
    readings_in,
    script_from,
    typed,
)
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.documents.proposed_drafts import SYLLABLES_A_MINUTE
from radio.domain.errors import BadInput, Conflict, Refused
from radio.domain.people import Role
from radio.domain.script import Kind, Script
from radio.domain.script_text import LONGEST_BODY
from radio.domain.text import nfc, syllables

NEW: Mapping[str, object] = {"kind": Kind.NEWS.value, "audience": [], "voice": "auto"}

pages = Blueprint("writing", __name__)


@pages.route("/bulletins/new", methods=["GET", "POST"])
@only(Role.EDITOR, Role.ADMIN)
def new() -> Response | str | tuple[str, int]:
    """A new bulletin."""
    if request.method == "GET":
        return _form(None, {**NEW, "theme": request.args.get("theme", "")})
    try:
        made = the_radio().newsroom.draft(script_from(request.form), me().id)
    except BadInput as error:
        return _form(None, typed(request.form), by_field(error)), 400
    return _saved(made)


@pages.route("/bulletins/<bulletin>/edit", methods=["GET", "POST"])
@only(Role.EDITOR, Role.ADMIN)
def edit(bulletin: str) -> Response | str | tuple[str, int]:
    """New words for a bulletin; an approval is void once they are saved."""
    radio = the_radio()
    with radio.store.reading() as records:
        found = records.bulletins.get(BulletinId(bulletin))
    if request.method == "GET":
        return _form(found, fields_of(found.script))
    version = request.form.get("version", 0, type=int)
    try:
        made = radio.newsroom.edit(found.id, script_from(request.form), me().id, version)
    except BadInput as error:
        return _form(found, typed(request.form), by_field(error), version=version), 400
    except (Conflict, Refused) as error:
        page = _form(found, typed(request.form), refused=sentences(error), version=version)
        return page, 409
    return _saved(made)


@pages.post("/bulletins/spoken")
@only(Role.EDITOR, Role.ADMIN)
def spoken() -> str:
    """What would be said of the text in the form, while it is written."""
    body = nfc(request.form.get("body", "")).replace("\r\n", "\n")[:LONGEST_BODY]
    title = nfc(request.form.get("title", ""))
    language = request.form.get("language", "vie")
    own = readings_in(request.form)
    script = Script(title, Kind.NEWS, theme="", body=body, language=language, readings=own)
    read = the_radio().readings.now().script(script)
    return render_template(
        "bulletins/_spoken.html",
        script=script,
        passages=compare(read, script) if title.strip() or body.strip() else (),
        minutes=syllables(read.spoken.text) / SYLLABLES_A_MINUTE,
    )


def _form(
    bulletin: Bulletin | None,
    fields: Mapping[str, object],
    problems: Mapping[str, object] | None = None,
    refused: list[str] | None = None,
    version: int | None = None,
) -> str:
    plan = communication_plan()
    return render_template(
        "bulletins/form.html",
        bulletin=bulletin,
        fields=fields,
        problems=problems or {},
        refused=refused or [],
        version=version or (bulletin.version if bulletin else 0),
        names=FIELD_NAMES,
        plan=plan,
        themes=[(theme.id, theme.name) for theme in plan.themes] if plan else [],
        voices=the_radio().voicing.voices,
        longest=LONGEST_BODY,
    )


def _saved(bulletin: Bulletin) -> Response:
    """Say that it is saved; submit it as well when that button was pressed."""
    here = redirect(url_for("bulletins.show", bulletin=bulletin.id))
    if request.form.get("then") != "submit":
        flash(_("Saved."), "done")
        return here
    try:
        the_radio().newsroom.submit(bulletin.id, me().id)
    except (Refused, Conflict) as error:
        for sentence in sentences(error):
            flash(sentence, "error")
        return here
    flash(_("It is submitted and will be read aloud; then it can be approved."), "done")
    return here
