"""Bulletins: the list with its search, and one by one: written beside spoken, heard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from radio.admin.comparison import questions
from radio.admin.context import STAFF, me, only, the_radio, today
from radio.admin.live import fragment
from radio.admin.marks import legend
from radio.admin.names import names_of_people, names_of_themes
from radio.admin.readings import compared
from radio.admin.waveform import waveform
from radio.domain.audio.sound import Take
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.bulletin_search import Wanted, search
from radio.domain.errors import Unavailable
from radio.domain.job import Job, JobKind
from radio.domain.people import Role
from radio.domain.script import Kind
from radio.ports import AuditEntry
from radio.services.voicing import passed_over

PAGE = 40
"""Bulletins on one page of the list."""
Choice = TypeVar("Choice", bound=StrEnum)

pages = Blueprint("bulletins", __name__)


@pages.get("/bulletins")
@only(*STAFF)
def index() -> str:
    """The list, newest change first."""
    asked = request.args
    wanted = Wanted(
        words=asked.get("words", "").strip()[:200],
        state=chosen(State, asked.get("state")),
        kind=chosen(Kind, asked.get("kind")),
    )
    number = max(1, asked.get("page", 1, type=int))
    with the_radio().store.reading() as records:
        found = search(records.bulletins.all(), wanted, today())
    return render_template(
        "bulletins/index.html",
        wanted=wanted,
        found=found[(number - 1) * PAGE : number * PAGE],
        count=len(found),
        number=number,
        last=max(1, -(-len(found) // PAGE)),
        people=names_of_people(),
        day_today=today(),
    )


@pages.get("/bulletins/<bulletin>")
@only(*STAFF)
def show(bulletin: str) -> str:
    """One bulletin with everything that is known of it."""
    radio = the_radio()
    with radio.store.reading() as records:
        found = records.bulletins.get(BulletinId(bulletin))
        history = records.audit.about(bulletin)
        job = voicing_job(found, records.jobs.recent())
    take = take_of(found)
    passages = compared(found)
    return render_template(
        "bulletins/show.html",
        bulletin=found,
        script=found.script,
        state=found.state_on(today()),
        passages=passages,
        questions=questions(passages),
        legend=legend(passages),
        otherwise=sounds_otherwise(found),
        passed_over=_passed_over(found, history),
        take=take,
        unmade=take is None and found.voice is not None and radio.looking.able(found),
        waveform=waveform(take.peaks) if take else None,
        heard=radio.newsroom.heard(found) if found.state is State.SUBMITTED else None,
        may=rights(found),
        themes=names_of_themes(),
        history=history,
        job=job,
        people=names_of_people(),
    )


@pages.get("/bulletins/<bulletin>/voicing")
@only(*STAFF)
def voicing(bulletin: str) -> Response:
    """How far the reading aloud of a submitted bulletin has come."""
    with the_radio().store.reading() as records:
        found = records.bulletins.get(BulletinId(bulletin))
        job = voicing_job(found, records.jobs.recent())
    return fragment("bulletins/_voicing.html", bulletin=found, job=job)


def _passed_over(bulletin: Bulletin, newest_first: Iterable[AuditEntry]) -> Sequence[str]:
    """Names of the voices that were to read the bulletin before the one that did."""
    if bulletin.voice is None:
        return ()
    voiced = next((one for one in newest_first if one.act == "bulletin.voice"), None)
    names = {voice.id: voice.name for voice in the_radio().voicing.voices}
    return [names.get(voice, voice) for voice in (passed_over(voiced) if voiced else ())]


def chosen(kinds: type[Choice], name: str | None) -> Choice | None:
    """The member called `name`; None for anything else."""
    return next((one for one in kinds if one == name), None)


def voicing_job(bulletin: Bulletin, newest_first: Iterable[Job]) -> Job | None:
    """The last job that was to read this bulletin aloud."""
    return next(
        (
            job
            for job in newest_first
            if job.kind is JobKind.VOICE and job.payload.get("bulletin") == bulletin.id
        ),
        None,
    )


def rights(bulletin: Bulletin) -> Mapping[str, bool]:
    """What this person is offered to do with the bulletin; the newsroom decides again."""
    person = me()
    own = bulletin.author == person.id
    writes = person.has(Role.EDITOR, Role.ADMIN)
    decides = person.has(Role.APPROVER) and bulletin.state is State.SUBMITTED
    gone = bulletin.state is State.WITHDRAWN
    return {
        "edit": writes and not gone,
        "settle": writes and not gone,
        "submit": writes and bulletin.state is State.DRAFT,
        "approve": decides and (not own or the_radio().settings.own_approval),
        "send_back": decides,
        "withdraw": not gone and (own or person.has(Role.APPROVER, Role.ADMIN)),
    }


def sounds_otherwise(bulletin: Bulletin) -> bool:
    """Whether it is approved and the house would say other words now, so that it is held back."""
    return bulletin.state is State.APPROVED and not the_radio().readings.as_approved(bulletin)


def take_of(bulletin: Bulletin) -> Take | None:
    """What was made of the bulletin as it reads now; None where nothing was."""
    if bulletin.voice is None:
        return None
    try:
        return the_radio().looking.take(bulletin)
    except Unavailable:
        return None
