"""A person reads aloud: the page to read from, and the way in for what was recorded anywhere.

The page alone may use the microphone; what it records comes in as a file, like any other.
"""

from __future__ import annotations

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from radio.adapters.ingest import ENDINGS, LARGEST_RECORDING, LONGEST_RECORDING
from radio.admin import versions
from radio.admin.context import STAFF, me, only, the_radio
from radio.admin.documents import person_asking
from radio.admin.failures import status_of
from radio.admin.here import sentences
from radio.admin.language import _, said
from radio.admin.protection import let_record, limiter
from radio.admin.uploads import received, sound_sent
from radio.admin.version_cards import card_of
from radio.domain.audio.recording import LONGEST_IN_BROWSER
from radio.domain.bulletin import BulletinId, State
from radio.domain.errors import Conflict, NotFound, Refused
from radio.domain.languages import LANGUAGES
from radio.domain.script_text import passages
from radio.services.versions import LONGEST_NAME

LARGEST_UPLOAD = LARGEST_RECORDING + (1 << 16)
"""Bytes of a request that brings a recording: the file and the form around it."""
RECORDINGS = "10 per minute; 120 per hour"
"""Recordings that one person may hand in; each is decoded and levelled."""
MOST = LARGEST_RECORDING // 1_000_000
"""MB of a file, as people are told."""

pages = Blueprint("recording", __name__)


@pages.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> tuple[str, int]:
    """Say it in the words of recordings, not of bulletins."""
    return _wrong([too_large_sentence()]), 413


@pages.get("/bulletins/<bulletin>/read/<language>")
@only(*STAFF)
def read(bulletin: str, language: str) -> Response:
    """The text, large, to read from; with a recorder for those who may hand it in."""
    with the_radio().store.reading() as records:
        found = records.bulletins.get(BulletinId(bulletin))
    card = card_of(found, language)
    if language not in LANGUAGES and card.version is None:
        raise NotFound("There is no language %(language)s.", language=language)
    shown = render_template(
        "versions/read.html",
        bulletin=found,
        script=found.script,
        card=card,
        passages=passages(card.body or found.script.body),
        read_in=language if card.body else found.script.language,
        may_write=me().has(*versions.WRITERS) and found.state is not State.WITHDRAWN,
    )
    let_record()
    return make_response(shown)


@pages.post("/bulletins/<bulletin>/versions/<language>/recording")
@only(*versions.WRITERS)
@limiter.limit(RECORDINGS, key_func=person_asking)
def hand_in(bulletin: str, language: str) -> Response | tuple[str, int]:
    """A person's reading, from this browser or from any other recorder."""
    radio, speaker = the_radio(), request.form.get("speaker", "")
    try:
        with received(
            sound_sent("recording")[0], radio.settings.workspace / "audio" / "incoming"
        ) as file:
            handed_in = radio.versions.record(
                BulletinId(bulletin), language, file, speaker, me().id, versions.version_shown()
            )
    except (Refused, Conflict) as error:
        return _wrong(sentences(error)), status_of(error)
    flash(_("The recording is kept. The bulletin is a draft again."), "done")
    for caution in handed_in.cautions:
        flash(said(caution), "warn")
    return _to_version(bulletin, language)


@pages.app_context_processor
def limits() -> dict[str, object]:
    """What the form for a recording says of itself, on whichever page it stands."""
    return {
        "recording_endings": ENDINGS,
        "recording_bytes": LARGEST_RECORDING,
        "recording_most": MOST,
        "recording_longest": LONGEST_RECORDING,
        "recording_stops": LONGEST_IN_BROWSER,
        "longest_name": LONGEST_NAME,
        "too_large_sentence": too_large_sentence,
    }


def too_large_sentence() -> str:
    """What is said of a file beyond the limit, before it is sent and after."""
    return _("This recording is larger than %(most)d MB. Save it as MP3 and try again.", most=MOST)


def _wrong(wrong: list[str]) -> str:
    """The reasons alone for a page that waits for them, else the page of versions with them."""
    if request.headers.get("HX-Request"):
        return render_template("versions/_wrong.html", wrong=wrong)
    return versions.page(str((request.view_args or {})["bulletin"]), wrong)


def _to_version(bulletin: str, language: str) -> Response:
    """Onwards to the version, for a browser and for a script of ours that sent the form for it."""
    if request.headers.get("HX-Request"):  # by way of another address, so that the page is new
        there = url_for("versions.back", bulletin=bulletin, language=language)
        return Response(headers={"HX-Redirect": there})
    return redirect(url_for("versions.show", bulletin=bulletin, _anchor=language))
