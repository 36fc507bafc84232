"""Versions of a bulletin: in other languages, or read by a person. The service has the rules.

Whoever writes changes them; everybody of the centre sees and hears them before approving.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from radio.admin.context import STAFF, me, only, the_radio
from radio.admin.failures import status_of
from radio.admin.here import or_back, sentences
from radio.admin.language import _
from radio.admin.names import names_of_people
from radio.admin.version_cards import Card, Second, card_of, cards, in_turn, second
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.errors import Conflict, Refused
from radio.domain.languages import LANGUAGES, language_name
from radio.domain.people import PersonId, Role
from radio.domain.script_text import LONGEST_BODY
from radio.ports import AuditEntry

WRITERS = (Role.EDITOR, Role.ADMIN)
READ = "read"
"""What the second button of the form for a new version stands for: record without a text."""

pages = Blueprint("versions", __name__)
pages.add_app_template_filter(language_name)


@pages.get("/bulletins/<bulletin>/versions")
@only(*STAFF)
def show(bulletin: str) -> str:
    """Every version, the bulletin's own language first."""
    return page(bulletin)


@pages.post("/bulletins/<bulletin>/versions")
@only(*WRITERS)
def write(bulletin: str) -> Response | tuple[str, int]:
    """The text of a version; what was typed stays when it is refused."""
    language, body = request.form.get("language", ""), request.form.get("body", "")
    if request.form.get("then") == READ and language in LANGUAGES:
        return redirect(url_for("recording.read", bulletin=bulletin, language=language))
    try:
        the_radio().versions.write(BulletinId(bulletin), language, body, me().id, version_shown())
    except (Refused, Conflict) as error:
        shown = page(bulletin, sentences(error), typed={"language": language, "body": body})
        return shown, status_of(error)
    flash(_("Saved. The bulletin is a draft again."), "done")
    return redirect(url_for("versions.show", bulletin=bulletin, _anchor=language))


@pages.post("/bulletins/<bulletin>/versions/<language>/still-right")
@only(*WRITERS)
@or_back("versions.back")
def still_right(bulletin: str, language: str) -> Response:
    """A version of older words fits the new ones as it is."""
    the_radio().versions.still_right(BulletinId(bulletin), language, me().id, version_shown())
    flash(_("It fits the bulletin as it is now. The bulletin is a draft again."), "done")
    return redirect(url_for("versions.show", bulletin=bulletin, _anchor=language))


@pages.post("/bulletins/<bulletin>/versions/<language>/remove")
@only(*WRITERS)
@or_back("versions.back")
def remove(bulletin: str, language: str) -> Response:
    """Take a version away."""
    the_radio().versions.remove(BulletinId(bulletin), language, me().id, version_shown())
    flash(_("The version is removed. The bulletin is a draft again."), "done")
    return redirect(url_for("versions.show", bulletin=bulletin))


@pages.get("/bulletins/<bulletin>/versions/<language>")
@only(*STAFF)
def back(bulletin: str, language: str) -> Response:
    """The place of one version on the page of all."""
    return redirect(url_for("versions.show", bulletin=bulletin, _anchor=language))


@pages.app_template_global()
def other_readings(bulletin: Bulletin) -> Sequence[Card]:
    """What is recorded of a bulletin beside the reading its own page plays."""
    own = bulletin.script.language if bulletin.voice else None
    return [one for one in cards(bulletin) if one.recording and one.language != own]


@pages.app_template_global()
def second_reading(bulletin: Bulletin) -> Second | None:
    """What the second voice reads."""
    return second(bulletin)


def page(bulletin: str, wrong: Sequence[str] = (), typed: dict[str, str] | None = None) -> str:
    """The page of versions, with what was refused and what had been typed."""
    with the_radio().store.reading() as records:
        found = records.bulletins.get(BulletinId(bulletin))
        history = records.audit.about(bulletin)
    shown = cards(found)
    if all(one.language != found.script.language for one in shown):
        shown = [card_of(found, found.script.language), *shown]
    return render_template(
        "versions/index.html",
        bulletin=found,
        script=found.script,
        cards=shown,
        may_write=me().has(*WRITERS) and found.state is not State.WITHDRAWN,
        free=[one for one in in_turn(LANGUAGES) if one not in {card.language for card in shown}],
        changed=last_change(history),
        people=names_of_people(),
        longest=LONGEST_BODY,
        wrong=wrong,
        typed=typed or {},
        without_text=READ,
    )


def version_shown() -> int:
    """Of the bulletin, as the page of the form showed it; 0 for none."""
    return request.form.get("version", 0, type=int)


def last_change(newest_first: Sequence[AuditEntry]) -> tuple[datetime, PersonId | None] | None:
    """When and by whom the bulletin's own words were changed last."""
    return next(
        ((entry.at, entry.by) for entry in newest_first if entry.act == "bulletin.edit"), None
    )
