"""A document becomes drafts: chosen, looked through part by part, made. The newsroom has the rules.

Nothing is kept before the last step: the form carries the text (see `proposed`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import count
from pathlib import PureWindowsPath

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from radio.adapters.documents import LARGEST_DOCUMENT
from radio.adapters.script_files import bulletin_name, scripts_from
from radio.admin.context import me, only, the_radio, today
from radio.admin.language import _, said
from radio.admin.names import communication_plan
from radio.admin.proposed import FIELDS_OF_A_ROW, Row, name_of, rows_from, rows_of, scripts_of
from radio.admin.protection import limiter
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.documents.document_parts import parts_of
from radio.domain.documents.proper_names import texts_of_the_house
from radio.domain.errors import BadInput, NotFound, Problem
from radio.domain.message import message
from radio.domain.people import Role
from radio.domain.script import Script
from radio.domain.script_header import LONGEST_TITLE
from radio.domain.text import nfc

WRITERS = (Role.EDITOR, Role.ADMIN)
ENDINGS = (".txt", ".docx", ".pdf")
MOST_DRAFTS = 200
"""Drafts of one page; a document of more is a book, and nobody reads through so many at once."""
LONGEST_NAME = 60
"""Letters of a document's name as its drafts bear it: they stand in URLs and file names."""
LARGEST_UPLOAD = LARGEST_DOCUMENT + (1 << 20)
"""Bytes of a request that brings a document or the drafts of one."""
A_PAGE_MORE = 50
"""Fields of a form beside those of its drafts."""
READINGS = "20 per minute; 200 per hour"
"""Documents that one person may have read; a large one keeps a processor busy for a while."""

pages = Blueprint("documents", __name__)


def person_asking() -> str:
    """Who is counted by the limit."""
    return str(current_user.get_id())


@pages.url_value_preprocessor
def make_room(_endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Let those who write send forms of many drafts, before anything reads the request."""
    if current_user.is_authenticated and me().has(*WRITERS):
        request.max_form_memory_size = LARGEST_UPLOAD
        request.max_form_parts = FIELDS_OF_A_ROW * MOST_DRAFTS + A_PAGE_MORE


@pages.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> tuple[str, int]:
    """Say it in the words of documents, not of bulletins."""
    most = LARGEST_DOCUMENT // 1_000_000
    sentence = message("This file is larger than %(most)d MB. Split it and try again.", most=most)
    return _choice([Problem(sentence)]), 413


@pages.get("/documents")
@only(*WRITERS)
def choose() -> str:
    """Which document."""
    return _choice([])


@pages.post("/documents")
@only(*WRITERS)
@limiter.limit(READINGS, key_func=person_asking)
def look() -> str | tuple[str, int]:
    """The drafts it would become."""
    try:
        file, scripts = _sent()
    except BadInput as error:
        return _choice(error.problems), 400
    themes = {script.theme for script in scripts}
    return _review(file, rows_of(scripts), themes.pop() if len(themes) == 1 else "")


@pages.post("/documents/drafts")
@only(*WRITERS)
def make() -> Response | tuple[str, int]:
    """Make drafts of the ticked rows, all or none; pressed twice, it makes them once."""
    file, theme = _file_name(request.form.get("file")), request.form.get("theme", "")
    rows = rows_from(request.form)
    try:
        scripts = scripts_of(rows, theme)
        name = _free_name(_document(file), scripts, parts=len(rows))
        given = [(name_of(row, name, parts=len(rows)), script) for row, script in scripts]
        made = the_radio().newsroom.import_scripts(given, me().id)
    except BadInput as error:
        return _review(file, rows, theme, error.problems), 400
    flash(_("%(count)s drafts made.", count=made), "done")
    return redirect(url_for("documents.made", document=name))


@pages.get("/documents/<document>/drafts")
@only(*WRITERS)
def made(document: str) -> str:
    """The bulletins a document became."""
    found = _parts(BulletinId(document))
    if not found:
        raise NotFound("No bulletins came from a document of this name.")
    return render_template("documents/made.html", bulletins=found, day_today=today())


def _sent() -> tuple[str, list[Script]]:
    """The file's name and the scripts in it; raises `BadInput`."""
    sent = request.files.get("document")
    file = _file_name(sent.filename if sent else None)
    if sent is None or not file:
        none = message("Choose a document first.")
        raise BadInput([Problem(none)])
    if not file.lower().endswith(ENDINGS):
        other = message("Only .txt, .docx and .pdf can be read; save the document as one of these.")
        raise BadInput([Problem(other)])
    scripts = [script for _name, script in scripts_from(file, sent.read(), known=_known())]
    if len(scripts) > MOST_DRAFTS:
        many = message(
            "This document would become %(count)d drafts, more than %(most)d; split it.",
            count=len(scripts),
            most=MOST_DRAFTS,
        )
        raise BadInput([Problem(many)])
    return file, scripts


def _known() -> Sequence[str]:
    """Where the house writes the names that titles keep."""
    with the_radio().store.reading() as records:
        try:
            return texts_of_the_house(records.schedules.load())
        except NotFound:
            return ()


def _file_name(sent: str | None) -> str:
    """The name alone, whatever path a browser sends with it."""
    return nfc(PureWindowsPath(sent or "").name)


def _document(file: str) -> BulletinId:
    """What its drafts are named after."""
    return BulletinId(bulletin_name(file)[:LONGEST_NAME].strip("-"))


def _free_name(
    name: BulletinId, scripts: Sequence[tuple[Row, Script]], *, parts: int
) -> BulletinId:
    """The document's name, or with a number when its drafts would fall on other bulletins."""
    with the_radio().store.reading() as records:
        for number in count(1):
            free = BulletinId(name if number == 1 else f"{name}-{number}")
            found = (
                (records.bulletins.find(name_of(row, free, parts=parts)), script)
                for row, script in scripts
            )
            if all(one is None or one.script == script for one, script in found):
                break
        return free


def _parts(document: BulletinId) -> Sequence[Bulletin]:
    with the_radio().store.reading() as records:
        return parts_of(document, records.bulletins.all())


def _choice(problems: Iterable[Problem]) -> str:
    return render_template(
        "documents/choose.html",
        wrong=[_told(problem) for problem in problems],
        most=LARGEST_DOCUMENT // 1_000_000,
        endings=ENDINGS,
    )


def _review(file: str, rows: Sequence[Row], theme: str, problems: Iterable[Problem] = ()) -> str:
    reading, plan = the_radio().readings.now(), communication_plan()
    shown = [(row, row.seen(reading)) for row in rows]
    document = _document(file)
    return render_template(
        "documents/review.html",
        file=file,
        document=document,
        rows=shown,
        minutes=sum((seen.time for _row, seen in shown), timedelta()) / timedelta(minutes=1),
        theme=theme,
        themes=[(one.id, one.name) for one in plan.themes] if plan else [],
        earlier=_parts(document),
        longest_title=LONGEST_TITLE,
        problems={problem.field: problem for problem in problems},
    )


def _told(problem: Problem) -> str:
    """A problem as a sentence, with its line where it has one."""
    sentence = said(problem.message)
    if problem.line is not None:
        sentence = _("line %(line)s: %(problem)s", line=problem.line, problem=sentence)
    return sentence[:1].upper() + sentence[1:]
