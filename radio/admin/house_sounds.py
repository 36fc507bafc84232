"""Jingle, sting, bed and alert: heard, tried, chosen, handed in, given back; house and stations."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict

from flask import Blueprint, Response, flash, redirect, render_template, request, send_file, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from radio.admin.context import STAFF, me, only, the_radio
from radio.admin.documents import person_asking
from radio.admin.failures import status_of
from radio.admin.hearing import HEARINGS, wav
from radio.admin.here import sentences
from radio.admin.language import _
from radio.admin.names import all_stations, names_of_people
from radio.admin.protection import limiter
from radio.admin.sounds import kept_briefly
from radio.admin.uploads import received, sound_sent
from radio.domain.audio.house_sound import HOUSE, LENGTHS
from radio.domain.audio.house_tune import (
    BOUNDS,
    HIGHEST_SEED,
    KEYS,
    Instrument,
    Piece,
    Recipe,
    Scale,
)
from radio.domain.audio.recipe_words import in_words
from radio.domain.audio.sound import Sound
from radio.domain.errors import NotFound, Refused
from radio.domain.people import Role
from radio.domain.station import StationId

LARGEST = 60_000_000
"""Bytes of a file: three minutes of 24-bit stereo at 48 kHz are 52 million."""

pages = Blueprint("house_sounds", __name__)


@pages.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> tuple[str, int]:
    """Say it in the words of sounds; what was sent is not read, so it is the page of the house."""
    sentence = _(
        "This sound is larger than %(most)d MB. Save it as MP3 and try again.",
        most=LARGEST // 1_000_000,
    )
    return page(HOUSE, None, [sentence]), 413


@pages.get("/house-sounds")
@only(*STAFF)
def show() -> str | tuple[str, int]:
    """All pieces of the house or of one station; with `piece`, one that is being tried."""
    try:
        return page(_station(), _wished(request.args) if request.args.get("piece") else None)
    except Refused as error:
        return page(_station(), None, sentences(error)), status_of(error)


@pages.get("/house-sounds/<piece>.wav")
@only(*STAFF)
def heard(piece: str) -> Response:
    """What is heard now at a station or in the house; `?sound=` one that was chosen before."""
    music, station, named = the_radio().music, _station(), request.args.get("sound")
    if named:
        return _played(music.kept_sound(_piece(piece), station, named))
    return _played(music.sound(_piece(piece), station))


@pages.get("/house-sounds/try.wav")
@only(*STAFF)
@limiter.limit(HEARINGS, key_func=person_asking)
def tried() -> Response:
    """What a recipe sounds like."""
    return _played(the_radio().music.compose(_wished(request.args)))


@pages.post("/house-sounds/choose")
@only(Role.ADMIN)
def choose() -> AnyResponse | tuple[str, int]:
    """Let the sound of a recipe be heard from now on."""
    try:
        recipe = _wished(request.form)
        the_radio().music.choose(_station(), recipe, me().id)
    except Refused as error:
        return page(_station(), None, sentences(error)), status_of(error)
    return _chosen(recipe.piece)


@pages.post("/house-sounds/<piece>/again")
@only(Role.ADMIN)
def choose_again(piece: str) -> AnyResponse:
    """Let a sound that was chosen here before be heard again."""
    named = request.form.get("sound", "")
    the_radio().music.choose_again(_station(), _piece(piece), named, me().id)
    return _chosen(_piece(piece))


@pages.post("/house-sounds/<piece>/give-back")
@only(Role.ADMIN)
def give_back(piece: str) -> AnyResponse:
    """Back to the house's sound, or to the one that was shipped."""
    the_radio().music.give_back(_station(), _piece(piece), me().id)
    return _chosen(_piece(piece))


@pages.post("/house-sounds/<piece>/upload")
@only(Role.ADMIN)
def hand_in(piece: str) -> AnyResponse | tuple[str, int]:
    """A sound of one's own."""
    radio = the_radio()
    try:
        sent, name = sound_sent("sound")
        with received(sent, radio.settings.workspace / "audio" / "incoming") as file:
            radio.music.take_in(_station(), _piece(piece), file, name, me().id)
    except Refused as error:
        return page(_station(), None, sentences(error)), status_of(error)
    return _chosen(_piece(piece))


def page(station: StationId, recipe: Recipe | None, wrong: list[str] | None = None) -> str:
    """The page of the house or a station."""
    return render_template(
        "house_sounds/show.html",
        station=station,
        stations=all_stations(),
        standing=the_radio().music.standing(station),
        house={one.piece: one for one in the_radio().music.standing(StationId(""))},
        tried=recipe,
        wishes=_wishes,
        in_words=in_words,
        people=names_of_people(),
        wrong=wrong or [],
        BOUNDS=BOUNDS,
        LENGTHS=LENGTHS,
        KEYS=tuple(KEYS),
        SCALES=tuple(Scale),
        INSTRUMENTS=tuple(Instrument),
        HIGHEST_SEED=HIGHEST_SEED,
        may_choose=me().has(Role.ADMIN),
    )


def _chosen(piece: Piece) -> AnyResponse:
    flash(_("It is chosen. Programmes that are planned already are being built again."), "done")
    station = _station()
    return redirect(url_for("house_sounds.show", station=station or None, _anchor=piece))


def _wishes(recipe: Recipe) -> Mapping[str, object]:
    """The recipe as the query of an address."""
    return {**asdict(recipe), "seconds": f"{recipe.seconds:g}"}


def _wished(form: Mapping[str, str]) -> Recipe:
    """The recipe in a form; raises `Refused` for one that cannot be made."""
    try:
        seed = int(form.get("seed") or 0) + ("next" in form)
        return Recipe(
            _piece(form.get("piece", "")),
            form.get("key", "d"),
            Scale(form.get("scale", Scale.CUNG)),
            Instrument(form.get("instrument", Instrument.STRING)),
            float(form.get("seconds") or 0),
            int(form.get("tempo") or 0),
            seed % (HIGHEST_SEED + 1) if "next" in form else seed,
        )
    except ValueError:
        raise Refused("Choose the sound by the fields of this page.") from None


def _piece(name: str) -> Piece:
    try:
        return Piece(name)
    except ValueError:
        raise NotFound("There is no house sound %(name)s.", name=name) from None


def _station() -> StationId:
    """The station of the address or the form; empty: the house."""
    return StationId(request.values.get("station", ""))


def _played(sound: Sound) -> Response:
    etag = hashlib.sha256(sound.samples).hexdigest()
    return kept_briefly(send_file(wav(sound), "audio/wav", conditional=True, etag=etag))
